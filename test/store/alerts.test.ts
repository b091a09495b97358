/** Alerts and what waits to be sent, on every database: together or not at all, once at a time, again after a crash. */
import assert from "node:assert/strict";
import { dailyAt, LEASE_MS, MOST_ATTEMPTS } from "../../src/core/outbox.ts";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import type { Store } from "../../src/store/open-store.ts";
import { open, storeTest } from "./stores.ts";

const by = { who: "ada@example.org", at: 1 };
const KINDS = ["newly-affected", "wave"];

async function town({ people, alerts }: Store) {
	const organisationId = await people.defaultOrganisation({ name: "default", ...by });
	for (const name of ["ada", "bob"]) {
		const secretHash = `link-${name}`;
		await people.invite({
			secretHash,
			organisationId,
			role: "operator",
			email: `${name}@example.org`,
			expiresAt: 100,
			replace: false,
			...by,
		});
		await people.join({ secretHash, email: "", name, passwordHash: "h", at: 2 });
	}
	const target = { organisationId, kinds: KINDS, daily: false, ...by } as const;
	await alerts.addTarget({ ...target, channel: "mail", to: "operator", secret: undefined });
	await alerts.addTarget({ ...target, channel: "webhook", to: "https://example.org/hook", secret: "whsec_c2VjcmV0", kinds: ["wave"] });
	return organisationId;
}

const ALERTS = [
	{ kind: "newly-affected", text: "CVE-1: 2 devices\0" },
	{ kind: "stale", text: "old" },
];

storeTest("a standing, its alerts and what is to be sent are kept together, once where two look at the same time", async (store) => {
	const { alerts, audit } = store;
	const organisationId = await town(store);
	assert.equal(await alerts.raise({ organisationId, before: undefined, after: "a", alerts: [], at: 10 }), true);
	const change = { organisationId, before: "a", after: "b", alerts: ALERTS, at: 20 };
	assert.deepEqual((await Promise.all([alerts.raise(change), alerts.raise(change)])).sort(), [false, true]);
	assert.equal(await alerts.raise({ ...change, before: undefined }), false);
	assert.equal(await alerts.standing(organisationId), "b");
	assert.deepEqual((await alerts.raised(organisationId, 10)).map(({ kind }) => kind).sort(), ["newly-affected", "stale"]);
	const waiting = await alerts.outgoing(organisationId, 10);
	assert.deepEqual(waiting.map(({ to }) => to).sort(), ["ada@example.org", "bob@example.org"], "the webhook asked for waves alone");
	assert.deepEqual(waiting[0]?.lines, ["newly-affected\tCVE-1: 2 devices\ufffd"]);
	assert.doesNotMatch(JSON.stringify(await audit.entries({})), /whsec/);
	assert.ok((await verifyAudit(audit)).ok);
});

storeTest("what is taken is taken once, comes back when nothing is heard of it, and ends sent or given up", async (store, place) => {
	const organisationId = await town(store);
	await store.alerts.raise({ organisationId, before: undefined, after: "a", alerts: ALERTS, at: 20 });
	assert.deepEqual(await store.alerts.take({ at: 19, limit: 9 }), []);
	const [one, two] = await Promise.all([store.alerts.take({ at: 20, limit: 9 }), store.alerts.take({ at: 20, limit: 9 })]);
	assert.equal(one.length + two.length, 2);
	assert.equal(new Set([...one, ...two].map(({ id }) => id)).size, 2);
	assert.deepEqual(await store.alerts.take({ at: 20 + LEASE_MS - 1, limit: 9 }), []);
	// As after kill -9: another process opens the store, and nothing was noted.
	await store.close();
	const later = await open(place);
	const { alerts, audit } = later;
	const again = await alerts.take({ at: 20 + LEASE_MS, limit: 9 });
	assert.deepEqual(again.map(({ id }) => id).sort(), [...one, ...two].map(({ id }) => id).sort());
	const [first, second] = again;
	assert.ok(first !== undefined && second !== undefined);
	await alerts.settle({ id: first.id, attempt: { sent: true }, at: 30 });
	await alerts.settle({ id: first.id, attempt: { sent: true }, at: 31 });
	let at = 1_000_000;
	for (let n = 1; n < MOST_ATTEMPTS; n += 1) {
		await alerts.settle({ id: second.id, attempt: { sent: false, final: false, problem: "no answer" }, at });
		const [due] = await alerts.take({ at: at + 59_999, limit: 9 });
		assert.equal(due, undefined, "it waits a minute at least");
		at += 7 * 3_600_000;
		assert.equal((await alerts.take({ at, limit: 9 })).length, 1, `${n}`);
	}
	await alerts.settle({ id: second.id, attempt: { sent: false, final: false, problem: "no answer" }, at });
	assert.deepEqual(await alerts.take({ at: at + 1e9, limit: 9 }), []);
	assert.deepEqual((await alerts.outgoing(organisationId, 9)).map(({ state }) => state).sort(), ["given-up", "sent"]);
	const said = (await audit.entries({})).map(({ what }) => what);
	assert.deepEqual([said.filter((what) => what === "alert/sent").length, said.filter((what) => what === "alert/given-up").length], [1, 1]);
	await later.close();
});

storeTest("a day's alerts go together, at six; a refusal for good ends at once; targets belong to their organisation", async (store) => {
	const { alerts } = store;
	const organisationId = await town(store);
	for (const { id } of await alerts.targets(organisationId)) await alerts.removeTarget({ id, organisationId, ...by });
	const daily = {
		organisationId,
		channel: "webhook",
		to: "https://example.org/h",
		secret: "whsec_eA==",
		kinds: KINDS,
		daily: true,
		...by,
	} as const;
	const id = (await alerts.addTarget(daily)) ?? "";
	assert.equal(await alerts.removeTarget({ id, organisationId: "another", ...by }), false);
	const wave = (text: string) => [{ kind: "wave", text }];
	await alerts.raise({ organisationId, before: undefined, after: "a", alerts: wave("one"), at: 1000 });
	await alerts.raise({ organisationId, before: "a", after: "b", alerts: wave("two"), at: 2000 });
	assert.deepEqual(await alerts.take({ at: dailyAt(1000) - 1, limit: 9 }), []);
	const [gathered, ...more] = await alerts.take({ at: dailyAt(1000), limit: 9 });
	assert.deepEqual([gathered?.lines, more], [["wave\tone", "wave\ttwo"], []]);
	await alerts.settle({ id: gathered?.id ?? "", attempt: { sent: false, final: true, problem: "410" }, at: 1 });
	assert.equal((await alerts.outgoing(organisationId, 1))[0]?.state, "given-up");
	for (let n = 0; n < 49; n += 1) assert.ok(await alerts.addTarget(daily));
	assert.equal(await alerts.addTarget(daily), undefined, "fifty are the most");
});
