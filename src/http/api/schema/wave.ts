/** Waves as they are stated by hand. */
import { z } from "zod";

const day = z.iso.date().describe("YYYY-MM-DD");

const text = (most: number) => z.string().trim().min(1).max(most);

export const statedWave = z
	.strictObject({
		maker: text(200).optional().describe("Id or name of a maker or label that the catalogue has"),
		cve: z
			.string()
			.regex(/^CVE-\d{4}-\d{4,19}$/)
			.optional(),
		signature: text(300).optional().describe("What recognises the attack"),
		port: z.int().min(1).max(65_535).optional(),
		since: day,
		source: text(500).describe("Address or name of whoever says so"),
		text: text(500).optional().describe("What they say"),
	})
	.refine(({ maker, cve, signature }) => (maker ?? cve ?? signature) !== undefined, "give at least one of maker, cve and signature")
	.meta({ id: "StatedWave" });

export const endedWave = z
	.strictObject({ on: day.optional().describe("Today, when not given"), source: text(500).optional() })
	.meta({ id: "EndedWave" });
