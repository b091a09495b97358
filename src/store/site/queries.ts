/** Queries of places of sites. */
import type { Database } from "../tables.ts";

/** Places of the sites of organisations. */
export function selectPlaces(db: Database, organisationIds: readonly string[]) {
	return db
		.selectFrom("site_place")
		.innerJoin("site", "site.id", "site_place.site_id")
		.select(["site.organisation_id", "site.folded", "site_place.latitude", "site_place.longitude"])
		.where("site.organisation_id", "in", organisationIds)
		.orderBy("site.organisation_id")
		.orderBy("site.folded");
}

/** A site by its name, with its place where it has one. */
export function selectSite(db: Database, organisationId: string, folded: string) {
	return db
		.selectFrom("site")
		.leftJoin("site_place", "site_place.site_id", "site.id")
		.select(["site.id", "site.name", "site_place.latitude", "site_place.longitude"])
		.where("site.organisation_id", "=", organisationId)
		.where("site.folded", "=", folded);
}

/** States where a site is, in the place of what was stated before. */
export function upsertPlace(db: Database, siteId: string, latitude: number, longitude: number) {
	return db
		.insertInto("site_place")
		.values({ site_id: siteId, latitude, longitude })
		.onConflict((conflict) => conflict.column("site_id").doUpdateSet({ latitude, longitude }));
}

/** Takes it back. */
export function deletePlace(db: Database, siteId: string) {
	return db.deleteFrom("site_place").where("site_id", "=", siteId);
}
