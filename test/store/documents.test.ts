/** Documents and their revisions: one body for every database. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { KeptDocument, NewDocument } from "../../src/advisory/ports.ts";
import type { Store } from "../../src/store/open-store.ts";
import { storeTest } from "./stores.ts";

function document(text: string, fields: Partial<NewDocument> = {}): NewDocument {
	return {
		origin: "catalogue",
		trackingId: "ICSA-17-124-01",
		version: "1",
		place: "icsa-17-124-01.json",
		bytes: new TextEncoder().encode(text),
		receivedAt: 1000,
		...fields,
	};
}

async function everyCurrent(store: Store): Promise<readonly KeptDocument[]> {
	const found: KeptDocument[] = [];
	for await (const page of store.documents.everyCurrent()) found.push(...page);
	return found;
}

const key = { origin: "catalogue", trackingId: "ICSA-17-124-01" };

storeTest("a document comes back byte for byte, with its hash, place and time", async (store) => {
	const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => n & 255);
	const [received] = await store.documents.receive([document("", { bytes })], "ada");
	const kept = await store.documents.document(key);
	assert.deepEqual(kept, { ...received?.revision, bytes });
	const { id, ...rest } = received?.revision ?? {};
	assert.match(String(id), /^[0-9a-z]{26}$/);
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	assert.deepEqual(rest, { ...key, revision: 1, version: "1", place: "icsa-17-124-01.json", sha256, size: 70_000, receivedAt: 1000 });
});

storeTest("other bytes are a new revision, the same bytes no change, and nothing is overwritten", async (store) => {
	const steps = ["first", "first", "second", "second", "first"];
	const answers = [];
	for (const [step, text] of steps.entries()) {
		answers.push(...(await store.documents.receive([document(text, { version: String(step), receivedAt: 1000 + step })], "ada")));
	}
	assert.deepEqual(
		answers.map(({ changed, revision }) => [changed, revision.revision, revision.version]),
		[
			[true, 1, "0"],
			[false, 1, "0"],
			[true, 2, "2"],
			[false, 2, "2"],
			[true, 3, "4"],
		],
	);
	const revisions = await store.documents.revisions(key);
	assert.deepEqual(
		revisions.map(({ revision, receivedAt }) => [revision, receivedAt]),
		[
			[1, 1000],
			[2, 1002],
			[3, 1004],
		],
	);
	const text = async (revision?: number) => new TextDecoder().decode((await store.documents.document(key, revision))?.bytes);
	assert.deepEqual([await text(1), await text(2), await text(3), await text()], ["first", "second", "first", "first"]);
	assert.equal(await store.documents.document(key, 4), undefined);
	assert.deepEqual(
		(await everyCurrent(store)).map(({ revision }) => revision),
		[3],
	);
});

storeTest("one source's document does not replace another's of the same tracking id", async (store) => {
	await store.documents.receive([document("ours"), document("theirs", { origin: "https://example.org/csaf" })], "ada");
	const current = await store.documents.current({});
	assert.deepEqual(
		current.map(({ origin, revision }) => [origin, revision]),
		[
			["catalogue", 1],
			["https://example.org/csaf", 1],
		],
	);
});

storeTest("current documents come page by page, each once", async (store) => {
	const documents = Array.from({ length: 130 }, (_, n) => document(`text ${n}`, { trackingId: `SW-${n}` }));
	await store.documents.receive(documents, "ada");
	await store.documents.receive([document("newer", { trackingId: "SW-3" })], "ada");
	const every = await everyCurrent(store);
	assert.deepEqual(every.map(({ trackingId }) => trackingId).sort(), documents.map(({ trackingId }) => trackingId).sort());
	assert.deepEqual(
		every.filter(({ trackingId }) => trackingId === "SW-3").map(({ bytes }) => new TextDecoder().decode(bytes)),
		["newer"],
	);
	const first = await store.documents.current({ limit: 100 });
	const last = first.at(-1);
	assert.ok(last);
	assert.equal((await store.documents.current({ after: last.id })).length, 30);
});

storeTest("what a stranger calls a document is only a text", async (store) => {
	const names = ["", "a\0b", "'; drop table content;--", "\udc00", "x".repeat(10_000), `${"x".repeat(10_000)}y`];
	const answers = await store.documents.receive(
		names.map((trackingId) => document(trackingId, { trackingId, version: "\0", place: "\ud800" })),
		"ada",
	);
	assert.deepEqual(
		answers.map(({ changed }) => changed),
		names.map(() => true),
	);
	for (const trackingId of names) {
		const kept = await store.documents.document({ origin: "catalogue", trackingId });
		assert.deepEqual(kept?.bytes, new TextEncoder().encode(trackingId));
	}
});

storeTest("the same document from several at once is one revision", async (store) => {
	const answers = await Promise.all(Array.from({ length: 5 }, () => store.documents.receive([document("same")], "ada")));
	assert.equal(answers.flat().filter(({ changed }) => changed).length, 1);
	assert.equal((await store.documents.revisions(key)).length, 1);
});
