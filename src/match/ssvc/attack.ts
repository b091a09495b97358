/** Whether a hole is attacked, since when, and how that counts in the tables. */
import { visible } from "../../core/problem.ts";
import type { Wave } from "../../detect/wave.ts";
import { dayNumber } from "./calendar.ts";
import type { Known } from "./decision-table.ts";
import type { Start } from "./due-date.ts";
import type { VectorFacts } from "./from-cvss.ts";

/** Known attacks on a hole, as the catalogue has them. */
export interface KnownAttack {
	/** `YYYY-MM-DD` of CISA's catalogue of known exploited vulnerabilities; absent when the evidence is another. */
	readonly kevAdded?: string | undefined;
	readonly evidence: string;
	/** `YYYY-MM-DD` on which the evidence was put on record; what was known on a day before it is not known. */
	readonly date?: string | undefined;
}

/** What is known about attacks, ready for the tables. */
export interface AttackFacts {
	/** For BOD 26-04; attacks that are certain count as a listing. `undefined` when nobody looked. */
	readonly inKev: boolean | undefined;
	/** For the deployer tree: what can still be the case. */
	readonly exploitation: Known;
	/** Days on which an attack became known. */
	readonly starts: readonly Start[];
	readonly words: readonly string[];
}

/**
 * Joins the sources on attacks.
 *
 * A hole that is attacked and not listed is treated as if it were listed, as the guide of CERT/CC to the table says: the listing needs a CVE
 * and a remedy first. A listing after `asOf` was not there yet, nor evidence put on record after it: whether attacks were known on that
 * day is then not known, which the tables take at its strictest. A wave that begins after `asOf` is left out.
 *
 * @param waves - Those that are about this hole; written by operators, CERTs or found in telemetry.
 */
export function attackFacts(
	attacked: KnownAttack | "unknown" | undefined,
	waves: readonly Wave[],
	vectors: Pick<VectorFacts, "exploitation">,
	asOf: string,
): AttackFacts {
	const words: string[] = [];
	const starts: Start[] = [];
	const start = (date: string, what: string): boolean => {
		const day = dayNumber(date);
		const counts = day !== undefined && day <= (dayNumber(asOf) ?? Number.POSITIVE_INFINITY);
		if (counts) starts.push({ day, what });
		return counts;
	};
	const open: string[] = [];
	if (typeof attacked === "object") {
		const { kevAdded: added, date } = attacked;
		const listed = added !== undefined && start(added, "listed in CISA KEV");
		if (listed) words.push(`attacked, in CISA KEV since ${added}`);
		else if (date !== undefined && !isAfter(date, asOf)) words.push(reported(attacked));
		else if (isAfter(added, asOf))
			open.push(`not in CISA KEV on ${asOf} (listed on ${added}); whether attacks were known then is not recorded`);
		else if (isAfter(date, asOf)) open.push(`attacks are on record since ${date}; whether they were known on ${asOf} is not recorded`);
		else words.push(reported(attacked));
	}
	for (const wave of waves) if (start(wave.startedAt, "wave of attacks began")) words.push(waveWords(wave));
	if (vectors.exploitation === "active") words.push("attacked (stated in CVSS 4.0: E:A)");
	if (words.length > 0) return { inKev: true, exploitation: "active", starts, words };
	if (open.length > 0) return { inKev: undefined, exploitation: undefined, starts, words: open };
	if (attacked === "unknown")
		return { inKev: undefined, exploitation: undefined, starts, words: ["whether it is attacked is not known: no list was looked at"] };
	const code = vectors.exploitation === "public poc";
	return {
		inKev: false,
		exploitation: code ? "public poc" : ["none", "public poc"],
		starts,
		words: [code ? "no attacks known to us; exploit code is public (stated in CVSS)" : "no attacks known to us"],
	};
}

function reported({ evidence }: KnownAttack): string {
	return `attacks are reported (${visible(evidence, 160)}); counts as if it were listed in CISA KEV`;
}

function isAfter(date: string | undefined, asOf: string): date is string {
	const [day, today] = [date === undefined ? undefined : dayNumber(date), dayNumber(asOf)];
	return day !== undefined && today !== undefined && day > today;
}

function waveWords({ startedAt, endedAt, evidence, statedBy, synthetic }: Wave): string {
	const when = endedAt === undefined ? `since ${startedAt}` : `${startedAt} to ${visible(endedAt, 20)}`;
	const [first] = evidence;
	const source = first?.source ?? statedBy;
	const what = first === undefined ? "" : `: ${visible(first.text, 120)}`;
	return `wave of attacks ${when}${what}${source === undefined ? "" : ` (${visible(source, 120)})`}${synthetic ? ", made up for a demonstration" : ""}`;
}
