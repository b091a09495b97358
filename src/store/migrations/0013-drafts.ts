/** Drafts of advisories, and every revision of them. */
import type { Migration } from "./migration.ts";

/** `content` is the draft's JSON; `editors` and `approvals` belong to what is not released yet. */
export const drafts: Migration = {
	number: 13,
	name: "drafts",
	up: async (schema) => {
		await schema.schema
			.createTable("advisory_draft")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("organisation_id", "text", (column) => column.notNull().references("organisation.id"))
			.addColumn("tracking_id", "text", (column) => column.notNull())
			.addColumn("state", "text", (column) => column.notNull())
			.addColumn("revision", "bigint", (column) => column.notNull())
			.addColumn("content", "text", (column) => column.notNull())
			.addColumn("editors", "text", (column) => column.notNull())
			.addColumn("approvals", "text", (column) => column.notNull())
			.addColumn("released_revision", "bigint")
			.addColumn("created_at", "bigint", (column) => column.notNull())
			.addColumn("updated_at", "bigint", (column) => column.notNull())
			.addColumn("who", "text", (column) => column.notNull())
			.execute();
		await schema.schema
			.createIndex("advisory_draft_name")
			.unique()
			.on("advisory_draft")
			.columns(["organisation_id", "tracking_id"])
			.execute();
		await schema.schema
			.createTable("advisory_draft_revision")
			.addColumn("draft_id", "text", (column) => column.notNull().references("advisory_draft.id"))
			.addColumn("revision", "bigint", (column) => column.notNull())
			.addColumn("content", "text", (column) => column.notNull())
			.addColumn("who", "text", (column) => column.notNull())
			.addColumn("saved_at", "bigint", (column) => column.notNull())
			.addPrimaryKeyConstraint("advisory_draft_revision_key", ["draft_id", "revision"])
			.execute();
	},
};
