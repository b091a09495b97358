/** Drafts over an engine. */
import type { DraftStore } from "../../advisory/author/ports.ts";
import type { Engine } from "../engine.ts";
import { storable } from "../storable.ts";
import { toDraft, toDraftRevision } from "./draft-row.ts";
import { selectDraft, selectDraftRevisions, selectDrafts } from "./queries.ts";

/** Makes the store. */
export function draftStore(engine: Engine): DraftStore {
	return {
		drafts: async (organisationId) =>
			(await engine.read((db) => selectDrafts(db, organisationId === undefined ? undefined : storable(organisationId)).execute())).map(
				toDraft,
			),
		draft: async (id) => {
			const row = await engine.read((db) => selectDraft(db, storable(id)).executeTakeFirst());
			return row === undefined ? undefined : toDraft(row);
		},
		revisions: async (id) => (await engine.read((db) => selectDraftRevisions(db, storable(id)).execute())).map(toDraftRevision),
		create: (draft) => engine.write("createDraft", draft),
		save: (save) => engine.write("saveDraft", save),
		move: (move) => engine.write("moveDraft", move),
	};
}
