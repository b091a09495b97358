/** Our own types of `vers`: each firmware scheme has a definition, definitions and advisories are canonical, and their tests pass. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { firmwareSchemes } from "../../src/catalog/firmware/schemes.ts";
import { toCanonical } from "../../src/catalog/vers/canonical.ts";
import { parseVers } from "../../src/catalog/vers/parse.ts";
import { validateVers } from "../../src/catalog/vers/validate.ts";
import { ownAdvisories } from "../support/own-advisories.ts";
import { runVersCase, typeOfCase, type VersCase, type VersCaseFile } from "../support/vers-cases.ts";
import { read, repositoryFiles } from "./tree.ts";

interface Definition {
	readonly type: string;
	readonly vers_examples: readonly string[];
	readonly native_and_vers_equivalent_examples?: readonly { readonly vers_range: string }[];
}

const files = repositoryFiles();
const definitions = files
	.filter((path) => path.startsWith("data/vers/types/"))
	.map((path) => [path, JSON.parse(read(path)) as Definition] as const);
const cases: readonly (readonly [path: string, test: VersCase])[] = files
	.filter((path) => path.startsWith("data/vers/tests/"))
	.flatMap((path) => (JSON.parse(read(path)) as VersCaseFile).tests.map((one) => [path, one] as const));

/** What is wrong with a range that must be canonical and of a known type. */
function faultsOf(text: string): readonly string[] {
	const parsed = parseVers(text);
	if (!parsed.ok) return [`${text}: ${parsed.error.code} at ${parsed.error.at}`];
	const canonical = toCanonical(parsed.value);
	return [...validateVers(parsed.value).map(({ code, at }) => `${text}: ${code} at ${at}`), ...(canonical === text ? [] : [canonical])];
}

test("every firmware scheme has a definition of its type, but `generic`, which the specification reserves", () => {
	const types = [...firmwareSchemes.keys()].filter((id) => id !== "generic").sort();
	assert.deepEqual(definitions.map(([path]) => path).sort(), types.map((type) => `data/vers/types/${type}-definition.json`).sort());
	for (const [path, { type }] of definitions) assert.ok(path.endsWith(`/${type}-definition.json`), path);
});

test("the examples of definitions are canonical", () => {
	const examples = definitions.flatMap(([, { type, vers_examples, native_and_vers_equivalent_examples: native = [] }]) =>
		[...vers_examples, ...native.map((example) => example.vers_range)].map((text) => [type, text] as const),
	);
	assert.ok(examples.length > 30);
	assert.deepEqual(
		examples.flatMap(([type, text]) => (text.startsWith(`vers:${type}/`) ? faultsOf(text) : [`${text} is not of ${type}`])),
		[],
	);
});

test("every test of our types passes", () => {
	const wrong = cases
		.map(([path, one]) => ({ path, test: one.description, outcome: runVersCase(one) }))
		.filter(({ outcome }) => outcome !== "pass");
	assert.deepEqual(wrong, []);
	for (const [path, one] of cases) assert.ok(path.startsWith(`data/vers/tests/${typeOfCase(one)}-`), `${path}: ${one.description}`);
});

test("a test that states the other answer fails", () => {
	const flips = cases.filter(([, { expected_output: output }]) => typeof output === "boolean");
	assert.ok(flips.length > 80);
	for (const [path, one] of flips) {
		assert.notEqual(runVersCase({ ...one, expected_output: one.expected_output !== true }), "pass", `${path}: ${one.description}`);
	}
});

test("the most important types have eight tests of containment each, some of them without an answer; their ranges are canonical", () => {
	const types = "hikvision dahua axis-os hanwha uniview reolink xiongmai tvt geovision mobotix geutebruck illustra".split(" ");
	for (const type of types) {
		const own = cases.filter(([, one]) => one.test_type === "containment" && typeOfCase(one) === type).map(([, one]) => one);
		assert.ok(own.length >= 8, `${type}: ${own.length}`);
		assert.ok(own.some((one) => one.expected_failure === true) && own.some((one) => one.expected_output === true), type);
	}
	const ranges = cases.flatMap(([, one]) => (one.test_type === "containment" ? [(one.input as { vers: string }).vers] : []));
	const unreadable = "vers:dahua/<2024.2.2: vers/unreadable-version at 11";
	assert.deepEqual(ranges.flatMap(faultsOf), [unreadable], "one test is about an end that is no version");
});

test("every range of our advisories is canonical", () => {
	const ranges = new Set(ownAdvisories().flatMap(({ text }) => [...text.matchAll(/"(vers:[^"]*)"/g)].map((found) => found[1] ?? "")));
	assert.ok(ranges.size > 100);
	assert.deepEqual([...ranges].flatMap(faultsOf), []);
});
