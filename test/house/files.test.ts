/** Names, places and sizes of files. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { read, repositoryFiles } from "./tree.ts";

const files = repositoryFiles();
const text = files.filter((path) => !/\.(png|gz|woff2?|ico|bin)$/.test(path));

/** Names that forges and tools expect in capitals or with a dot. */
const given = /^(README|ARCHITECTURE|CONTRIBUTING|SECURITY|CHANGELOG|AGENTS|MANIFEST)\.md$|^(LICENSE|NOTICE)$|^\./;

test("file and folder names are in kebab-case", () => {
	const odd = files.filter((path) => path.split("/").some((part) => !given.test(part) && !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(part)));
	assert.deepEqual(
		odd.filter((path) => !path.startsWith("data/catalog/advisories/")),
		[],
	);
});

test("advisory files are named as CSAF 2.0 section 5.1 says", () => {
	const documents = files.filter((path) => path.startsWith("data/catalog/advisories/") && path.endsWith(".json"));
	const odd = documents.filter((path) => {
		const { document } = JSON.parse(read(path)) as { document: { tracking: { id: string } } };
		const expected = `${document.tracking.id.toLowerCase().replace(/[^+\-a-z0-9]+/g, "_")}.json`;
		return path.split("/").at(-1) !== expected;
	});
	assert.deepEqual(odd, []);
});

test("folders and files are named for what they hold", () => {
	const vague = /^(utils?|helpers?|common|misc|shared|lib|managers?|services?)$|(^|-)(utils?|helpers?|managers?|info|dto)(\.|$)/;
	assert.deepEqual(
		files.filter((path) => path.split("/").some((part) => vague.test(part))),
		[],
	);
});

/** What no file may hold: paths of one machine, and addresses of package registries. Put together, so that this file holds none. */
const machine = new RegExp(`(?:^|[^\\w./-])/(?:${["work", "root", "tmp"].join("|")})/`, "m");
const registry = new RegExp(["registry", "(?:npmjs|yarnpkg|npm)"].join("\\."));

test("no file names a machine's folders or a registry", () => {
	assert.match(`see ${["", "work", "x"].join("/")}`, machine);
	assert.deepEqual(
		text.filter((path) => machine.test(read(path)) || registry.test(read(path))),
		[],
	);
});

test("nothing is left to do", () => {
	const mark = new RegExp(`\\b(?:${["TO" + "DO", "FIX" + "ME", "X" + "XX"].join("|")})\\b(?!-)`);
	assert.deepEqual(
		files.filter((path) => /\.(tsx?|mjs)$/.test(path) && mark.test(read(path))),
		[],
	);
});

test("sizes, as a thermometer", (context) => {
	const lines = (path: string): number => read(path).split("\n").length - 1;
	const measure = (paths: readonly string[]): readonly number[] => paths.map(lines).sort((a, b) => a - b);
	const code = files.filter((path) => /^src\/.*\.tsx?$/.test(path));
	const source = measure(code.filter((path) => !/\.test\.tsx?$/.test(path)));
	const tests = measure(files.filter((path) => /\.test\.tsx?$/.test(path)));
	const at = (share: number): number => source[Math.floor((source.length - 1) * share)] ?? 0;
	const sum = (numbers: readonly number[]): number => numbers.reduce((total, next) => total + next, 0);
	const over = source.filter((size) => size > 300).length;
	context.diagnostic(
		`show: sizes: ${source.length} source files, median ${at(0.5)} lines, p90 ${at(0.9)}, largest ${at(1)}, ${over} over 300; tests ${(sum(tests) / sum(source)).toFixed(2)} of source`,
	);
	assert.ok(source.length > 0);
});
