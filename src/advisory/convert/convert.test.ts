/** Conversion between editions: there and back is the same where nothing is lost, and every loss is told with its place. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { SAMPLE_DRAFT } from "../author/sample-draft.ts";
import { toCsaf } from "../author/to-csaf.ts";
import { validateText } from "../csaf/validate/validate.ts";
import { toStableJson } from "../facts/stable-json.ts";
import { convert } from "./convert.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const OWN = join(import.meta.dirname, "..", "..", "..", "data", "catalog", "advisories");
/** Documents that decide nothing name no affected product, which the profile of 2.1 asks for and that of 2.0 did not. */
const errorsIn = (json: string) =>
	validateText(json, { profile: "basic", now: NOW / 1000 }).findings.filter(({ level, rule }) => level === "error" && rule !== "6.1.27.12");

for (const file of readdirSync(OWN).filter((name) => name.endsWith(".json")))
	test(`${file}: valid in 2.1, and back again the same`, () => {
		const before: unknown = JSON.parse(readFileSync(join(OWN, file), "utf8"));
		const there = convert(before, "2.1", file);
		assert.ok(there.ok && there.value.lossless);
		assert.deepEqual(errorsIn(there.value.json), []);
		const back = convert(JSON.parse(there.value.json), "2.0", file);
		assert.ok(back.ok && back.value.lossless);
		// 2.1 has no range of one version: those stay the version that they became.
		if (there.value.entries.some(({ why }) => why.startsWith("a range of one version"))) return;
		assert.equal(back.value.json, toStableJson(before));
	});

test("what 2.0 has no place for is told with its place and value, and the rest is valid", () => {
	const there = convert(JSON.parse(toCsaf(SAMPLE_DRAFT, { now: NOW, status: "final" })), "2.1", "f");
	assert.ok(there.ok);
	const document = JSON.parse(there.value.json);
	document.document.distribution.tlp.label = "AMBER+STRICT";
	document.document.license_expression = "CC-BY-4.0";
	const [hole] = document.vulnerabilities;
	hole.cwes.push({ id: "CWE-306", name: "Missing Authentication for Critical Function", version: "4.12" });
	hole.metrics.push({ content: { qualitative_severity_rating: "high" }, products: hole.metrics[0].products });
	hole.remediations[0].category = "fix_planned";
	hole.product_status.unknown = [];
	document.product_tree.branches[0].branches[0].branches[0].product.product_identification_helper.purls = [
		"pkg:generic/a@1",
		"pkg:generic/b@1",
	];
	const back = convert(document, "2.0", "f");
	assert.ok(back.ok && !back.value.lossless);
	const lost = back.value.entries.filter(({ what }) => what === "lost").map(({ pointer }) => pointer);
	for (const pointer of [
		"/document/distribution/tlp/label",
		"/document/license_expression",
		"/vulnerabilities/0/cwes/1",
		"/vulnerabilities/0/metrics/1/content/qualitative_severity_rating",
		"/vulnerabilities/0/remediations/0/category",
		"/product_tree/branches/0/branches/0/branches/0/product/product_identification_helper/purls/1",
	])
		assert.ok(lost.includes(pointer), `${pointer} in ${lost.join(" ")}`);
	assert.equal(JSON.parse(back.value.json).document.distribution.tlp.label, "RED");
});

test("relationships are paths of one step, and a path of two steps is two relationships", () => {
	const full = (product_id: string) => ({ name: product_id, product_id });
	const tree = {
		full_product_names: [full("a"), full("b"), full("c")],
		product_paths: [
			{
				beginning_product_reference: "a",
				full_product_name: full("abc"),
				subpaths: [
					{ category: "installed_on", next_product_reference: "b" },
					{ category: "installed_with", next_product_reference: "c" },
				],
			},
		],
	};
	const back = convert({ document: { csaf_version: "2.1" }, product_tree: tree }, undefined, "f");
	assert.ok(back.ok);
	const { relationships } = JSON.parse(back.value.json).product_tree;
	assert.deepEqual(
		relationships.map(
			(one: { product_reference: string; relates_to_product_reference: string; full_product_name: { product_id: string } }) => [
				one.product_reference,
				one.relates_to_product_reference,
				one.full_product_name.product_id,
			],
		),
		[
			["a", "b", "abc-step-1"],
			["abc-step-1", "c", "abc"],
		],
	);
});

test("any JSON is converted or refused, and never throws", () => {
	fc.assert(
		fc.property(fc.jsonValue(), fc.constantFrom("2.0", "2.1"), (value, version) => {
			convert(value, undefined, "f");
			const document = {
				document: { csaf_version: version, distribution: value },
				vulnerabilities: [value, { metrics: value, cwes: value, scores: value, cwe: value }],
				product_tree: value,
			};
			assert.ok(convert(document, undefined, "f").ok);
		}),
	);
	assert.equal(convert({ document: { csaf_version: "2.0" } }, "2.0", "f").ok, false);
});
