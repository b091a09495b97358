/** Which devices an answer of `start` is about, and what is said when that is not what the user may think. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startFolder, verdictsOf } from "../support/start-call.ts";

const HEAD = "id,brand,model,firmware\n";
const A = "a,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414\n";
const B = "b,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414\n";

test("a device that the list does not have any more is not counted, and that is said", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", HEAD + A + B);
	assert.equal((await folder.start(["--inventory", list])).answer?.devices, 2);
	folder.write("list.csv", HEAD + B);
	for (const args of [["--inventory", list], ["--inventory", list], []]) {
		const { answer, code } = await folder.start(args);
		assert.deepEqual([code, Object.keys(verdictsOf(answer))], [0, ["b"]]);
		assert.deepEqual(answer?.problems, ["note: 1 device that an earlier list had is not in this one and is not counted: a"]);
	}
	folder.write("list.csv", HEAD + A + B);
	const back = await folder.start(["--inventory", list]);
	assert.deepEqual([back.answer?.devices, back.answer?.problems], [2, []]);
});

test("lists that are given together count together; another list alone does not count what it does not have", async (context) => {
	const folder = startFolder(context);
	const [one, two] = [folder.write("one.csv", HEAD + A), folder.write("two.csv", HEAD + B)];
	const both = await folder.start(["--inventory", one, "--inventory", two]);
	assert.deepEqual([both.answer?.devices, both.answer?.problems], [2, []]);
	const alone = await folder.start(["--inventory", two]);
	assert.deepEqual([Object.keys(verdictsOf(alone.answer)), alone.answer?.problems.length], [["b"], 1]);
	const held = await folder.start([]);
	assert.deepEqual([held.answer?.devices, held.answer?.problems], [2, []]);
});

test("a cell that was filled and is empty now counts as unknown, and that is said", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", HEAD + A + B);
	await folder.start(["--inventory", list]);
	folder.write("list.csv", `${HEAD}${B}a,Hikvision,DS-2CD2142FWD-I,\n`);
	const { answer } = await folder.start(["--inventory", list]);
	assert.deepEqual(verdictsOf(answer), { a: "under_investigation", b: "known_affected" });
	assert.match(answer?.problems[0] ?? "", /^note: the firmware stood in the list before .*: a \(was V5\.4\.0 build 160414\)$/);
});

test("a file that is not there, or gives no device, is never answered from what was there before", async (context) => {
	const folder = startFolder(context);
	await folder.start(["--inventory", folder.write("list.csv", HEAD + A)]);
	for (const [name, content, code] of [
		["nosuch.csv", undefined, "files/not-found"],
		["list.csv", "", "files/empty"],
		["list.csv", HEAD, "cli/no-devices"],
		["list.json", '{"devices":[', "inventory/json-unreadable"],
	] as const) {
		const file = content === undefined ? join(folder.path, name) : folder.write(name, content);
		const { code: exit, said, out } = await folder.start(["--inventory", file]);
		assert.deepEqual([exit, out], [2, ""], code);
		assert.ok(said.includes(code) && said.includes(name), said);
	}
	assert.equal((await folder.start([])).answer?.devices, 1, "the list of before is still held");
});

test("one of two files that is not there is said, and the other is answered", async (context) => {
	const folder = startFolder(context);
	const { answer, code } = await folder.start(["--inventory", folder.write("l.csv", HEAD + A), "--inventory", join(folder.path, "no.csv")]);
	assert.deepEqual([code, answer?.devices, answer?.problems.length], [0, 1, 1]);
	assert.match(answer?.problems[0] ?? "", /files\/not-found/);
});

test("a data directory that is named is shown, never the sample in its place", async (context) => {
	const folder = startFolder(context);
	const none = await folder.start([]);
	assert.deepEqual([none.code, existsSync(join(folder.path, "data"))], [2, false]);
	assert.match(none.said, /cli\/nothing-held/);
	await folder.start(["--inventory", folder.write("list.csv", HEAD + A)]);
	const held = await folder.start([]);
	assert.equal(held.answer?.devices, 1);
	assert.doesNotMatch(held.out, /SAMPLE/);
});

test("what is said of a file is said at every start, once, below the answer", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", "id,brand,model,firmware,password\na,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414,x\nb,Axis\n");
	const first = await folder.start(["--inventory", list]);
	const second = await folder.start(["--inventory", list]);
	assert.deepEqual(second.answer?.problems, first.answer?.problems);
	for (const { out, said } of [first, second]) {
		assert.equal(said, "");
		assert.equal(out.split("columns of passwords").length, 2, out);
		assert.ok(out.indexOf("columns of passwords") > out.indexOf("at risk"));
	}
});

test("a column that --map names and the file has not ends the call, and nothing is kept", async (context) => {
	const folder = startFolder(context);
	for (const [name, text] of [
		["list.csv", HEAD + A],
		["list.json", '[{"id":"a","brand":"Axis","model":"M1065-LW","fw":"9.80.1"}]'],
	] as const) {
		const file = folder.write(name, text);
		for (const args of [
			["start", "--inventory", file, "--map", "firmware=Nope"],
			["inventory", "read", file, "--map", "firmware=Nope"],
			["assess", file, "--map", "firmware=Nope"],
			["assess", file, "--map", "nonsense=Nope"],
		]) {
			const { code, said } = await folder.call(["--data", join(folder.path, "data"), ...args]);
			assert.deepEqual([code, /inventory\/map-/.test(said)], [2, true], `${args.join(" ")}\n${said}`);
		}
	}
	assert.match((await folder.start([])).said, /cli\/nothing-held/);
});

test("another word on the columns is another reading of the same bytes", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", "id,brand,model,Spezial\na,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414\n");
	await folder.start(["--inventory", list, "--map", "firmware=ignore,firmware=Spezial"]);
	const ignored = await folder.start(["--inventory", list, "--map", "ignore=Spezial"]);
	assert.deepEqual(verdictsOf(ignored.answer), { a: "under_investigation" });
	const read = await folder.start(["--inventory", list, "--map", "firmware=Spezial"]);
	assert.deepEqual(verdictsOf(read.answer), { a: "known_affected" });
});

test("the sample is the sample, without a word before the answer", async (context) => {
	const folder = startFolder(context);
	const here = process.cwd();
	process.chdir(folder.path);
	context.after(() => process.chdir(here));
	const { code, out, said, answer } = await folder.call(["start"]);
	assert.deepEqual([code, said], [0, ""]);
	assert.match(out, /^SAMPLE DATA/);
	assert.ok((answer?.devices ?? 0) > 200);
	const started = performance.now();
	await folder.call(["start"]);
	console.log(`# show: second start of the sample ${Math.round(performance.now() - started)} ms`);
});
