/** CVE records, in the shapes that records of cameras have. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { asObject } from "../csaf/json.ts";
import type { Advisory } from "../document.ts";
import { readCveRecord } from "./record.ts";
import { type ContainerSketch, cveRecord } from "./sample.ts";

function read(cna: ContainerSketch, adp: readonly ContainerSketch[] = []): Advisory {
	const object = asObject(cveRecord("CVE-2021-0001", cna, adp));
	assert.ok(object !== undefined);
	const result = readCveRecord(object, "", "cve.json");
	assert.ok(result.ok);
	return result.value;
}

function told(advisory: Advisory) {
	return advisory.products.map(({ productId, vendor, models, expressionText, undated }) => [
		advisory.vulnerabilities[0]?.status.get(productId),
		vendor,
		models.map((model) => model.text).join(" "),
		undated === true ? "undated" : expressionText,
	]);
}

const versions = (...list: readonly object[]) => ({ versions: list });
const affected = (version: string, more: object = {}) => ({ version, status: "affected", ...more });

test("n/a for vendor and a description for product: nothing to compare with, never everything (CVE-2017-7921)", () => {
	const advisory = read({ affected: [{ vendor: "n/a", product: "Hikvision Cameras", ...versions(affected("Hikvision Cameras")) }] });
	assert.deepEqual(told(advisory), [["under_investigation", "Hikvision", "Hikvision Cameras", "undated"]]);
});

test("n/a three times lists no product, and the list is not whole (CVE-2017-7253, CVE-2021-36260)", () => {
	const advisory = read({ affected: [{ vendor: "n/a", product: "n/a", ...versions(affected("n/a")) }] });
	assert.deepEqual(told(advisory), []);
	assert.equal(advisory.vulnerabilities[0]?.statusComplete, false);
});

for (const version of ["n/a", "-", "unspecified", "", "0"]) {
	test(`a model with the version "${version}" is no match-all`, () => {
		const advisory = read({ affected: [{ vendor: "Acme", product: "CAM-100", ...versions(affected(version)) }] });
		assert.deepEqual(told(advisory), [["under_investigation", "Acme", "CAM-100", "undated"]]);
	});
}

test("families with a build date each, in one sentence (CVE-2021-33045)", () => {
	const version = "IPC-HUM7XXX and IPC-HX3XXX Buildtime before May, 2020; NVR1XXX, NVR2XXX, and XVR4xxx Buildtime before December, 2019.";
	const advisory = read({
		affected: [{ vendor: "n/a", product: "Some Dahua IP Camera, Video Intercom, NVR, XVR devices", ...versions(affected(version)) }],
	});
	assert.deepEqual(told(advisory), [
		["known_affected", "Dahua", "IPC-HUM7XXX IPC-HX3XXX", "IPC-HUM7XXX and IPC-HX3XXX Buildtime before May, 2020"],
		["known_affected", "Dahua", "NVR1XXX NVR2XXX XVR4xxx", "NVR1XXX, NVR2XXX, and XVR4xxx Buildtime before December, 2019"],
	]);
	assert.deepEqual(
		advisory.products.map(({ expression }) => expression.kind === "ranges" && expression.alternatives[0]),
		["2020-05-01", "2019-12-01"].map((text) => ({ kind: "interval", upper: { text, inclusive: false, axis: "build_date", at: 0 } })),
	);
});

test("a date as a bound is a build day; the ADP container stands beside the CNA's (CVE-2024-39944)", () => {
	const advisory = read({ affected: [{ vendor: "Dahua", product: "NVR4XXX", ...versions(affected("Build time before 2024/2/2")) }] }, [
		{
			affected: [
				{
					vendor: "dahuasecurity",
					product: "nvr4216-i_firmware",
					cpes: ["cpe:2.3:o:dahuasecurity:nvr4216-i_firmware:*:*:*:*:*:*:*:*"],
					...versions(affected("0", { lessThan: "2024.2.2", versionType: "custom" })),
				},
			],
		},
	]);
	assert.deepEqual(told(advisory), [
		["known_affected", "Dahua", "NVR4XXX", "Build time before 2024/2/2"],
		["known_affected", "dahuasecurity", "NVR4216-I", "< 2024.2.2"],
	]);
	for (const { expression } of advisory.products) {
		const first = expression.kind === "ranges" ? expression.alternatives[0] : undefined;
		assert.deepEqual(first?.kind === "interval" && [first.upper?.text, first.upper?.axis], ["2024-02-02", "build_date"]);
	}
	assert.deepEqual(
		advisory.products.map(({ fullName }) => / \[source: ([a-z-]+)\]$/.exec(fullName)?.[1]),
		["cna", "cisa-adp"],
	);
	assert.ok(advisory.repairs.some((repair) => repair.rule === "date-in-version-bound" && repair.before === "2024.2.2"));
});

test("six families in one string, and a lower bound V2.X (CVE-2023-28808)", () => {
	const product = "DS-A71024/48/72R,DS-A80624S,DS-A81016S,DS-A72024/72R,DS-A80316S,DS-A82024D";
	const advisory = read({ affected: [{ vendor: "Hikvision", product, ...versions(affected("V2.X", { lessThanOrEqual: "V2.3.8-8" })) }] });
	assert.equal(advisory.products[0]?.models.length, 6);
	const { expression } = advisory.products[0] ?? {};
	const first = expression?.kind === "ranges" ? expression.alternatives[0] : undefined;
	assert.deepEqual(first?.kind === "interval" && [first.lower?.text, first.upper?.text, first.upper?.inclusive], [
		"V2.0",
		"V2.3.8-8",
		true,
	]);
});

// defaultStatus, versions, statuses with their ranges; the semantics of CVE JSON 5.1
for (const [what, entry, expected] of [
	[
		"affected by default, less what is taken out",
		{
			defaultStatus: "affected",
			versions: [
				{ version: "5.0", lessThan: "*", status: "unaffected" },
				{ version: "0", lessThan: "1.0", status: "unaffected" },
			],
		},
		["fixed >= 5.0", "known_not_affected < 1.0", "known_affected >= 1.0 < 5.0"],
	],
	[
		"affected by default and nothing else is a statement about every version",
		{ defaultStatus: "affected" },
		["known_affected all versions"],
	],
	["nothing stated at all is open", {}, ["under_investigation "]],
	[
		"changes inside a range",
		{
			defaultStatus: "unaffected",
			versions: [
				{
					version: "1.0",
					lessThan: "*",
					status: "affected",
					changes: [
						{ at: "2.0", status: "unaffected" },
						{ at: "3.0", status: "affected" },
					],
				},
			],
		},
		["known_affected >= 1.0 < 2.0", "fixed >= 2.0 < 3.0", "known_affected >= 3.0"],
	],
	[
		"unknown by default: what lies above is open",
		{ defaultStatus: "unknown", versions: [affected("0", { lessThanOrEqual: "1.5" })] },
		["known_affected <= 1.5", "under_investigation > 1.5"],
	],
	["all versions, said in so many words", { versions: [affected("*")] }, ["known_affected all versions"]],
	["prose", { versions: [affected("1.2.3 and earlier")] }, ["known_affected 1.2.3 and earlier"]],
] as const) {
	test(what, () => {
		const advisory = read({ affected: [{ vendor: "Acme", product: "CAM-100", ...entry }] });
		const said = advisory.products.map(
			(product) => `${advisory.vulnerabilities[0]?.status.get(product.productId)} ${product.expressionText}`,
		);
		assert.deepEqual(said, expected);
	});
}

test("platforms are conditions, modules a note, solutions are read for fixes, scores are copied", () => {
	const advisory = read({
		affected: [
			{ vendor: "Acme", product: "CAM-100", platforms: ["ARM"], modules: ["web server"], ...versions(affected("0", { lessThan: "2.0" })) },
		],
		solution: "Update to version 2.0.1 or later.",
		metrics: [{ cvssV3_1: { version: "3.1", vectorString: "CVSS:3.1/AV:N", baseScore: 9.8 } }],
	});
	const hole = advisory.vulnerabilities[0];
	assert.deepEqual(advisory.products[0]?.conditions, ["platform ARM"]);
	assert.ok(hole?.notes.some((note) => note.category === "modules"));
	assert.deepEqual(
		hole?.remediations[0]?.fixes.map((fix) => fix.text),
		["2.0.1"],
	);
	assert.equal(hole?.scores[0]?.baseScore, 9.8);
});
