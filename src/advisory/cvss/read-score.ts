/** A CVSS object of a document to a score that is computed from its vector: what the document states beside it is held against that. */
import { type JsonObject, member, step, text } from "../csaf/json.ts";
import type { RepairLog } from "../csaf/repair-log.ts";
import type { Score } from "../document.ts";
import { parseVector } from "./parse-vector.ts";
import { score } from "./score.ts";
import { checkStatedScore, type ScoreDisagreement } from "./stated-score.ts";

/** Members of the CVSS objects of CSAF, CVE records and NVD (FIRST's JSON schemas of all editions). */
const STATED = { base: "baseScore", temporal: "temporalScore", threat: "threatScore", environmental: "environmentalScore" } as const;

/**
 * Reads one CVSS object; a stranger wrote it.
 *
 * @param pointer Where the object stands in the file.
 * @param log Takes `cvss-score-disagrees` for each member that is not what the vector gives, `cvss-vector-unreadable` where a vector is none.
 * @returns The computed base score; the stated one where the vector cannot be read; `undefined` where there is no vector, or neither.
 */
export function readCvss(cvss: JsonObject | undefined, pointer: string, productIds: readonly string[], log: RepairLog): Score | undefined {
	const written = text(cvss, "vectorString");
	if (cvss === undefined || written === undefined) return undefined;
	const base = numberIn(cvss, STATED.base);
	const about = { vector: written, pointer, productIds };
	const vector = parseVector(written);
	if (!vector.ok) {
		log.add("cvss-vector-unreadable", step(pointer, "vectorString"), written, "");
		return base === undefined ? undefined : { ...about, version: text(cvss, "version") ?? "", baseScore: base };
	}
	const disagreements = checkStatedScore(vector.value, {
		base,
		temporal: numberIn(cvss, STATED.temporal),
		threat: numberIn(cvss, STATED.threat),
		environmental: numberIn(cvss, STATED.environmental),
		severity: text(cvss, "baseSeverity"),
	});
	for (const { what, stated, computed } of disagreements)
		log.add("cvss-score-disagrees", step(pointer, memberOf(what)), String(stated), String(computed));
	const wrong = disagreements.some(({ what }) => what === "base") ? { statedBaseScore: base ?? 0 } : {};
	return { ...about, version: vector.value.version, baseScore: score(vector.value).base, ...wrong };
}

function memberOf(what: ScoreDisagreement["what"]): string {
	return what === "severity" ? "baseSeverity" : STATED[what];
}

function numberIn(cvss: JsonObject, key: string): number | undefined {
	const value = member(cvss, key);
	return typeof value === "number" ? value : undefined;
}
