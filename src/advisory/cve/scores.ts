/** CVSS entries of CVE records and NVD entries: copied as they stand, never computed here. */
import { asObject, type JsonObject, member, text } from "../csaf/json.ts";
import type { Score } from "../document.ts";

/** Most entries kept of one record. */
const MOST = 100;

/** Reads one CVSS object (`cvssV3_1` of a CVE record, `cvssData` of NVD); `[]` where it states no vector or score. */
export function readScore(value: unknown): readonly Score[] {
	const cvss = asObject(value);
	const vector = text(cvss, "vectorString");
	const baseScore = member(cvss, "baseScore");
	if (vector === undefined || typeof baseScore !== "number") return [];
	return [{ version: text(cvss, "version") ?? "", vector, baseScore, productIds: [] }];
}

/** `metrics` of a CVE container: a list of objects with a CVSS object each. */
export function containerScores(metrics: readonly unknown[]): readonly Score[] {
	const slots = ["cvssV4_0", "cvssV3_1", "cvssV3_0", "cvssV2_0"];
	return metrics.slice(0, MOST).flatMap((entry) => slots.flatMap((slot) => readScore(member(asObject(entry), slot))));
}

/** `metrics` of an NVD entry: lists by version, each entry with `cvssData`. */
export function nvdScores(metrics: JsonObject | undefined): readonly Score[] {
	const slots = ["cvssMetricV40", "cvssMetricV31", "cvssMetricV30", "cvssMetricV2"];
	return slots.flatMap((slot) => {
		const list = member(metrics, slot);
		return Array.isArray(list) ? list.slice(0, MOST).flatMap((entry: unknown) => readScore(member(asObject(entry), "cvssData"))) : [];
	});
}
