/** Ends an import. */
import type { ImportEnd, ImportId, ImportRecord } from "../../inventory/ports.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { storeError } from "../store-error.ts";
import type { Work } from "../work.ts";
import { toImport } from "./import-row.ts";
import { countObserved, countRejected, selectImport, updateImportEnd } from "./queries.ts";

/** Counts what the import came to and closes it. Rejects with `store/no-such-import`; ending it a second time changes nothing. */
export async function finishImport(
	work: Work,
	{ importId, end }: { readonly importId: ImportId; readonly end: ImportEnd },
): Promise<ImportRecord> {
	const found = await selectImport(work.db, importId).executeTakeFirst();
	if (found === undefined) throw storeError("store/no-such-import", `there is no import ${importId}`, "Begin it first.");
	if (found.finished_at !== null) return toImport(found);
	const { taken, devices } = await countObserved(work.db, importId).executeTakeFirstOrThrow();
	const { refused } = await countRejected(work.db, importId).executeTakeFirstOrThrow();
	const totals = { finished_at: end.at, sha256: end.sha256, size: end.bytes, taken, refused, devices };
	await updateImportEnd(work.db, importId, totals).execute();
	const after = { source: found.source, sha256: end.sha256, bytes: end.bytes, rows: taken, rejected: refused, devices };
	await appendAudit(work, { who: found.who, what: "import/finished", subject: importId, before: undefined, after, at: end.at });
	return toImport({ ...found, ...totals });
}
