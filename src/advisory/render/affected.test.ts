/** What a document asks for: a line for each thing to do, and one sentence for the whole. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type AdvisorySketch, advisory } from "../../../test/support/match-fixture.ts";
import { affectedLines, leadOf } from "./affected.ts";

function lead(sketch: AdvisorySketch, withdrawn = false) {
	const document = advisory(sketch);
	const holes = document.vulnerabilities.map((hole) => ({ name: hole.cve ?? "", lines: affectedLines(document, hole).lines }));
	return leadOf(holes, withdrawn);
}

const old = { name: "CAM2142", versions: "<=V5.4.4 build 161125" };
const other = { name: "CAM3000", versions: "<=V5.4.4 build 161125" };

// what is stated, what is asked for
for (const [why, sketch, kind] of [
	["a fix is named", { products: [old], fixes: ["V5.4.5 build 170124"] }, "upgrade"],
	["no fix is named", { products: [old] }, "ask"],
	["nothing is affected", { products: [{ ...old, status: "fixed" }] }, "unknown"],
] as const) {
	test(`lead: ${why}`, () => assert.equal(lead(sketch as AdvisorySketch).kind, kind));
}

test("lead: a document that was withdrawn asks for nothing", () => {
	assert.deepEqual(lead({ products: [old], fixes: ["V5.4.5 build 170124"] }, true), { kind: "withdrawn", staysOpen: [] });
});

test("lines: products of which the same is said are one line, each name once", () => {
	const document = advisory({ products: [old, other, old], fixes: ["V5.4.5 build 170124"] });
	const [hole] = document.vulnerabilities;
	assert.ok(hole !== undefined);
	const { lines, others } = affectedLines(document, hole);
	assert.equal(others, 0);
	assert.equal(lines.length, 1);
	assert.deepEqual(lines[0]?.names.toSorted(), ["CAM2142", "CAM3000"].toSorted());
	assert.deepEqual(lines[0]?.targets, ["V5.4.5 build 170124"]);
	assert.equal(lines[0]?.remedy, "upgrade");
});

const line = { vendor: "N", names: ["a"], models: [], part: "", affected: [{ kind: "all" }], open: [], targets: [], fixed: [] } as const;

test("lead: a product that one hole names a fix for is updated; what stays open is named", () => {
	const holes = [
		{ name: "CVE-1", lines: [{ ...line, remedy: "upgrade" as const }] },
		{ name: "CVE-2", lines: [{ ...line, remedy: "replace" as const }] },
	];
	assert.deepEqual(leadOf(holes, false), { kind: "upgrade", staysOpen: ["CVE-2"] });
});

test("lead: a fix for some only, and none at all", () => {
	const some = [
		{ ...line, remedy: "upgrade" as const },
		{ ...line, names: ["b"], remedy: "replace" as const },
	];
	assert.deepEqual(leadOf([{ name: "CVE-1", lines: some }], false), { kind: "some", staysOpen: [] });
	assert.deepEqual(leadOf([{ name: "CVE-1", lines: some.slice(1) }], false), { kind: "replace", staysOpen: [] });
	assert.deepEqual(leadOf([], false), { kind: "unknown", staysOpen: [] });
	const open = [{ ...line, affected: [], open: [{ kind: "all" as const }], remedy: "ask" as const }];
	assert.equal(leadOf([{ name: "CVE-1", lines: open }], false).kind, "ask", "what is not decided asks for something, too");
});
