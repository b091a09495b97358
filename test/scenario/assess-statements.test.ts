/** What people state beside an inventory: suppressions, marks, answers. None changes a verdict in silence. Through the command line. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import type { Assessment, Finding } from "../../src/match/verdict.ts";
import { type StartFolder, startFolder } from "../support/start-call.ts";

const LIST = `id,site,brand,model,firmware
a1,North,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414
a2,North,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414
a3,South,Hikvision,DS-2CD2142FWD-I,V5.4.9 build 180101
b1,South,Hikvision,DS-2CD2142FWD-I,V5.4
n1,South,Nobody,Thing 7,1.0
o1,South,LaView,LV-PB932F4,V5.4.0 build 160414
`;
const HOLE = "CVE-2017-7921";

function folderOf(context: TestContext): StartFolder & { readonly list: string } {
	const folder = startFolder(context);
	return { ...folder, list: folder.write("list.csv", LIST) };
}

interface Told extends Omit<Assessment, "findings"> {
	readonly markedDevices: unknown;
	readonly findings: readonly (Finding & { readonly mark?: unknown })[];
}

const told = (out: string) => JSON.parse(out) as Told;

test("an action says on how many of its devices everything is accepted, in every form that shows actions", async (context) => {
	const folder = folderOf(context);
	const holes = told((await folder.call(["assess", folder.list, "--format", "json", "--quiet"])).out)
		.findings.filter(({ device, verdict }) => device.id === "a1" && verdict === "known_affected")
		.map(({ cve }) => cve ?? "");
	assert.ok(holes.length > 1);
	const rows = holes.map((cve) => `A. Meyer,isolated,2026-12-31,a1,${cve}`);
	const some = folder.write("some.csv", ["owner,reason,expires,device,cve", ...rows.slice(1)].join("\n"));
	const all = folder.write("all.csv", ["owner,reason,expires,device,cve", ...rows].join("\n"));
	const first = async (...more: readonly string[]) =>
		told((await folder.call(["assess", folder.list, "--format", "json", "--quiet", ...more])).out).actions[0];
	assert.deepEqual([(await first())?.accepted, (await first("--suppressions", some))?.accepted], [0, 0]);
	const action = await first("--suppressions", all);
	assert.deepEqual([action?.deviceIds, action?.accepted], [["a1", "a2"], 1]);
	assert.match(action?.why ?? "", /; accepted by a suppression on 1 of them$/);
	const table = await folder.call(["assess", folder.list, "--quiet", "--suppressions", all]);
	assert.match(table.out.replaceAll(/\s+/g, " "), /accepted by a suppression on 1 of them/);
});

for (const [what, option, good] of [
	["suppression", "--suppressions", `owner,reason,expires,device,cve\nA,why,2026-12-31,a1,${HOLE}\n`],
	["mark", "--marks", `state,by,on,device,cve\ndone,A,2026-11-01,a3,${HOLE}\n`],
] as const) {
	test(`a file in which no ${what} applies is a wrong call that names each; one that applies is enough`, async (context) => {
		const folder = folderOf(context);
		const bad = good.replace(",2026-12-31,", ",2026-01-31,").replace("done,", "maybe,");
		const refused = await folder.call(["assess", folder.list, option, folder.write("bad.csv", bad)]);
		assert.deepEqual([refused.code, refused.out], [2, ""]);
		assert.match(
			refused.said,
			new RegExp(`error: match/none-applies: the one ${what} of the file does not apply \\(.*bad\\.csv\\)\\. Mend or renew`),
		);
		assert.match(refused.said, /does not apply.*\(.*bad\.csv:2\)/);
		const mixed = await folder.call(["assess", folder.list, option, folder.write("mixed.csv", bad + good.slice(good.indexOf("\n") + 1))]);
		assert.equal(mixed.code, 0, mixed.said);
		const none = await folder.call(["assess", folder.list, option, folder.write("none.json", "[]")]);
		assert.equal(none.code, 0, none.said);
	});
}

test("a matched device is marked for a hole as not remediated, in progress or done; verdict and counts stay, and devices are counted by mark", async (context) => {
	const folder = folderOf(context);
	const marks = folder.write(
		"marks.csv",
		`state,by,on,device,site,cve\nnot remediated,Ann,2026-11-01,a1,,${HOLE}\nin progress,Ben,2026-11-02,a2,,${HOLE}\ndone,Ben,2026-11-03,,South,${HOLE}\n`,
	);
	const json = await folder.call(["assess", folder.list, "--format", "json", "--all", "--marks", marks]);
	const plain = told((await folder.call(["assess", folder.list, "--format", "json", "--all"])).out);
	const marked = told(json.out);
	assert.deepEqual(marked.markedDevices, { not_remediated: 1, in_progress: 1, done: 3 });
	assert.deepEqual(plain.markedDevices, { not_remediated: 0, in_progress: 0, done: 0 });
	assert.deepEqual(marked.summary, plain.summary);
	assert.deepEqual(
		marked.findings.map(({ mark: _, ...finding }) => finding),
		plain.findings,
	);
	const of = (id: string) => marked.findings.find(({ device, cve }) => device.id === id && cve === HOLE)?.mark;
	assert.deepEqual(of("a1"), { state: "not_remediated", by: "Ann", on: "2026-11-01", source: marks, line: 2 });
	assert.deepEqual(of("a3"), { state: "done", by: "Ben", on: "2026-11-03", source: marks, line: 4 });
	// b1 states no build and o1 no inside model: "done" is not shown to be true, and that is said.
	assert.match(json.said, /match\/mark-denied: Ben marks as done what is not shown to be closed: 2 findings are at risk or open/);
	assert.match(
		json.said,
		/note: Marked by people: 1\u00a0device not remediated, 1\u00a0device remediation in progress, 3\u00a0devices remediation done/,
	);
	const table = await folder.call(["assess", folder.list, "--marks", marks]);
	assert.match(
		table.out.replaceAll(/\s+/g, " "),
		/Marked by people: 1 device not remediated, 1 device remediation in progress, 3 devices remediation done/,
	);
	const csv = await folder.call(["assess", folder.list, "--format", "csv", "--marks", marks, "--quiet"]);
	assert.match(csv.out, /,marked,marked_by,marked_on\r\n/);
	assert.match(csv.out, /^.*a2.*,in_progress,Ben,2026-11-02\r$/m);
	const jsonl = await folder.call(["assess", folder.list, "--format", "jsonl", "--marks", marks, "--quiet"]);
	assert.match(jsonl.out, /"mark":\{"state":"in_progress","by":"Ben"/);
	const sarif = await folder.call(["assess", folder.list, "--format", "sarif", "--marks", marks, "--quiet"]);
	assert.match(sarif.out, /"mark":\{"state":"not_remediated"/);
});

test("all assets are marked at once with *; a later row and a narrower one go before", async (context) => {
	const folder = folderOf(context);
	const rows = `state,by,on,device,cve\nnot_remediated,Ann,2026-11-01,*,${HOLE}\nin_progress,Ann,2026-11-02,*,${HOLE}\ndone,Ann,2026-11-02,a3,${HOLE}\n`;
	const call = ["assess", folder.list, "--format", "json", "--all", "--quiet", "--marks", folder.write("marks.csv", rows)];
	assert.deepEqual(told((await folder.call(call)).out).markedDevices, { not_remediated: 0, in_progress: 4, done: 1 });
});

test("all open questions are written, the main one first, and the filled file is taken back", async (context) => {
	const folder = folderOf(context);
	const path = join(folder.path, "questions.csv");
	const before = await folder.call(["assess", folder.list, "--format", "json", "--questions-csv", path]);
	const asked = told(before.out).questions;
	const [head = "", ...rows] = readFileSync(path, "utf8").trim().split("\r\n");
	assert.equal(
		rows.length,
		asked.reduce((sum, { deviceIds }) => sum + deviceIds.length, 0),
	);
	assert.match(before.said, new RegExp(`${rows.length} questions on \\d devices written to`));
	assert.match(rows[0] ?? "", /^b1,.*Which firmware does it run/);
	assert.deepEqual(rows.map((row) => row.slice(0, 2)).sort(), asked.flatMap(({ deviceIds }) => deviceIds).sort());
	const columns = head.replace("\ufeff", "").split(",");
	const fill = (row: string, values: Readonly<Record<string, string>>) => {
		const cells = row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
		for (const [column, value] of Object.entries(values)) cells[columns.indexOf(column)] = value;
		return cells.join(",");
	};
	// b1 asks twice here: the second row still shows the old firmware, and does not take the answer back.
	const first = rows.find((row) => row.startsWith("b1,")) ?? "";
	const inside = rows.find((row) => row.startsWith("o1,")) ?? "";
	const filled = [
		head,
		fill(first, { firmware: "V5.4.0 build 160414" }),
		fill(inside, { oem_manufacturer: "Hikvision", oem_model: "DS-2CD2142FWD-I" }),
		first,
	].join("\r\n");
	const after = await folder.call(["assess", folder.list, "--format", "json", "--quiet", "--answers", folder.write("filled.csv", filled)]);
	assert.equal(after.code, 0, after.said);
	const verdicts = (id: string) => told(after.out).findings.find(({ device, cve }) => device.id === id && cve === HOLE)?.verdict;
	assert.deepEqual([verdicts("b1"), verdicts("o1")], ["known_affected", "known_affected"]);
});

test("a NUL in a question parts nothing: the answer is that of the text with a blank", async (context) => {
	const folder = folderOf(context);
	const ask = (model: string) =>
		JSON.stringify({ id: 1, device: { brand: "Hikvision", model, firmware: "V5.4.0 build 160414" }, advisory: "SEAWALL-2017-0001" });
	const lines = [ask("DS-2CD2142FWD-I\u0000"), ask("DS-2CD2142FWD-I "), ask("Hik\u0000vision\u0000DS"), ask("Hik vision DS")];
	const { out, code } = await folder.call(["explain"], undefined, lines);
	assert.equal(code, 0);
	const [a, b, c, d] = out.trim().split("\n");
	assert.equal(a, b);
	assert.equal(c, d);
	assert.doesNotMatch(out, /\\u0000/);
});
