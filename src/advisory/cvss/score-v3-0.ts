/** Scores of edition 3.0. Source: FIRST, CVSS 3.0 section 8. */
import { changedImpact, type Edition, scoresV3 } from "./score-v3.ts";
import type { ThreeScores } from "./weights.ts";

/** 3.0 rounds up "to the next tenth" and says no more; what is subtracted undoes binary fractions just above a whole tenth. */
const EDITION: Edition = { roundUp: (value) => Math.ceil(value * 10 - 1e-9) / 10, modifiedChangedImpact: changedImpact };

/** Base, temporal and environmental score of the metrics of a 3.0 vector. */
export function scoresV30(metrics: ReadonlyMap<string, string>): ThreeScores {
	return scoresV3(metrics, EDITION);
}
