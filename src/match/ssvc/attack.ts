/** Whether a hole is attacked, since when, and how that counts in the tables. */
import { visible } from "../../core/problem.ts";
import { dayNumber } from "./calendar.ts";
import type { Known } from "./decision-table.ts";
import type { Start } from "./due-date.ts";
import type { VectorFacts } from "./from-cvss.ts";

/** Known attacks on a hole, as the catalogue has them. */
export interface KnownAttack {
	/** `YYYY-MM-DD` of CISA's catalogue of known exploited vulnerabilities; absent when the evidence is another. */
	readonly kevAdded?: string | undefined;
	readonly evidence: string;
}

/** A wave of attacks on this hole: the part of a recorded wave that priority reads. Written by an operator or a CERT. */
export interface AttackWave {
	/** `YYYY-MM-DD`. */
	readonly since: string;
	/** `YYYY-MM-DD`; absent while it lasts. */
	readonly ended?: string | undefined;
	/** What was seen, in words. */
	readonly what: string;
	readonly source: string;
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
 * and a remedy first. A day after `asOf` starts no clock.
 */
export function attackFacts(
	attacked: KnownAttack | "unknown" | undefined,
	waves: readonly AttackWave[],
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
	if (typeof attacked === "object") {
		const added = attacked.kevAdded;
		const listed = added !== undefined && start(added, "listed in CISA KEV");
		if (listed) words.push(`attacked, in CISA KEV since ${added}`);
		else words.push(`attacks are reported (${visible(attacked.evidence, 160)}); counts as if it were listed in CISA KEV`);
	}
	for (const wave of waves) {
		start(wave.since, "wave of attacks began");
		const when = wave.ended === undefined ? `since ${visible(wave.since, 20)}` : `${visible(wave.since, 20)} to ${visible(wave.ended, 20)}`;
		words.push(`wave of attacks ${when}: ${visible(wave.what, 120)} (${visible(wave.source, 120)})`);
	}
	if (vectors.exploitation === "active") words.push("attacked (stated in CVSS 4.0: E:A)");
	if (words.length > 0) return { inKev: true, exploitation: "active", starts, words };
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
