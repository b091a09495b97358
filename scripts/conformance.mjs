// Writes docs/conformance.md from data/conformance/ and the rules of the validator: `node scripts/conformance.mjs`. With --print it writes
// nothing and prints the page; test/house/conformance.test.ts holds the two against each other.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = "data/conformance/asset-matching-system.json";
const { title, standard, groups, statements, outside } = JSON.parse(readFileSync(join(root, source), "utf8"));

const cell = (text) => text.replaceAll("|", "\\|");
const count = (rows, status) => rows.filter((row) => row.status === status).length;
const tally = (rows) => `${count(rows, "met")} met, ${count(rows, "partly")} partly, ${count(rows, "gap")} gaps`;
const table = (head, rows) => [
	`| ${head.join(" | ")} |`,
	`|${"---|".repeat(head.length)}`,
	...rows.map((row) => `| ${row.map(cell).join(" | ")} |`),
];

/** The tests of a statement, a file once however many of its tests are named. */
function testsOf({ tests }) {
	const namesIn = (file) => tests.filter((test) => test.file === file).map(({ name }) => `"${name}"`);
	return [...new Set(tests.map(({ file }) => file))].map((file) => `[${file.split("/").at(-1)}](../${file}): ${namesIn(file).join(", ")}`);
}

function section({ prefix, heading }) {
	const rows = statements.filter(({ id }) => id.startsWith(`${prefix}.`));
	const lines = rows.map((row) => [
		row.id,
		row.section,
		row.level,
		row.statement,
		row.status === "gap" ? "**gap**" : row.status,
		[...testsOf(row), row.note].filter((text) => text !== "").join("<br>"),
	]);
	return [
		`## ${heading}`,
		"",
		`${tally(rows)}.`,
		"",
		...table(["", "section", "level", "statement", "status", "test, and what is missing"], lines),
		"",
	];
}

/** The tests of the standard that the validator runs, by edition, each with what it leaves open. */
async function validator() {
	const rules = join(root, "src", "advisory", "csaf", "rules");
	const { rules20 } = await import(pathToFileURL(join(rules, "rules-2-0.ts")).href);
	const { rules21, DRAFT_COMMIT } = await import(pathToFileURL(join(rules, "rules-2-1.ts")).href);
	const { notes, files } = JSON.parse(readFileSync(join(root, "data", "conformance", "csaf-rules.json"), "utf8"));
	const edition = (version, all, head) => [
		`### ${head}`,
		"",
		`${all.mandatory.length} mandatory, ${all.optional.length} ${version === "2.0" ? "optional" : "recommended"} and ${all.informative.length} informative tests are run.`,
		"",
		...table(
			["test", "heading", "what it leaves open"],
			[...all.mandatory, ...all.optional, ...all.informative].map(({ id, title }) => [
				id,
				title,
				notes.find(([of, rule]) => of === version && rule === id)?.[2] ?? "",
			]),
		),
		"",
		"Official test files that are judged otherwise than they say:",
		"",
		...table(
			["file", "why"],
			files.filter(([of]) => of === version).map(([, file, why]) => [file, why]),
		),
		"",
	];
	return [
		"## Validator",
		"",
		"What `advisory validate` runs ([validate.md](validate.md)). The schema of section 3 is checked besides, by a description of our own that is",
		"held against the official schemas on every given document and on thousands of bent ones.",
		"",
		...edition("2.0", rules20, "CSAF 2.0 with Errata 01"),
		...edition("2.1", rules21, `CSAF 2.1, committee specification draft 03 (oasis-tcs/csaf at ${DRAFT_COMMIT})`),
	];
}

const page = `${[
	`# Conformance: ${title}`,
	"",
	`<!-- Made by \`node scripts/conformance.mjs\` from ${source}; change that file. -->`,
	"",
	`What [${standard.name}](${standard.url}), asks of a "CSAF asset matching system", and of the three profiles that this one includes, in our`,
	"own words and one by one. Levels are the standard's; an item of a clause without such a word is what the profile consists of, and stands as",
	"SHALL. Mere permissions that change nothing are left out.",
	"",
	`Of ${statements.length} statements: **${tally(statements)}**. Seawall therefore does not conform to this profile yet.`,
	"",
	"- `met`: the tests named show it.",
	"- `partly`: some of it is there; the tests named show that part, and the note says what is missing.",
	"- `gap`: not there.",
	"",
	...groups.flatMap(section),
	...(await validator()),
	"## Not asked for by these clauses",
	"",
	...table(
		["what", "where it belongs"],
		outside.map(({ what, why }) => [what, why]),
	),
].join("\n")}\n`;

if (process.argv.includes("--print")) process.stdout.write(page);
else writeFileSync(join(root, "docs", "conformance.md"), page);
