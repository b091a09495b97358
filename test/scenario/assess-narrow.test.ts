/** Narrowing an assessment, and the lists of what matches what: no narrowing is silent. Through the command line. */
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { bytesOf, HEAD, leaf } from "../../src/advisory/csaf/sample.ts";
import type { Assessment } from "../../src/match/verdict.ts";
import { type StartFolder, startFolder } from "../support/start-call.ts";

const LIST = `id,site,brand,model,firmware
a1,North,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414
a2,South,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414
a3,South,Hikvision,DS-2CD2142FWD-I,V5.4.9 build 180101
b1,South,LaView,LV-PB932F4,V5.3.0
c1,South,Hikvision,DS-2CD2032-I,V5.2.5 build 141201
d1,South,Dahua,IPC-HFW1230S,V2.800.0000000.29.R.210630
`;

function document(id: string, cve: string, model: string): object {
	return {
		document: { ...HEAD, tracking: { ...HEAD.tracking, id } },
		product_tree: { branches: [leaf("P", "Hikvision", model, "product_version_range", "<= V5.4.4 build 161125")] },
		vulnerabilities: [
			{
				cve,
				product_status: { known_affected: ["P"] },
				remediations: [{ category: "vendor_fix", details: `Update ${model} to V5.4.5 build 170124 or later.`, product_ids: ["P"] }],
			},
		],
	};
}

interface Call {
	readonly folder: StartFolder;
	readonly args: readonly string[];
}

function callOf(context: TestContext): Call {
	const folder = startFolder(context);
	const files = ["A", "B", "C"].map((id, at) =>
		folder.write(
			`${id}.json`,
			new TextDecoder().decode(bytesOf(document(id, `CVE-2021-000${at + 1}`, at === 1 ? "DS-2CD2032-I" : "DS-2CD2142FWD-I"))),
		),
	);
	return { folder, args: ["assess", folder.write("list.csv", LIST), ...files.flatMap((file) => ["--advisories", file])] };
}

async function assessed({ folder, args }: Call, ...more: readonly string[]): Promise<Assessment> {
	const { code, out, said } = await folder.call([...args, "--format", "json", "--quiet", ...more]);
	assert.equal(code, 0, said);
	return JSON.parse(out) as Assessment;
}

test("for each document the devices and products that match, and for each product its documents", async (context) => {
	const { matches } = await assessed(callOf(context));
	assert.deepEqual(
		matches.documents.map(({ advisory, devices, summary, products }) => [advisory, devices, summary, products]),
		[
			[
				"A",
				4,
				{ known_affected: 2, under_investigation: 1, fixed: 1, known_not_affected: 0 },
				[
					{ brand: "Hikvision", model: "DS-2CD2142FWD-I", devices: 3 },
					{ brand: "LaView", model: "LV-PB932F4", devices: 1 },
				],
			],
			[
				"C",
				4,
				{ known_affected: 2, under_investigation: 1, fixed: 1, known_not_affected: 0 },
				[
					{ brand: "Hikvision", model: "DS-2CD2142FWD-I", devices: 3 },
					{ brand: "LaView", model: "LV-PB932F4", devices: 1 },
				],
			],
			[
				"B",
				2,
				{ known_affected: 1, under_investigation: 1, fixed: 0, known_not_affected: 0 },
				[
					{ brand: "Hikvision", model: "DS-2CD2032-I", devices: 1 },
					{ brand: "LaView", model: "LV-PB932F4", devices: 1 },
				],
			],
		],
	);
	assert.deepEqual(
		matches.products.map(({ model, devices, advisories }) => [model, devices, advisories.join()]),
		[
			["DS-2CD2142FWD-I", 3, "A,C"],
			["IPC-HFW1230S", 1, ""],
			["DS-2CD2032-I", 1, "B"],
			["LV-PB932F4", 1, "A,B,C"],
		],
	);
});

test("the table by document lists the devices of each hole, the table by model the holes of each product", async (context) => {
	const { folder, args } = callOf(context);
	const byDocument = await folder.call([...args, "--group-by", "advisory", "--all", "--quiet"]);
	const [, first = ""] = /CVE-2021-0001([\s\S]*?)CVE-2021-0002/.exec(byDocument.out) ?? [];
	for (const id of ["a1", "a2", "a3", "b1"]) assert.match(first, new RegExp(`\\b${id}\\b`));
	assert.doesNotMatch(first, /\bc1\b/);
	const byModel = await folder.call([...args, "--group-by", "model", "--all", "--quiet"]);
	const [, camera = ""] = /Hikvision DS-2CD2032-I\b([\s\S]*?)(?:\n\n|$)/.exec(byModel.out) ?? [];
	assert.match(camera, /CVE-2021-0002/);
	assert.doesNotMatch(camera, /CVE-2021-0001/);
});

test("a run over one document, over a list of them, and a wrong id", async (context) => {
	const call = callOf(context);
	const ids = ({ findings }: Assessment) => [...new Set(findings.flatMap(({ sources }) => sources.map(({ advisory }) => advisory)))].sort();
	assert.deepEqual(ids(await assessed(call, "--advisory", "B")), ["B"]);
	const several = await assessed(call, "--advisory", "A", "--advisory", "B", "--all");
	assert.deepEqual(ids(several), ["A", "B"]);
	assert.equal(several.advisories, 2);
	const wrong = await call.folder.call([...call.args, "--advisory", "A", "--advisory", "Z"]);
	assert.equal(wrong.code, 2);
	assert.match(wrong.said, /match\/unknown-advisory: no advisory Z among the 3/);
});

