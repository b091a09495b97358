/** Where sites are, for the map. */
import type { Migration } from "./migration.ts";

/** Degrees; a site without a row has no place. */
export const sitePlaces: Migration = {
	number: 18,
	name: "site-places",
	up: async (schema) => {
		await schema.schema
			.createTable("site_place")
			.addColumn("site_id", "text", (column) => column.primaryKey().references("site.id"))
			.addColumn("latitude", "double precision", (column) => column.notNull())
			.addColumn("longitude", "double precision", (column) => column.notNull())
			.execute();
	},
};
