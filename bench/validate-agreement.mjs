// Test by test beside @secvisogram/csaf-validator-lib on every given document of CSAF 2.0: `SEAWALL_CORPUS=DIR node validate-agreement.mjs`.
// Prints where the two differ, and fails when that is not what DIFFERENCES explains; docs/validate.md repeats it in words.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as peerTests from "@secvisogram/csaf-validator-lib/extended.js";
import { validateBytes } from "../src/advisory/csaf/validate/validate.ts";

const corpus = process.env["SEAWALL_CORPUS"];
if (corpus === undefined) throw new Error("SEAWALL_CORPUS names the folder with the documents.");

/** By test: documents, as the end of their names, that one side alone reports, and why. */
const DIFFERENCES = JSON.parse(readFileSync(new URL("validate-differences.json", import.meta.url), "utf8"));

const documents = ["oasis-csaf", "surveillance", "csaf-provider"].flatMap((folder) =>
	readdirSync(join(corpus, folder), { recursive: true })
		.filter((file) => file.endsWith(".json") && !file.includes("schema"))
		.map((file) => join(corpus, folder, file)),
);

/** `mandatoryTest_6_1_27_1` to `6.1.27.1`. */
const idOf = (name) => name.replace(/^[a-z]+Test_/, "").replaceAll("_", ".");

const found = new Map();
let compared = 0;
for (const file of documents) {
	const bytes = readFileSync(file);
	let value;
	try {
		value = JSON.parse(bytes.toString("utf8"));
	} catch {
		continue;
	}
	if (value?.document?.csaf_version !== "2.0") continue;
	compared++;
	const ours = new Set(validateBytes(bytes, { profile: "extended" }).findings.map(({ rule }) => rule));
	for (const [name, test] of Object.entries(peerTests)) {
		const id = name.startsWith("csaf_2_0") ? "schema" : idOf(name);
		if (id === "6.1.8") continue;
		let theirs;
		try {
			const result = await test(structuredClone(value));
			theirs = result.isValid === false || (result.errors?.length ?? 0) > 0 || (result.warnings?.length ?? 0) > 0;
		} catch (error) {
			theirs = `threw ${error.message}`;
		}
		if (theirs === ours.has(id)) continue;
		const key = `${id} ${theirs === true ? "only csaf-validator-lib" : typeof theirs === "string" ? theirs : "only seawall"}`;
		found.set(key, [...(found.get(key) ?? []), file.slice(corpus.length + 1)]);
	}
}
console.log(`${compared} documents compared`);
let open = 0;
for (const [key, files] of [...found].sort()) {
	const [id] = key.split(" ");
	const why = DIFFERENCES.find(
		(one) =>
			one.test === id &&
			one.side === key.slice(id.length + 1) &&
			files.every((file) => one.files === "*" || one.files.some((end) => file.endsWith(end))),
	)?.why;
	if (why === undefined) open++;
	console.log(
		`${why === undefined ? "NOT EXPLAINED" : "explained"}: ${key} in ${files.length}: ${files.slice(0, 6).join(", ")}${why === undefined ? "" : `\n    ${why}`}`,
	);
}
process.exitCode = open > 0 ? 1 : 0;
