/** Tests on both databases stand where a server is started for them: elsewhere they would not run, and CI fails for it. */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import test from "node:test";

/** Files that test on both databases and stand where no server is started. */
function astray(files: readonly string[], read: (file: string) => string): readonly string[] {
	return files.filter((file) => !file.startsWith("test/store/") && /^import \{[^}]*\bstoreTest\b/m.test(read(file)));
}

test("tests on both databases stand in test/store", () => {
	const files = globSync("{src,test}/**/*.test.{ts,tsx}");
	assert.ok(files.some((file) => file.startsWith("test/store/")));
	assert.deepEqual(
		astray(files, (file) => readFileSync(file, "utf8")),
		[],
	);
});

test("a test that went astray is found", () => {
	const line = 'import { storeTest } from "../store/stores.ts";';
	assert.deepEqual(
		astray(["test/serve/a.test.ts", "test/store/b.test.ts"], () => line),
		["test/serve/a.test.ts"],
	);
});
