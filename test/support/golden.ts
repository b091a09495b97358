/** Comparison with a file that a person has looked at; `UPDATE_GOLDEN=1` writes it anew, for the next look. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Fails when `actual` differs from `test/golden/<name>`. */
export function assertGolden(name: string, actual: string): void {
	const file = join(import.meta.dirname, "..", "golden", name);
	if (process.env["UPDATE_GOLDEN"] === "1") {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, actual);
		return;
	}
	assert.equal(actual, readFileSync(file, "utf8"), `differs from test/golden/${name}: look, then run with UPDATE_GOLDEN=1`);
}
