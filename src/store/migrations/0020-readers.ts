/** What readers take part in: tiers that were given, comments with reports of them, courses with their seats and letters. */
import type { Migration } from "./migration.ts";

export const readers: Migration = {
	number: 20,
	name: "readers",
	up: async (schema) => {
		const table = (name: string) => schema.schema.createTable(name);
		await table("member_grant")
			.addColumn("email", "text", (column) => column.primaryKey())
			.addColumn("tier", "text", (column) => column.notNull())
			.addColumn("source", "text", (column) => column.notNull())
			.addColumn("until", "bigint")
			.addColumn("given_at", "bigint", (column) => column.notNull())
			.addColumn("who", "text", (column) => column.notNull())
			.addColumn("sent_at", "bigint", (column) => column.notNull())
			.execute();
		await table("payment_event")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("received_at", "bigint", (column) => column.notNull())
			.execute();
		await table("comment")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("subject_kind", "text", (column) => column.notNull())
			.addColumn("subject_id", "text", (column) => column.notNull())
			.addColumn("parent_id", "text")
			.addColumn("depth", "integer", (column) => column.notNull())
			.addColumn("person_id", "text", (column) => column.notNull())
			.addColumn("author", "text", (column) => column.notNull())
			.addColumn("affiliation", "text", (column) => column.notNull())
			.addColumn("text", "text", (column) => column.notNull())
			.addColumn("state", "text", (column) => column.notNull())
			.addColumn("consent_at", "bigint")
			.addColumn("public_at", "bigint")
			.addColumn("written_at", "bigint", (column) => column.notNull())
			.addColumn("reason", "text", (column) => column.notNull())
			.addColumn("flags", "integer", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("comment_subject").on("comment").columns(["subject_kind", "subject_id", "state"]).execute();
		await schema.schema.createIndex("comment_person").on("comment").columns(["person_id", "written_at"]).execute();
		await schema.schema.createIndex("comment_state").on("comment").columns(["state", "flags"]).execute();
		await table("comment_flag")
			.addColumn("comment_id", "text", (column) => column.notNull())
			.addColumn("person_id", "text", (column) => column.notNull())
			.addColumn("reason", "text", (column) => column.notNull())
			.addColumn("flagged_at", "bigint", (column) => column.notNull())
			.addPrimaryKeyConstraint("comment_flag_key", ["comment_id", "person_id"])
			.execute();
		await schema.schema.createIndex("comment_flag_person").on("comment_flag").columns(["person_id", "flagged_at"]).execute();
		await table("course")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("state", "text", (column) => column.notNull())
			.addColumn("revision", "integer", (column) => column.notNull())
			.addColumn("title", "text", (column) => column.notNull())
			.addColumn("about", "text", (column) => column.notNull())
			.addColumn("place", "text", (column) => column.notNull())
			.addColumn("language", "text", (column) => column.notNull())
			.addColumn("starts_at", "bigint", (column) => column.notNull())
			.addColumn("ends_at", "bigint", (column) => column.notNull())
			.addColumn("last_day", "text", (column) => column.notNull())
			.addColumn("seats", "integer", (column) => column.notNull())
			.addColumn("price", "text", (column) => column.notNull())
			.addColumn("changed_at", "bigint", (column) => column.notNull())
			.execute();
		await table("course_registration")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("course_id", "text", (column) => column.notNull())
			.addColumn("email", "text", (column) => column.notNull())
			.addColumn("name", "text", (column) => column.notNull())
			.addColumn("language", "text", (column) => column.notNull())
			.addColumn("state", "text", (column) => column.notNull())
			.addColumn("word", "text", (column) => column.notNull())
			.addColumn("word_hash", "text", (column) => column.notNull().unique())
			.addColumn("asked_at", "bigint", (column) => column.notNull())
			.addColumn("taken_at", "bigint")
			.execute();
		await schema.schema
			.createIndex("course_registration_course")
			.on("course_registration")
			.columns(["course_id", "state", "taken_at"])
			.execute();
		await table("course_letter")
			.addColumn("id", "text", (column) => column.primaryKey())
			.addColumn("registration_id", "text", (column) => column.notNull())
			.addColumn("kind", "text", (column) => column.notNull())
			.addColumn("due_at", "bigint")
			.addColumn("tries", "integer", (column) => column.notNull())
			.addColumn("outcome", "text", (column) => column.notNull())
			.execute();
		await schema.schema.createIndex("course_letter_due").on("course_letter").column("due_at").execute();
	},
};
