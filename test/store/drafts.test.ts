/** Drafts, on every database: nobody overwrites another's save, approvals end with an edit, a release is kept whole or not at all. */
import assert from "node:assert/strict";
import { actOn } from "../../src/advisory/author/lifecycle.ts";
import { type KeptDraft, OWN_ORIGIN } from "../../src/advisory/author/ports.ts";
import { SAMPLE_DRAFT } from "../../src/advisory/author/sample-draft.ts";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import type { Store } from "../../src/store/open-store.ts";
import { storeTest } from "./stores.ts";

const content = (title: string) => JSON.stringify({ ...SAMPLE_DRAFT, title });

async function begun(store: Store): Promise<KeptDraft> {
	const organisationId = await store.people.defaultOrganisation({ name: "default", who: "ada", at: 1 });
	const made = await store.drafts.create({
		organisationId,
		trackingId: SAMPLE_DRAFT.trackingId,
		content: content("one"),
		who: "ada",
		at: 2,
	});
	assert.ok(made !== undefined);
	return made;
}

async function act(store: Store, draft: KeptDraft, kind: Parameters<typeof actOn>[1], who: string, reason = "") {
	const next = actOn(draft, kind, { who, at: 9, reason }, SAMPLE_DRAFT, 0);
	assert.ok(next.ok, next.ok ? "" : next.error.message);
	const bytes = new TextEncoder().encode(`{"title":"${draft.revision}"}`);
	const published =
		kind === "publish"
			? {
					document: { origin: OWN_ORIGIN, trackingId: draft.trackingId, version: "1", releasedAt: 9, place: "draft", bytes, receivedAt: 9 },
					content: content("released"),
				}
			: undefined;
	return store.drafts.move({
		id: draft.id,
		base: draft.revision,
		act: kind,
		reason,
		before: draft.state,
		...next.value,
		published,
		who,
		at: 9,
	});
}

storeTest("a draft is kept with every revision; a save on an older one changes nothing", async (store) => {
	const draft = await begun(store);
	assert.equal(draft.revision, 1);
	const { organisationId, trackingId, id } = draft;
	assert.equal(await store.drafts.create({ organisationId, trackingId, content: "{}", who: "bob", at: 3 }), undefined);
	const save = (base: number, title: string) => store.drafts.save({ id, base, trackingId, content: content(title), who: "bob", at: 4 });
	const both = await Promise.all([save(1, "two"), save(1, "three")]);
	assert.equal(both.filter((one) => one !== undefined).length, 1);
	const same = await save(2, JSON.parse((await store.drafts.draft(id))?.content ?? "").title as string);
	assert.equal(same?.revision, 2);
	assert.deepEqual(
		(await store.drafts.revisions(id)).map(({ revision, who }) => [revision, who]),
		[
			[1, "ada"],
			[2, "bob"],
		],
	);
	assert.deepEqual((await store.drafts.draft(id))?.editors, ["ada", "bob"]);
	assert.equal(await store.drafts.draft("nobody"), undefined);
	assert.equal((await store.drafts.drafts(organisationId)).length, 1);
	assert.equal((await store.drafts.drafts("another")).length, 0);
	assert.ok((await verifyAudit(store.audit)).ok);
});

storeTest(
	"the way to publication: recorded step by step; an edit takes approvals back; the document is kept with the step",
	async (store) => {
		const draft = await begun(store);
		const { id, trackingId } = draft;
		const review = await act(store, draft, "submit", "ada");
		assert.equal(review?.state, "review");
		assert.equal(await act(store, draft, "submit", "bob"), undefined);
		const once = await act(store, review as KeptDraft, "approve", "ada");
		assert.equal(once?.state, "review");
		const edited = await store.drafts.save({ id, base: 1, trackingId, content: content("late"), who: "cleo", at: 5 });
		assert.deepEqual([edited?.state, edited?.approvals], ["draft", []]);
		let held = await act(store, edited as KeptDraft, "submit", "ada");
		held = await act(store, held as KeptDraft, "approve", "ada");
		held = await act(store, held as KeptDraft, "approve", "bob");
		assert.equal(held?.state, "approved");
		held = await act(store, held as KeptDraft, "publish", "bob");
		assert.deepEqual([held?.state, held?.revision, held?.editors], ["published", 3, []]);
		const document = await store.documents.document({ origin: OWN_ORIGIN, trackingId });
		assert.equal(new TextDecoder().decode(document?.bytes), '{"title":"2"}');
		assert.deepEqual(
			(await store.audit.entries({ after: 0, limit: 100 }))
				.map(({ what, who }) => `${who} ${what}`)
				.filter((line) => line.includes("draft/")),
			[
				"ada draft/created",
				"ada draft/submit",
				"ada draft/approve",
				"cleo draft/saved",
				"ada draft/submit",
				"ada draft/approve",
				"bob draft/approve",
				"bob draft/publish",
			],
		);
		assert.ok((await verifyAudit(store.audit)).ok);
	},
);

storeTest("two drafts of an organisation never share a tracking id, not by renaming either", async (store) => {
	const { organisationId, id } = await begun(store);
	const other = await store.drafts.create({ organisationId, trackingId: "OTHER-1", content: "{}", who: "ada", at: 3 });
	assert.ok(other !== undefined);
	const renamed = await store.drafts.save({ id: other.id, base: 1, trackingId: SAMPLE_DRAFT.trackingId, content: "{}", who: "ada", at: 4 });
	assert.equal(renamed, undefined);
	assert.notEqual(id, other.id);
});
