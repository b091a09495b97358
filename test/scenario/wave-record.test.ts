/** The record of waves from the command line: named, joined, parted, dismissed and taken back; nothing is lost. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Wave } from "../../src/detect/wave.ts";
import { startFolder } from "../support/start-call.ts";

test("a wave is named, joined with another, parted, dismissed and taken back; each step is a revision", async (context) => {
	const folder = startFolder(context);
	const wave = (...args: readonly string[]) => folder.call(["--data", `${folder.path}/data`, "wave", ...args]);
	const list = async () => (JSON.parse((await wave("list", "--format", "json")).out) as { readonly waves: readonly Wave[] }).waves;
	const source = ["--source", "notice of the CERT"];
	for (const [maker, since] of [
		["dahua", "2017-07-05"],
		["Hikvision", "2017-09-18"],
	] as const)
		assert.equal((await wave("record", "--maker", maker, "--since", since, ...source)).code, 0);
	const [late, early] = await list();
	assert.ok(late !== undefined && early !== undefined);
	assert.match((await wave("name", early.id, "summer")).out, /“summer”: dahua/);
	const joined = await wave("merge", early.id, late.id, "--reason", "the same senders");
	assert.equal(joined.code, 0, joined.said);
	assert.match((await wave("list")).out, new RegExp(`${late.id} .* a part of ${early.id}`));
	const parted = await wave("split", early.id, "--on", "2017-09-18", "--reason", "a pause of ten weeks");
	assert.equal(parted.code, 0, parted.said);
	assert.equal((await wave("dismiss", early.id, "--reason", "our own scan")).code, 0);
	assert.match((await wave("restore", early.id, "--reason", "not ours")).out, /ended 2017-09-18/);
	assert.deepEqual(
		(await list()).map(({ startedAt, endedAt, mergedInto, splitFrom, revision }) => [startedAt, endedAt, mergedInto, splitFrom, revision]),
		[
			["2017-09-18", undefined, early.id, undefined, 2],
			["2017-09-18", undefined, undefined, early.id, 1],
			["2017-07-05", "2017-09-18", undefined, undefined, 6],
		],
	);
	for (const [args, said] of [
		[["merge", early.id, "none", "--reason", "x"], /detect\/no-wave: no wave none is on record \(ID\)/],
		[["merge", early.id, late.id, "--reason", " "], /detect\/bad-wave: .* \(--reason\)/],
		[["split", early.id, "--reason", "x"], /detect\/bad-wave: nothing says what the other wave is \(--on\)/],
		[["record", "--maker", "nobody at all", "--since", "2017-07-05", ...source], /detect\/bad-wave: .*\(--maker\)/],
		[["record", "--maker", "dahua", "--port", "x", "--since", "2017-07-05", ...source], /cli\/bad-port/],
	] as const) {
		const wrong = await wave(...args);
		assert.equal(wrong.code, 2);
		assert.match(wrong.said, said);
	}
});
