/** Waves: as everybody may read them, as they are stated by hand, and what operators do with them. */
import { z } from "zod";
import { publishWave } from "../../../detect/record/publish-wave.ts";
import type { Wave } from "../../../detect/wave.ts";
import { count, listOf, maybeText } from "./values.ts";

const day = z.iso.date().describe("YYYY-MM-DD");
const instant = z.string().describe("ISO instant, UTC");
const text = (most: number) => z.string().trim().min(1).max(most);
const level = z.int().min(0).max(5);
const hidden = count.nullable().describe("Rounded down to a multiple of five; null where it is too small to be shown");

const measure = z
	.object({
		axes: z.object({ breadth: level, intensity: level, tempo: level, returnPeriod: level }),
		state: z.enum(["emerging", "growing", "plateau", "fading", "over"]),
		networks: hidden,
		sensors: hidden,
		liveSensors: hidden,
		ratioAtLeast: z.number().nullable().describe("How many times what is usual at the peak, lower end of a 95 % interval"),
		score: z.number().nullable().describe("-log10 of the probability of the peak, were nothing new"),
		broaderThan: z.number().describe("Share of the earlier periods that brought fewer sources"),
		periods: count,
		since: instant.nullable().describe("Start of the first of them"),
		returnDays: z.number().nullable().describe("Days since so many sources were last seen"),
		doublingDays: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
		victims: hidden,
		ports: listOf(z.int()),
		aims: listOf(z.object({ maker: maybeText, probability: z.number() })),
		byCountry: listOf(z.object({ country: z.string(), sources: count })),
		curve: listOf(z.object({ at: instant, sources: hidden, expected: z.number().nullable(), upperbound: z.number().nullable() })).describe(
			"Sources by period, what was expected, and the count from which a period alarms",
		),
	})
	.meta({ id: "WaveMeasure" });

export const wave = z
	.object({
		id: z.string(),
		revision: z.int(),
		name: maybeText,
		key: z.object({ maker: maybeText, signature: maybeText, port: z.int().optional(), cve: maybeText }),
		category: z.enum(["W0", "W1", "W2", "W3", "W4", "W5"]).optional(),
		startedAt: day,
		peakAt: day.optional(),
		endedAt: day.optional(),
		sources: count.optional().describe("Distinct ones, rounded down to a multiple of five; absent below it"),
		targets: count.optional().describe("As sources"),
		countries: listOf(z.string()),
		evidence: listOf(z.object({ text: z.string(), source: z.string() })),
		isStated: z.boolean().describe("Stated by hand, not found in telemetry"),
		statedBy: maybeText,
		dismissed: maybeText.describe("Why it is none"),
		mergedInto: maybeText.describe("The wave that it is a part of"),
		mergedFrom: listOf(z.string()).optional(),
		splitFrom: maybeText,
		splitOn: day.optional(),
		synthetic: z.boolean().describe("Made up, for a demonstration"),
		measure: measure.optional(),
	})
	.meta({ id: "Wave" });

export const waveList = z.object({ items: listOf(wave) }).meta({ id: "WaveList" });

/** A wave as everybody may read it; whoever changes it sees who stated it as well. */
export function sharedWave(one: Wave, who?: "staff"): z.input<typeof wave> {
	const shared = publishWave(one);
	return who === undefined ? shared : { ...shared, statedBy: one.statedBy };
}

const port = z.int().min(1).max(65_535).optional();
const cve = z
	.string()
	.regex(/^CVE-\d{4}-\d{4,19}$/)
	.optional();

export const statedWave = z
	.strictObject({
		maker: text(200).optional().describe("Id or name of a maker or label that the catalogue has"),
		cve,
		signature: text(300).optional().describe("What recognises the attack"),
		port,
		since: day,
		source: text(500).describe("Address or name of whoever says so"),
		text: text(500).optional().describe("What they say"),
	})
	.refine(({ maker, cve: hole, signature }) => (maker ?? hole ?? signature) !== undefined, "give at least one of maker, cve and signature")
	.meta({ id: "StatedWave" });

const after = z.int().min(1).optional().describe("The revision that you looked at: where there is a newer one, nothing is done (409)");
const reason = text(500).describe("Why, in a sentence");

export const endedWave = z
	.strictObject({ on: day.optional().describe("Today, when not given"), source: text(500).optional(), after })
	.meta({ id: "EndedWave" });

export const namedWave = z
	.strictObject({ name: z.string().trim().max(80).describe("Empty takes it away"), after })
	.meta({ id: "NamedWave" });

export const reasonedWave = z.strictObject({ reason, after }).meta({ id: "ReasonedWave" });

export const mergedWaves = z
	.strictObject({ parts: z.array(text(100)).min(1).max(50).describe("Ids of waves that are a part of it"), reason, after })
	.meta({ id: "MergedWaves" });

export const splitWave = z
	.strictObject({
		on: day.optional().describe("First day of the other one, and end of this one"),
		maker: text(200).optional(),
		cve,
		signature: text(300).optional(),
		port,
		reason,
		after,
	})
	.meta({ id: "SplitWave" });
