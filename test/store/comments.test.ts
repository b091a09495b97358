/** Comments on every database: bounds hold under floods, every decision is on record, and consent decides who reads. */
import assert from "node:assert/strict";
import { COMMENT_BOUNDS } from "../../src/account/comment/comment.ts";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import type { Store } from "../../src/store/open-store.ts";
import { storeTest } from "./stores.ts";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const SUBJECT = { kind: "advisory", id: "SW-1" } as const;

async function reader({ people, readers }: Store, name: string): Promise<string> {
	const organisationId = await people.defaultOrganisation({ name: "Harbour", who: "test", at: 1 });
	const made = await readers.members.signUp({ email: `${name}@example.org`, name, organisationId, at: 1 });
	assert.ok(made !== "taken");
	return made.personId;
}

const comment = (personId: string, text: string, more: object = {}) => ({
	subject: SUBJECT,
	parentId: undefined,
	personId,
	author: "Ada",
	affiliation: "integrator" as const,
	text,
	consents: false,
	isTrusted: true,
	at: NOW,
	...more,
});

async function idOf(added: Promise<{ readonly id: string } | string>): Promise<string> {
	const made = await added;
	assert.ok(typeof made === "object", JSON.stringify(made));
	return made.id;
}

storeTest("a flood of one person ends at the bound, also at once; others still write", async (store) => {
	const { comments } = store.readers;
	const [ada, bob] = [await reader(store, "ada"), await reader(store, "bob")];
	const came = await Promise.all(Array.from({ length: 12 }, (_, n) => comments.add(comment(ada, `${n}\0`))));
	assert.equal(came.filter((one) => typeof one === "object").length, COMMENT_BOUNDS.perTenMinutes);
	assert.equal(came.filter((one) => one === "many").length, 12 - COMMENT_BOUNDS.perTenMinutes);
	assert.ok(typeof (await comments.add(comment(bob, "hello"))) === "object");
	assert.equal(typeof (await comments.add(comment(ada, "later", { at: NOW + 11 * 60_000 }))), "object");
	assert.deepEqual(await comments.count([SUBJECT, { kind: "wave", id: "w" }]), [COMMENT_BOUNDS.perTenMinutes + 2, 0]);
});

storeTest("answers go to what is shown below the same subject, and not deeper than the bound", async (store) => {
	const { comments } = store.readers;
	const people = await Promise.all(["a", "b", "c"].map((name) => reader(store, name)));
	let parentId: string | undefined;
	for (let depth = 0; depth <= COMMENT_BOUNDS.depth; depth += 1)
		parentId = await idOf(comments.add(comment(people[depth % 3] ?? "", `at ${depth}`, { parentId })));
	assert.equal(await comments.add(comment(people[2] ?? "", "too deep", { parentId })), "deep");
	assert.equal(await comments.add(comment(people[2] ?? "", "elsewhere", { parentId, subject: { kind: "wave", id: "x" } })), "gone");
	assert.equal(await comments.add(comment(people[2] ?? "", "to nobody", { parentId: "none" })), "gone");
	const waiting = await idOf(comments.add(comment(people[2] ?? "", "waits", { isTrusted: false })));
	assert.equal(await comments.add(comment(people[0] ?? "", "to what waits", { parentId: waiting })), "gone");
});

storeTest("approve, hide with a reason, publish with consent alone; each on record, words of what is hidden kept", async (store) => {
	const { comments } = store.readers;
	const ada = await reader(store, "ada");
	const id = await idOf(comments.add(comment(ada, "They were open for years", { isTrusted: false })));
	const by = { who: "editor@example.org", at: NOW };
	const decide = (decision: "approve" | "hide" | "publish" | "unpublish", reason = "") => comments.decide({ id, decision, reason, ...by });
	assert.deepEqual([(await comments.queue()).total, await comments.count([SUBJECT])], [1, [0]]);
	assert.equal(await decide("publish"), "no-consent");
	assert.equal(await decide("approve"), "done");
	assert.equal(await comments.consent({ id, personId: "somebody else", consents: true, at: NOW }), false);
	assert.equal(await comments.consent({ id, personId: ada, consents: true, at: NOW }), true);
	assert.equal(await decide("publish"), "done");
	assert.deepEqual([(await comments.comment(id))?.publicAt, (await comments.queue()).total], [NOW, 0]);
	assert.equal(await comments.consent({ id, personId: ada, consents: false, at: NOW }), true);
	assert.equal((await comments.comment(id))?.publicAt, undefined, "whoever takes consent back is no longer read by all");
	assert.equal(await decide("hide"), "no-reason");
	assert.equal(await decide("hide", "names a customer"), "done");
	assert.deepEqual([await comments.below(SUBJECT), (await comments.comment(id))?.text], [[], "They were open for years"]);
	const whats = (await store.audit.entries({})).map(({ what }) => what).filter((what) => what.startsWith("comment/"));
	assert.deepEqual(whats, [
		"comment/written",
		"comment/approved",
		"comment/consent",
		"comment/published",
		"comment/consent",
		"comment/hidden",
	]);
	assert.ok((await verifyAudit(store.audit)).ok);
});

storeTest("reports: one of each reader, a bound for each, back in the queue without being hidden", async (store) => {
	const { comments } = store.readers;
	const [ada, bob] = [await reader(store, "ada"), await reader(store, "bob")];
	const id = await idOf(comments.add(comment(ada, "x")));
	const flag = (personId: string, of = id) => comments.flag({ id: of, personId, reason: "advertising", at: NOW });
	assert.deepEqual(await Promise.all([flag(bob), flag(bob), flag(bob)]).then((all) => all.toSorted()), ["done", "known", "known"]);
	assert.equal(await flag(bob, "none"), "unknown");
	assert.deepEqual([(await comments.queue()).items[0]?.flags, await comments.count([SUBJECT])], [1, [1]]);
	await comments.decide({ id, decision: "dismiss", reason: "", who: "editor", at: NOW });
	assert.equal((await comments.queue()).total, 0);
});

storeTest("who leaves takes their words along; the thread keeps its place, the record keeps that it was done", async (store) => {
	const { comments, members } = store.readers;
	const [ada, bob] = [await reader(store, "ada"), await reader(store, "bob")];
	const id = await idOf(comments.add(comment(ada, "mine", { consents: true })));
	await comments.add(comment(bob, "an answer", { parentId: id }));
	const organisationId = await store.people.defaultOrganisation({ name: "Harbour", who: "test", at: 1 });
	assert.equal(await members.leave({ personId: ada, organisationId, at: NOW }), true);
	assert.equal(await members.leave({ personId: ada, organisationId, at: NOW }), false);
	assert.deepEqual(
		(await comments.below(SUBJECT)).map(({ text, author, state }) => [text, author, state]),
		[
			["", "", "erased"],
			["an answer", "Ada", "shown"],
		],
	);
	assert.equal(await store.people.credential("ada@example.org"), undefined);
	assert.equal(await comments.takeBack({ id, personId: ada, at: NOW }), false);
	const audit = JSON.stringify(await store.audit.entries({}));
	assert.match(audit, /reader\/erased/);
	assert.doesNotMatch(audit, /ada@example/);
});
