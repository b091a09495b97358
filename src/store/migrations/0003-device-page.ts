/** Pages of an organisation's devices by id, without sorting all of them for each page. */
import type { Migration } from "./migration.ts";

/** The third migration. */
export const devicePage: Migration = {
	number: 3,
	name: "device-page",
	up: async (schema) => {
		await schema.schema.createIndex("device_page").on("device").columns(["organisation_id", "id"]).execute();
	},
};
