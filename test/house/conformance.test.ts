/** docs/conformance.md says what its data says, and every test that it names is there. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import { read, repositoryFiles, root } from "./tree.ts";

interface Statement {
	readonly id: string;
	readonly section: string;
	readonly level: string;
	readonly statement: string;
	readonly status: string;
	readonly tests: readonly { readonly file: string; readonly name: string }[];
	readonly note: string;
}

const { statements, groups } = JSON.parse(read("data/conformance/asset-matching-system.json")) as {
	readonly statements: readonly Statement[];
	readonly groups: readonly { readonly prefix: string }[];
};
const files = new Set(repositoryFiles());

/** True when the file registers a test under this very name; other helpers than `test` end in `Test`. */
function registers(file: string, name: string): boolean {
	const start = `est(${JSON.stringify(name)},`;
	return files.has(file) && /\.test\.tsx?$/.test(file) && read(file).includes(start);
}

test("the page is what the script gives", () => {
	const printed = spawnSync(process.execPath, [join(root, "scripts", "conformance.mjs"), "--print"], { encoding: "utf8" });
	assert.equal(printed.status, 0, printed.stderr);
	assert.equal(read("docs/conformance.md"), printed.stdout, "run: node scripts/conformance.mjs");
});

test("every statement is whole, numbered once, in order, and on the page", () => {
	for (const prefix of groups.map((group) => group.prefix)) {
		const ids = statements.map(({ id }) => id).filter((id) => id.startsWith(`${prefix}.`));
		assert.deepEqual(
			ids,
			ids.map((_id, at) => `${prefix}.${at + 1}`),
		);
	}
	const odd = statements.filter(
		({ id, level, section, statement, status }) =>
			!groups.some(({ prefix }) => id.startsWith(`${prefix}.`)) ||
			!["SHALL", "SHOULD", "MAY"].includes(level) ||
			!["met", "partly", "gap"].includes(status) ||
			section === "" ||
			statement === "",
	);
	assert.deepEqual(odd, []);
	assert.ok(statements.length >= 25);
});

test("every test that is named exists under that name", () => {
	assert.ok(registers("test/house/conformance.test.ts", "the page is what the script gives"));
	assert.ok(!registers("test/house/conformance.test.ts", "the page is what"));
	const lost = statements.flatMap(({ id, tests }) =>
		tests.filter(({ file, name }) => !registers(file, name)).map(({ file, name }) => `${id}: ${file}: ${name}`),
	);
	assert.deepEqual(lost, []);
});

test("what is met has a test that runs everywhere, and what is not says what is missing", (context) => {
	const elsewhere = /^test\/(?:corpus-tests|browser)\//;
	const unshown = statements.filter(({ status, tests }) => status === "met" && tests.every(({ file }) => elsewhere.test(file)));
	assert.deepEqual(unshown, []);
	const unsaid = statements.filter(
		({ status, note, tests }) => status !== "met" && (note === "" || (status === "gap" && tests.length > 0)),
	);
	assert.deepEqual(unsaid, []);
	const count = (wanted: string): number => statements.filter(({ status }) => status === wanted).length;
	context.diagnostic(
		`show: conformance: ${statements.length} statements, ${count("met")} met, ${count("partly")} partly, ${count("gap")} gaps`,
	);
});
