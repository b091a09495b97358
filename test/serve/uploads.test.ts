/** What may be sent and wait at the same time, of one organisation and of all. */
import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { type TestContext, test } from "node:test";
import { openUploads } from "../../src/serve/uploads.ts";
import { temporaryFolder } from "../store/stores.ts";

const BOUNDS = { file: 100, each: { files: 3, bytes: 200 }, all: { files: 5, bytes: 300 } };

async function* piece(...sizes: readonly number[]): AsyncGenerator<Uint8Array> {
	for (const size of sizes) yield new Uint8Array(size);
}

async function opened(context: TestContext) {
	const folder = `${temporaryFolder(context)}/uploads`;
	const clock = { now: 1 };
	const uploads = await openUploads(folder, BOUNDS, () => clock.now);
	const send = async (organisation: string, ...sizes: readonly number[]) => {
		const taken = await uploads.take({ organisation, name: "a.csv", bytes: piece(...sizes), encoding: undefined });
		return taken.ok ? taken.value.id : taken.error.code;
	};
	return { folder, clock, uploads, send };
}

test("bytes and files of one organisation, and of all together, with what still arrives", async (context) => {
	const { folder, uploads, send } = await opened(context);
	assert.equal(await send("a", 60, 60), "http/too-large");
	const [first, second] = [await send("a", 100), await send("a", 90)];
	assert.equal(await send("a", 20), "http/too-many-uploads");
	assert.equal((await readdir(folder)).length, 2, "nothing is left of what was refused");
	await send("b", 50);
	assert.equal(await send("b", 40, 40), "http/too-many-uploads", "all together");
	await uploads.drop(first);
	assert.equal(uploads.find("a", first), undefined);
	assert.equal(uploads.find("b", second), undefined);
	for (let n = 0; n < 3; n += 1) assert.ok(!(await send("c", 1)).includes("/"));
	assert.equal(await send("d", 1), "http/too-many-uploads", "five files in all");
});

test("what arrives at the same time is counted together", async (context) => {
	const { folder, send } = await opened(context);
	const all = await Promise.all(Array.from({ length: 12 }, (_, n) => send(`org-${n % 6}`, 30, 30)));
	const kept = all.filter((each) => !each.includes("/"));
	assert.ok(kept.length > 0 && kept.length <= 5, all.join(" "));
	assert.equal((await readdir(folder)).length, kept.length);
});

test("a file that is read stays until it is let go, over its time and after it was dropped", async (context) => {
	const { folder, clock, uploads, send } = await opened(context);
	const [kept, dropped] = [await send("a", 10), await send("a", 10)];
	const [letGo, letDropped] = [uploads.hold(kept), uploads.hold(dropped)];
	clock.now += 2 * 60 * 60_000;
	await uploads.drop(dropped);
	await send("b", 1);
	assert.equal((await readdir(folder)).length, 3);
	assert.equal(uploads.find("a", dropped), undefined);
	letDropped();
	letDropped();
	letGo();
	await send("b", 1);
	await new Promise((resolve) => setTimeout(resolve, 50));
	assert.equal((await readdir(folder)).length, 2);
});
