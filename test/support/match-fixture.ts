/**
 * A small made-up world to match in: a catalogue of six vendors and advisories written in a line each.
 *
 * `Norden` builds cameras and writes firmware as Hikvision does (version, build day); `Ostwerk` writes dotted numbers. `Kustos` and
 * `Lumen` are labels on Norden's devices, `Lumen` with a model map; of `Phantom` only pictures look alike; `Hausmarke` is Norden's own.
 */
import assert from "node:assert/strict";
import type { Advisory, Note, Product, ProductStatus, Remediation, Score, Vulnerability } from "../../src/advisory/document.ts";
import type { Alternative, Bound, Expression, FixClaim } from "../../src/advisory/range/expression.ts";
import { buildCatalogue } from "../../src/catalog/build-catalogue.ts";
import type { Catalogue } from "../../src/catalog/catalogue.ts";
import type { Device } from "../../src/inventory/device.ts";
import { compileLibrary, type Library } from "../../src/match/compile.ts";
import { explain } from "../../src/match/explain.ts";
import { type HoleFilter, type HoleJudgement, judgeAll } from "../../src/match/hole.ts";
import { type AskedDevice, type Identity, identify, identityOf } from "../../src/match/identity.ts";
import { createMatcher } from "../../src/match/matcher.ts";
import { type Subject, subjectOf } from "../../src/match/subject.ts";
import type { Judgement, Verdict } from "../../src/match/verdict.ts";
import { bareDevice } from "./device.ts";

const sourced = { source: "made up for tests", date: "2026-01-02" };
const both = ["maker", "brand"];
const SIGNALS = [
	{ id: "mac-norden", kind: "mac_prefix", vendor: "norden", values: ["0A0001"], confidence: "low" },
	{ id: "mac-ostwerk", kind: "mac_prefix", vendor: "ostwerk", values: ["0A0002", "0A00031", "0A0004123"], confidence: "low" },
	{ id: "mac-hausmarke", kind: "mac_prefix", vendor: "hausmarke", values: ["0A0005"], confidence: "low" },
	{ id: "port-ostwerk", kind: "port", vendor: "ostwerk", values: ["4711"], confidence: "low" },
	{ id: "protocol-norden", kind: "protocol", vendor: "norden", values: ["NDP", "Norden search"], confidence: "medium" },
	{ id: "protocol-ostwerk", kind: "protocol", vendor: "ostwerk", values: ["OWP"], confidence: "medium" },
	{ id: "serial-norden", kind: "serial_form", vendor: "norden", values: ["model-day-body"], confidence: "medium" },
	{ id: "firmware-norden", kind: "firmware_grammar", vendor: "norden", values: ["version-build"], confidence: "low" },
	{ id: "infix-ku", kind: "oem_infix", vendor: "ostwerk", brand: "kustos", values: ["KU"], confidence: "medium" },
];

/** The world's vendors, relabels, families, listings and attacked holes. */
export const catalogue: Catalogue = madeUp();

function madeUp(): Catalogue {
	const built = buildCatalogue({
		catalog: { version: "test", date: "2026-06-01" },
		vendors: {
			conventions: {
				plain: { prefixes: [], innerX: "one", trailingX: "any", lowerX: "one" },
				norden: { prefixes: ["NDI-", "ND-"], innerX: "several", trailingX: "any", lowerX: "one" },
			},
			vendors: [
				{ id: "norden", name: "Norden", roles: both, aliases: ["Norden AB"], schemes: ["hikvision"], convention: "norden", ...sourced },
				{ id: "ostwerk", name: "Ostwerk", roles: both, schemes: ["dotted"], convention: "plain", ...sourced },
				{ id: "kustos", name: "Kustos", roles: ["brand"], schemes: ["hikvision"], convention: "plain", ...sourced },
				{ id: "lumen", name: "Lumen", roles: ["brand"], schemes: ["hikvision"], convention: "plain", ...sourced },
				{ id: "phantom", name: "Phantom", roles: ["brand"], schemes: ["hikvision"], convention: "plain", ...sourced },
				{ id: "hausmarke", name: "Hausmarke", roles: ["brand"], partOf: "norden", schemes: ["hikvision"], convention: "plain", ...sourced },
			],
		},
		relabels: {
			relabels: [
				{ brand: "kustos", maker: "norden", evidence: "stated", ...sourced },
				{ brand: "lumen", maker: "norden", brandModel: "LM-100", makerModel: "ND-CAM2142", evidence: "directory_tested", ...sourced },
				{ brand: "phantom", maker: "norden", evidence: "image_match", ...sourced },
				{ brand: "hausmarke", maker: "norden", evidence: "maker_owned", ...sourced },
			],
		},
		families: {
			families: [
				{
					maker: "norden",
					pattern: "ND-CAM Series",
					kind: "camera",
					distinctive: true,
					matches: ["ND-CAM2142"],
					mustNotMatch: ["OW-200"],
					...sourced,
				},
				{
					maker: "ostwerk",
					pattern: "OW-3 Series",
					kind: "camera",
					distinctive: false,
					matches: ["OW-300"],
					mustNotMatch: ["OW-200"],
					...sourced,
				},
			],
		},
		listings: { listings: [{ cve: "CVE-2017-0009", maker: "norden", model: "CAM6412", by: "NVD", ...sourced }] },
		attacked: {
			attacked: [
				{ cve: "CVE-2017-0001", kevAdded: "2024-08-21", evidence: "KEV", ...sourced },
				{ cve: "CVE-2017-0005", evidence: "reports", ...sourced },
			],
		},
		signals: { signals: SIGNALS.map((signal) => ({ says: `a sign of ${signal.vendor}`, ...sourced, ...signal })) },
	});
	assert.ok(built.ok, built.ok ? "" : JSON.stringify(built.error));
	return built.value;
}

