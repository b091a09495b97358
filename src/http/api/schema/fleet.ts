/** Devices, and what is known of a whole fleet. */
import { z } from "zod";
import { CHANGES } from "../../../match/view/earlier.ts";
import { finding } from "./finding.ts";
import {
	actionKind,
	count,
	day,
	deviceKind,
	deviceVerdict,
	exposure,
	instant,
	listOf,
	maybeText,
	moment,
	owner,
	pageQuery,
	pageShape,
	priority,
	summary,
	verdict,
} from "./values.ts";

/** Query fields that narrow a list of devices. */
const filterShape = {
	search: z.string().max(200).optional().describe("Words in name, id, brand, model, firmware, serial, MAC or address"),
	site: z.string().max(500).optional().describe("Name of a site; empty: devices whose site nobody states"),
	verdict: deviceVerdict.optional(),
	exposure: exposure.optional(),
	maker: z.string().max(200).optional().describe("Catalogue id of a maker, or a brand as stated"),
	model: z.string().max(500).optional(),
	kind: deviceKind.optional(),
	cve: z.string().max(50).optional(),
	advisory: z.string().max(500).optional(),
	owner: z.string().max(100).optional().describe("Id of an organisation below"),
	action: z.string().max(100).optional().describe("Id of an action"),
	changed: z.enum(CHANGES).optional().describe("Devices that have changed so since the day before"),
};

export const deviceFilter = z.strictObject(filterShape);

export const deviceQuery = z.strictObject({
	...filterShape,
	sort: z.enum(["urgency", "site", "name", "brand", "model", "firmware", "exposure", "seen"]).optional(),
	descending: z.stringbool({ truthy: ["true"], falsy: ["false"] }).optional(),
	...pageQuery,
});

export const findingQuery = z.strictObject({ ...filterShape, confidence: z.enum(["high", "medium", "low"]).optional(), ...pageQuery });

export const deviceRow = z
	.object({
		id: z.string(),
		owner,
		givenId: z.string(),
		name: maybeText,
		site: maybeText,
		brand: maybeText,
		maker: maybeText,
		model: maybeText,
		firmware: maybeText,
		kind: deviceKind,
		exposure,
		lastSeenAt: instant,
		verdict: deviceVerdict,
		holes: z.object({ known_affected: count, under_investigation: count }),
		step: z.object({ kind: actionKind, upgradeTo: maybeText, words: z.string() }).optional(),
		due: day.optional(),
		reasons: listOf(z.string()),
	})
	.meta({ id: "Device" });

export const deviceList = z.object({ ...moment, ...pageShape(deviceRow) }).meta({ id: "DeviceList" });

const facet = z.object({ value: z.string(), devices: count });

export const facets = z
	.object({
		...moment,
		total: count,
		verdict: listOf(facet),
		exposure: listOf(facet),
		site: listOf(facet),
		maker: listOf(facet),
		model: listOf(facet),
		kind: listOf(facet),
		owner: listOf(facet.extend({ name: z.string() })),
	})
	.meta({ id: "DeviceFacets", description: "How many devices each value would leave, under all other filters" });

export const deviceDetail = z
	.object({
		...moment,
		device: deviceRow,
		facts: z.object({
			mac: maybeText,
			serial: maybeText,
			protocol: maybeText,
			addresses: listOf(z.string()),
			openPorts: listOf(z.int()),
			oemMap: z.object({ manufacturer: z.string(), model: z.string() }).optional(),
			firstSeenAt: instant,
			source: z.string(),
			line: z.int(),
		}),
		evidence: listOf(
			z.object({
				field: z.string(),
				value: z.string(),
				at: instant,
				source: z.string(),
				line: z.int(),
				method: z.string(),
				confidence: z.number(),
			}),
		),
		history: listOf(z.object({ field: z.string(), from: maybeText, to: z.string(), at: instant, source: z.string() })),
		findings: listOf(finding),
		questions: listOf(z.object({ fact: z.string(), what: z.string(), hint: z.string(), decides: count })),
	})
	.meta({ id: "DeviceDetail" });

export const siteRow = z.object({ owner, site: maybeText, devices: count, summary, exposedAtRisk: count }).meta({ id: "Site" });

export const siteList = z.object({ ...moment, items: listOf(siteRow) }).meta({ id: "SiteList" });

export const actionRow = z
	.object({
		id: z.string(),
		kind: actionKind,
		what: z.string(),
		why: z.string(),
		site: maybeText,
		brand: maybeText,
		model: maybeText,
		upgradeTo: maybeText,
		devices: count,
		exposed: count,
		accepted: count,
		cves: listOf(z.string()),
		advisories: listOf(z.string()),
		verdict,
		priority,
	})
	.meta({ id: "Action", description: "The same thing to do on several devices of one site" });

export const actionList = z.object({ ...moment, ...pageShape(actionRow) }).meta({ id: "ActionList" });

const questionRow = z
	.object({ fact: z.string(), what: z.string(), decides: count, hint: z.string(), devices: count })
	.meta({ id: "Question" });

export const questionList = z.object({ ...moment, items: listOf(questionRow) }).meta({ id: "QuestionList" });

const waveReach = z
	.object({
		wave: z.string(),
		title: z.string(),
		startedAt: day,
		synthetic: z.boolean(),
		known_affected: count,
		under_investigation: count,
		exposed: count,
		no_statement: count.describe("Devices of the maker that no document speaks of: nothing known, which is not safe"),
		nameless: count.describe("Devices that nobody can identify"),
	})
	.meta({ id: "WaveReach" });

export const waveReachList = z.object({ ...moment, items: listOf(waveReach) }).meta({ id: "WaveReachList" });

const edition = z.object({ version: z.string(), releasedOn: day }).nullable();

export const overview = z
	.object({
		...moment,
		state: z.enum(["ready", "empty"]),
		devices: count,
		distinctIdentities: count,
		summary,
		exposedAtRisk: z.object({ known_affected: count, under_investigation: count }),
		actions: listOf(actionRow),
		actionCount: count,
		questions: listOf(questionRow),
		questionCount: count,
		sites: listOf(siteRow),
		siteCount: count,
		waves: listOf(waveReach),
		changes: z
			.object({
				since: instant,
				affected: count,
				exposed: count,
				settled: count,
				undecided: count,
				new: count,
				newAtRisk: count,
				gone: count,
				received: count,
				revised: count,
				ofMine: count,
				mine: listOf(z.object({ id: z.string(), title: z.string(), devices: count })),
			})
			.optional()
			.describe("What has changed since the day before; missing where nothing was kept of it"),
		sources: z.object({
			catalogue: z.object({ version: z.string(), date: day, ageDays: z.int() }),
			lists: z.object({ kev: edition, epss: edition }),
			documents: count,
			newestDocument: maybeText,
			statements: count,
			oldestList: instant.optional(),
			newestList: instant.optional(),
			unfinishedImports: count,
		}),
	})
	.meta({ id: "Overview" });

export const advisoryReach = z
	.object({
		...moment,
		advisory: z.string(),
		devices: count,
		summary: z.object({ known_affected: count, under_investigation: count, fixed: count, known_not_affected: count }),
		exposedAtRisk: count,
		products: listOf(z.object({ brand: maybeText, model: maybeText, verdict, upgradeTo: maybeText, devices: count })),
		sites: listOf(z.object({ site: maybeText, owner, devices: count })),
	})
	.meta({ id: "AdvisoryReach", description: "What one document means for the fleet" });
