/** `seawall account score` from the command line: all forms, an event, bad files beside good ones. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { startFolder } from "../support/start-call.ts";

const NOTICE = "<h1>Update Acme T30 to 2.6.1</h1><p>Install 2.6.1 on every T30. Strangers can switch the camera off.</p><p>Acme Ltd</p>";
const SPUN =
	"Acme, the world-leading maker of cameras, is proud of its award-winning quality.\n\nVisit us at booth B12 and win a camera!\n";

test("a line for each file with the five scores and spans that are bytes of it", async (context) => {
	const folder = startFolder(context);
	const [notice, spun] = [folder.write("notice.html", NOTICE), folder.write("spun.txt", SPUN)];
	const event = folder.write(
		"event.json",
		JSON.stringify({
			disclosedAt: "2030-03-01",
			firstAttackAt: null,
			branches: [{ id: "north", sells: true }],
			notices: [{ file: "notice.html", branch: "north", publishedAt: "2030-03-08", channel: "page" }],
		}),
	);
	const { code, out } = await folder.call(["account", "score", notice, spun, "--event", event, "--format", "jsonl"]);
	assert.equal(code, 0);
	const [first, second] = out
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line));
	assert.deepEqual(Object.keys(first), ["schema", "file", "kind", "language", "scores", "metrics", "notes", "ruleVersion"]);
	assert.deepEqual(Object.keys(first.scores), ["prominence", "clarity", "spin", "timeliness", "reach"]);
	assert.deepEqual(
		[first.kind, first.scores.timeliness, first.scores.reach, second.kind, second.scores.timeliness],
		["html", 50, 52, "text", null],
	);
	assert.ok(first.scores.spin < 10 && second.scores.spin > 90 && first.scores.clarity > second.scores.clarity);
	const bytes = readFileSync(notice);
	for (const { spans } of first.metrics)
		for (const { start, end, quote } of spans) assert.equal(bytes.subarray(start, end).toString().slice(0, 200), quote);
	const json = await folder.call(["account", "score", notice, "--event", event, "--format", "json"]);
	assert.deepEqual(JSON.parse(json.out), first);
	const table = await folder.call(["account", "score", notice, spun]);
	assert.match(table.out, /spin\s+0 plain/);
	assert.match(table.out, /unrelated-marketing\s+Visit us at booth B12/);
	assert.match(table.out, /missing: .*cve/);
});

test("a file that is not there hides no other; a wrong event ends the call", async (context) => {
	const folder = startFolder(context);
	const notice = folder.write("notice.html", NOTICE);
	const { code, out, said } = await folder.call(["account", "score", join(folder.path, "none.html"), notice, "--format", "jsonl"]);
	assert.equal(code, 2);
	assert.equal(out.trim().split("\n").length, 1);
	assert.match(said, /^error: store\/unreadable/m);
	const wrong = await folder.call(["account", "score", notice, "--event", folder.write("event.json", "{}x")]);
	assert.equal(wrong.code, 2);
	assert.match(wrong.said, /^error: account\/bad-event: /m);
	assert.equal((await folder.call(["account", "score", notice, "--format", "xml"])).code, 2);
});
