/** Scores that a document states, held against what its vector gives. */
import { score } from "./score.ts";
import { severityOf } from "./severity.ts";
import type { Vector } from "./vector.ts";

/** What a document says beside a vector; any part may be absent. Words in any case. */
export interface StatedScores {
	readonly base?: number | undefined;
	readonly temporal?: number | undefined;
	readonly threat?: number | undefined;
	readonly environmental?: number | undefined;
	/** `baseSeverity` of CSAF. */
	readonly severity?: string | undefined;
}

/** One disagreement: what the document says, and what the vector gives. */
export interface ScoreDisagreement {
	readonly what: keyof StatedScores;
	readonly stated: number | string;
	readonly computed: number | string;
}

/**
 * Every stated score that differs from the computed one; empty when all agree.
 *
 * A stated temporal, threat or environmental score without a metric of its group is held against the score that the vector does give:
 * "not defined" changes nothing in 2.0 and 4.0 and at most 0.1 in 3.1.
 */
export function checkStatedScore(vector: Vector, stated: StatedScores): readonly ScoreDisagreement[] {
	const computed = score(vector);
	const inForce = computed.temporal ?? computed.threat ?? computed.base;
	const expected = {
		base: computed.base,
		temporal: computed.temporal ?? computed.base,
		threat: computed.threat ?? computed.base,
		environmental: computed.environmental ?? inForce,
	};
	const numbers = (["base", "temporal", "threat", "environmental"] as const).flatMap((what) => {
		const value = stated[what];
		return value === undefined || Math.abs(value - expected[what]) < 0.05 ? [] : [{ what, stated: value, computed: expected[what] }];
	});
	const severity = severityOf(vector.version, computed.base);
	const said = stated.severity;
	if (said === undefined || said.toLowerCase() === severity) return numbers;
	return [...numbers, { what: "severity", stated: said, computed: severity }];
}
