/** Begins an import. */
import { fold } from "../../core/text.ts";
import type { ImportId, ImportStart } from "../../inventory/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { keyable, storable } from "../storable.ts";
import { storeError } from "../store-error.ts";
import type { Work } from "../work.ts";
import { insertImport, selectOrganisation, upsertOrganisation } from "./queries.ts";

/** Makes the import, and its organisation where there is none of that name. Rejects with `store/no-such-organisation` for an unknown id. */
export async function beginImport(work: Work, start: ImportStart): Promise<ImportId> {
	const organisation = await organisationOf(work, start);
	const id = newId();
	const source = storable(start.source);
	await insertImport(work.db, {
		id,
		organisation_id: organisation.id,
		source,
		method: storable(start.method),
		confidence: start.confidence,
		observed_at: start.observedAt,
		who: storable(start.who),
		started_at: start.at,
		finished_at: null,
		sha256: null,
		size: null,
		taken: 0,
		refused: 0,
		devices: 0,
	}).execute();
	const after = { organisation: organisation.id, source, method: start.method };
	await appendAudit(work, { who: start.who, what: "import/begun", subject: id, before: undefined, after, at: start.at });
	return id as ImportId;
}

async function organisationOf(
	work: Work,
	{ organisation, organisationId }: ImportStart,
): Promise<{ readonly id: string; readonly name: string }> {
	if (organisationId === undefined) {
		const name = storable(organisation);
		return upsertOrganisation(work.db, { id: newId(), name, folded: keyable(fold(name)) }).executeTakeFirstOrThrow();
	}
	const found = await selectOrganisation(work.db, organisationId).executeTakeFirst();
	if (found === undefined) throw storeError("store/no-such-organisation", `there is no organisation ${organisationId}`, "Choose another.");
	return found;
}
