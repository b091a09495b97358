/** The official test files of CSAF: each test fires on its failing files and is silent on its valid ones, and the verdict is theirs. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { locate } from "../../src/advisory/csaf/validate/locate.ts";
import { type ValidateOptions, validateBytes } from "../../src/advisory/csaf/validate/validate.ts";
import { programFolder } from "../../src/store/disk/catalogue-folder.ts";
import { loadDictionaries } from "../../src/store/disk/dictionaries.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";

interface OfficialFile {
	readonly name: string;
	readonly valid: boolean;
	readonly result?: string;
}

interface OfficialTest {
	readonly id: string;
	readonly failures?: readonly OfficialFile[];
	readonly valid?: readonly OfficialFile[];
}

/** Files that are judged otherwise, as docs/conformance.md lists them. */
const { files: otherwise } = JSON.parse(readFileSync(join(programFolder(), "data", "conformance", "csaf-rules.json"), "utf8")) as {
	readonly files: readonly (readonly [version: string, file: string, why: string])[];
};

/** What the addresses of the official files answer, as their summaries say. */
const resolved = new Map([
	["https://example.net", 200],
	["https://csaf.io", 200],
	["https://github.com/oasis-tcs/csaf/not-available", 404],
]);

async function outcomes(
	version: string,
	options: ValidateOptions,
): Promise<{ readonly files: number; readonly missed: readonly string[] }> {
	const folder = join(corpusFolder ?? "", "oasis-csaf", `csaf_${version}`, "test", "validator", "data");
	const { tests } = JSON.parse(await readFile(join(folder, "testcases.json"), "utf8")) as { readonly tests: readonly OfficialTest[] };
	const missed: string[] = [];
	let files = 0;
	for (const { id, failures = [], valid = [] } of tests) {
		for (const file of [...failures, ...valid]) {
			files++;
			const { valid: isValid, findings } = validateBytes(await readFile(join(folder, file.name)), options);
			const fired = findings.some(({ rule }) => rule === id);
			if (isValid !== file.valid || fired !== failures.includes(file)) missed.push(/-(6-[\d-]+)\.json$/.exec(file.name)?.[1] ?? file.name);
		}
	}
	return { files, missed };
}

for (const [version, least] of [
	["2.0", 239],
	["2.1", 328],
] as const) {
	corpusTest(`CSAF ${version}: the official test files are judged as they say, but for those that the documentation names`, async (t) => {
		const options: ValidateOptions = { profile: "full", now: Date.parse("2026-11-24") / 1000, spelling: await loadDictionaries() };
		const listed = otherwise.filter(([of]) => of === version).map(([, file]) => file);
		const offline = await outcomes(version, options);
		assert.ok(offline.files >= least, `${offline.files} files`);
		assert.deepEqual(offline.missed, listed);
		const asked = await outcomes(version, { ...options, resolved });
		assert.deepEqual(
			asked.missed,
			listed.filter((file) => !file.startsWith("6-3-06")),
		);
		t.diagnostic(
			`show: CSAF ${version}: ${asked.files - asked.missed.length} of ${asked.files} official files, ${offline.files - offline.missed.length} without a resolver`,
		);
	});
}

corpusTest("findings stand where the official results say", async () => {
	const folder = join(corpusFolder ?? "", "oasis-csaf", "csaf_2.1", "test", "validator", "data");
	const { tests } = JSON.parse(await readFile(join(folder, "testcases.json"), "utf8")) as { readonly tests: readonly OfficialTest[] };
	let seen = 0;
	for (const { failures = [], valid = [] } of tests) {
		for (const { name, result } of [...failures, ...valid]) {
			if (result === undefined) continue;
			const { findings } = validateBytes(await readFile(join(folder, name)), { profile: "full" });
			const expected = JSON.parse(await readFile(join(folder, result), "utf8")) as Record<
				string,
				| {
						readonly id: string;
						readonly errors?: readonly { readonly instance_path: string }[];
						readonly infos?: readonly { readonly instance_path: string }[];
						readonly warnings?: readonly { readonly instance_path: string }[];
				  }[]
				| { readonly id: string; readonly errors?: readonly { readonly instance_path: string }[] }
			>;
			for (const one of [expected["primary_result"], expected["secondary_results"] ?? []].flat()) {
				if (one === undefined) continue;
				for (const { instance_path } of [
					...(one.errors ?? []),
					...("infos" in one ? (one.infos ?? []) : []),
					...("warnings" in one ? (one.warnings ?? []) : []),
				]) {
					seen++;
					assert.ok(
						findings.some(({ rule, pointer }) => rule === one.id && pointer === instance_path),
						`${name}: ${one.id} at ${instance_path}`,
					);
				}
			}
		}
	}
	assert.ok(seen >= 3, `${seen} places`);
});

corpusTest("every place in a real document is found where it stands", async () => {
	const json = await readFile(join(corpusFolder ?? "", "oasis-csaf", "csaf_2.0", "examples", "csaf", "rhsa-2021_5217.json"), "utf8");
	const pointers: string[] = [];
	const open: { readonly value: unknown; readonly pointer: string }[] = [{ value: JSON.parse(json), pointer: "" }];
	for (let one = open.pop(); one !== undefined; one = open.pop()) {
		pointers.push(one.pointer);
		if (typeof one.value === "object" && one.value !== null)
			for (const [key, value] of Object.entries(one.value)) open.push({ value, pointer: `${one.pointer}/${key}` });
	}
	const lines = json.split("\n");
	const places = locate(json, pointers);
	for (const [pointer, { line, column, offset }] of places) {
		const value = pointer
			.split("/")
			.slice(1)
			.reduce<unknown>((holder, key) => (holder as Record<string, unknown>)[key], JSON.parse(json));
		const start = typeof value === "object" ? (Array.isArray(value) ? "[" : "{") : typeof value === "string" ? '"' : JSON.stringify(value);
		assert.ok(json.startsWith(start, offset), pointer);
		assert.ok((lines[line - 1] ?? "").startsWith(start, column - 1), pointer);
	}
	assert.ok(places.size > 100);
});
