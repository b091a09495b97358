/** Verdicts with their proof, as `assess` and `explain` give them. */
import { z } from "zod";
import { actionKind, confidence, deviceKind, exposure, listOf, maybeText, moment, owner, pageShape, priority, verdict } from "./values.ts";

export const reason = z
	.object({ step: z.string(), rule: z.string(), outcome: z.string(), document: z.string(), pointer: z.string(), quote: z.string() })
	.meta({ id: "Reason", description: "One step of a proof: the rule, what came out, and the words it rests on" });

export const need = z
	.object({ fact: z.string(), question: z.string(), outcomes: listOf(z.object({ when: z.string(), verdict })) })
	.meta({ id: "Need", description: "The smallest missing fact, with the verdict for each value it could take" });

const source = z.object({ advisory: z.string(), verdict });

/** What a document, or several on one hole, mean for a device. */
const judgementShape = {
	verdict,
	kind: maybeText.describe("Why it is open, or not affected"),
	confidence,
	advisory: z.string(),
	cve: maybeText,
	productIds: listOf(z.string()),
	upgradeTo: maybeText,
	action: actionKind,
	because: listOf(reason),
	needs: listOf(need),
};

export const judgement = z.object(judgementShape).meta({ id: "Judgement" });

export const holeJudgement = z
	.object({
		...judgementShape,
		hole: z.string(),
		title: z.string(),
		baseScore: z.number().optional(),
		vectors: listOf(z.string()),
		sources: listOf(source),
	})
	.meta({ id: "HoleJudgement" });

export const findingDevice = z
	.object({
		id: z.string(),
		site: maybeText,
		name: maybeText,
		brand: maybeText,
		maker: maybeText,
		model: maybeText,
		firmware: maybeText,
		kind: deviceKind,
		exposure,
		oemMap: z.object({ manufacturer: z.string(), model: z.string() }).optional(),
		signals: listOf(z.string()).optional(),
	})
	.meta({ id: "FindingDevice" });

const findingShape = {
	...judgementShape,
	device: findingDevice,
	hole: z.string(),
	title: z.string(),
	priority,
	sources: listOf(source),
};

export const finding = z.object(findingShape).meta({ id: "Finding" });

export const findingRow = z
	.object({ ...findingShape, owner, givenId: z.string().describe("The id that the inventory states") })
	.meta({ id: "FindingRow" });

export const askedDevice = z
	.strictObject({
		brand: z.string().max(500).optional(),
		maker: z.string().max(500).optional(),
		model: z.string().max(500).optional(),
		firmware: z.string().max(500).optional(),
		mac: z.string().max(100).optional(),
		serial: z.string().max(500).optional(),
		protocol: z.string().max(500).optional(),
		openPorts: z.array(z.int().min(1).max(65_535)).max(100).optional(),
		oemMap: z.strictObject({ manufacturer: z.string().max(500), model: z.string().max(500) }).optional(),
	})
	.meta({ id: "AskedDevice", description: "What is known of a device; everything may be left out" });

export const question = z
	.strictObject({ device: askedDevice, advisory: z.string().max(500).optional(), cve: z.string().max(50).optional() })
	.meta({ id: "ExplainQuestion", description: "A device; with an advisory, about that document alone" });

export const explanation = z
	.object({
		device: z.object({ brand: maybeText, maker: maybeText, model: maybeText, firmware: maybeText, signals: listOf(z.string()) }),
		verdict: z.enum(["known_affected", "under_investigation", "no_statement", "fixed", "known_not_affected"]),
		holes: listOf(holeJudgement),
		judgement: judgement.optional().describe("Where one document was asked about"),
		step: z.object({ kind: actionKind, upgradeTo: maybeText }).optional(),
		documents: z.int().describe("How many documents were looked through"),
		newestDocument: maybeText,
		catalogue: z.object({ version: z.string(), date: z.string() }),
	})
	.meta({ id: "Explanation" });

export const findingList = z.object({ ...moment, ...pageShape(findingRow) }).meta({ id: "FindingList" });
