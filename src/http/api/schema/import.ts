/** Inventories that are brought in. */
import { z } from "zod";
import { count, instant, listOf, maybeText, owner, pageQuery, pageShape } from "./values.ts";

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
