/** Lines of sensors. */
import { z } from "zod";
import { count, listOf } from "./values.ts";

export const telemetryQuery = z.object({
	sensor: z
		.string()
		.trim()
		.regex(/^[\w.:@-]{1,100}$/)
		.optional()
		.describe("Name under which lines are counted that name no sensor; what stands before it is the organisation"),
});

export const telemetryTaken = z
	.object({
		events: count.describe("Attacks that were counted; a line that came before is not among them"),
		skipped: listOf(z.object({ reason: z.string(), lines: count })),
	})
	.meta({ id: "TelemetryTaken" });
