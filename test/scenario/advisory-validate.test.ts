/** `seawall advisory validate` through the command line: forms, exit codes, fixes, and files that are none. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { HEAD } from "../../src/advisory/csaf/sample.ts";
import { startFolder } from "../support/start-call.ts";

const tracking = { ...HEAD.tracking, revision_history: [{ date: "2024-02-01T00:00:00Z", number: "1", summary: "First." }] };
const good = { document: { ...HEAD, category: "csaf_base", tracking } };
const bad = { document: { ...HEAD, category: "csaf_base", tracking: { ...tracking, version: "2" } } };

interface Line {
	readonly file: string;
	readonly valid: boolean;
	readonly csafVersion: string | null;
	readonly findings: readonly { readonly rule: string; readonly line: number; readonly column: number; readonly fix?: string }[];
	readonly repairs: readonly { readonly rule: string; readonly what: string }[];
}

test("a valid file ends with 0, an invalid one and one that is no JSON with 1; a line a file, in order", async (context) => {
	const files = startFolder(context);
	const [one, two, three] = [
		files.write("a.json", JSON.stringify(good)),
		files.write("b.json", JSON.stringify(bad, undefined, 2)),
		files.write("c.json", "{"),
	];
	const fine = await files.call(["advisory", "validate", one, "--profile", "basic", "--format", "jsonl"]);
	assert.equal(fine.code, 0, fine.said);
	const all = await files.call(["advisory", "validate", one, two, three, "--profile", "basic", "--format", "jsonl"]);
	assert.equal(all.code, 1, all.said);
	const lines = all.out
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Line);
	assert.deepEqual(
		lines.map(({ file, valid, csafVersion, findings }) => [file, valid, csafVersion, findings.map(({ rule }) => rule)]),
		[
			[one, true, "2.0", []],
			[two, false, "2.0", ["6.1.16"]],
			[three, false, null, ["advisory/not-json"]],
		],
	);
	const finding = lines[1]?.findings[0];
	const written = JSON.stringify(bad, undefined, 2).split("\n");
	assert.ok((written[(finding?.line ?? 0) - 1] ?? "").slice((finding?.column ?? 0) - 1).startsWith('"2"'));
});

test("--fix writes what it says, and nothing into a file that has nothing to mend", async (context) => {
	const files = startFolder(context);
	const [one, two] = [files.write("a.json", JSON.stringify(good)), files.write("b.json", JSON.stringify(bad, undefined, 2))];
	const fixed = await files.call(["advisory", "validate", one, two, "--profile", "basic", "--format", "jsonl", "--fix"]);
	assert.equal(fixed.code, 0, fixed.said);
	const [first, second] = fixed.out
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Line);
	assert.deepEqual(first?.repairs, []);
	assert.deepEqual(
		second?.repairs.map(({ rule }) => rule),
		["6.1.16"],
	);
	assert.equal(readFileSync(one, "utf8"), JSON.stringify(good));
	assert.equal(readFileSync(two, "utf8"), JSON.stringify(bad, undefined, 2).replace('"version": "2"', '"version": "1"'));
});

test("the table folds findings by rule, says why, and sums a folder up", async (context) => {
	const files = startFolder(context);
	const two = files.write("docs/b.json", JSON.stringify(bad));
	files.write("docs/a.json", JSON.stringify(good));
	const { out, code } = await files.call(["advisory", "validate", two.replace(/b\.json$/, ""), "--profile", "extended"]);
	assert.equal(code, 1);
	assert.match(out, /b\.json: INVALID, CSAF 2\.0\n {2}error 6\.1\.16 Latest Document Version \(CSAF 2\.0, section 6\.1\.16\)\n/);
	assert.match(out, /A version that its own history does not end with/);
	assert.match(out, /2 files: 1 valid, 1 invalid\.\n {2}error {3}6\.1\.16/);
});

test("SARIF names rules, places and levels", async (context) => {
	const files = startFolder(context);
	const two = files.write("b.json", JSON.stringify(bad));
	const { out } = await files.call(["advisory", "validate", two, "--profile", "basic", "--format", "sarif"]);
	const log = JSON.parse(out) as {
		readonly version: string;
		readonly runs: readonly {
			readonly results: readonly {
				readonly ruleId: string;
				readonly level: string;
				readonly locations: readonly { readonly physicalLocation: { readonly region: { readonly startLine: number } } }[];
			}[];
			readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
		}[];
	};
	assert.equal(log.version, "2.1.0");
	assert.deepEqual(
		log.runs[0]?.results.map(({ ruleId, level }) => `${ruleId} ${level}`),
		["6.1.16 error"],
	);
	assert.equal(log.runs[0]?.results[0]?.locations[0]?.physicalLocation.region.startLine, 1);
	assert.deepEqual(
		log.runs[0]?.tool.driver.rules.map(({ id }) => id),
		["6.1.16"],
	);
	const empty = await files.call([
		"advisory",
		"validate",
		files.write("a.json", JSON.stringify(good)),
		"--profile",
		"basic",
		"--format",
		"sarif",
	]);
	assert.deepEqual((JSON.parse(empty.out) as { readonly runs: readonly { readonly results: readonly unknown[] }[] }).runs[0]?.results, []);
});

test("wrong calls end with 2, and a path that is not there never looks like a valid document", async (context) => {
	const files = startFolder(context);
	const one = files.write("a.json", JSON.stringify(good));
	for (const args of [
		["--profile", "most"],
		["--format", "xml"],
	])
		assert.equal((await files.call(["advisory", "validate", one, ...args])).code, 2);
	assert.equal((await files.call(["advisory", "validate", join(files.path, "none.json")])).code, 2);
	const mixed = await files.call(["advisory", "validate", one, join(files.path, "none.json"), "--profile", "basic"]);
	assert.equal(mixed.code, 1);
	assert.match(mixed.said, /store\/unreadable/);
});
