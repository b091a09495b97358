/** What 3.0 and 3.1 share: weights and equations. Source: FIRST, CVSS 3.0 section 8 and CVSS 3.1 section 7. */
import { modified, type ThreeScores, type Weights, weightOf } from "./weights.ts";

const AV: Weights = { N: 0.85, A: 0.62, L: 0.55, P: 0.2 };
const AC: Weights = { L: 0.77, H: 0.44 };
const PR: Weights = { N: 0.85, L: 0.62, H: 0.27 };
const PR_CHANGED: Weights = { N: 0.85, L: 0.68, H: 0.5 };
const UI: Weights = { N: 0.85, R: 0.62 };
const IMPACT: Weights = { H: 0.56, L: 0.22, N: 0 };
const E: Weights = { H: 1, F: 0.97, P: 0.94, U: 0.91 };
const RL: Weights = { U: 1, W: 0.97, T: 0.96, O: 0.95 };
const RC: Weights = { C: 1, R: 0.96, U: 0.92 };
const REQUIREMENT: Weights = { H: 1.5, M: 1, L: 0.5 };

/** Where the editions differ. */
export interface Edition {
	readonly roundUp: (value: number) => number;
	/** Impact under a changed scope with the environment's values, from the impact sub-score. */
	readonly modifiedChangedImpact: (subScore: number) => number;
}

/** Impact under a changed scope, from the impact sub-score; the same in both editions. */
export function changedImpact(subScore: number): number {
	return 7.52 * (subScore - 0.029) - 3.25 * (subScore - 0.02) ** 15;
}

/** Base, temporal and environmental score of the metrics of a 3.x vector. */
export function scoresV3(metrics: ReadonlyMap<string, string>, edition: Edition): ThreeScores {
	const late = weightOf(metrics, "E", E) * weightOf(metrics, "RL", RL) * weightOf(metrics, "RC", RC);
	const stated = (name: string): string => metrics.get(name) ?? "";
	const base = join(
		stated,
		impactOf(stated, () => 1, changedImpact),
		edition,
	);
	const inPlace = (name: string): string => modified(metrics, name);
	const need = (name: string): number => weightOf(metrics, name, REQUIREMENT);
	const inPlaceBase = join(inPlace, impactOf(inPlace, need, edition.modifiedChangedImpact), edition);
	return { base, temporal: edition.roundUp(base * late), environmental: edition.roundUp(inPlaceBase * late) };
}

type Read = (name: string) => string;

function impactOf(read: Read, need: (name: string) => number, changed: (subScore: number) => number): number {
	const left = (name: string, requirement: string): number => 1 - (IMPACT[read(name)] ?? 0) * need(requirement);
	const subScore = Math.min(1 - left("C", "CR") * left("I", "IR") * left("A", "AR"), 0.915);
	return read("S") === "C" ? changed(subScore) : 6.42 * subScore;
}

function join(read: Read, impact: number, edition: Edition): number {
	if (impact <= 0) return 0;
	const changed = read("S") === "C";
	const privileges = (changed ? PR_CHANGED : PR)[read("PR")] ?? 0;
	const exploitability = 8.22 * (AV[read("AV")] ?? 0) * (AC[read("AC")] ?? 0) * privileges * (UI[read("UI")] ?? 0);
	return edition.roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
}
