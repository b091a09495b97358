/** Drafts through the command line: from facts to a released document, two persons, an embargo, and what is refused on the way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { SAMPLE_DRAFT } from "../../src/advisory/author/sample-draft.ts";
import { findDocuments } from "../../src/store/held/find-document.ts";
import { startFolder } from "../support/start-call.ts";

const CRITICAL = { ...SAMPLE_DRAFT, tlp: "AMBER", embargoUntil: "2026-12-01T08:00Z" };

test("a critical draft goes its way: edited, reviewed, approved by two, released, and its embargo ends at its minute", async (context) => {
	const folder = startFolder(context);
	const data = `${folder.path}/data`;
	const call = (...args: readonly string[]) => folder.call(["--data", data, "advisory", ...args]);
	const file = folder.write("draft.json", JSON.stringify(CRITICAL));
	const made = await call("new", "--from", file, "--by", "ada");
	assert.deepEqual([made.code, made.out], [0, "NORDEN-2026-0001\n"], made.said);
	const id = made.out.trim();
	assert.equal((await call("new", "--from", file)).code, 2);

	const broken = await call("edit", id, "--set", "holes/0/cwe=CWE-999999", "--format", "findings", "--by", "ada");
	assert.equal(broken.code, 1);
	assert.match(broken.out, /author\/unknown-weakness/);
	assert.match((await call("submit", id)).said, /author\/not-ready/);
	assert.equal((await call("edit", id, "--set", "holes/0/cwe=CWE-287", "--by", "ada")).code, 0);
	assert.match((await call("edit", id, "--set", "nothing/at/all=1")).said, /cli\/bad-draft/);

	assert.equal((await call("submit", id, "--by", "ada")).out, `${id}: review\n`);
	assert.match((await call("approve", id)).said, /an approval has a name/);
	assert.equal((await call("approve", id, "--by", "ada")).out, `${id}: review\n`);
	assert.match((await call("list", "--drafts")).out, /review \(1 of 2 approvals\)/);
	assert.match((await call("approve", id, "--by", "ada")).said, /author\/same-person/);
	assert.match((await call("release", id)).said, /author\/wrong-state/);
	assert.equal((await call("approve", id, "--by", "bob")).out, `${id}: approved\n`);
	assert.equal((await call("release", id)).out, `${id}: published\n`);

	const label = async () => {
		const found = await findDocuments(data, id);
		assert.ok(found.ok);
		const text = new TextDecoder().decode(found.value[0]?.bytes);
		return (JSON.parse(text) as { document: { distribution: { tlp: { label: string } }; tracking: { version: string } } }).document;
	};
	assert.equal((await label()).distribution.tlp.label, "AMBER");
	assert.equal((await call("embargo", "--at", "2026-12-01T07:59Z")).out, "No embargo has ended.\n");
	await call("edit", id, "--set", "title=Another title", "--by", "cleo");
	assert.equal((await call("embargo", "--at", "2026-12-01T08:00Z")).out, `${id}: TLP:CLEAR\n`);
	assert.equal((await label()).distribution.tlp.label, "WHITE");
	assert.equal((await label()).tracking.version, "2");
	const held = JSON.parse((await call("edit", id)).out) as typeof CRITICAL;
	assert.deepEqual([held.title, held.tlp, held.embargoUntil, held.releases.length], ["Another title", "CLEAR", "", 2]);
	assert.equal((await call("embargo", "--at", "2026-12-01T08:00Z")).out, "No embargo has ended.\n");
	assert.equal((await call("render", id, "--format", "90")).code, 0);
	const drafts = JSON.parse((await call("list", "--drafts", "--format", "json")).out) as {
		schema: string;
		drafts: readonly { state: string }[];
	};
	assert.deepEqual([drafts.schema, drafts.drafts.map(({ state }) => state)], ["seawall/drafts/1", ["draft"]]);
});

test("alone only with a reason, and the document of a draft is marked as a draft", async (context) => {
	const folder = startFolder(context);
	const call = (...args: readonly string[]) => folder.call(["--data", `${folder.path}/data`, "advisory", ...args]);
	const file = folder.write("draft.json", JSON.stringify(SAMPLE_DRAFT));
	const id = (await call("new", "--from", file, "--id", "OWN-1")).out.trim();
	assert.equal(id, "OWN-1");
	assert.match((await call("edit", id, "--format", "csaf")).out, /"status": "draft"/);
	await call("submit", id);
	assert.match((await call("approve", id, "--by", "ada", "--break-glass", "short")).said, /author\/no-reason/);
	assert.equal((await call("approve", id, "--by", "ada", "--break-glass", "attacks run and nobody else is awake")).code, 0);
	assert.equal((await call("release", id)).code, 0);
	assert.match((await call("edit", "OWN-2")).said, /there is no draft/);
});
