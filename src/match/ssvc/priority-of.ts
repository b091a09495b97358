/**
 * What to do about one hole on one device, until when, and why: CISA BOD 26-04, with the SSVC deployer tree beside it.
 *
 * The rules stand in docs/priority.md. A missing fact takes the strictest case that is still possible, and the reasons say so.
 */
import { visible } from "../../core/problem.ts";
import type { Wave } from "../../detect/wave.ts";
import type { Exposure } from "../../inventory/device.ts";
import { attackFacts, type KnownAttack } from "./attack.ts";
import { type Bod2604Decision, bod2604 } from "./bod-26-04.ts";
import { type Decision, decide } from "./decision-table.ts";
import { dueDate } from "./due-date.ts";
import { exposureWords, systemExposure } from "./exposure.ts";
import { factsFromVectors, type Told, type VectorFacts } from "./from-cvss.ts";
import { BOD_26_04, DEPLOYER } from "./tables.ts";

/** Decision points that somebody published for this hole, such as CISA in the CVE record. They stand before what CVSS lets us infer. */
export interface PublishedPoints {
	readonly automatable?: "no" | "yes" | undefined;
	readonly technicalImpact?: "partial" | "total" | undefined;
	/** Who says so, in words. */
	readonly source: string;
}

/** All that priority looks at. */
export interface PriorityFacts {
	/** Attacks known from lists; `undefined` = looked up and none known; `"unknown"` = no list was at hand. */
	readonly attacked: KnownAttack | "unknown" | undefined;
	readonly exposure: Exposure;
	/** CVSS vectors of the hole, of all sources and editions; or what `factsFromVectors` made of them, to do that once a hole. */
	readonly vectors: readonly string[] | VectorFacts;
	/** `YYYY-MM-DD` that the answer speaks about. */
	readonly asOf: string;
	/** `YYYY-MM-DD` on which the hole was first found on this device; absent = on `asOf`. */
	readonly seen?: string | undefined;
	/** Waves of attacks on this hole. */
	readonly waves?: readonly Wave[] | undefined;
	readonly published?: PublishedPoints | undefined;
	/** SSVC human impact of the device, when its owner states it: `low`, `medium`, `high`, `very high`. */
	readonly humanImpact?: string | undefined;
}

/** The answer. */
export interface PriorityDecision {
	/** Outcome of BOD 26-04: `fix on system upgrade`, `60 days`, `14 days`, `3 days`, `3 days & forensic investigation`. */
	readonly decision: string;
	/** All that are still possible, mildest first; one when nothing that matters is missing. */
	readonly possible: readonly string[];
	/** `YYYY-MM-DD`; `undefined` when the decision is to fix on upgrade. May lie before `asOf`: then it is overdue. */
	readonly due: string | undefined;
	/** Whether to look for traces of a break-in. */
	readonly forensics: boolean;
	/** Outcome of the deployer tree, the strictest that is possible: `defer`, `scheduled`, `out-of-cycle`, `immediate`. */
	readonly deployer: string;
	/** What is known of attacks: `active`, `public poc`, `none`; `unknown` when it cannot be told. */
	readonly exploitation: string;
	readonly reasons: readonly string[];
	/**
	 * Lower first, from 0 up to 101. The whole part is the days left (0 when overdue, 100 without a date); behind it count the decision, the
	 * deployer tree, whether it is decided, and how long it is overdue.
	 */
	readonly urgency: number;
}

/** Decides. Never throws; a day that cannot be read counts as absent. */
export function priorityOf(facts: PriorityFacts): PriorityDecision {
	const vectors = "unread" in facts.vectors ? facts.vectors : factsFromVectors(facts.vectors);
	const attack = attackFacts(facts.attacked, facts.waves ?? [], vectors, facts.asOf);
	const automatable = publishedAutomatable(facts.published) ?? vectors.automatable;
	const impact = publishedImpact(facts.published) ?? vectors.technicalImpact;
	const bod = bod2604({
		inKev: attack.inKev,
		publiclyExposed: facts.exposure === "unknown" ? undefined : facts.exposure === "internet",
		automatable: automatable.value,
		technicalImpact: impact.value,
	});
	const deployer = decide(DEPLOYER, {
		exploitation: attack.exploitation,
		"system exposure": systemExposure(facts.exposure, automatable.value),
		automatable: automatable.value === undefined ? undefined : automatable.value ? "yes" : "no",
		"human impact": facts.humanImpact,
	});
	const clock = dueDate(bod.dueDays, attack.starts, facts.asOf, facts.seen);
	return {
		decision: bod.decision,
		possible: bod.possible,
		due: clock.due,
		forensics: bod.forensics,
		deployer: deployer.worst,
		exploitation: attack.exploitation === undefined ? "unknown" : ([attack.exploitation].flat()[0] ?? "unknown"),
		reasons: [
			...attack.words,
			exposureWords(facts.exposure),
			automatable.words,
			impact.words,
			...vectors.unread.slice(0, 3).map((fault) => `a CVSS vector could not be read (${fault})`),
			`by CISA BOD 26-04: ${bod.reason}`,
			...clock.words,
			`by the SSVC deployer tree: ${deployer.reason}`,
		],
		urgency: urgencyOf(bod, deployer, clock.left),
	};
}

function publishedAutomatable(points: PublishedPoints | undefined): Told<boolean> | undefined {
	if (points?.automatable === undefined) return undefined;
	const value = points.automatable === "yes";
	return { value, words: `${value ? "automatable" : "not automatable"} (stated by ${visible(points.source, 120)})` };
}

function publishedImpact(points: PublishedPoints | undefined): Told<"partial" | "total"> | undefined {
	const value = points?.technicalImpact;
	if (points === undefined || value === undefined) return undefined;
	return { value, words: `${value} control (stated by ${visible(points.source, 120)})` };
}

/** What stands in `urgency` for no date: past every date that the table can give. */
const NO_DATE = 100;

function urgencyOf(bod: Bod2604Decision, deployer: Decision, left: number | undefined): number {
	const severity = (table: { readonly outcomes: readonly string[] }, outcome: string): number =>
		table.outcomes.length - 1 - table.outcomes.indexOf(outcome);
	const overdue = Math.max(0, -(left ?? 0));
	return (
		Math.max(0, left ?? NO_DATE) +
		severity(BOD_26_04, bod.worst) / 10 +
		severity(DEPLOYER, deployer.worst) / 100 +
		(bod.decided ? 0 : 0.005) +
		0.004 / (1 + overdue / 365)
	);
}
