/** The audit chain and the facts about the store: one body for every database. */
import assert from "node:assert/strict";
import { AUDIT_START, type AuditEntry } from "../../src/core/audit.ts";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import { migrations } from "../../src/store/migrations/list.ts";
import type { Store, StorePlace } from "../../src/store/open-store.ts";
import { importAt, open, runSql, stores, storeTest } from "./stores.ts";

async function fill(store: Store, entries: number): Promise<readonly AuditEntry[]> {
	const made: AuditEntry[] = [];
	for (let n = 1; n <= entries; n += 1) {
		made.push(
			await store.audit.append({ who: "ada", what: "device/named", subject: `d${n}`, before: undefined, after: { z: n, a: "ü\0" }, at: n }),
		);
	}
	return made;
}

/** As someone would who wants to hide something. The statement is spelt differently; all else is the same SQL. */
function dropTriggers(place: StorePlace): readonly string[] {
	const on = "dataFolder" in place ? "" : " on audit";
	return [`drop trigger audit_no_update${on}`, `drop trigger audit_no_delete${on}`];
}

storeTest("entries are chained, in order, and the chain holds", async (store) => {
	assert.deepEqual(await verifyAudit(store.audit), { ok: true, value: { number: 0, hash: AUDIT_START } });
	const made = await fill(store, 3);
	assert.deepEqual(await store.audit.entries({}), made);
	assert.deepEqual(
		made.map(({ number, previous }) => [number, previous]),
		[
			[1, AUDIT_START],
			[2, made[0]?.hash],
			[3, made[1]?.hash],
		],
	);
	assert.deepEqual(await store.audit.entries({ after: 1, limit: 1 }), [made[1]]);
	assert.deepEqual(await verifyAudit(store.audit), { ok: true, value: { number: 3, hash: made[2]?.hash } });
});

storeTest("entries made at once get one place each", async (store) => {
	await Promise.all(Array.from({ length: 30 }, () => fill(store, 1)));
	assert.deepEqual(
		(await store.audit.entries({})).map(({ number }) => number),
		Array.from({ length: 30 }, (_, n) => n + 1),
	);
	assert.ok((await verifyAudit(store.audit)).ok);
});

storeTest("every change of the other stores is in the chain", async (store) => {
	const end = { sha256: "cd".repeat(32), bytes: 7, at: 2 };
	await store.inventory.recordImport(importAt(1), [], () => end);
	const document = {
		origin: "o",
		trackingId: "t",
		version: "1",
		place: "p",
		bytes: new Uint8Array([1]),
		releasedAt: undefined,
		receivedAt: 3,
	};
	await store.documents.receive([document], "bob");
	await store.documents.receive([document], "bob");
	await store.meta.set({ key: "catalogue-version", value: "7", who: "system", at: 4 });
	await store.meta.set({ key: "catalogue-version", value: "8", who: "system", at: 5 });
	await store.meta.set({ key: "catalogue-version", value: "8", who: "system", at: 6 });
	assert.equal(await store.meta.get("catalogue-version"), "8");
	assert.equal(await store.meta.get("schema-version"), String(migrations.at(-1)?.number));
	assert.equal(await store.meta.get("no such"), undefined);
	const entries = await store.audit.entries({});
	assert.deepEqual(
		entries.map(({ who, what, at }) => `${at} ${who} ${what}`),
		["1 ada import/begun", "2 ada import/finished", "3 bob document/received", "4 system meta/set", "5 system meta/set"],
	);
	assert.deepEqual([entries[4]?.before, entries[4]?.after], [{ value: "7" }, { value: "8" }]);
});

storeTest("the database refuses to change what is written once", async (store, place) => {
	await fill(store, 1);
	await store.documents.receive(
		[{ origin: "o", trackingId: "t", version: "1", place: "p", bytes: new Uint8Array([1]), releasedAt: undefined, receivedAt: 3 }],
		"ada",
	);
	for (const statement of [
		"update audit set who = 'eve'",
		"delete from audit",
		"update document_revision set version = '2'",
		"delete from document_revision",
		"delete from content",
	]) {
		await assert.rejects(runSql(place, statement), /written once/, statement);
	}
});

// what is done to the chain behind the store's back, the entry that is named, and why
for (const [what, statement, at, why] of [
	["a changed entry", "update audit set who = 'eve' where number = 2", "entry 2", /content was changed/],
	["changed facts", `update audit set after_facts = '{"a":"x","z":2}' where number = 2`, "entry 2", /content was changed/],
	["facts that are no JSON", "update audit set after_facts = '{' where number = 3", "entry 3", /content was changed/],
	["an entry taken out", "delete from audit where number = 2", "entry 2", /missing/],
	["the newest entry taken off", "delete from audit where number = 3", "entry 3", /ends before entry 3/],
	["another hash", `update audit set hash = '${"0".repeat(64)}' where number = 1`, "entry 1", /content was changed/],
] as const) {
	storeTest(`verifying finds ${what}`, async (store, place) => {
		await fill(store, 3);
		await store.close();
		await runSql(place, ...dropTriggers(place), statement);
		const again = await open(place);
		const verified = await verifyAudit(again.audit);
		await again.close();
		assert.ok(!verified.ok);
		assert.deepEqual([verified.error.code, verified.error.at], ["store/audit-broken", at]);
		assert.match(verified.error.message, why);
	});
}

storeTest("a closed store says so", async (store) => {
	await store.close();
	await assert.rejects(store.audit.head(), { message: "the store is closed" });
	await assert.rejects(fill(store, 1), { message: "the store is closed" });
	await store.close();
});

for (const each of stores) {
	each.test(`a store is found again as it was left (${each.name})`, async (context) => {
		const place = await each.place(context);
		const store = await open(place);
		const made = await fill(store, 2);
		await store.close();
		const again = await open(place);
		assert.deepEqual([await again.audit.entries({}), again.notes], [made, []]);
		await again.close();
	});
}
