/** From findings on devices to statements on products: one a distinct identity and hole. */
import { visible } from "../../core/problem.ts";
import { isWorse } from "../combine.ts";
import type { Finding, Verdict } from "../verdict.ts";
import { type VexProduct, vexProductOf } from "./product.ts";
import { actionOf, holeName, impactOf, openWords, type VexRemedy } from "./words.ts";

/** What is said of one product and one hole. */
export interface VexStatement {
	readonly product: VexProduct;
	readonly verdict: Verdict;
	/** Of known_not_affected: why; of under_investigation: what keeps it open; else empty. */
	readonly why: string;
	/** Of known_affected and under_investigation: what to do. */
	readonly remedy: { readonly category: VexRemedy; readonly details: string } | undefined;
}

/** A hole with all that is said of it. */
export interface VexHole {
	readonly cve: string | undefined;
	/** The CVE, else advisory and title. */
	readonly name: string;
	readonly title: string;
	/** Ids of the documents that were decided by, sorted. */
	readonly advisories: readonly string[];
	/** Sorted by the product's id. */
	readonly statements: readonly VexStatement[];
}

/** All statements of a fleet. */
export interface VexBook {
	/** Sorted by name. */
	readonly holes: readonly VexHole[];
	/** Products that some statement names, sorted by id. */
	readonly products: readonly VexProduct[];
	/** Distinct identities whose maker or model nobody knows: of them no document can speak, and nothing is stated. */
	readonly unidentified: number;
}

/** What a VEX document says of itself. */
export interface VexHead {
	readonly asOf: string;
	readonly publisherName: string;
	/** An absolute URI. */
	readonly publisherNamespace: string;
	/** Version of Seawall. */
	readonly toolVersion: string;
	readonly devices: number;
	/** Which catalogue it was decided with and how old it was, as sentences. */
	readonly catalogue: string;
	/** Devices of which no document speaks. */
	readonly noStatement: number;
}

/** Who publishes where the user named nobody: legal in both formats, and plainly no name (RFC 2606 reserves `.invalid`). */
export const NO_PUBLISHER = {
	name: "(publisher not named)",
	namespace: "https://publisher-not-named.invalid",
} as const;

/** Texts of strangers stand in these: without control characters, and bounded. */
const MOST_TEXT = 2000;

const CVE = /^CVE-\d{4}-\d{4,19}$/;

/** Collects statements. Where two devices of one identity got different verdicts on a hole, the worse stands. */
export function collectVex(findings: Iterable<Finding>): VexBook {
	const holes = new Map<string, Held>();
	const products = new Map<string, VexProduct>();
	const strangers = new Set<string>();
	for (const finding of findings) {
		const product = vexProductOf(finding.device);
		if (finding.advisory === "") {
			strangers.add(product.id);
			continue;
		}
		products.set(product.id, product);
		const cve = finding.cve?.toUpperCase();
		const named = cve !== undefined && CVE.test(cve) ? cve : undefined;
		const name = named ?? holeName(finding);
		const title = visible(finding.title, MOST_TEXT);
		const hole = holes.get(name) ?? { cve: named, name: visible(name, MOST_TEXT), title, advisories: new Set(), statements: new Map() };
		// Documents title a hole differently: the same one is taken, whichever device comes first.
		if (title < hole.title && title !== "") hole.title = title;
		holes.set(name, hole);
		for (const { advisory } of finding.sources) hole.advisories.add(advisory);
		hole.advisories.add(finding.advisory);
		const held = hole.statements.get(product.id);
		const made = statementOf(finding, product);
		if (held === undefined || outranks(made, held)) hole.statements.set(product.id, made);
	}
	return {
		holes: sortedBy([...holes.values()], (hole) => hole.name).map((hole) => ({
			...hole,
			advisories: [...hole.advisories].sort(),
			statements: sortedBy([...hole.statements.values()], (statement) => statement.product.id),
		})),
		products: sortedBy([...products.values()], (product) => product.id),
		unidentified: strangers.size,
	};
}

interface Held {
	readonly cve: string | undefined;
	readonly name: string;
	title: string;
	readonly advisories: Set<string>;
	readonly statements: Map<string, VexStatement>;
}

function statementOf(finding: Finding, product: VexProduct): VexStatement {
	const { verdict } = finding;
	const todo = verdict === "known_affected" || verdict === "under_investigation" ? actionOf(finding) : undefined;
	const why = verdict === "known_not_affected" ? impactOf(finding) : verdict === "under_investigation" ? openWords(finding) : "";
	const remedy = todo === undefined ? undefined : { ...todo, details: visible(todo.details, MOST_TEXT) };
	return { product, verdict, why: visible(why, MOST_TEXT), remedy };
}

/** The worse one; of two that are equally bad always the same, whichever device comes first. */
function outranks(made: VexStatement, held: VexStatement): boolean {
	if (made.verdict !== held.verdict) return isWorse(made.verdict, held.verdict);
	const key = ({ why, remedy }: VexStatement) => `${why}\u0000${remedy?.details ?? ""}`;
	return key(made) < key(held);
}

/** A copy in the order of UTF-16 units, the same on every machine. */
function sortedBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
	return [...items].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** What the document does not cover, in words: absence is no statement. */
export function coverageWords(book: VexBook, head: VexHead): string {
	const silent =
		head.noStatement === 0
			? ""
			: ` Of ${head.noStatement} devices no document that was held speaks: nothing is stated of them, which is not the same as safe.`;
	const unknown =
		book.unidentified === 0
			? ""
			: ` ${book.unidentified} identities could not be identified (maker or model unknown): nothing is stated of them either.`;
	return `${head.catalogue} Made from an inventory of ${head.devices} devices as of ${head.asOf}: ${book.products.length} distinct products (label, model, firmware) and ${book.holes.length} vulnerabilities.${silent}${unknown} A product or vulnerability that is not listed is not thereby unaffected.`;
}
