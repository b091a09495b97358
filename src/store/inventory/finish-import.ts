/** Ends an import. */
import type { ImportEnd, ImportId, ImportRecord } from "../../inventory/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { storable } from "../storable.ts";
import { storeError } from "../store-error.ts";
import type { Work } from "../work.ts";
import { toImport } from "./import-row.ts";
import { selectImport, updateImportEnd } from "./queries.ts";

/** Closes the import. Rejects with `store/no-such-import`; ending it a second time changes nothing. */
export async function finishImport(
	work: Work,
	{ importId, end }: { readonly importId: ImportId; readonly end: ImportEnd },
): Promise<ImportRecord> {
	const found = await selectImport(work.db, importId).executeTakeFirst();
	if (found === undefined) throw storeError("store/no-such-import", `there is no import ${importId}`, "Begin it first.");
	if (found.finished_at !== null) return toImport(found);
	const closing = { finished_at: end.at, sha256: storable(end.sha256), size: end.bytes };
	await updateImportEnd(work.db, importId, closing).execute();
	const { taken, refused, devices } = found;
	const after = {
		organisation: found.organisation_id,
		source: found.source,
		sha256: end.sha256,
		bytes: end.bytes,
		rows: taken,
		rejected: refused,
		devices,
	};
	await appendAudit(work, { who: found.who, what: "import/finished", subject: importId, before: undefined, after, at: end.at });
	return toImport({ ...found, ...closing });
}