/** One product of a sketched document. */
export interface ProductSketch {
	/** Default `p1`, `p2`, … in order. */
	readonly id?: string;
	/** Default `Norden`. */
	readonly vendor?: string;
	readonly name: string;
	/** See `versions`; default `*`. */
	readonly versions?: string;
	/** Status under the document's first hole; default `known_affected`. */
	readonly status?: ProductStatus;
	/** Tag of a source beside others, as in our own catalogue. */
	readonly source?: string;
	readonly conditions?: readonly string[];
}

/** A remediation: fixes are told as `version` or `version for product`. */
export interface RemedySketch {
	readonly category?: Remediation["category"];
	readonly details?: string;
	readonly fixes?: readonly string[];
	readonly productIds?: readonly string[];
}

/** One hole of a sketched document. */
export interface HoleSketch {
	readonly cve?: string | undefined;
	readonly title?: string;
	/** Status by product id; default for the first hole: those of the products. */
	readonly status?: Readonly<Record<string, ProductStatus>>;
	readonly remedies?: readonly RemedySketch[];
	readonly notes?: readonly string[];
	readonly score?: number;
}

/** A document in a few words. */
export interface AdvisorySketch extends HoleSketch {
	readonly id?: string;
	readonly publisher?: string;
	readonly date?: string;
	readonly products: readonly ProductSketch[];
	/** Fix versions that hold for every product. */
	readonly fixes?: readonly string[];
	/** Notes of the document. */
	readonly prose?: readonly string[];
	/** Further holes. */
	readonly holes?: readonly HoleSketch[];
}

/** An advisory as the reader would give it. */
export function advisory(sketch: AdvisorySketch): Advisory {
	const products = sketch.products.map(toProduct);
	const own = Object.fromEntries(sketch.products.map(({ id, status }, at) => [id ?? `p${at + 1}`, status ?? "known_affected"]));
	const first: HoleSketch = {
		...sketch,
		cve: "cve" in sketch ? sketch.cve : "CVE-2017-0001",
		status: sketch.status ?? own,
		remedies: [...(sketch.remedies ?? []), ...(sketch.fixes === undefined ? [] : [{ fixes: sketch.fixes }])],
	};
	return {
		id: sketch.id ?? "TEST-1",
		revision: "1",
		title: sketch.title ?? "A hole",
		publisher: sketch.publisher ?? "Tester",
		publisherCategory: "coordinator",
		initialReleaseDate: sketch.date ?? "2017-01-01T00:00:00Z",
		currentReleaseDate: sketch.date ?? "2017-01-01T00:00:00Z",
		tlp: "CLEAR",
		source: "test.json",
		products,
		vulnerabilities: [first, ...(sketch.holes ?? [])].map(toVulnerability),
		notes: (sketch.prose ?? []).map((text, at) => note(text, `/document/notes/${at}`)),
		references: [],
		repairs: [],
		unparsed: [],
	};
}

function note(text: string, pointer: string): Note {
	return { category: "general", title: "", text, pointer: `${pointer}/text` };
}

function toProduct(sketch: ProductSketch, at: number): Product {
	const vendor = sketch.vendor ?? "Norden";
	const pointer = `/product_tree/full_product_names/${at}`;
	const text = sketch.versions ?? "*";
	const tag = sketch.source === undefined ? "" : ` [source: ${sketch.source}]`;
	return {
		productId: sketch.id ?? `p${at + 1}`,
		pointer,
		vendor,
		name: sketch.name,
		fullName: `${vendor} ${sketch.name} ${text}${tag}`,
		models: [{ text: sketch.name, slot: "product_name", pointer }],
		expression: versions(text),
		expressionText: text === "*" ? "" : text,
		expressionPointer: text === "*" ? "" : `${pointer}/name`,
		conditions: sketch.conditions ?? [],
	};
}

