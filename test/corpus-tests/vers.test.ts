/** The test files of package-url/vers-spec, and our own definitions and tests against its schemas. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { contains } from "../../src/catalog/vers/contains.ts";
import { parseVers } from "../../src/catalog/vers/parse.ts";
import { versTypes } from "../../src/catalog/vers/vers-types.ts";
import { read, repositoryFiles } from "../house/tree.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";
import { runVersCase, typeOfCase, type VersCase, type VersCaseFile } from "../support/vers-cases.ts";

const folder = join(corpusFolder ?? "", "vers");

function readJson(...path: readonly string[]): unknown {
	return JSON.parse(readFileSync(join(folder, ...path), "utf8"));
}

/** Every test with its file. */
function corpusCases(): readonly (readonly [file: string, test: VersCase])[] {
	const files = readdirSync(join(folder, "tests")).filter((file) => file.endsWith(".json"));
	return files.flatMap((file) => (readJson("tests", file) as VersCaseFile).tests.map((test) => [file, test] as const));
}

/** Files on the grammar itself, whatever types their examples use, and on the types that device advisories use. */
const OURS = ["vers_canonical_parse_test.json", "datetime_version_cmp_test.json", "lexicographic-test.json"];

/** How many of each outcome a file has, as `file: 12 pass`. */
function counted(outcomes: readonly (readonly [file: string, outcome: string])[]): readonly string[] {
	const counts = new Map<string, number>();
	for (const [file, outcome] of outcomes) counts.set(`${file}: ${outcome}`, (counts.get(`${file}: ${outcome}`) ?? 0) + 1);
	return [...counts].map(([key, count]) => `${key} ${count}`);
}

corpusTest("every test on the grammar and on the types of device advisories passes", (context) => {
	const all = corpusCases();
	const ours = all.filter(([file, test]) => OURS.includes(file) || versTypes.get(typeOfCase(test) ?? "")?.answersContainment === true);
	assert.deepEqual(
		[...new Set(ours.map(([file]) => file))].sort(),
		[...OURS].sort(),
		"a file on a type that is ours is missing from the list",
	);
	const outcomes = ours.map(([file, test]) => [file, test, runVersCase(test)] as const);
	for (const line of counted(outcomes.map(([file, , outcome]) => [file, outcome === "pass" ? "pass" : "fail"]))) context.diagnostic(line);
	assert.equal(ours.length, 27);
	assert.deepEqual(
		outcomes.filter(([, , outcome]) => outcome !== "pass").map(([file, test, outcome]) => ({ file, test: test.description, outcome })),
		[],
	);
});

corpusTest("ranges of package ecosystems parse, and nothing is guessed about them", (context) => {
	const theirs = corpusCases().filter(([file]) => !OURS.includes(file));
	assert.ok(theirs.length > 2000);
	const outcomes = theirs.map(([file, test]) => [file, outcomeOf(test)] as const);
	for (const line of counted(outcomes)) context.diagnostic(line);
	assert.deepEqual(
		outcomes.filter(([, outcome]) => !/^(?:\?|in by \*|parses)$/.test(outcome)),
		// Constraints are required (specification.md, "constraints"), so this one is no range.
		[["conan_range_from_native_test.json", "vers/empty-constraint vers:conan/"]],
	);
});

/** `parses` for a range alone, `?` for a question about an order, `in by *` for the one range that needs none. */
function outcomeOf(test: VersCase): string {
	const ranges = [test.input, test.expected_output, (test.input as { vers?: unknown }).vers].filter(
		(text): text is string => typeof text === "string",
	);
	for (const text of ranges) {
		const parsed = parseVers(text);
		if (!parsed.ok) return `${parsed.error.code} ${text}`;
		if (test.test_type === "containment") {
			const { answer } = contains(parsed.value, (test.input as { version: string }).version);
			return parsed.value.constraints[0]?.comparator === "*" && answer === "in" && test.expected_output === true ? "in by *" : answer;
		}
	}
	if (ranges.length > 0) return "parses";
	return runVersCase(test) === "open" ? "?" : "an order";
}

corpusTest("our definitions and tests are valid by the schemas of the specification", (context) => {
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	addFormats.default(ajv);
	const wrong: string[] = [];
	for (const [pattern, schema] of [
		[/^data\/vers\/types\/.+\.json$/, "vers-type-definition.schema-0.2.json"],
		[/^data\/vers\/tests\/.+\.json$/, "vers-test.schema-0.2.json"],
	] as const) {
		// The specification's schemas end their `$schema` with an empty fragment, which the validator takes for another draft.
		const { $schema: _draft, ...rest } = readJson("schemas", schema) as Record<string, unknown>;
		const validate = ajv.compile(rest);
		const files = repositoryFiles().filter((path) => pattern.test(path));
		assert.ok(files.length > 10, String(pattern));
		context.diagnostic(`${schema}: ${files.length} files`);
		for (const path of files) {
			if (!validate(JSON.parse(read(path)))) {
				wrong.push(...(validate.errors ?? []).map((error) => `${path} ${error.instancePath} ${error.message ?? ""}`));
			}
		}
		assert.equal(validate({ tests: [{}] }), false, "the validator refuses nothing");
	}
	assert.deepEqual(wrong, []);
});
