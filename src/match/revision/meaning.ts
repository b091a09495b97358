/**
 * What one hole means for one device, without the words: two answers with the same meaning ask nothing new of anybody.
 *
 * Titles, wording, references, product ids, the order of things and which document decided are no part of it. Nor is the question that
 * is open: of several reasons that leave a verdict open one is asked about, and which one may hang on the order of products.
 */
import type { HoleJudgement } from "../hole.ts";
import type { Urgency } from "../priority.ts";
import type { ActionKind, Verdict } from "../verdict.ts";

/** The meaning. What is fixed or not affected asks for nothing, so of it only the verdict counts. */
export interface Meaning {
	readonly verdict: Verdict;
	/** Firmware to install; `null` where none is stated. */
	readonly upgradeTo: string | null;
	readonly action: ActionKind;
	/** Outcome of BOD 26-04, and of the SSVC deployer tree. */
	readonly decision: string;
	readonly deployer: string;
	/** CVSS rating of the highest base score (CVSS 3.1 section 5); `unknown` where none is stated. */
	readonly severity: "none" | "low" | "medium" | "high" | "critical" | "unknown";
	/** `active`, `public poc`, `none`, `unknown`. */
	readonly exploitation: string;
}

/** What of a meaning is another. */
export type Aspect = "verdict" | "target" | "action" | "exploitation" | "priority";

/** The meaning of a judgement. */
export function meaningOf(hole: HoleJudgement, urgency: Urgency): Meaning {
	return {
		verdict: hole.verdict,
		upgradeTo: hole.upgradeTo ?? null,
		action: hole.action,
		decision: urgency.decision,
		deployer: urgency.deployer,
		severity: severityOf(hole.baseScore),
		exploitation: urgency.exploitation,
	};
}

/** What differs between two meanings of one hole; nothing where a device is asked for nothing before and after. */
export function differingAspects(before: Meaning, after: Meaning): readonly Aspect[] {
	if (!isAtRisk(before) && !isAtRisk(after)) return before.verdict === after.verdict ? [] : ["verdict"];
	const differs: Readonly<Record<Aspect, boolean>> = {
		verdict: before.verdict !== after.verdict,
		target: before.upgradeTo !== after.upgradeTo,
		action: before.action !== after.action,
		exploitation: before.exploitation !== after.exploitation,
		priority: before.decision !== after.decision || before.deployer !== after.deployer || before.severity !== after.severity,
	};
	return (Object.keys(differs) as Aspect[]).filter((aspect) => differs[aspect]);
}

/** Whether something is to be done or found out. */
export function isAtRisk({ verdict }: Pick<Meaning, "verdict">): boolean {
	return verdict === "known_affected" || verdict === "under_investigation";
}

function severityOf(score: number | undefined): Meaning["severity"] {
	if (score === undefined) return "unknown";
	if (score <= 0) return "none";
	if (score < 4) return "low";
	if (score < 7) return "medium";
	return score < 9 ? "high" : "critical";
}
