/** Between an import's columns and the domain's type. */
import type { ImportId, ImportRecord } from "../../inventory/ports.ts";
import type { ImportTable } from "../tables.ts";

/** A row as the domain sees it. */
export function toImport(row: ImportTable & { readonly organisation: string }): ImportRecord {
	const { finished_at: at, sha256, size, taken, refused, devices } = row;
	const isOpen = at === null || sha256 === null || size === null;
	return {
		id: row.id as ImportId,
		organisation: row.organisation,
		organisationId: row.organisation_id,
		source: row.source,
		method: row.method,
		confidence: row.confidence,
		observedAt: row.observed_at,
		who: row.who,
		at: row.started_at,
		end: isOpen ? undefined : { at, sha256, bytes: size, rows: taken, rejected: refused, devices },
	};
}
