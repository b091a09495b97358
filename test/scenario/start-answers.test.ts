/** Answers that a user gives on the page stay with the camera they were given for, whatever happens to the list. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { ServedAnswer } from "../../src/match/ports.ts";
import { bytesOf, startFolder, verdictsOf } from "../support/start-call.ts";

const HEAD = "name,brand,model,firmware\n";
const GATE_A = "Gate A,Hikvision,DS-2CD2142FWD-I,\n";
const GATE_B = "Gate B,Hikvision,DS-2CD2142FWD-I,\n";
const OLD = "V5.4.0 build 160414";
const UNNAMED = "brand,model,firmware\n";
const CAMERA = "Hikvision,DS-2CD2142FWD-I,\n";

/** Fills in the list of questions that the page offers, for one device. */
function answering(id: string, firmware: string): (page: ServedAnswer) => Promise<void> {
	return async (page) => {
		const filled = page
			.questionsCsv()
			.split("\r\n")
			.map((line) =>
				line.replace("\ufeff", "").startsWith(`${id},`) ? line.replace("DS-2CD2142FWD-I,", `DS-2CD2142FWD-I,${firmware}`) : line,
			)
			.join("\r\n");
		assert.ok(filled.includes(firmware), page.questionsCsv());
		const taken = await page.onImport(bytesOf(filled), "answers.csv");
		assert.deepEqual([taken.ok, taken.ok && taken.value.changed], [true, 1]);
	};
}

test("rows that change places keep their answers", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("ro.csv", HEAD + GATE_A + GATE_B);
	const first = await folder.start(["--inventory", list], answering("Gate A", OLD));
	assert.deepEqual(verdictsOf(first.answer), { "Gate A": "known_affected", "Gate B": "under_investigation" });
	folder.write("ro.csv", HEAD + GATE_B + GATE_A);
	const second = await folder.start(["--inventory", list]);
	assert.deepEqual(verdictsOf(second.answer), { "Gate A": "known_affected", "Gate B": "under_investigation" });
	assert.deepEqual(second.answer?.problems, []);
});

test("an answer written from another folder fits: the path is no part of an id", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("lists/ro.csv", UNNAMED + CAMERA);
	const answers = folder.write("answers.csv", `id,firmware\nro.csv:2,${OLD}\n`);
	const { code, out } = await folder.call(["assess", list, "--answers", answers, "--format", "json"]);
	assert.equal(code, 0);
	assert.equal(JSON.parse(out).summary.known_affected, 1);
});

test("where nothing tells rows apart, an answer counts until the list changes, and then it is said that it does not", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("ro.csv", UNNAMED + CAMERA + CAMERA);
	const first = await folder.start(["--inventory", list], answering("ro.csv:2", OLD));
	assert.deepEqual(verdictsOf(first.answer), { "ro.csv:2": "known_affected", "ro.csv:3": "under_investigation" });
	const same = await folder.start(["--inventory", list]);
	assert.deepEqual([verdictsOf(same.answer), same.answer?.problems], [verdictsOf(first.answer), []]);
	folder.write("ro.csv", `${UNNAMED}Hikvision,DS-2CD2412F-IW,\n${CAMERA}${CAMERA}`);
	for (const round of ["changed", "again"]) {
		const changed = await folder.start(["--inventory", list]);
		assert.ok(!Object.values(verdictsOf(changed.answer)).includes("known_affected"), round);
		assert.equal(changed.answer?.devices, 3);
		assert.match(changed.answer?.problems.join("\n") ?? "", /not applied: the answer given for ro\.csv:2 \(DS-2CD2142FWD-I\)/, round);
		assert.doesNotMatch(changed.answer?.problems.join("\n") ?? "", /not counted/);
	}
});

test("two lists of one file name do not mix: not their rows, not their cameras of one name", async (context) => {
	const folder = startFolder(context);
	const north = folder.write("north/ro.csv", `${HEAD}Camera 1,Hikvision,DS-2CD2142FWD-I,${OLD}\n,Hikvision,DS-2CD2142FWD-I,${OLD}\n`);
	const south = folder.write("south/ro.csv", `${HEAD}Camera 1,Hikvision,DS-2CD2142FWD-I,\n,Hikvision,DS-2CD2142FWD-I,\n`);
	const { answer } = await folder.start(["--inventory", north, "--inventory", south], answering("ro.csv:3#2", OLD));
	assert.deepEqual(verdictsOf(answer), {
		"Camera 1": "known_affected",
		"ro.csv:3": "known_affected",
		"Camera 1#2": "under_investigation",
		"ro.csv:3#2": "known_affected",
	});
});

test("a serial number that is filled in does not lead the answer away from its device", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("ro.csv", HEAD + GATE_A + GATE_B);
	const filled = `id,firmware,serial\nGate A,${OLD},DS-2CD2142FWD-I20160530AAWR000000001\n`;
	await folder.start(["--inventory", list], async (page) => {
		assert.ok((await page.onImport(bytesOf(filled), "answers.csv")).ok);
	});
	const again = await folder.start(["--inventory", list]);
	assert.deepEqual(verdictsOf(again.answer), { "Gate A": "known_affected", "Gate B": "under_investigation" });
});

test("what is no answer is called what it is", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("ro.csv", HEAD + GATE_A + GATE_B);
	const codes: unknown[] = [];
	const said: string[] = [];
	await folder.start(["--inventory", list], async (page) => {
		for (const text of ["", HEAD + GATE_A + GATE_B, `${HEAD}Door,Axis,M1065-LW,9.80.1\n`, `id,firmware\nGate A,${OLD}\nGate X,${OLD}\n`]) {
			const taken = await page.onImport(bytesOf(text), "up.csv");
			codes.push(taken.ok ? taken.value.changed : taken.error.code);
			if (taken.ok) said.push(...taken.value.warnings);
		}
	});
	assert.deepEqual(codes, ["files/empty", "files/is-the-list", "files/other-devices", 1]);
	assert.match(said.join("\n"), /1 row names a device that this answer does not have, and was left out: Gate X/);
});

test("an answer does not outlive the list in what it only repeated", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("ro.csv", `${HEAD}Gate A,Hikvision,DS-2CD2142FWD-I,${OLD}\n`);
	const filled = `id,firmware,exposure\nGate A,${OLD},internet\n`;
	await folder.start(["--inventory", list], async (page) => {
		assert.ok((await page.onImport(bytesOf(filled), "answers.csv")).ok);
	});
	folder.write("ro.csv", HEAD + GATE_A);
	const { answer } = await folder.start(["--inventory", join(folder.path, "ro.csv")]);
	assert.deepEqual(verdictsOf(answer), { "Gate A": "under_investigation" });
	assert.equal(answer?.findings[0]?.device.exposure, "internet");
	assert.match(answer?.problems.join("\n") ?? "", /the firmware stood in the list before .*Gate A \(was V5\.4\.0 build 160414\)/);
});