test("a run over one device, over several, and a wrong id", async (context) => {
	const call = callOf(context);
	const one = await assessed(call, "--device", "a1");
	assert.deepEqual([one.devices, one.summary.known_affected], [1, 1]);
	assert.deepEqual([...new Set(one.findings.map(({ device }) => device.id))], ["a1"]);
	assert.equal((await assessed(call, "--device", "a1", "--device", "a3")).devices, 2);
	const wrong = await call.folder.call([...call.args, "--device", "a1", "--device", "nobody"]);
	assert.equal(wrong.code, 2);
	assert.match(wrong.said, /cli\/unknown-device: no device has the id nobody \(--device\)/);
});

test("a newer revision of a document is no new match where verdict and remediation are the same; what changed is", async (context) => {
	const call = callOf(context);
	const before = await call.folder.call([...call.args, "--format", "json", "--quiet"]);
	const known = call.folder.write("before.json", before.out);
	const again = await assessed(call, "--new-since", known);
	assert.deepEqual(again.findings, []);
	assert.deepEqual([again.summary, again.actions], [JSON.parse(before.out).summary, JSON.parse(before.out).actions]);
	const all = (JSON.parse(before.out) as Assessment).findings.length;
	assert.ok(
		again.problems.includes(
			`warning: ${all} findings are known from the earlier answer and not listed; counts and actions have them (--new-since)`,
		),
	);
	// The same statements under a new version and date.
	const revised = document("A", "CVE-2021-0001", "DS-2CD2142FWD-I") as { document: { tracking: Record<string, unknown>; title: string } };
	revised.document.tracking = { ...revised.document.tracking, version: "2", current_release_date: "2025-02-01T00:00:00Z" };
	revised.document.title = "Another title";
	call.folder.write("A.json", JSON.stringify(revised));
	assert.deepEqual((await assessed(call, "--new-since", known)).findings, []);
	// Another fix is another remediation.
	call.folder.write("A.json", JSON.stringify(revised).replaceAll("V5.4.5 build 170124", "V5.4.8 build 171212"));
	const changed = await assessed(call, "--new-since", known);
	assert.deepEqual(
		[...new Set(changed.findings.map(({ cve, upgradeTo }) => `${cve} ${upgradeTo}`))],
		["CVE-2021-0001 V5.4.8 build 171212"],
	);
	const wrong = await call.folder.call([...call.args, "--new-since", call.folder.write("x.json", '{"findings":[7]}')]);
	assert.equal(wrong.code, 2);
	assert.match(wrong.said, /match\/bad-answer: the earlier answer cannot be read: entry 1 is no finding/);
});

test("a new device in a row where another stood is new", async (context) => {
	const folder = startFolder(context);
	const rows = (...devices: readonly string[]) =>
		folder.write(
			"rows.csv",
			["brand,model,firmware", ...devices.map((brand) => `${brand},DS-2CD2142FWD-I,V5.4.0 build 160414`), ""].join("\n"),
		);
	const assessedRows = async (list: string, ...more: readonly string[]) => {
		const { out, said } = await folder.call(["assess", list, "--format", "json", ...more]);
		assert.notEqual(out, "", said);
		return out;
	};
	const before = folder.write("before.json", await assessedRows(rows("Hikvision")));
	const idsIn = (out: string) => [...new Set((JSON.parse(out) as Assessment).findings.map(({ device }) => device.brand))];
	assert.deepEqual(idsIn(await assessedRows(rows("Hikvision"), "--new-since", before)), []);
	const [other, ...more] = idsIn(await assessedRows(rows("Annke", "Hikvision"), "--new-since", before));
	assert.equal(other, "Annke");
	assert.deepEqual(more, ["Hikvision"], "its own row is another now: told once too often, never too seldom");
});

test("the least confidence narrows the list; counts and actions stay, and what is left out is said", async (context) => {
	const call = callOf(context);
	const whole = await assessed(call);
	const sure = await assessed(call, "--confidence", "high");
	const unsure = whole.findings.filter(({ confidence }) => confidence !== "high").length;
	assert.ok(unsure > 0 && unsure < whole.findings.length);
	assert.deepEqual(
		sure.findings.map(({ device, cve }) => [device.id, cve]),
		whole.findings.filter(({ confidence }) => confidence === "high").map(({ device, cve }) => [device.id, cve]),
	);
	assert.deepEqual([sure.summary, sure.actions], [whole.summary, whole.actions]);
	assert.ok(sure.problems.some((problem) => problem.startsWith(`warning: ${unsure} finding`)));
	assert.deepEqual((await assessed(call, "--confidence", "low")).findings, whole.findings);
	// A gate looks at all of them, listed or not.
	const gate = await call.folder.call([...call.args, "--device", "b1", "--confidence", "high", "--fail-on", "under_investigation"]);
	assert.equal(gate.code, 1);
});
