/** Inventories that are brought in. */
import { z } from "zod";
import { count, deviceKind, exposure, instant, listOf, maybeText, owner, pageQuery, pageShape } from "./values.ts";

export const importRow = z
	.object({
		id: z.string(),
		owner,
		source: z.string(),
		method: z.string(),
		who: z.string(),
		startedAt: instant,
		observedAt: instant,
		end: z
			.object({ at: instant, bytes: count, sha256: z.string(), rows: count, rejected: count, devices: count })
			.optional()
			.describe("Missing: it did not reach its end"),
		counts: z.boolean().describe("Whether its devices are those that answers are about"),
	})
	.meta({ id: "Import" });

export const importList = z.object(pageShape(importRow)).meta({ id: "ImportList" });

export const importQuery = z.strictObject(pageQuery);

export const rejectedQuery = z.strictObject({
	after: z.coerce.number().int().min(0).optional().describe("The line after which to go on"),
	limit: z.coerce.number().int().min(1).max(1000).optional(),
});

const rejectedRow = z
	.object({ importId: z.string(), source: z.string(), line: z.int(), code: z.string(), reason: z.string() })
	.meta({ id: "RejectedRow" });

export const rejectedList = z.object({ items: listOf(rejectedRow), next: z.int().optional() }).meta({ id: "RejectedList" });

export const problem = z
	.object({
		type: z.string(),
		title: z.string(),
		status: z.int(),
		detail: z.string(),
		code: z.string().describe("As in docs/errors.md"),
		at: maybeText,
	})
	.meta({ id: "Problem", description: "RFC 9457; the codes are those of the command line" });

/** How a file is to be read. */
const howShape = {
	as: z.enum(["csv", "tsv", "json", "jsonl"]).optional().describe("The form, where the content does not tell"),
	map: z.string().max(2000).optional().describe("Columns, as --map takes them"),
	site: z.string().max(500).optional().describe("Where devices stand of which the file states no site"),
};

const fileName = z.string().min(1).max(200).optional().describe("What the file is called: a name to show, never one to open");

export const uploadQuery = z.strictObject({ name: fileName });

export const previewQuery = z.strictObject(howShape);

export const beginQuery = z.strictObject({
	...howShape,
	name: fileName,
	upload: z.string().max(100).optional().describe("Id of a file that was sent before; else the body is the file"),
	source: z.string().min(1).max(500).optional().describe("What stays the same from version to version of a list; else the name"),
});

export const upload = z
	.object({ id: z.string(), name: z.string(), bytes: count, sha256: z.string(), expiresAt: instant })
	.meta({ id: "Upload", description: "A file that waits for an hour to be looked at or imported" });

const told = z.object({ code: z.string(), message: z.string(), at: z.string(), todo: z.string() });

const readDevice = z.object({
	id: z.string(),
	site: maybeText,
	name: maybeText,
	brand: maybeText,
	maker: maybeText,
	model: maybeText,
	firmware: maybeText,
	kind: deviceKind,
	mac: maybeText,
	serial: maybeText,
	protocol: maybeText,
	addresses: listOf(z.string()),
	openPorts: listOf(z.int()),
	exposure,
	oemMap: z.object({ manufacturer: z.string(), model: z.string() }).optional(),
	place: z.object({ source: z.string(), line: z.int() }),
});

export const preview = z
	.object({
		upload,
		rows: count.describe("Rows looked at"),
		whole: z.boolean().describe("Whether these were all"),
		taken: count,
		refused: count,
		devices: listOf(readDevice).describe("The first that would be taken"),
		rejected: listOf(z.object({ source: z.string(), line: z.int(), code: z.string(), reason: z.string() })),
		warnings: listOf(z.string()),
		notes: listOf(z.string()),
		problems: listOf(told),
	})
	.meta({ id: "ImportPreview", description: "What an import would take; nothing is stored" });

export const job = z
	.object({
		id: z.string(),
		organisation: z.string(),
		state: z.enum(["running", "done", "failed"]),
		source: z.string(),
		who: z.string(),
		startedAt: instant,
		endedAt: instant.optional(),
		bytes: count,
		bytesRead: count,
		taken: count,
		refused: count,
		importId: maybeText,
		unchanged: z.boolean().describe("These bytes are the newest version of the list already: nothing was written"),
		warnings: listOf(z.string()),
		problem: told.optional(),
	})
	.meta({ id: "ImportJob" });

export const jobList = z.object({ items: listOf(job) }).meta({ id: "ImportJobList" });
