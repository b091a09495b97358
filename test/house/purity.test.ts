/** Domain folders have no clock, randomness, environment or network: the linter finds planted uses, the tree has none. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { test } from "node:test";
import { plant, read, runTool, sourceFiles } from "./tree.ts";

const domain = /^src\/(core|catalog|people|advisory|inventory|notice|detect|match|warn|fix|account)\//;

/** Uses that the linter must find in a domain folder: rule, statement. */
const impure = [
	["noNodejsModules", 'import { readFileSync } from "node:fs";\nexport const use = readFileSync;'],
	["noProcessEnv", 'export const use = process.env["HOME"];'],
	["noRestrictedGlobals", "export const use = Buffer.from([]);"],
	["noRestrictedGlobals", 'export const use = fetch("x");'],
	["noRestrictedGlobals", "export const use = setTimeout(() => undefined, 1);"],
	["noRestrictedGlobals", "export const use = setImmediate(() => undefined);"],
	["noRestrictedGlobals", "export const use = performance.now();"],
	["noRestrictedGlobals", "export const use = crypto.randomUUID();"],
] as const;

interface Lint {
	readonly diagnostics: readonly { readonly category: string; readonly location: { readonly path: string } }[];
}

test("the linter finds what is impure in a domain folder, and lets an adapter do it", () => {
	const files = impure.flatMap(([, text], index) => [
		[`src/match/impure-${index}.ts`, `${text}\n`],
		[`src/store/impure-${index}.ts`, `${text}\n`],
	]);
	const folder = plant(Object.fromEntries(files) as Record<string, string>);
	try {
		const { diagnostics } = JSON.parse(runTool(folder, "biome", "lint", "--reporter=json", "src")) as Lint;
		const found = new Set(diagnostics.map(({ category, location }) => `${location.path} ${category.split("/").at(-1)}`));
		for (const [index, [rule]] of impure.entries())
			assert.ok(found.has(`src/match/impure-${index}.ts ${rule}`), `${rule}: ${impure[index]?.[1]}`);
		assert.deepEqual(
			[...found].filter((line) => line.startsWith("src/store/")),
			[],
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
});

/** What a linter takes for harmless: members of globals that are otherwise pure. */
const clock = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b|\bDate\(\s*\)/;

test("no domain file reads the clock or rolls dice", () => {
	assert.match("const at = new Date();", clock);
	const files = sourceFiles().filter((path) => domain.test(path));
	assert.ok(files.length > 0);
	assert.deepEqual(
		files.filter((path) => clock.test(read(path))),
		[],
	);
});