function toVulnerability(sketch: HoleSketch, at: number): Vulnerability {
	const pointer = `/vulnerabilities/${at}`;
	const scores: Score[] =
		sketch.score === undefined
			? []
			: [
					{
						version: "3.1",
						vector: "",
						baseScore: sketch.score,
						pointer: `${pointer}/scores/0/cvss_v3`,
						productIds: Object.keys(sketch.status ?? {}),
					},
				];
	return {
		cve: sketch.cve,
		title: sketch.title,
		pointer,
		status: new Map(Object.entries(sketch.status ?? {})),
		statusComplete: sketch.status !== undefined,
		remediations: (sketch.remedies ?? []).map((remedy, index) => toRemediation(remedy, `${pointer}/remediations/${index}`)),
		scores,
		notes: (sketch.notes ?? []).map((text, index) => note(text, `${pointer}/notes/${index}`)),
	};
}

function toRemediation(sketch: RemedySketch, pointer: string): Remediation {
	const fixes = (sketch.fixes ?? []).map((text) => fix(text, pointer));
	return {
		category: sketch.category ?? "vendor_fix",
		details: sketch.details ?? fixes.map(({ quote }) => quote).join(". "),
		pointer: `${pointer}/details`,
		productIds: sketch.productIds ?? [],
		fixes,
		url: undefined,
	};
}

/** A fix claim: `V5.4.5 build 170124`, `@2021-06-25` for a build day, `2.1 for OW-200` for one product. */
export function fix(sketch: string, pointer = "/vulnerabilities/0/remediations/0"): FixClaim {
	const [said = "", product] = sketch.split(" for ");
	const text = said.replace(/^@/, "");
	return {
		text,
		axis: said.startsWith("@") ? "build_date" : "version",
		product,
		quote: `Update to ${sketch}`,
		pointer: `${pointer}/details`,
	};
}

/**
 * Versions in short: `*` all, `?text` unreadable, `!text` a condition alone, else a union of members joined by ` | `. A member is an
 * exact version or comparisons joined by ` & `, such as `>=V5.2.0 build 140721 & <V5.4.5`; `<@2021-06-25` bounds the build day.
 * ` if text` at the end adds a condition.
 */
export function versions(text: string): Expression {
	if (text === "*") return { kind: "all" };
	if (text.startsWith("?")) return { kind: "unparsed", text, at: 0, expected: "a version" };
	if (text.startsWith("!")) return { kind: "condition", text: text.slice(1) };
	const [ranges = "", condition] = text.split(" if ");
	const alternatives = ranges.split(" | ").map(alternative);
	return condition === undefined ? { kind: "ranges", alternatives } : { kind: "ranges", alternatives, condition };
}

function alternative(text: string): Alternative {
	if (!/^[<>]/.test(text)) return { kind: "exact", text, at: 0 };
	let interval: { kind: "interval"; lower?: Bound; upper?: Bound } = { kind: "interval" };
	for (const part of text.split(" & ")) {
		const [, operator = "", day, said = ""] = /^([<>]=?)(@?)(.+)$/.exec(part) ?? [];
		const bound: Bound = { text: said, inclusive: operator.endsWith("="), axis: day === "@" ? "build_date" : "version", at: 0 };
		interval = operator.startsWith("<") ? { ...interval, upper: bound } : { ...interval, lower: bound };
	}
	return interval;
}

/** A device's identity; unstated fields stay so. */
export function identity(part: Partial<Identity>): Identity {
	return identityOf(part);
}

/** A Norden camera, the usual subject of these tests. */
export function camera(firmware: string | undefined, model = "ND-CAM2142"): Identity {
	return identityOf({ brand: "Norden", model, firmware });
}

/** Documents as a library. */
export function libraryFrom(documents: readonly Advisory[]): Library {
	return compileLibrary(documents, catalogue);
}

/** An identity before a library of these documents. */
export function subject(who: AskedDevice, documents: readonly Advisory[]): Subject {
	return subjectOf(identify(who, catalogue), createMatcher(libraryFrom(documents), catalogue));
}

/** All holes of an identity in these documents. */
export function holesOf(who: AskedDevice, documents: readonly Advisory[], filter: HoleFilter = {}): readonly HoleJudgement[] {
	return judgeAll(subject(who, documents), filter);
}

/** The judgement on one document. */
export function judged(who: AskedDevice, document: Advisory, cve?: string): Judgement {
	const answer = explain(who, { advisory: document.id, cve }, createMatcher(libraryFrom([document]), catalogue));
	assert.ok(answer.ok);
	return answer.value;
}

/** Verdict and kind in one word: `known_not_affected/below_range`, `fixed`. */
export function told({ verdict, kind }: Pick<Judgement, "verdict" | "kind">): string {
	return kind === undefined ? verdict : `${verdict}/${kind}`;
}

const SEVERITY: readonly (Verdict | undefined)[] = ["known_affected", "under_investigation", "fixed", "known_not_affected", undefined];

/** How bad the worst of several verdicts is: 0 affected, 1 open, 2 fixed, 3 not affected, 4 none. */
export function worstOf(judgements: readonly { readonly verdict: Verdict }[]): number {
	return Math.min(4, ...judgements.map(({ verdict }) => SEVERITY.indexOf(verdict)));
}

/** A camera of an inventory with everything unstated but what is given. */
export function device(part: Partial<Device> & { readonly id: string }): Device {
	return bareDevice({ kind: "camera", ...part });
}
