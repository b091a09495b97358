import assert from "node:assert/strict";
import { test } from "node:test";
import { readCsaf } from "./csaf/read.ts";
import { bytesOf, HEAD, leaf } from "./csaf/sample.ts";
import { advisoryStats } from "./stats.ts";

test("the figures of a set: kinds, share, repairs, statuses, fixes", () => {
	const result = readCsaf(
		bytesOf({
			document: HEAD,
			product_tree: {
				branches: [
					leaf("A", "V", "Camera X1", "product_version_range", "vers:all/<2.0"),
					leaf("B", "V", "Camera X2", "product_version_range", "vers:all/*"),
					leaf("C", "V", "Cameras", "product_version", "DS-2CD2032-I"),
					leaf("D", "V", "Camera X4", "product_version", "various, see 3 pages of the notice", "Camera X4"),
				],
			},
			vulnerabilities: [
				{
					product_status: { known_affected: ["A", "B"], fixed: ["C"] },
					remediations: [{ category: "vendor_fix", details: "Update Camera X1 to 2.0 or later", product_ids: ["A"] }],
				},
			],
		}),
		"f.json",
	);
	assert.ok(result.ok);
	const stats = advisoryStats([result.value]);
	assert.equal(stats.schema, "seawall/advisory-stats/1");
	assert.equal(stats.versionSlots, 4);
	assert.deepEqual(stats.kinds, { all: 1, ranges: 1, model: 1, condition: 0, unparsed: 1 });
	assert.equal(stats.typedShare, 0.75);
	assert.deepEqual(
		stats.unparsed.map((slot) => [slot.advisory, slot.source, slot.pointer]),
		[["TEST-1", "f.json", "/product_tree/branches/3/branches/0/branches/0/name"]],
	);
	assert.deepEqual(stats.statuses, { known_affected: 2, fixed: 1, known_not_affected: 0, under_investigation: 0 });
	assert.deepEqual(stats.fixes, { remediations: 1, claims: 1, tied: 1 });
	assert.ok(stats.repairs.some((repair) => repair.rule === "invalid-vers" && repair.count === 1));
	assert.equal(advisoryStats([]).typedShare, 1);
});
