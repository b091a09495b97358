import assert from "node:assert/strict";
import { test } from "node:test";
import { richAssessment } from "../../test/support/assessment-fixture.ts";
import type { Suppression } from "../match/suppression.ts";
import { tallySuppressions } from "../match/suppression-tally.ts";
import type { Finding } from "../match/verdict.ts";
import { type Answer, type Form, type FormOptions, forms, toForm, writeForm } from "./form.ts";
import { CallError, type Ports } from "./ports.ts";

const [accepted] = richAssessment.findings;
assert.ok(accepted !== undefined);

const suppression: Suppression = {
	owner: "A. Meyer",
	reason: "isolated until March",
	expires: "2026-03-31",
	device: accepted.device.id,
	site: undefined,
	brand: undefined,
	model: undefined,
	cve: accepted.cve,
	advisory: accepted.cve === undefined ? accepted.advisory : undefined,
	source: "s.csv",
	line: 2,
};

const answer = (suppressions: readonly Suppression[] | undefined): Answer => ({
	assessment: richAssessment,
	findings: () => richAssessment.findings,
	tally: suppressions === undefined ? undefined : tallySuppressions(suppressions, richAssessment.findings),
	marks: undefined,
});

async function write(form: Form, suppressions?: readonly Suppression[], options: Partial<FormOptions> = {}): Promise<string> {
	const parts: string[] = [];
	const ports = {
		version: "1.2.3",
		terminal: { columns: 80, colour: false, progress: false },
		out: async (text: string) => void parts.push(text),
		renderPage: async (assessment: Answer["assessment"]) => JSON.stringify(assessment),
	} as unknown as Ports;
	await writeForm(form, answer(suppressions), { all: false, groupBy: "device", ...options }, ports);
	return parts.join("");
}

interface Json {
	readonly findings: readonly Finding[];
	readonly summary: unknown;
	readonly suppressed: readonly { readonly owner: string; readonly finding: Finding }[];
	readonly suppressedDevices: unknown;
	readonly problems: readonly string[];
}
const json = (text: string) => JSON.parse(text) as Json;
const all = richAssessment.findings.length;

test("JSON: accepted findings change their list, and the summary stays", async () => {
	const without = json(await write("json"));
	assert.deepEqual(
		[without.findings.length, without.suppressed, without.suppressedDevices],
		[all, [], { known_affected: 0, under_investigation: 0 }],
	);
	const { findings, suppressed, summary } = json(await write("json", [suppression]));
	assert.deepEqual([findings.length, suppressed.length], [all - 1, 1]);
	assert.equal(suppressed[0]?.owner, "A. Meyer");
	assert.equal(suppressed[0]?.finding.device.id, accepted.device.id);
	assert.deepEqual(summary, without.summary);
});

test("JSONL and CSV: every finding, the accepted one with its owner", async () => {
	const lines = (await write("jsonl", [suppression]))
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as { suppression?: { owner: string } });
	assert.deepEqual([lines.length, lines.filter((line) => line.suppression !== undefined).length], [all, 1]);
	const csv = await write("csv", [suppression]);
	assert.match(csv, /,accepted_by,accepted_reason,accepted_until\r\n/);
	assert.equal(csv.split("A. Meyer,isolated until March,2026-03-31\r\n").length, 2);
	assert.doesNotMatch(await write("csv"), /accepted_by/);
});

test("table: counted always, listed with owner, reason and expiry under --all", async () => {
	const short = await write("table", [suppression]);
	assert.match(short, /1 finding is accepted by a suppression/);
	assert.doesNotMatch(short, /A\. Meyer/);
	const long = await write("table", [suppression], { all: true });
	assert.match(long, /A\. Meyer, until 2026-03-31: isolated until March/);
	assert.match(long, new RegExp(accepted.device.id));
	assert.doesNotMatch(await write("table", []), /accepted/);
});

test("page: all findings, and a word that some are accepted", async () => {
	const { findings, problems } = json(await write("html", [suppression]));
	assert.equal(findings.length, all);
	assert.match(problems[0] ?? "", /^note: 1.finding is accepted/);
});

test("VEX: suppressions change nothing", async () => {
	for (const form of ["vex", "openvex"] as const) assert.equal(await write(form, [suppression]), await write(form));
	assert.match(
		await write("vex", undefined, { publisherName: "Stadtwerke", publisherNamespace: "https://www.example.com" }),
		/"name": "Stadtwerke"/,
	);
});

test("forms are named in the message about one that does not stand", () => {
	for (const form of forms) assert.equal(toForm(form), form);
	assert.throws(
		() => toForm("pdf"),
		(error) => error instanceof CallError && error.problem.todo.includes("openvex"),
	);
});
