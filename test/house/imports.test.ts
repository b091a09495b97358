/**
 * Who may import whom: the real tree keeps the rules, and the check that says so finds a breach of every one of them.
 *
 * A check that looked at nothing passes too; so the breaches are planted, and the modules of the real tree are counted.
 */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { plant, repositoryFiles, root, runTool } from "./tree.ts";

interface Cruise {
	readonly modules: readonly { readonly source: string }[];
	readonly summary: { readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[] };
}

function cruise(folder: string): Cruise {
	return JSON.parse(runTool(folder, "depcruise", "--config", ".dependency-cruiser.mjs", "--output-type", "json", "src")) as Cruise;
}

const config = (await import(pathToFileURL(`${root}/.dependency-cruiser.mjs`).href)) as {
	default: { forbidden: readonly { name: string; comment: string }[] };
};
const rules = config.default.forbidden;

/** A breach each: rule, the file that breaks it, its text. What the text imports is planted beside it. */
const breaches: readonly (readonly [rule: string, file: string, text: string])[] = [
	["core-imports", "src/core/a.ts", 'import "../catalog/clean.ts";'],
	["catalog-imports", "src/catalog/a.ts", 'import "../advisory/clean.ts";'],
	["people-imports", "src/people/a.ts", 'import "../catalog/clean.ts";'],
	["advisory-imports", "src/advisory/a.ts", 'import "../inventory/clean.ts";'],
	["inventory-imports", "src/inventory/a.ts", 'import "../advisory/clean.ts";'],
	["notice-imports", "src/notice/a.ts", 'import "../match/clean.ts";'],
	["detect-imports", "src/detect/a.ts", 'import "../match/clean.ts";'],
	["match-imports", "src/match/a.ts", 'import "../store/clean.ts";'],
	["warn-imports", "src/warn/a.ts", 'import "../fix/clean.ts";'],
	["fix-imports", "src/fix/a.ts", 'import "../account/clean.ts";'],
	["account-imports", "src/account/a.ts", 'import "../match/clean.ts";'],
	["store-stands-apart", "src/store/a.ts", 'import "../http/clean.ts";'],
	["jobs-stands-apart", "src/jobs/a.ts", 'import "../store/clean.ts";'],
	["delivery-stands-apart", "src/delivery/a.ts", 'import "../outbound/clean.ts";'],
	["outbound-stands-apart", "src/outbound/a.ts", 'import "../discovery/clean.ts";'],
	["discovery-stands-apart", "src/discovery/a.ts", 'import "../cli/clean.ts";'],
	["http-stands-apart", "src/http/a.ts", 'import "../store/clean.ts";'],
	["cli-stands-apart", "src/cli/a.ts", 'import "../main.ts";'],
	["domain-is-pure", "src/inventory/files.ts", 'import "node:fs";'],
	["domain-is-pure", "src/core/bare.ts", 'import "crypto";'],
	["domain-packages", "src/match/package.ts", 'import "hono";'],
	["notice-packages", "src/notice/package.ts", 'import "hono";'],
	["account-packages", "src/account/package.ts", 'import "hono";'],
	["no-cycle", "src/advisory/left.ts", 'import "./right.ts";'],
	["no-test-in-code", "src/match/tested.ts", 'import "./clean.test.ts";'],
	["resolvable", "src/store/lost.ts", 'import "./nowhere.ts";'],
];

test("a planted breach of every rule is reported, and nothing else is", () => {
	const folders = new Set(breaches.map(([, file]) => file.slice(0, file.lastIndexOf("/"))));
	const folder = plant({
		...Object.fromEntries([...folders].map((path) => [`${path}/clean.ts`, "export const clean = 1;\n"])),
		"src/main.ts": "export const main = 1;\n",
		"src/advisory/right.ts": 'import "./left.ts";\nexport const right = 1;\n',
		"src/match/clean.test.ts": 'import "node:fs";\nexport const tested = 1;\n',
		"src/notice/allowed.ts": 'import "parse5";\nimport "dale-chall";\n',
		"src/account/allowed.ts": 'import "markdown-it";\n',
		"src/http/allowed.ts": 'import "../match/clean.ts";\nimport "node:fs";\nimport "hono";\n',
		...Object.fromEntries(breaches.map(([, file, text]) => [file, `${text}\nexport const breach = 1;\n`])),
	});
	try {
		const found = cruise(folder).summary.violations.map(({ from, rule }) => `${rule.name} ${from}`);
		const expected = breaches.map(([rule, file]) => `${rule} ${file}`);
		assert.deepEqual([...new Set(found)].sort(), expected.sort());
		assert.deepEqual(
			rules.map(({ name }) => name).filter((name) => !breaches.some(([rule]) => rule === name)),
			[],
			"rules without a planted breach",
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

test("every rule says what to do", () => {
	for (const { name, comment } of rules) assert.ok(comment.length > 20, name);
});

test("the real tree was looked at, whole, and keeps every rule", () => {
	const { modules, summary } = cruise(root);
	assert.deepEqual(
		summary.violations.map(({ from, rule }) => `${rule.name} ${from}`),
		[],
	);
	const seen = new Set(modules.map(({ source }) => source));
	const all = repositoryFiles().filter((path) => /^src\/.*\.tsx?$/.test(path));
	assert.ok(all.length > 0);
	assert.deepEqual(
		all.filter((path) => !seen.has(path)),
		[],
		"files that were not cruised",
	);
});
