/** Scores of edition 3.1. Source: FIRST, CVSS 3.1 section 7 and appendix A ("Floating Point Rounding"). */
import { type Edition, scoresV3 } from "./score-v3.ts";
import type { ThreeScores } from "./weights.ts";

/** Appendix A: whole numbers of 1/100 000 first, so that every machine rounds alike. */
function roundUp(value: number): number {
	const fine = Math.round(value * 100_000);
	return fine % 10_000 === 0 ? fine / 100_000 : (Math.floor(fine / 10_000) + 1) / 10;
}

const EDITION: Edition = {
	roundUp,
	// Section 7.3. Another curve than the base score's: without any environmental metric the two may differ by 0.1.
	modifiedChangedImpact: (subScore) => 7.52 * (subScore - 0.029) - 3.25 * (subScore * 0.9731 - 0.02) ** 13,
};

/** Base, temporal and environmental score of the metrics of a 3.1 vector. */
export function scoresV31(metrics: ReadonlyMap<string, string>): ThreeScores {
	return scoresV3(metrics, EDITION);
}
