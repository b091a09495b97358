/** Every error code that the program can give is explained in docs/errors.md, and nothing else is. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { codesInScript, codesInSource } from "./error-codes.ts";
import { read, repositoryFiles, root, sourceFiles } from "./tree.ts";

/** Codes that the page explains: those that begin a heading, a row or a list item. */
function explained(): ReadonlySet<string> {
	if (!existsSync(join(root, "docs", "errors.md"))) return new Set();
	return new Set([...read("docs/errors.md").matchAll(/^(?:\||#+|[-*])\s*`([a-z]+\/[a-z0-9-]+)`/gm)].map((found) => found[1] ?? ""));
}

/** Codes that the source holds, each with a file that gives it. */
function given(): ReadonlyMap<string, string> {
	const scripts = repositoryFiles().filter((path) => path === "seawall" || path.startsWith("scripts/"));
	const pairs = [
		...scripts.flatMap((path) => codesInScript(read(path)).map((code) => [code, path] as const)),
		...sourceFiles().flatMap((path) => codesInSource(path, read(path)).map((code) => [code, path] as const)),
	];
	return new Map(pairs);
}

test("codes are found where they stand, and rules are not taken for codes", () => {
	const source = `
		type RowCode = "a/one" | "a/two";
		interface E { readonly code: "a/three"; readonly rule: "r/one" }
		const p: Problem = { code: late ? "a/four" : \`a/five\`, rule: "r/two", message: "r/three" };
		const made = problem("a/six", "r/four is a text");
		error.code = "a/seven";
		reason("r/five");
		push({ code: wrap({ rule: "r/six" }), step: "x" });
	`;
	assert.deepEqual([...codesInSource("x.ts", source)].sort(), ["a/five", "a/four", "a/one", "a/seven", "a/six", "a/three", "a/two"]);
	assert.deepEqual(codesInScript('throw new Error(`setup/failed: x`); echo "error: setup/no-node: y"'), ["setup/failed", "setup/no-node"]);
});

test("docs/errors.md and the source agree on every code", () => {
	const [codes, page] = [given(), explained()];
	const missing = [...codes].filter(([code]) => !page.has(code)).map(([code, path]) => `missing: ${code} (${path})`);
	const surplus = [...page].filter((code) => !codes.has(code)).map((code) => `surplus: ${code}`);
	assert.ok(codes.size > 3, "no codes found in the source");
	assert.equal([...missing, ...surplus].sort().join("\n"), "");
});
