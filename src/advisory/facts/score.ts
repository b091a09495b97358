/** Scores as sources give them, brought into CSAF's form. Nothing is computed from a vector. */
import type { CsafScore } from "./csaf-document.ts";
import type { FactScore } from "./facts.ts";

/** The word for a base score of 0 to 10: bands of CVSS v3.1, section 5 (table 14). */
export function severityOf(score: number): "NONE" | "LOW" | "MEDIUM" | "HIGH" | "CRITICAL" {
	if (score >= 9) return "CRITICAL";
	if (score >= 7) return "HIGH";
	if (score >= 4) return "MEDIUM";
	return score > 0 ? "LOW" : "NONE";
}

/**
 * The one score that a product may carry per CVSS generation: where sources differ, the highest, so that nothing is understated.
 * CSAF 2.0 has no place for CVSS v4; those scores stand in the note of `scoreLines`.
 *
 * @returns `undefined` where no source gives a score of version 2 or 3.
 */
export function toScore(scores: readonly FactScore[], products: readonly string[]): CsafScore | undefined {
	const second = highest(scores.filter((score) => score.version === "2.0"));
	const third = highest(scores.filter((score) => isThird(score.version)));
	if ((second === undefined && third === undefined) || products.length === 0) return undefined;
	return {
		...(second === undefined ? {} : { cvss_v2: { version: "2.0", vectorString: second.vector, baseScore: second.score } }),
		...(third === undefined || !isThird(third.version)
			? {}
			: {
					cvss_v3: {
						version: third.version,
						vectorString: third.vector,
						baseScore: third.score,
						baseSeverity: severityOf(third.score),
					},
				}),
		products,
	};
}

/** Every score with who gave it, as lines for a note: `9.8 (CVSS 3.1 CVSS:3.1/AV:N/…), CISA ADP in the record of nvd`. */
export function scoreLines(scores: readonly FactScore[]): readonly string[] {
	return scores.map((score) => {
		const by = score.scored_by === undefined ? score.source : `${score.scored_by}, in ${score.source}`;
		return `${score.score.toFixed(1)} by ${by} (CVSS ${score.version}: ${score.vector})`;
	});
}

/** The highest base score of any version, for the severity of the whole document. */
export function highestScore(scores: readonly FactScore[]): number | undefined {
	// CVSS v2 has no critical band and counts otherwise, so it only speaks where there is nothing newer.
	const newer = scores.filter((score) => score.version !== "2.0");
	return highest(newer.length > 0 ? newer : scores)?.score;
}

function isThird(version: string): version is "3.0" | "3.1" {
	return version === "3.0" || version === "3.1";
}

function highest(scores: readonly FactScore[]): FactScore | undefined {
	return scores.reduce<FactScore | undefined>((held, next) => {
		if (held === undefined || next.score > held.score) return next;
		return next.score === held.score && next.version > held.version ? next : held;
	}, undefined);
}
