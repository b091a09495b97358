/** Our own documents against the official schema of CSAF 2.0, and against the words of the advisories that are a source of ours. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { corpusFolder, corpusTest } from "../support/needs.ts";
import { ownAdvisories, proseOf } from "../support/own-advisories.ts";

const inCorpus = (...path: readonly string[]): string => join(corpusFolder ?? "", ...path);

function readJson(...path: readonly string[]): Record<string, unknown> {
	return JSON.parse(readFileSync(inCorpus(...path), "utf8")) as Record<string, unknown>;
}

/** The CVSS schemas are of draft 04, which the validator does not know: without their draft and id they read the same. */
function withoutDraft(schema: Record<string, unknown>): Record<string, unknown> {
	const { $schema: _draft, id: _id, $id: _newId, ...rest } = schema;
	return rest;
}

corpusTest("every document is valid by the schema of CSAF 2.0", () => {
	const ajv = new Ajv2020({ strict: false, allErrors: true });
	addFormats.default(ajv);
	for (const version of ["2.0", "3.0", "3.1"]) {
		const file = `cvss-v${version}.json`;
		ajv.addSchema(
			withoutDraft(readJson("oasis-csaf", "csaf_2.0", "referenced_schema", "first", file)),
			`https://www.first.org/cvss/${file}`,
		);
	}
	const validate = ajv.compile(readJson("oasis-csaf", "csaf_2.0", "json_schema", "csaf_json_schema.json"));
	const wrong = ownAdvisories().flatMap(({ file, csaf }) =>
		validate(csaf) ? [] : (validate.errors ?? []).map((error) => `${file} ${error.instancePath} ${error.message ?? ""}`),
	);
	assert.deepEqual(wrong, []);
	assert.equal(validate({ document: {} }), false, "the validator refuses nothing");
});

/** Words in a row that count as copied. Shorter runs are how one must say it: names, places, `remote access by VPN only`. */
const RUN = 9;

function runsOf(text: string): readonly string[] {
	// A vector is no sentence: whoever names it must write it so.
	const words =
		text
			.replace(/\(CVSS [^)]*\)/g, "")
			.toLowerCase()
			.match(/[a-z0-9]+/g) ?? [];
	return words.slice(0, Math.max(0, words.length - RUN + 1)).map((_, at) => words.slice(at, at + RUN).join(" "));
}

/** Every text in a JSON value. */
function textsOf(value: unknown): readonly string[] {
	if (typeof value === "string") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

corpusTest("no sentence of another publisher stands in a document", () => {
	const folder = ["surveillance", "csaf", "surveillance"];
	const files = readdirSync(inCorpus(...folder)).filter((file) => file.endsWith(".json"));
	const others = files.map((file) => readJson(...folder, file));
	const theirs = new Set([...others, readJson("surveillance", "kev.json")].flatMap(textsOf).flatMap(runsOf));
	assert.ok(theirs.size > 10_000);
	const copied = ownAdvisories().flatMap(({ file, csaf }) =>
		proseOf(csaf).flatMap(([place, text]) => runsOf(text).flatMap((run) => (theirs.has(run) ? [`${file} ${place}: ${run}`] : []))),
	);
	assert.deepEqual(copied, []);
});
