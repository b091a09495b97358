/** `account report` over a data directory: begun, refused, published, corrected; what was published stays, and its signature holds. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { startFolder } from "../support/start-call.ts";

test("a report by commands: its versions stay as they were, with figures counted from what is held", async (context) => {
	const folder = startFolder(context);
	const data = join(folder.path, "data");
	const report = (...args: readonly string[]) => folder.call(["--data", data, "account", "report", ...args]);
	const text = folder.write("text.md", "# What we saw\n\nThere are {{cves vendor=Hikvision as=holes}} numbers, {{attacked}} attacked.\n");
	const begun = await report("new", "--from", text, "--title", "What a reset means", "--author", "Ada Lovelace");
	assert.deepEqual([begun.code, begun.out], [0, "what-a-reset-means\n"]);
	assert.match(begun.said, /not yet: report\/not-complete: it does not say who paid/);
	assert.match((await report("publish", "what-a-reset-means")).said, /^error: report\/not-complete/);
	assert.equal((await report("correct", "what-a-reset-means", "--reason", "x")).code, 2);
	const edited = await report("edit", "what-a-reset-means", "--funding", "Nobody paid.", "--interests", "None.", "--kind", "test");
	assert.deepEqual([edited.code, edited.said], [0, ""]);
	const first = (await report("publish", "what-a-reset-means")).out.trim();
	assert.match(first, /^[0-9a-f]{64}$/);

	folder.write("text.md", "# What we saw\n\nAnother camera.\n");
	await report("edit", "what-a-reset-means", "--from", text);
	assert.match((await report("correct", "what-a-reset-means")).said, /^error: report\/no-reason/);
	const second = (await report("correct", "what-a-reset-means", "--reason", "It was another camera.")).out.trim();
	assert.notEqual(second, first);

	const listed = JSON.parse((await report("list", "--format", "json")).out);
	assert.equal(listed.schema, "seawall/reports/1");
	assert.deepEqual(
		listed.reports.map(({ slug, state, version }: Record<string, unknown>) => [slug, state, version]),
		[["what-a-reset-means", "published", 2]],
	);
	const now = JSON.parse((await report("show", "what-a-reset-means")).out);
	assert.deepEqual([now.hash, now.signature, now.isWhole, now.kind, now.previous], [second, "valid", true, "correction", first]);
	assert.equal(now.versions.length, 2);
	const before = JSON.parse((await report("show", "what-a-reset-means", "--revision", first)).out);
	assert.deepEqual([before.number, before.signature], [1, "valid"]);
	assert.match(before.content.body, /\{\{cves vendor=Hikvision as=holes\}\}/);
	const [holes, attacked] = before.figures;
	assert.ok(holes.id === "holes" && holes.value > 0 && holes.n > 0, JSON.stringify(holes));
	assert.deepEqual([attacked.value, attacked.text], [null, "not known: no list of attacks is held"]);
	assert.equal((await report("show", "what-a-reset-means", "--revision", "1", "--format", "markdown")).out, `${before.content.body}\n`);
	for (const args of [
		["show", "nobody"],
		["show", "what-a-reset-means", "--revision", "9"],
		["publish", "nobody"],
	])
		assert.match((await report(...args)).said, /^error: report\/unknown/);
});

test("a part for members that says what to do is not published by a command either", async (context) => {
	const folder = startFolder(context);
	const report = (...args: readonly string[]) => folder.call(["--data", join(folder.path, "data"), "account", "report", ...args]);
	const body = "For all.\n\n{{members}}\n\nUpdate the firmware of all ND-CAM2142 cameras to V5.4.5.\n\n{{end}}\n";
	const file = folder.write("report.json", JSON.stringify({ title: "A", authors: ["B"], funding: "None", interests: "None", body }));
	assert.equal((await report("new", "--from", file)).out, "a\n");
	const refused = await report("publish", "a");
	assert.equal(refused.code, 2);
	assert.match(refused.said, /report\/gated-action/);
});
