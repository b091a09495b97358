/** Every form of an answer says which catalogue it stands on; past thirty days that comes first, and only "affected" stands without a day. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { forms } from "../../src/cli/form.ts";
import { loadCatalogue } from "../../src/store/disk/catalogue-folder.ts";
import { startFolder } from "../support/start-call.ts";

const LIST = [
	"name,brand,model,firmware",
	"Gate,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414",
	"Yard,Hikvision,DS-2CD2142FWD-I,V5.7.0 build 210625",
	"Quay,Nobody Knows,XX-1,1.0",
	"",
].join("\n");

const loaded = await loadCatalogue();
assert.ok(loaded.ok);
const { date, version } = loaded.value;
const after = (days: number) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

async function answersOf(context: TestContext, days: number) {
	const folder = startFolder(context, {}, after(days));
	const list = folder.write("devices.csv", LIST);
	const answers = new Map<string, { readonly out: string; readonly said: string }>();
	for (const form of forms) {
		const { out, said, code } = await folder.call(["--data", `${folder.path}/data`, "assess", list, "--all", "--format", form]);
		assert.equal(code, 0, `${form}: ${said}`);
		answers.set(form, { out, said });
	}
	const question = JSON.stringify({
		id: 1,
		device: { brand: "Hikvision", model: "DS-2CD2142FWD-I", firmware: "V5.7.0 build 210625" },
		advisory: "SEAWALL-2017-0001",
	});
	const explained = await folder.call(["--data", `${folder.path}/data`, "explain"], undefined, [question]);
	answers.set("explain", explained);
	return (form: string) => answers.get(form) ?? assert.fail(form);
}

interface Row {
	readonly verdict: string;
	readonly holdsAsOf?: string;
}

test("after thirty days the age is the first thing that is said, in every form", async (context) => {
	const of = await answersOf(context, 31);
	const first = /^The\s+catalogue\s+is\s+31\s+days\s+old:/;
	assert.match(of("table").out, first);
	assert.match(of("table").out, new RegExp(`not affected as of ${date}|fixed as of ${date}`));
	const main = of("html").out.slice(of("html").out.indexOf("<main"));
	assert.match(main.replaceAll(/<[^>]+>/g, "").trim(), first, "the page's first words");
	assert.ok(main.includes(`as of ${date}`));
	const json = JSON.parse(of("json").out) as { catalogue: object; problems: readonly string[]; findings: readonly Row[] };
	assert.deepEqual(json.catalogue, { version, date, ageDays: 31 });
	assert.match(json.problems[0] ?? "", /^warning: The catalogue is 31\sdays old/);
	const rows: readonly (readonly [string, readonly Row[]])[] = [
		["json", json.findings],
		[
			"jsonl",
			of("jsonl")
				.out.trim()
				.split("\n")
				.map((line) => JSON.parse(line) as Row),
		],
		["explain", [JSON.parse(of("explain").out) as Row]],
	];
	for (const [form, findings] of rows) {
		assert.ok(
			findings.some(({ verdict }) => verdict !== "known_affected"),
			form,
		);
		for (const { verdict, holdsAsOf } of findings) assert.equal(holdsAsOf, verdict === "known_affected" ? undefined : date, form);
	}
	assert.match(of("explain").said, /^warning: The catalogue is 31\sdays old/);
	const [head = "", ...lines] = of("csv").out.trim().split("\r\n");
	assert.match(head, /,holds_as_of$/);
	for (const line of lines) assert.equal(line.endsWith(`,${date}`), !line.includes(",known_affected,"), line.slice(0, 60));
	const [run] = (
		JSON.parse(of("sarif").out) as {
			runs: readonly {
				invocations: readonly { toolExecutionNotifications: readonly { message: { text: string } }[] }[];
				results: readonly { message: { text: string }; properties: Row }[];
			}[];
		}
	).runs;
	assert.match(run?.invocations[0]?.toolExecutionNotifications[0]?.message.text ?? "", first);
	for (const { message, properties } of run?.results ?? [])
		assert.equal(message.text.includes(`as of ${date}`), properties.verdict !== "known_affected");
	for (const form of ["vex", "openvex"]) assert.match(of(form).out, /"(?:tooling|text)": "[^"]*The catalogue is 31\sdays old/, form);
});

test("up to thirty days the version and the day are told, and no verdict carries a day", async (context) => {
	const of = await answersOf(context, 30);
	assert.doesNotMatch(of("table").out, /^The\s+catalogue/);
	for (const form of ["table", "html", "json", "sarif", "vex", "openvex", "explain"]) assert.ok(of(form).out.includes(version), form);
	for (const form of [...forms, "explain"]) assert.doesNotMatch(of(form).out, /holds_?[aA]s_?[oO]f/, form);
	assert.equal(of("explain").said, "");
});
