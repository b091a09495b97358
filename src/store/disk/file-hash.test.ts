import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Problem } from "../../core/problem.ts";
import { agreesWithHashes } from "./file-hash.ts";

test("a document that is not what its hash file says is left out; a broken hash file leaves it in and is named", async (t) => {
	const folder = await mkdtemp(join(tmpdir(), "seawall-hash-"));
	t.after(() => rm(folder, { recursive: true, force: true }));
	const bytes = new TextEncoder().encode('{"document":{}}');
	const hash = (name: "sha256" | "sha512") => createHash(name).update(bytes).digest("hex");
	const ask = async (name: string, beside: Readonly<Record<string, string>>) => {
		const file = join(folder, name);
		for (const [ending, text] of Object.entries(beside)) await writeFile(`${file}.${ending}`, text);
		const problems: Problem[] = [];
		const agrees = await agreesWithHashes(file, bytes, problems);
		return [agrees, problems.map(({ code }) => code)];
	};
	assert.deepEqual(await ask("none.json", {}), [true, []]);
	assert.deepEqual(await ask("both.json", { sha256: `${hash("sha256")}  both.json\n`, sha512: hash("sha512").toUpperCase() }), [true, []]);
	assert.deepEqual(await ask("other.json", { sha256: `${"0".repeat(64)}  other.json\n` }), [false, ["store/hash-mismatch"]]);
	assert.deepEqual(await ask("half.json", { sha256: hash("sha256"), sha512: "0".repeat(128) }), [false, ["store/hash-mismatch"]]);
	assert.deepEqual(await ask("short.json", { sha256: hash("sha256").slice(0, 63) }), [true, ["store/hash-unreadable"]]);
	assert.deepEqual(await ask("empty.json", { sha512: "" }), [true, ["store/hash-unreadable"]]);
	assert.deepEqual(await ask("folder.json/inner.json", {}), [true, []]);
});
