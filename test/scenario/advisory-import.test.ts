/** `advisory import`, `convert`, `cascade` and what `diff` decides, through the command line. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Draft } from "../../src/advisory/author/draft.ts";
import { SAMPLE_DRAFT } from "../../src/advisory/author/sample-draft.ts";
import { toCsaf } from "../../src/advisory/author/to-csaf.ts";
import { catalogueAdvisories } from "../../src/store/disk/catalogue-folder.ts";
import { CVRF } from "../support/cvrf-sample.ts";
import { startFolder } from "../support/start-call.ts";

const OWN = join(catalogueAdvisories(), "seawall-2017-0001.json");
const NOW = Date.parse("2026-11-24T12:00:00Z");

test("CVRF 1.2: structure is taken over with marks, what has no place is told, and it stays a draft", async (context) => {
	const folder = startFolder(context);
	const call = (...args: readonly string[]) => folder.call(["--data", join(folder.path, "data"), "advisory", ...args]);
	const file = folder.write("sa-7.xml", CVRF);
	const shown = await call("import", file, "--format", "draft");
	assert.equal(shown.code, 0, shown.said);
	assert.match(shown.said, /import\/left-out.*P9/);
	const draft = JSON.parse(shown.out) as Draft;
	const [hole] = draft.holes;
	assert.deepEqual(
		[draft.title, draft.publisher.name, hole?.cve, hole?.cwe, draft.products.map(({ name }) => name)],
		["Norden cameras: login can be passed by", "Norden AB", "CVE-2016-10001", "CWE-287", ["CAM2142"]],
	);
	const [statement] = hole?.statements ?? [];
	assert.deepEqual([statement?.to, statement?.toIncluded, statement?.fix], ["V5.4.4 build 161125", true, "V5.4.5 build 170124"]);
	assert.ok(draft.marks.some(({ field, found }) => field === "/holes/0/statements/0" && /line \d+/.test(found)));
	const kept = await call("import", file, "--id", "OLD-1", "--by", "ada");
	assert.equal(kept.out, "OLD-1\n", kept.said);
	// What was imported with doubt is released only when somebody has looked it over.
	assert.match((await call("edit", "OLD-1", "--format", "findings")).out, /author\/not-looked-over/);
	assert.match((await call("submit", "OLD-1")).said, /author\/not-ready/);
});

test("a table: rows are statements, unknown columns and rows without a product are told", async (context) => {
	const folder = startFolder(context);
	const csv = "Vendor;Product;Affected;Fixed in;CVE;Colour\nDahua;IPC-HX5X3X;< 2.840.0;2.840.0;CVE-2026-2;red\n;;1.0;;CVE-2026-2;\n";
	const { code, out, said } = await folder.call(["advisory", "import", folder.write("a.csv", csv), "--format", "draft"]);
	assert.equal(code, 0, said);
	const { products, holes } = JSON.parse(out) as Draft;
	assert.deepEqual(
		[products[0]?.vendor, products[0]?.scheme, holes[0]?.statements[0]?.to, holes[0]?.statements[0]?.toIncluded],
		["Dahua", "dahua", "2.840.0", false],
	);
	assert.match(said, /Colour/);
	assert.match(said, /without vendor or product.*line 3/);
});

test("a pasted page: models, holes and fixes with the line where they stand; nothing of it is sure, and scripts are no text", async (context) => {
	const folder = startFolder(context);
	const html =
		"<html><body><h1>Security Notification</h1><script>CVE-1999-0001</script><p>Some cameras are affected by CVE-2021-36260 (CWE-77).</p><table><tr><td>DS-2CD2142FWD-I</td></tr></table><p>Please update to V5.5.800 build 210628 or later.</p></body></html>";
	const { code, out, said } = await folder.call(["advisory", "import", folder.write("a.html", html), "--format", "draft"]);
	assert.equal(code, 0, said);
	const { products, holes, marks } = JSON.parse(out) as Draft;
	assert.deepEqual(
		holes.map(({ cve, cwe }) => [cve, cwe]),
		[["CVE-2021-36260", "CWE-77"]],
	);
	assert.deepEqual([products[0]?.vendor, products[0]?.name], ["Hikvision", "DS-2CD2142FWD-I"]);
	assert.equal(holes[0]?.statements[0]?.status, "under_investigation");
	assert.ok(marks.every(({ confidence }) => confidence !== "high"));
});

test("what is no CVRF, and XML with entities of its own, is refused with its line", async (context) => {
	const folder = startFolder(context);
	for (const [text, code] of [
		["<cvrfdoc>", "import/not-xml"],
		['<!DOCTYPE cvrfdoc [<!ENTITY a "b">]><cvrfdoc>&a;</cvrfdoc>', "import/not-xml"],
		["<other/>", "import/not-cvrf"],
	] as const) {
		const refused = await folder.call(["advisory", "import", folder.write("x.xml", text), "--as", "cvrf", "--format", "draft"]);
		assert.equal(refused.code, 2);
		assert.match(refused.said, new RegExp(code));
	}
});

test("convert: there and back the same, with a report; a loss is exit code 1 where that is asked", async (context) => {
	const folder = startFolder(context);
	const there = await folder.call(["advisory", "convert", OWN, "--report", join(folder.path, "report.json")]);
	assert.equal(there.code, 0, there.said);
	const report = JSON.parse(readFileSync(join(folder.path, "report.json"), "utf8")) as {
		schema: string;
		lossless: boolean;
		valid: boolean;
	};
	assert.deepEqual([report.schema, report.lossless, report.valid], ["seawall/conversion/1", true, true]);
	const back = await folder.call(["advisory", "convert", folder.write("there.json", there.out), "--to", "2.0"]);
	assert.deepEqual(JSON.parse(back.out), JSON.parse(readFileSync(OWN, "utf8")));
	const lossy = there.out.replace('"csaf_version": "2.1"', '"csaf_version": "2.1", "license_expression": "CC-BY-4.0"');
	const lost = await folder.call(["advisory", "convert", folder.write("lossy.json", lossy), "--fail-on-loss"]);
	assert.equal(lost.code, 1);
	assert.match(lost.said, /lost: \/document\/license_expression/);
	assert.match((await folder.call(["advisory", "convert", OWN, "--to", "2.0"])).said, /convert\/same-edition/);
});

test("cascade: brands of the devices, who has answered, and a draft for each of the others", async (context) => {
	const folder = startFolder(context);
	const call = (...args: readonly string[]) => folder.call(["--data", join(folder.path, "data"), "advisory", ...args]);
	const shown = await call("cascade", "SEAWALL-2017-0001", "--format", "json");
	assert.equal(shown.code, 0, shown.said);
	const { schema, brands, drafts } = JSON.parse(shown.out) as {
		schema: string;
		brands: readonly { name: string; answer: string }[];
		drafts: readonly Draft[];
	};
	assert.equal(schema, "seawall/cascade/1");
	assert.ok(brands.length > 10 && drafts.length > 5);
	assert.ok(drafts.every(({ references, marks }) => references.length > 0 && marks.length > 0));
	const one = await call("cascade", "SEAWALL-2017-0001", "--brand", "LTS", "--keep");
	assert.equal(one.code, 0, one.said);
	assert.match((await call("list", "--drafts")).out, /SEAWALL-2017-0001-lts {2}draft/);
	assert.match((await call("cascade", "SEAWALL-2017-0001", "--brand", "nobody at all")).said, /cli\/no-brand/);
});

test("diff says whether owners are told again, and why", async (context) => {
	const folder = startFolder(context);
	const write = (name: string, draft: Draft) => folder.write(name, toCsaf(draft, { now: NOW, status: "final" }));
	const changed = (change: object): Draft => ({
		...SAMPLE_DRAFT,
		holes: SAMPLE_DRAFT.holes.map((hole) => ({
			...hole,
			statements: hole.statements.map((one, at) => (at === 0 ? { ...one, ...change } : one)),
		})),
	});
	const old = write("old.json", SAMPLE_DRAFT);
	for (const [name, draft, tell, kind] of [
		["words.json", { ...SAMPLE_DRAFT, title: "Another title" }, "no", undefined],
		["wider.json", changed({ from: "" }), "again", "range_widened"],
		["fix.json", changed({ fix: "V5.4.6 build 170301" }), "again", "fix_changed"],
	] as const) {
		const { out, said, code } = await folder.call(["advisory", "diff", old, write(name, draft), "--format", "json"]);
		assert.equal(code, 0, said);
		const { meaning } = JSON.parse(out) as { meaning: { tell: string; changes: readonly { kind: string }[] } };
		assert.deepEqual([meaning.tell, meaning.changes[0]?.kind], [tell, kind], JSON.stringify(meaning));
	}
	assert.match((await folder.call(["advisory", "diff", old, join(folder.path, "wider.json")])).out, /Tell owners again: range widened/);
});
