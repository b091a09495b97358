/**
 * What to do first, until when, and why: the verdict, then CISA BOD 26-04 and the SSVC deployer tree (docs/priority.md).
 *
 * Lower is more urgent. A fact that is missing takes the strictest case that is still possible, and the reasons say so.
 */
import type { AttackedHole } from "../catalog/vendor.ts";
import { isRunning, touches, type Wave } from "../detect/wave.ts";
import type { Exposure } from "../inventory/device.ts";
import type { HoleJudgement } from "./hole.ts";
import { priorityOf } from "./ssvc/priority-of.ts";
import type { Verdict } from "./verdict.ts";

/** Steps between verdicts; `priorityOf` stays below 101. A device that nobody can name comes after those with an open hole. */
const STEP: Readonly<Record<Verdict, number>> = { known_affected: 0, under_investigation: 200, fixed: 1000, known_not_affected: 2000 };
const UNNAMED = 200;

/** What priority looks at besides the judgement. */
export interface PriorityContext {
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	readonly waves: readonly Wave[];
	attackedBy(hole: HoleJudgement): AttackedHole | undefined;
}

/** How urgent one hole is on a device. */
export interface Urgency {
	/** Lower first. */
	readonly urgency: number;
	/** `YYYY-MM-DD`; only where something is known to be affected and the decision has a date. */
	readonly due: string | undefined;
	readonly reasons: readonly string[];
}

/** Gives urgencies; each combination of hole, exposure and maker is decided once. */
export function createPriorities(
	context: PriorityContext,
): (hole: HoleJudgement, exposure: Exposure, makers: readonly string[]) => Urgency {
	const decided = new Map<string, ReturnType<typeof priorityOf>>();
	const running = context.waves.filter((wave) => isRunning(wave, context.asOf));
	return (hole, exposure, makers) => {
		const waves = running.filter((wave) => touches(wave, { cve: hole.cve, makers }));
		const key = [hole.cve ?? hole.title, exposure, hole.vectors.join(), waves.map((wave) => wave.id).join()].join("\u0000");
		let decision = decided.get(key);
		if (decision === undefined) {
			const attacked = context.attackedBy(hole);
			decision = priorityOf({ attacked, exposure, vectors: hole.vectors, asOf: context.asOf, waves });
			decided.set(key, decision);
		}
		const named = hole.advisory !== "";
		return {
			urgency: STEP[hole.verdict] + atOneDecision(decision.urgency) + severityOf(hole.baseScore) + (named ? 0 : UNNAMED),
			due: hole.verdict === "known_affected" ? decision.due : undefined,
			reasons: named ? [...decision.reasons, scoreWords(hole.baseScore)].filter((text) => text !== "") : exposureOnly(exposure),
		};
	};
}

/** Equal decisions are equal: how long each is overdue already does not order them, severity and the number of devices do. */
function atOneDecision(urgency: number): number {
	return Math.floor(urgency * 200 + 1e-6) / 200;
}

/** A missing score stands with the worst. */
function severityOf(baseScore: number | undefined): number {
	return baseScore === undefined ? 0 : (10 - Math.min(10, Math.max(0, baseScore))) / 10_000;
}

function scoreWords(baseScore: number | undefined): string {
	return baseScore === undefined ? "no CVSS score stated" : `CVSS ${baseScore.toFixed(1)}`;
}

/** Of a device that cannot be named nothing is known but where it stands. */
function exposureOnly(exposure: Exposure): readonly string[] {
	return priorityOf({ attacked: "unknown", exposure, vectors: [], asOf: "1970-01-01" }).reasons.slice(1, 2);
}
