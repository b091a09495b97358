/** Lists that are published whole: one body for every database. */
import assert from "node:assert/strict";
import type { NewPublishedList } from "../../src/advisory/ports.ts";
import { storeTest } from "./stores.ts";

function edition(text: string, fields: Partial<NewPublishedList> = {}): NewPublishedList {
	const bytes = new TextEncoder().encode(text);
	return {
		kind: "kev",
		version: "2025.08.25",
		releasedOn: "2025-08-25",
		entries: 3,
		place: "kev.json",
		bytes,
		receivedAt: 1000,
		...fields,
	};
}

storeTest("editions of a list are kept beside one another, newest release first, whatever the order of receipt", async (store) => {
	const first = await store.lists.receive(edition("august"), "ada");
	const older = await store.lists.receive(edition("july", { version: "2025.07.01", releasedOn: "2025-07-01", receivedAt: 2000 }), "ada");
	const again = await store.lists.receive(edition("august", { receivedAt: 3000 }), "ada");
	assert.deepEqual([first.changed, older.changed, again.changed], [true, true, false]);
	assert.deepEqual(again.edition, first.edition);
	assert.deepEqual(await store.lists.editions(), [first.edition, older.edition]);
	assert.deepEqual(await store.lists.bytes(older.edition.sha256), new TextEncoder().encode("july"));
	const told = (await store.audit.entries({ limit: 10 })).map(({ what, after }) => [what, after?.["version"]]);
	assert.deepEqual(told, [
		["list/received", "2025.08.25"],
		["list/received", "2025.07.01"],
	]);
});

storeTest("one file may be an edition of two kinds, and bytes are kept once", async (store) => {
	await store.lists.receive(edition("same"), "ada");
	assert.equal((await store.lists.receive(edition("same", { kind: "epss" }), "ada")).changed, true);
	assert.equal((await store.lists.editions()).length, 2);
});
