/** Golden files: what users see, kept in test/golden/ and reviewed as a diff. `npm run golden` writes them anew. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(dirname(fileURLToPath(import.meta.url))), "golden");

/** Compares a text with test/golden/`name`; fails where it differs or there is no such file. */
export function golden(name: string, actual: string): void {
	const file = join(folder, name);
	if (process.env["SEAWALL_GOLDEN"] === "write") {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, actual);
		return;
	}
	assert.ok(existsSync(file), `test/golden/${name} is missing: run \`npm run golden\`, read it, and commit it`);
	assert.equal(actual, readFileSync(file, "utf8"), `test/golden/${name} differs: run \`npm run golden\` and read the diff`);
}
