/** Tiers on every database: given before or after somebody signs up, paid once for each event, and never taken from those of the console. */
import assert from "node:assert/strict";
import { storeTest } from "./stores.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");

storeTest("a tier given before is there at sign-up; one given later at once; the address is taken once", async ({ people, readers }) => {
	const organisationId = await people.defaultOrganisation({ name: "Harbour", who: "test", at: 1 });
	const give = (email: string, tier: "member" | "contributor") =>
		readers.members.give({ email, tier, source: "invitation", until: undefined, organisationId, who: "editor", at: NOW });
	await give("ada@example.org", "member");
	const both = await Promise.all(
		["Ada", "Not Ada"].map((name) => readers.members.signUp({ email: "ada@example.org", name, organisationId, at: NOW })),
	);
	const [made] = both.filter((one) => typeof one === "object");
	assert.deepEqual([both.filter((one) => one === "taken").length, typeof made], [1, "object"]);
	const roleOf = async () => (await people.membershipsOf(typeof made === "object" ? made.personId : ""))[0]?.role;
	assert.equal(await roleOf(), "member");
	await give("ada@example.org", "contributor");
	assert.equal(await roleOf(), "contributor");
	assert.equal((await readers.members.grants()).length, 1);
});

storeTest("a provider's event is done once, an older one not at all, and what an editor gave stays", async ({ people, readers }) => {
	const organisationId = await people.defaultOrganisation({ name: "Harbour", who: "test", at: 1 });
	const { members } = readers;
	const pay = (eventId: string, sentAt: number, tier: "member" | undefined, email = "bob@example.org") =>
		members.pay({ eventId, sentAt, email, tier, until: tier && NOW + 1000, organisationId, at: NOW });
	const made = await members.signUp({ email: "bob@example.org", name: "Bob", organisationId, at: NOW });
	const roleOf = async () => (await people.membershipsOf(typeof made === "object" ? made.personId : ""))[0]?.role;
	assert.deepEqual((await Promise.all([pay("e1", 10, "member"), pay("e1", 10, "member")])).toSorted(), ["done", "known"]);
	assert.deepEqual([await roleOf(), (await members.grant("bob@example.org"))?.until], ["member", NOW + 1000]);
	assert.equal(await pay("e0", 5, undefined), "older", "an event that was late on the way");
	assert.equal(await roleOf(), "member");
	assert.equal(await pay("e2", 20, undefined), "done");
	assert.equal(await roleOf(), "subscriber");
	await members.give({
		email: "bob@example.org",
		tier: "contributor",
		source: "invitation",
		until: undefined,
		organisationId,
		who: "e",
		at: NOW,
	});
	assert.equal(await pay("e3", 30, undefined), "done");
	assert.equal(await roleOf(), "contributor");
});

storeTest("whoever works in the console keeps their role, and is not erased as a reader", async ({ people, readers }) => {
	const organisationId = await people.defaultOrganisation({ name: "Harbour", who: "test", at: 1 });
	const invite = { secretHash: "h", organisationId, role: "editor", email: "eve@example.org", expiresAt: NOW, replace: false } as const;
	await people.invite({ ...invite, who: "test", at: 1 });
	const joined = await people.join({ secretHash: "h", email: "eve@example.org", name: "Eve", passwordHash: "x", at: 1 });
	assert.ok(typeof joined === "object");
	const pay = { eventId: "e", sentAt: 1, email: "eve@example.org", tier: "member", until: NOW + 1, organisationId, at: NOW } as const;
	assert.equal(await readers.members.pay(pay), "done");
	assert.deepEqual(await people.membershipsOf(joined.personId), [{ organisationId, role: "editor" }]);
	assert.equal(await readers.members.leave({ personId: joined.personId, organisationId, at: NOW }), false);
});
