/** Words for scores. */
import type { CvssVersion, Severity } from "./vector.ts";

/**
 * The band of a score from 0 to 10.
 *
 * 3.x section 5 and 4.0 section 6: none 0.0, low to 3.9, medium to 6.9, high to 8.9, critical from 9.0. Edition 2 has no bands; those of
 * the NVD stand in: low to 3.9, medium to 6.9, high from 7.0.
 */
export function severityOf(version: CvssVersion, score: number): Severity {
	if (version === "2.0") return score >= 7 ? "high" : score >= 4 ? "medium" : "low";
	if (score >= 9) return "critical";
	if (score >= 7) return "high";
	if (score >= 4) return "medium";
	return score > 0 ? "low" : "none";
}
