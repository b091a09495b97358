/** Scores of edition 2.0. Source: FIRST, "A Complete Guide to CVSS 2.0", section 3.2, equations and weights. */
import { type ThreeScores, type Weights, weightOf } from "./weights.ts";

const AV: Weights = { L: 0.395, A: 0.646, N: 1 };
const AC: Weights = { H: 0.35, M: 0.61, L: 0.71 };
const AU: Weights = { M: 0.45, S: 0.56, N: 0.704 };
const IMPACT: Weights = { N: 0, P: 0.275, C: 0.66 };
const E: Weights = { U: 0.85, POC: 0.9, F: 0.95, H: 1 };
const RL: Weights = { OF: 0.87, TF: 0.9, W: 0.95, U: 1 };
const RC: Weights = { UC: 0.9, UR: 0.95, C: 1 };
const CDP: Weights = { N: 0, L: 0.1, LM: 0.3, MH: 0.4, H: 0.5 };
const TD: Weights = { N: 0, L: 0.25, M: 0.75, H: 1 };
const REQUIREMENT: Weights = { L: 0.5, M: 1, H: 1.51 };

/** Base, temporal and environmental score of the metrics of a 2.0 vector. */
export function scoresV2(metrics: ReadonlyMap<string, string>): ThreeScores {
	const impact = impactOf(metrics, () => 1);
	const base = baseOf(metrics, impact);
	const late = weightOf(metrics, "E", E) * weightOf(metrics, "RL", RL) * weightOf(metrics, "RC", RC);
	const adjusted = Math.min(
		10,
		impactOf(metrics, (name) => weightOf(metrics, name, REQUIREMENT)),
	);
	const adjustedTemporal = toOneDecimal(baseOf(metrics, adjusted) * late);
	const damage = weightOf(metrics, "CDP", CDP, 0);
	const environmental = (adjustedTemporal + (10 - adjustedTemporal) * damage) * weightOf(metrics, "TD", TD);
	return { base, temporal: toOneDecimal(base * late), environmental: toOneDecimal(environmental) };
}

function impactOf(metrics: ReadonlyMap<string, string>, requirement: (name: string) => number): number {
	const left = (name: string, need: string): number => 1 - weightOf(metrics, name, IMPACT) * requirement(need);
	return 10.41 * (1 - left("C", "CR") * left("I", "IR") * left("A", "AR"));
}

function baseOf(metrics: ReadonlyMap<string, string>, impact: number): number {
	const exploitability = 20 * weightOf(metrics, "AV", AV) * weightOf(metrics, "AC", AC) * weightOf(metrics, "Au", AU);
	return impact === 0 ? 0 : toOneDecimal((0.6 * impact + 0.4 * exploitability - 1.5) * 1.176);
}

/** Half up. The small addition undoes binary fractions that fall just short of a half (`x.x4999…` for `x.x5`). */
function toOneDecimal(value: number): number {
	return Math.round(value * 10 + 1e-9) / 10;
}
