/** How the devices of each organisation stood when a day ended. */
import type { Migration } from "./migration.ts";

/** `states` is packed; of an organisation the newest two days are kept. */
export const fleetDays: Migration = {
	number: 12,
	name: "fleet-days",
	up: async (schema, dialect) => {
		await schema.schema
			.createTable("fleet_day")
			.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
			.addColumn("day", "text", (column) => column.notNull())
			.addColumn("taken_at", "bigint", (column) => column.notNull())
			.addColumn("devices", "bigint", (column) => column.notNull())
			.addColumn("states", dialect === "postgres" ? "bytea" : "blob", (column) => column.notNull())
			.addPrimaryKeyConstraint("fleet_day_key", ["organisation_id", "day"])
			.execute();
	},
};
