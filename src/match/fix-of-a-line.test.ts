/** Fixes of parallel lines of one product: each bounds its own, whatever the numbers of the others are. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue, identity, told } from "../../test/support/match-fixture.ts";
import { readCsaf } from "../advisory/csaf/read.ts";
import { bytesOf, HEAD, leaf } from "../advisory/csaf/sample.ts";
import { compileLibrary } from "./compile.ts";
import { judge } from "./judge.ts";
import { createMatcher } from "./matcher.ts";
import { subjectOf } from "./subject.ts";

/** The verdict on a firmware of Ostwerk's OW-300. */
function verdict(firmware: string, slots: readonly (readonly [slot: string, fullName?: string])[], details: readonly string[]): string {
	const ids = slots.map((_, i) => `P${i}`);
	const branches = slots.map(([slot, fullName], i) => {
		const branch = leaf(`P${i}`, "Ostwerk", "OW-300", slot.includes("<") ? "product_version_range" : "product_version", slot);
		return fullName === undefined
			? branch
			: (JSON.parse(
					JSON.stringify(branch).replace(/"name":"[^"]*","product_id"/, `"name":${JSON.stringify(fullName)},"product_id"`),
				) as object);
	});
	const read = readCsaf(
		bytesOf({
			document: HEAD,
			product_tree: { branches },
			vulnerabilities: [
				{
					cve: "CVE-2030-0001",
					product_status: { known_affected: ids },
					remediations: details.map((text) => ({ category: "vendor_fix", details: text, product_ids: ids })),
				},
			],
		}),
		"f",
	);
	assert.ok(read.ok);
	const library = compileLibrary([read.value], catalogue);
	const [entry] = library.advisories;
	assert.ok(entry !== undefined);
	return told(judge(subjectOf(identity({ brand: "Ostwerk", model: "OW-300", firmware }), createMatcher(library, catalogue)), entry));
}

test("ICSA-22-242-04: lines listed by a wildcard end at the fix that lies on them", () => {
	const slots = [
		["12.4", "OW-300: version 12.4.*"],
		["12.6", "OW-300: version 12.6.*"],
	] as const;
	const fixes = ["Update to version 12.4.12.0 or higher.", "Update to version 12.6.8.0 or higher."];
	for (const [firmware, expected] of [
		["12.4.11.0", "known_affected"],
		["12.4.12.0", "fixed"],
		["12.6.4.0", "known_affected"],
		["12.6.8.0", "fixed"],
	] as const)
		assert.equal(verdict(firmware, slots, fixes), expected, firmware);
	assert.equal(verdict("12.4.12.0", slots, []), "known_affected", "no fix is stated");
});

test("ICSA-24-226-09: a bound of one line is no hole of another", () => {
	const slots = [["<v36.011_v35.013_v34.014"]] as const;
	const fixes = ["Update to v36.011, v35.013, v34.014."];
	assert.equal(verdict("v34.014", slots, fixes), "fixed");
	assert.equal(verdict("v35.013", slots, fixes), "fixed");
	assert.equal(verdict("v34.013", slots, fixes), "known_affected");
	assert.equal(verdict("v34.014", slots, []), "known_affected", "no fix is stated");
});

test("ICSA-24-135-03: of versions that one sentence gives to choose from each is a fix", () => {
	const slots = [["v3.00.2"]] as const;
	assert.equal(verdict("3.00.4", slots, ["Update to version 3.00.5 or 3.00.6"]), "under_investigation/gap_before_fix");
	assert.equal(verdict("3.00.5", slots, ["Update to version 3.00.5 or 3.00.6"]), "fixed");
	assert.equal(verdict("3.00.5", slots, ["Update to version 3.00.5.", "Update to version 3.00.6."]), "under_investigation/gap_before_fix");
});
