/** States where a site is. */
import { fold } from "../../core/text.ts";
import type { SitePlaceStore } from "../../inventory/site-place.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { storable } from "../storable.ts";
import type { Work } from "../work.ts";
import { deletePlace, selectSite, upsertPlace } from "./queries.ts";

type Change = Parameters<SitePlaceStore["setPlace"]>[0];

/** Keeps a place, or takes it back; what was stated before stands in the audit. */
export async function setPlace(work: Work, { organisationId, site, place, who, at }: Change): Promise<boolean> {
	const held = await selectSite(work.db, storable(organisationId), storable(fold(site))).executeTakeFirst();
	if (held === undefined) return false;
	const { id, name, latitude, longitude } = held;
	if (place === undefined) await deletePlace(work.db, id).execute();
	else await upsertPlace(work.db, id, place.latitude, place.longitude).execute();
	const before = latitude === null || longitude === null ? undefined : { organisation: organisationId, site: name, latitude, longitude };
	const after = place === undefined ? undefined : { organisation: organisationId, site: name, ...place };
	if (before !== undefined || after !== undefined) await appendAudit(work, { who, what: "site/placed", subject: id, before, after, at });
	return true;
}
