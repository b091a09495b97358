/** Newsletters on every database: kept once, as they went out, and never changed. */
import assert from "node:assert/strict";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import { sha256 } from "../../src/store/sha256.ts";
import { madeNewsletter } from "../support/newsletter.ts";
import { storeTest } from "./stores.ts";

storeTest("a newsletter is kept once and comes back whole, under the hash of what is kept", async ({ newsletters, audit }) => {
	const first = madeNewsletter("01aaaaaaaaaaaaaaaaaaaaaaaa", { publishedAt: 5 });
	const second = madeNewsletter("01bbbbbbbbbbbbbbbbbbbbbbbb", { publishedAt: 6 });
	const kept = await newsletters.keep({ issue: first, who: "ada", at: 5 });
	assert.equal(kept, sha256(JSON.stringify(first)));
	assert.equal(await newsletters.keep({ issue: { ...first, publishedAt: 9 }, who: "eve", at: 9 }), false);
	await newsletters.keep({ issue: second, who: "ada", at: 6 });
	assert.deepEqual(await newsletters.find(first.id), { issue: first, sha256: kept });
	assert.equal(await newsletters.find("none"), undefined);
	assert.deepEqual(
		(await newsletters.list(10)).map(({ id, publishedAt, subjects }) => [id, publishedAt, subjects.de]),
		[
			[second.id, 6, "Betreff"],
			[first.id, 5, "Betreff"],
		],
	);
	assert.equal((await newsletters.list(1)).length, 1);
	assert.ok((await verifyAudit(audit)).ok);
});

storeTest("somebody's wishes change as a whole, and up to when they were told only moves on", async ({ subscribers }) => {
	const { ids } = await subscribers.add({
		subscribers: [
			{
				email: "a@example.org",
				name: "",
				state: "active",
				language: "en",
				streams: ["warnings", "news"],
				scope: "all",
				floor: "advice",
				makers: [],
				digest: "weekly",
				consent: { how: "stated", words: "x", sha256: undefined, at: 1 },
			},
		],
		who: "ada",
		at: 1,
	});
	const id = ids[0] ?? "";
	const wishes = { language: "de", streams: ["warnings"], scope: "all", floor: "emergency", makers: ["dahua"], digest: "daily" } as const;
	assert.equal(await subscribers.change({ id, wishes, who: "subscriber", at: 2 }), true);
	const { streams, floor, digest, makers, language, digestedTo } = (await subscribers.byId(id)) ?? assert.fail();
	assert.deepEqual({ streams, floor, digest, makers, language, scope: "all" }, wishes);
	assert.equal(digestedTo, undefined);
	await subscribers.digested({ ids: [id], to: 9, who: "local", at: 9 });
	await subscribers.digested({ ids: [id], to: 7, who: "local", at: 9 });
	assert.equal((await subscribers.byId(id))?.digestedTo, 9);
	assert.equal(await subscribers.change({ id, wishes: { ...wishes, streams: [] }, who: "subscriber", at: 3 }), true);
	assert.equal((await subscribers.byId(id))?.state, "ended");
	assert.equal(await subscribers.change({ id, wishes, who: "subscriber", at: 4 }), false);
	assert.equal(await subscribers.change({ id: "nobody", wishes, who: "subscriber", at: 4 }), false);
});
