/** What `inventory read` and `assess` say about files and answers. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startFolder } from "../support/start-call.ts";

const OLD = "V5.4.0 build 160414";

test("what is said of the file as a whole goes to standard error, what is said of a row stays with it", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", "Kameras Depot\nid,brand,model,firmware,password,Notes\na,Axis,M1065-LW,9.80.1,x,y\nb,Axis\n");
	const { code, out, said } = await folder.call(["inventory", "read", list]);
	assert.equal(code, 0);
	assert.match(said, /^warning: 1 row\(s\) above the header were not read as devices/m);
	assert.match(said, /^warning: columns of passwords or other secrets were dropped unread/m);
	assert.match(said, /^note: not read, being of no use here: Notes/m);
	const [, short] = out.trim().split("\n");
	assert.deepEqual(JSON.parse(short ?? "").warnings, ["the row has 2 cells, the header 6"]);
	assert.doesNotMatch(said, /the row has 2 cells/);
});

test("a list of which no row could be taken is no success", async (context) => {
	const folder = startFolder(context);
	for (const [name, text, rejected] of [
		["list.json", '[{"note":"x"}]', "inventory/no-device"],
		["list.csv", "id,brand,model\n1,Axis,M1,2,3\n", "inventory/too-many-cells"],
	] as const) {
		const { code, out, said } = await folder.call(["inventory", "read", folder.write(name, text)]);
		assert.equal(code, 2);
		assert.ok(out.includes(rejected) && said.includes("cli/no-devices"), `${out}\n${said}`);
	}
	const gone = await folder.call(["inventory", "read", join(folder.path, "nosuch.csv")]);
	assert.deepEqual([gone.code, gone.said.match(/error/g)?.length, gone.said.includes("files/not-found")], [2, 1, true]);
});

test("assess: answers that are not there, or are about other devices, are told", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", "id,brand,model,firmware\na,Hikvision,DS-2CD2142FWD-I,\n");
	const gone = await folder.call(["assess", list, "--answers", join(folder.path, "nofile.csv")]);
	assert.deepEqual([gone.code, gone.said.includes("files/not-found"), gone.said.includes("nofile.csv")], [2, true, true]);
	const answers = folder.write("answers.csv", `id,firmware\na,${OLD}\nz9,${OLD}\n`);
	const { code, out, said } = await folder.call(["assess", list, "--answers", answers, "--format", "json"]);
	assert.deepEqual([code, JSON.parse(out).summary.known_affected], [0, 1]);
	assert.match(said, /^warning: 1 answer names a device that the inventory does not have: z9 \(.*answers\.csv\)$/m);
});

test("assess says each thing once, and counts one device as one", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", "id,brand,model,firmware,password\na,Hikvision,DS-2CD2142FWD-I,,x\n");
	const questions = join(folder.path, "questions.csv");
	const { out, said } = await folder.call(["assess", list, "--questions-csv", questions]);
	assert.equal(`${out}${said}`.split("columns of passwords").length, 2);
	assert.match(said, /^1 question on 1 device written to /m);
	assert.match(readFileSync(questions, "utf8"), /a,/);
});
