/** Small values that the shapes of the API are made of. Each shape stands once: it checks, it is the type, it is the documentation. */
import { z } from "zod";

/** A list; answers are never changed. */
export function listOf<T extends z.ZodType>(item: T) {
	return z.array(item).readonly();
}

/** A text that an answer may lack. */
export const maybeText = z.string().optional();

/** UTC milliseconds since 1970. */
export const instant = z.number().describe("UTC milliseconds since 1970");

/** `YYYY-MM-DD` */
export const day = z.string().describe("YYYY-MM-DD");

/** A whole number from 0. */
export const count = z.int().nonnegative();

export const verdict = z
	.enum(["known_affected", "fixed", "known_not_affected", "under_investigation"])
	.meta({ id: "Verdict", description: "A CSAF product status" });

export const deviceVerdict = z.enum(["known_affected", "under_investigation", "no_statement", "fixed", "known_not_affected"]).meta({
	id: "DeviceVerdict",
	description: "The worst verdict on a device; no_statement: no document held speaks of it, which is not safe",
});

export const exposure = z.enum(["internet", "internal", "isolated", "unknown"]).meta({ id: "Exposure" });

export const deviceKind = z.enum(["camera", "recorder", "encoder", "access", "other", "unknown"]).meta({ id: "DeviceKind" });

export const confidence = z.enum(["high", "medium", "low"]).meta({ id: "Confidence" });

export const actionKind = z.enum(["upgrade", "replace", "isolate", "ask_vendor", "find_out", "none"]).meta({ id: "ActionKind" });

export const owner = z
	.object({ id: z.string(), name: z.string() })
	.meta({ id: "Owner", description: "The organisation that a device belongs to" });

/** What every answer about a fleet says of itself. */
export const moment = {
	madeAt: instant,
	asOf: day,
	isRenewing: z.boolean().describe("A newer answer is being made"),
};

/** A page of a list. */
export function pageShape<T extends z.ZodType>(item: T) {
	return {
		items: listOf(item),
		total: count.describe("All that match"),
		from: count.describe("Place of the first item among all, from 0"),
		next: z.string().optional().describe("after=… of the following page"),
		previous: z.string().optional().describe("after=… of the page before"),
	};
}

/** Query fields of a page. */
export const pageQuery = {
	after: z.string().max(800).optional().describe("`next` or `previous` of another page"),
	limit: z.coerce.number().int().min(1).max(200).optional(),
};

export const summary = z
	.object({ known_affected: count, under_investigation: count, fixed: count, known_not_affected: count, no_statement: count })
	.meta({ id: "Summary", description: "Devices by their worst verdict" });

export const priority = z
	.object({ rank: z.int(), due: day.optional(), reasons: listOf(z.string()) })
	.meta({ id: "Priority", description: "How urgent; rank 1 is first" });
