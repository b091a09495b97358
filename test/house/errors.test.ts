/** Every error code that the program can give is explained in docs/errors.md, and nothing else is. */
import assert from "node:assert/strict";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { codesInScript, codesInSource } from "./error-codes.ts";
import { plant, read, repositoryFiles, root, sourceFiles } from "./tree.ts";

/** Codes that the page explains: those that begin a heading, a row or a list item. */
function explained(): ReadonlySet<string> {
	if (!existsSync(join(root, "docs", "errors.md"))) return new Set();
	return new Set([...read("docs/errors.md").matchAll(/^(?:\||#+|[-*])\s*`([a-z]+\/[a-z0-9-]+)`/gm)].map((found) => found[1] ?? ""));
}

/** Codes that the source holds, each with a file that gives it. */
function given(): ReadonlyMap<string, string> {
	const scripts = repositoryFiles().filter((path) => path === "seawall" || path.startsWith("scripts/"));
	const found = codesInSource(sourceFiles().map((path) => join(root, path)));
	return new Map([...scripts.flatMap((path) => codesInScript(read(path)).map((code) => [code, path] as const)), ...found]);
}

test("codes are found where they stand, and rules are not taken for codes", () => {
	const folder = plant({
		"src/core/x.ts": `
			interface Problem { readonly code: \`\${string}/\${string}\`; readonly rule: string }
			type RowCode = "a/one" | "a/two";
			interface E { readonly code: "a/three"; readonly rule: "r/one" }
			declare function broken(at: string, code: Problem["code"], text: string): Problem;
			declare const late: boolean, fault: "seven" | "eight";
			export const p: Problem = { code: late ? "a/four" : \`a/five\`, rule: "r/two" };
			export const q = broken("r/three", "a/six", "r/four");
			export const r: Problem = { code: \`a/\${fault}\`, rule: \`r/\${fault}\` };
			export const s: readonly [Problem["code"], string] = ["a/nine", "r/five"];
			export const t = { code: { rule: "r/six" }, step: "r/seven" };
		`,
	});
	try {
		const found = [...codesInSource([join(folder, "src/core/x.ts")]).keys()].sort();
		assert.deepEqual(found, ["a/eight", "a/five", "a/four", "a/nine", "a/one", "a/seven", "a/six", "a/three", "a/two"]);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	assert.deepEqual(codesInScript('throw new Error(`setup/failed: x`); echo "error: setup/no-node: y"'), ["setup/failed", "setup/no-node"]);
});

test("docs/errors.md and the source agree on every code", () => {
	const [codes, page] = [given(), explained()];
	const missing = [...codes]
		.filter(([code]) => !page.has(code))
		.map(([code, path]) => `missing: ${code} (${path.replace(`${root}/`, "")})`);
	const surplus = [...page].filter((code) => !codes.has(code)).map((code) => `surplus: ${code}`);
	assert.ok(codes.size > 3, "no codes found in the source");
	assert.equal([...missing, ...surplus].sort().join("\n"), "");
});
