/** Documents and their revisions: one body for every database. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { DocumentRevision, NewDocument } from "../../src/advisory/ports.ts";
import type { Store } from "../../src/store/open-store.ts";
import { storeTest } from "./stores.ts";

function document(text: string, fields: Partial<NewDocument> = {}): NewDocument {
	return {
		origin: "catalogue",
		trackingId: "ICSA-17-124-01",
		version: "1",
		releasedAt: undefined,
		place: "icsa-17-124-01.json",
		bytes: new TextEncoder().encode(text),
		receivedAt: 1000,
		...fields,
	};
}

async function known(store: Store, before?: number): Promise<readonly DocumentRevision[]> {
	const found: DocumentRevision[] = [];
	for await (const page of store.documents.known(before)) found.push(...page);
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
	assert.deepEqual(rest, {
		...key,
		revision: 1,
		version: "1",
		releasedAt: undefined,
		place: "icsa-17-124-01.json",
		sha256,
		size: 70_000,
		receivedAt: 1000,
	});
	assert.deepEqual(await store.documents.bytes(sha256), bytes);
	assert.equal(await store.documents.bytes("0".repeat(64)), undefined);
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
		(await known(store)).map(({ revision }) => revision),
		[3],
	);
});

storeTest("one source's document does not replace another's of the same tracking id", async (store) => {
	await store.documents.receive([document("ours"), document("theirs", { origin: "https://example.org/csaf" })], "ada");
	const current = await known(store);
	assert.deepEqual(
		current.map(({ origin, revision }) => [origin, revision]),
		[
			["catalogue", 1],
			["https://example.org/csaf", 1],
		],
	);
});

storeTest("every document comes once in its current revision, also where its revisions are parted by a page", async (store) => {
	const documents = Array.from({ length: 1300 }, (_, n) => document(`text ${n}`, { trackingId: `SW-${n % 650}`, version: `${n}` }));
	await store.documents.receive(documents, "ada");
	await store.documents.receive([document("newer", { trackingId: "SW-3", version: "2000" })], "ada");
	const every = await known(store);
	assert.equal(every.length, 650);
	assert.equal(new Set(every.map(({ trackingId }) => trackingId)).size, 650);
	assert.ok(every.every(({ trackingId, revision }) => revision === (trackingId === "SW-3" ? 3 : 2)));
});

const DAY = 86_400_000;

storeTest("an older revision that arrives late is kept as history and does not become current", async (store) => {
	const newer = document("two", { version: "2", releasedAt: 20 * DAY, receivedAt: 21 * DAY });
	const older = document("one", { version: "1", releasedAt: 10 * DAY, receivedAt: 30 * DAY });
	const answers = [...(await store.documents.receive([newer], "ada")), ...(await store.documents.receive([older, older, newer], "ada"))];
	assert.deepEqual(
		answers.map(({ changed, current, revision }) => [changed, current, revision.version]),
		[
			[true, true, "2"],
			[true, false, "1"],
			[false, false, "1"],
			[false, true, "2"],
		],
	);
	assert.equal((await store.documents.document(key))?.version, "2");
	assert.equal((await store.documents.revisions(key)).length, 2);
	const told = (await store.audit.entries({ limit: 10 })).filter(({ what }) => what === "document/received");
	assert.deepEqual(
		told.map(({ after }) => [after?.["version"], after?.["current"]]),
		[
			["2", true],
			["1", false],
		],
	);
});

storeTest("documents as known on a day: what was received and released by then", async (store) => {
	const revision = (version: string, releasedAt: number | undefined, receivedAt: number) =>
		document(`text ${version}`, { version, releasedAt, receivedAt });
	await store.documents.receive(
		[
			revision("1", 10 * DAY, 11 * DAY),
			revision("2", 20 * DAY, 21 * DAY),
			revision("3", 40 * DAY, 35 * DAY),
			document("undated", { trackingId: "SW-9", receivedAt: 15 * DAY }),
		],
		"ada",
	);
	const on = async (day: number) => (await known(store, day * DAY)).map(({ trackingId, version }) => `${trackingId} ${version}`);
	assert.deepEqual(await on(5), []);
	assert.deepEqual(await on(11), [], "received at the very instant at which the day is over");
	assert.deepEqual(await on(12), ["ICSA-17-124-01 1"]);
	assert.deepEqual(await on(20), ["ICSA-17-124-01 1", "SW-9 1"]);
	assert.deepEqual(await on(30), ["ICSA-17-124-01 2", "SW-9 1"]);
	assert.deepEqual(await on(36), ["ICSA-17-124-01 2", "SW-9 1"], "received, but of a date that has not come");
	assert.deepEqual(await on(50), ["ICSA-17-124-01 3", "SW-9 1"]);
});

storeTest("a file of many records is kept once, and each record is a document", async (store) => {
	const bytes = new TextEncoder().encode("many records");
	const records = ["CVE-1", "CVE-2", "CVE-3"].map((trackingId) => document("", { trackingId, bytes }));
	await store.documents.receive(records, "ada");
	const every = await known(store);
	assert.deepEqual([every.length, new Set(every.map(({ sha256 }) => sha256)).size], [3, 1]);
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

storeTest("what is said of a document is kept, and a deleted one is out of the answers", async (store) => {
	await store.documents.receive([document("one"), document("two", { trackingId: "OTHER" })], "ada");
	const say = (kind: "read" | "comment" | "delete" | "restore", words: string, at: number) =>
		store.documents.mark({ ...key, kind, words, who: "ada", at });
	await say("read", "", 2000);
	await say("comment", "asked the maker", 2001);
	const deleted = await say("delete", "a test document", 2002);
	assert.equal(deleted?.kind, "delete");
	const ids = async (before?: number) => (await known(store, before)).map(({ trackingId }) => trackingId);
	assert.deepEqual(await ids(), ["OTHER"]);
	assert.deepEqual(await ids(2002), [key.trackingId, "OTHER"], "what was known before it is not rewritten");
	assert.notEqual(await store.documents.document(key), undefined, "its bytes stay");
	await store.documents.receive([document("one again", { version: "2", receivedAt: 3000 })], "ada");
	assert.deepEqual(await ids(), [key.trackingId, "OTHER"], "a newer revision counts");
	await say("delete", "again", 3001);
	await say("restore", "by mistake", 3002);
	assert.deepEqual(await ids(), [key.trackingId, "OTHER"]);
	assert.deepEqual(
		(await store.documents.marks()).map(({ kind, words }) => `${kind} ${words}`.trim()),
		["read", "comment asked the maker", "delete a test document", "delete again", "restore by mistake"],
	);
	assert.equal(await store.documents.mark({ origin: "nobody", trackingId: "X", kind: "read", words: "", who: "ada", at: 1 }), undefined);
	const told = (await store.audit.entries({})).map(({ what }) => what).filter((what) => what !== "document/received");
	assert.deepEqual(told, ["document/read", "document/comment", "document/delete", "document/delete", "document/restore"]);
});

storeTest("what answers stand on has changed once a document is deleted or restored, and not when it was read", async (store) => {
	await store.documents.receive([document("x")], "ada");
	const stamps = [(await store.meta.stamp()).facts];
	for (const [at, kind] of ["read", "delete", "restore"].entries()) {
		await store.documents.mark({ ...key, kind: kind as "read", words: "why", who: "ada", at: 2000 + at });
		stamps.push((await store.meta.stamp()).facts);
	}
	assert.equal(stamps[1], stamps[0]);
	assert.equal(new Set(stamps).size, 3);
});
