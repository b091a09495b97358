/** The comparison on a terminal: its width, its words, and that a stranger's text cannot leave its line. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { SourceComparison, StatedProduct } from "../../match/source-comparison.ts";
import { widthOf } from "./cells.ts";
import { renderComparison } from "./comparison.ts";

const product = (name: string, more: Partial<StatedProduct> = {}): StatedProduct => ({
	vendor: "Norden",
	name,
	models: [name],
	status: "known_affected",
	versions: "< 2.0",
	reading: "< 2.0",
	undated: false,
	part: "nvd",
	fixes: [],
	pointer: "",
	...more,
});

const comparison: SourceComparison = {
	schema: "seawall/source-comparison/1",
	cve: "CVE-2017-0001",
	sources: [
		{
			advisory: "NVD:CVE-2017-0001",
			publisher: "NVD\u001b[31m\nsecond line",
			kind: "nvd",
			date: "2024-11-21T03:32:00.000",
			revision: "",
			file: "nvd.json",
			products: [product("CAM-100"), product("CAM-200"), product("X".repeat(300)), product("CAM-300", { undated: true, versions: "" })],
			repairs: 3,
			unread: 1,
		},
	],
	devices: 1,
	spokenOf: 1,
	differing: 1,
	differences: [
		{
			device: { brand: "Norden", maker: undefined, model: "CAM-300", firmware: "2.0" },
			deviceIds: ["1", "2", "3", "4", "5", "6", "7"],
			verdicts: [
				{ advisory: "CISA-1", speaks: "says", verdict: "fixed", kind: null, undated: false, upgradeTo: null, why: "" },
				{ advisory: "NVD:CVE-2017-0001", speaks: "says", verdict: "known_affected", kind: null, undated: true, upgradeTo: null, why: "" },
				{
					advisory: "CVE:CVE-2017-0001",
					speaks: "silent",
					verdict: "known_not_affected",
					kind: "not_listed",
					undated: false,
					upgradeTo: null,
					why: "",
				},
			],
			together: { verdict: "fixed", kind: undefined, restsOn: ["CISA-1"], setAside: ["NVD:CVE-2017-0001"] },
		},
	],
	problems: [],
};

for (const width of [40, 80, 120]) {
	test(`no line is wider than ${width}`, () => {
		const lines = renderComparison(comparison, { width, colour: false, all: false }).split("\n");
		for (const line of lines) assert.ok(widthOf(line) <= width, line);
		assert.ok(lines.length > 10);
	});
}

test("what it says, without colour and with", () => {
	const plain = renderComparison(comparison, { width: 80, colour: false, all: false });
	assert.ok(!plain.includes("\u001b"));
	for (const words of [
		"CVE-2017-0001: 1\u0020source",
		"CAM-300: no version stated",
		"1 place of it could not be read",
		"The sources differ on 1 of 1 device",
		"(1, 2, 3, 4, 5 and 2 more)",
		"\u25b2 NVD:CVE-2017-0001: at risk (states no version)",
		"\u25cb CVE:CVE-2017-0001: does not list it",
		"\u2713 together: fixed",
	])
		assert.ok(plain.includes(words), words);
	const coloured = renderComparison(comparison, { width: 80, colour: true, all: false });
	assert.equal(coloured.replace(/\u001b\[[\d;]*m/g, ""), plain);
});
