/** What is said of documents that are held, through the command line: read, a comment, taken out of the answers, taken back. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { join } from "node:path";
import test from "node:test";
import { bytesOf, HEAD, leaf } from "../../src/advisory/csaf/sample.ts";
import { startFolder } from "../support/start-call.ts";

const NOTICE = {
	document: HEAD,
	product_tree: { branches: [leaf("P", "Norden", "ND-CAM", "product_version_range", "< 5.4")] },
	vulnerabilities: [{ cve: "CVE-2024-0001", product_status: { known_affected: ["P"] } }],
};
const LIST = "id,brand,model,firmware\nc1,Norden,ND-CAM,5.3\n";
const text = new TextDecoder().decode(bytesOf(NOTICE));

test("a document is commented on, marked as read, deleted and restored, and each of it stays on record", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", LIST);
	folder.write("csaf/a.json", text);
	await folder.start(["--inventory", list, "--advisories", join(folder.path, "csaf")]);
	const call = (...args: readonly string[]) => folder.call(["--data", join(folder.path, "data"), "advisory", ...args]);
	const isListed = async () => (await call("list", "--find", "id=TEST-1", "--format", "json")).out.includes('"TEST-1"');
	assert.equal(await isListed(), true);
	assert.equal((await call("mark", "TEST-1", "--read")).code, 0);
	assert.match((await call("mark", "TEST-1", "--comment", "asked the maker")).out, /local {2}says of TEST-1: asked the maker/);
	assert.equal((await call("mark", "TEST-1", "--delete", "published by mistake")).code, 0);
	assert.equal(await isListed(), false);
	assert.equal((await call("mark", "TEST-1", "--restore", "it was none")).code, 0);
	assert.equal(await isListed(), true);
	const { out } = await call("marks", "TEST-1", "--format", "json");
	const { marks } = JSON.parse(out) as { marks: readonly { kind: string; words: string; who: string }[] };
	assert.deepEqual(
		marks.map(({ kind }) => kind),
		["read", "comment", "delete", "restore"],
	);
	for (const wrong of [["TEST-1"], ["TEST-1", "--read", "--comment", "both"], ["TEST-1", "--comment", " "], ["NOBODY-1", "--read"]]) {
		const { code, said } = await call("mark", ...wrong);
		assert.equal(code, 2, wrong.join(" "));
		assert.match(said, /cli\/bad-mark/);
	}
});

test("a document with another hash than the file beside it states is left out and named", async (context) => {
	const folder = startFolder(context);
	const path = folder.write("csaf/a.json", text);
	const list = async () => folder.call(["advisory", "list", join(folder.path, "csaf"), "--format", "json"]);
	folder.write("csaf/a.json.sha512", `${createHash("sha512").update(text).digest("hex")}  a.json\n`);
	assert.match((await list()).out, /"TEST-1"/);
	folder.write("csaf/a.json.sha256", `${"0".repeat(64)}  a.json\n`);
	const { out, said } = await list();
	assert.doesNotMatch(out, /"TEST-1"/);
	assert.ok(`${out}${said}`.includes("store/hash-mismatch") && `${out}${said}`.includes(path), said);
});
