/** Subscribers on every database: who is taken, who has left, what is erased, and the audit of all of it. */
import assert from "node:assert/strict";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import type { NewSubscriber } from "../../src/warn/subscriber.ts";
import { storeTest } from "./stores.ts";

const by = { who: "ada@example.org", at: 5 };

function subscriber(email: string, changes: Partial<NewSubscriber> = {}): NewSubscriber {
	return {
		email,
		name: "N",
		state: "active",
		language: "de",
		streams: ["warnings", "news"],
		scope: "all",
		floor: "advice",
		makers: ["dahua"],
		digest: "none",
		consent: { how: "stated", words: "asked\0", sha256: undefined, at: 4 },
		...changes,
	};
}

storeTest("an address is taken once, also within one list, and comes back as it was stated", async ({ subscribers, audit }) => {
	const given = Array.from({ length: 1203 }, (_, index) => subscriber(`p${index % 1200}@example.org`));
	const { ids, left } = await subscribers.add({ subscribers: given, ...by });
	assert.deepEqual([ids.filter((id) => id !== undefined).length, new Set(ids).size, left], [1200, 1201, []]);
	assert.deepEqual((await subscribers.add({ subscribers: given.slice(0, 2), ...by })).ids, [undefined, undefined]);
	const found = await subscribers.find("p7@example.org");
	assert.deepEqual(found, {
		...subscriber("p7@example.org"),
		id: ids[7],
		consent: { how: "stated", words: "asked\0", at: 4 },
		createdAt: 5,
		changedAt: 5,
		digestedTo: undefined,
	});
	const first = await subscribers.page(undefined, 1000);
	const second = await subscribers.page(first.at(-1)?.id, 1000);
	assert.deepEqual([first.length, second.length], [1000, 200]);
	assert.ok((await verifyAudit(audit)).ok);
});

storeTest("leaving one stream leaves the others; who has left all comes back only by the form", async ({ subscribers }) => {
	const { ids } = await subscribers.add({ subscribers: [subscriber("a@example.org")], ...by });
	const id = ids[0] ?? "";
	assert.equal(await subscribers.leave({ id, stream: "news", ...by }), true);
	assert.deepEqual([(await subscribers.byId(id))?.streams, (await subscribers.byId(id))?.state], [["warnings"], "active"]);
	assert.equal(await subscribers.leave({ id, stream: undefined, ...by }), true);
	assert.equal((await subscribers.byId(id))?.state, "ended");
	assert.deepEqual(await subscribers.add({ subscribers: [subscriber("a@example.org")], ...by }), { ids: [undefined], left: [0] });
	const form = subscriber("a@example.org", { state: "pending", consent: { how: "form", words: "v1", sha256: undefined, at: 9 } });
	assert.deepEqual(await subscribers.add({ subscribers: [form], ...by }), { ids: [id], left: [] });
	assert.equal((await subscribers.byId(id))?.state, "pending");
	assert.equal(await subscribers.confirm({ id, ...by }), true);
	assert.deepEqual([(await subscribers.byId(id))?.state, (await subscribers.byId(id))?.streams], ["active", ["warnings", "news"]]);
	assert.equal(await subscribers.confirm({ id: "nobody", ...by }), false);
	assert.equal(await subscribers.leave({ id: "nobody", stream: undefined, ...by }), false);
});

storeTest("a suppression holds until it runs out; who is erased leaves neither row nor name", async ({ subscribers, audit }) => {
	await subscribers.add({ subscribers: [subscriber("b@example.org")], ...by });
	const suppression = { email: "b@example.org", stream: undefined, reason: "bounced", words: "550", addedAt: 5, expiresAt: 100 } as const;
	await subscribers.suppress({ suppressions: [suppression, { ...suppression, stream: "news", expiresAt: undefined }], ...by });
	assert.deepEqual(
		(await subscribers.suppressions(50)).map(({ stream, expiresAt }) => [stream, expiresAt]),
		[
			[undefined, 100],
			["news", undefined],
		],
	);
	assert.deepEqual((await subscribers.suppressions(100)).length, 1);
	assert.equal(await subscribers.erase({ email: "b@example.org", ...by }), true);
	assert.equal(await subscribers.erase({ email: "b@example.org", ...by }), false);
	assert.deepEqual([await subscribers.find("b@example.org"), await subscribers.suppressions(0)], [undefined, []]);
	assert.doesNotMatch(JSON.stringify(await audit.entries({})), /b@example/);
});

storeTest("what people say of a warning is kept by campaign", async ({ subscribers }) => {
	await subscribers.acknowledge({ campaign: "c1", recipient: 3, step: "read", ...by });
	await subscribers.acknowledge({ campaign: "c2", recipient: 3, step: "upgraded", ...by });
	assert.deepEqual(await subscribers.acknowledgements("c1"), [{ campaign: "c1", recipient: 3, step: "read", at: 5 }]);
});
