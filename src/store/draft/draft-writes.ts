/** Writes of drafts: nothing is overwritten that somebody else saved, and each change is in the audit. */
import { editedBy } from "../../advisory/author/lifecycle.ts";
import type { DraftMove, DraftSave, KeptDraft, NewDraft } from "../../advisory/author/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { receiveDocuments } from "../document/receive-documents.ts";
import { newId } from "../new-id.ts";
import { sha256 } from "../sha256.ts";
import { keyable, storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { toDraft } from "./draft-row.ts";
import { insertDraft, insertDraftRevision, selectDraft, selectNamed, updateDraft } from "./queries.ts";

/** Keeps a new draft. */
export async function createDraft(work: Work, { organisationId, trackingId, content, who, at }: NewDraft): Promise<KeptDraft | undefined> {
	const row = await insertDraft(work.db, {
		id: newId(),
		organisation_id: organisationId,
		tracking_id: keyable(trackingId),
		state: "draft",
		revision: 1,
		content: storable(content),
		editors: JSON.stringify([who]),
		approvals: "[]",
		released_revision: null,
		created_at: at,
		updated_at: at,
		who,
	}).executeTakeFirst();
	if (row === undefined) return undefined;
	await insertDraftRevision(work.db, { draft_id: row.id, revision: 1, content: row.content, who, saved_at: at }).execute();
	const after = { organisation: organisationId, trackingId: row.tracking_id, revision: 1, sha256: sha256(row.content) };
	await appendAudit(work, { who, what: "draft/created", subject: row.id, before: undefined, after, at });
	return toDraft(row);
}

/** Keeps a changed content. */
export async function saveDraft(work: Work, { id, base, trackingId, content, who, at }: DraftSave): Promise<KeptDraft | undefined> {
	const held = await selectDraft(work.db, id).executeTakeFirst();
	if (held === undefined || held.revision !== base) return undefined;
	const kept = storable(content);
	const named = keyable(trackingId);
	if (held.content === kept && held.tracking_id === named) return toDraft(held);
	const taken = await selectNamed(work.db, held.organisation_id, named).executeTakeFirst();
	if (taken !== undefined && taken.id !== id) return undefined;
	const before = toDraft(held);
	const { state, editors, approvals } = editedBy(before, who);
	const columns = {
		tracking_id: named,
		state,
		revision: base + 1,
		content: kept,
		editors: JSON.stringify(editors),
		approvals: JSON.stringify(approvals),
		released_revision: held.released_revision,
		who,
		updated_at: at,
	};
	const row = await updateDraft(work.db, id, base, held.state, columns).executeTakeFirst();
	if (row === undefined) return undefined;
	await insertDraftRevision(work.db, { draft_id: id, revision: row.revision, content: kept, who, saved_at: at }).execute();
	const was = { state: held.state, revision: base, sha256: sha256(held.content) };
	const after = { organisation: held.organisation_id, state, revision: row.revision, sha256: sha256(kept) };
	await appendAudit(work, { who, what: "draft/saved", subject: id, before: was, after, at });
	return toDraft(row);
}

/** Makes a step, and keeps the document that it releases. */
export async function moveDraft(work: Work, move: DraftMove): Promise<KeptDraft | undefined> {
	const { id, base, act, reason, before, state, editors, approvals, published, who, at } = move;
	const held = await selectDraft(work.db, id).executeTakeFirst();
	if (held === undefined || held.revision !== base || held.state !== before) return undefined;
	const content = published === undefined ? held.content : storable(published.content);
	const revision = content === held.content ? base : base + 1;
	const row = await updateDraft(work.db, id, base, before, {
		tracking_id: held.tracking_id,
		state,
		revision,
		content,
		editors: JSON.stringify(editors),
		approvals: JSON.stringify(approvals),
		released_revision: published === undefined ? held.released_revision : revision,
		who,
		updated_at: at,
	}).executeTakeFirst();
	if (row === undefined) return undefined;
	if (revision !== base) await insertDraftRevision(work.db, { draft_id: id, revision, content, who, saved_at: at }).execute();
	if (published !== undefined) await receiveDocuments(work, { documents: [published.document], who });
	const after = {
		organisation: held.organisation_id,
		state,
		revision,
		sha256: sha256(held.content),
		...(reason === "" ? {} : { reason: storable(reason) }),
		approvals: approvals.map((one) => `${one.who} (${one.kind})`).join(", "),
	};
	await appendAudit(work, { who, what: `draft/${act}`, subject: id, before: { state: before, revision: base }, after, at });
	return toDraft(row);
}
