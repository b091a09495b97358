/** CVSS entries of CVE records and NVD entries: computed from their vectors, what is stated otherwise is recorded. */
import { asObject, type JsonObject, member, step } from "../csaf/json.ts";
import type { RepairLog } from "../csaf/repair-log.ts";
import { readCvss } from "../cvss/read-score.ts";
import type { Score } from "../document.ts";

/** Most entries kept of one record. */
const MOST = 100;

/** `metrics` of a CVE container: a list of objects with a CVSS object each. `pointer` is that of the container. */
export function containerScores(container: JsonObject, pointer: string, log: RepairLog): readonly Score[] {
	const slots = ["cvssV4_0", "cvssV3_1", "cvssV3_0", "cvssV2_0"];
	return log
		.array(container, "metrics", pointer)
		.slice(0, MOST)
		.flatMap((entry, at) =>
			slots.flatMap((slot) => readCvss(asObject(member(asObject(entry), slot)), `${pointer}/metrics/${at}/${slot}`, [], log) ?? []),
		);
}

/** `metrics` of an NVD entry: lists by version, each entry with `cvssData`. `pointer` is that of the entry. */
export function nvdScores(cve: JsonObject, pointer: string, log: RepairLog): readonly Score[] {
	const slots = ["cvssMetricV40", "cvssMetricV31", "cvssMetricV30", "cvssMetricV2"];
	const metrics = log.object(member(cve, "metrics"), step(pointer, "metrics"));
	return slots.flatMap((slot) =>
		log
			.array(metrics, slot, step(pointer, "metrics"))
			.slice(0, MOST)
			.flatMap((entry, at) => {
				const place = `${pointer}/metrics/${slot}/${at}/cvssData`;
				return readCvss(asObject(member(asObject(entry), "cvssData")), place, [], log) ?? [];
			}),
	);
}
