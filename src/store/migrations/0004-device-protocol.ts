/** The protocols that a device was seen to answer. */
import type { Migration } from "./migration.ts";

/** The fourth migration. */
export const deviceProtocol: Migration = {
	number: 4,
	name: "device-protocol",
	up: async (schema) => {
		await schema.schema.alterTable("device").addColumn("protocol", "text").execute();
	},
};
