/** The answer of `advisory compare`: every source on one hole, and the devices on which they differ. */
import type { ProductStatus } from "../advisory/document.ts";
import { fixesFor } from "../advisory/fixes-for.ts";
import type { Alternative, Bound, Expression } from "../advisory/range/expression.ts";
import type { Catalogue } from "../catalog/catalogue.ts";
import { differ, sideOf, sourcesOn, vulnerabilityOf } from "./compare-sources.ts";
import type { CompiledAdvisory, Library } from "./compile.ts";
import type { Fleet } from "./fleet.ts";
import type { Identity } from "./identity.ts";
import { type Joined, joinSources, type Side } from "./join-sources.ts";
import { createMatcher } from "./matcher.ts";
import { subjectOf } from "./subject.ts";
import type { Judgement } from "./verdict.ts";

/** One product as one source states it. */
export interface StatedProduct {
	readonly vendor: string;
	readonly name: string;
	readonly models: readonly string[];
	readonly status: ProductStatus;
	/** As the source writes it; empty where it states none. */
	readonly versions: string;
	/** The same as it was read: `>= V5.2.0 build 140721 and <= V5.4.0 build 160530`, `built before 2019-12-01`. */
	readonly reading: string;
	readonly undated: boolean;
	/** `cna`, `cisa-adp`, `nvd`: which part of a document, where several stand side by side; else empty. */
	readonly part: string;
	/** Stated fixes: a version, or a build day. */
	readonly fixes: readonly string[];
	readonly pointer: string;
}

/** One source. */
export interface StatedSource {
	readonly advisory: string;
	readonly publisher: string;
	readonly kind: "advisory" | "cve" | "nvd";
	/** Last release, RFC 3339 as published. */
	readonly date: string;
	readonly revision: string;
	readonly file: string;
	readonly products: readonly StatedProduct[];
	/** How many places had to be mended on reading, and how many could not be read. */
	readonly repairs: number;
	readonly unread: number;
}

/** What one source says of devices of one identity. */
export interface StatedVerdict {
	readonly advisory: string;
	readonly speaks: Side["speaks"];
	readonly verdict: Judgement["verdict"];
	readonly kind: Judgement["kind"] | null;
	readonly undated: boolean;
	readonly upgradeTo: string | null;
	/** The step that decided, in words. */
	readonly why: string;
}

/** Devices of one identity on which the sources differ. */
export interface Difference {
	readonly device: Omit<Identity, "oemMap">;
	readonly deviceIds: readonly string[];
	readonly verdicts: readonly StatedVerdict[];
	/** What the sources say together; `null` where none says anything. */
	readonly together: Joined | null;
}

/** The whole answer. */
export interface SourceComparison {
	readonly schema: "seawall/source-comparison/1";
	readonly cve: string;
	readonly sources: readonly StatedSource[];
	/** Devices of the inventory, those of which some source says something, and those on which sources differ. */
	readonly devices: number;
	readonly spokenOf: number;
	readonly differing: number;
	readonly differences: readonly Difference[];
	/** Files and rows left out, as one-line messages. */
	readonly problems: readonly string[];
}

/** Lays all documents of a library on one hole side by side, over a fleet that may be empty. */
export function compareSources(
	cve: string,
	library: Library,
	catalogue: Catalogue,
	fleet: Fleet,
	problems: readonly string[],
): SourceComparison {
	const entries = sourcesOn(library, cve);
	const matcher = createMatcher(library, catalogue);
	const rows = Map.groupBy(
		Array.from({ length: fleet.size }, (_, row) => row),
		(row) => fleet.identityAt(row),
	);
	const differences: Difference[] = [];
	let spokenOf = 0;
	let differing = 0;
	fleet.identities.forEach((identity, at) => {
		const members = rows.get(at) ?? [];
		const subject = subjectOf(identity, matcher);
		const sides = entries.map((entry) => sideOf(subject, entry, cve));
		if (sides.some((side) => side.speaks === "says")) spokenOf += members.length;
		if (!differ(sides)) return;
		differing += members.length;
		const { oemMap: _, ...device } = identity;
		differences.push({
			device,
			deviceIds: members.map((row) => fleet.idAt(row)),
			verdicts: sides.map(toVerdict),
			together: joinSources(sides) ?? null,
		});
	});
	return {
		schema: "seawall/source-comparison/1",
		cve,
		sources: entries.map((entry) => toSource(entry, cve)),
		devices: fleet.size,
		spokenOf,
		differing,
		differences,
		problems,
	};
}

/** A typed expression in words. */
export function readingOf(expression: Expression): string {
	switch (expression.kind) {
		case "all":
		case "model":
			return "every version";
		case "condition":
			return `depends on: ${expression.text}`;
		case "unparsed":
			return `not readable: ${expression.text}`;
		case "ranges": {
			const ranges = expression.alternatives.map(alternativeWords).join(", or ");
			return expression.condition === undefined ? ranges : `${ranges}, depending on: ${expression.condition}`;
		}
	}
}

function alternativeWords(alternative: Alternative): string {
	if (alternative.kind === "exact") return alternative.text;
	const { lower, upper } = alternative;
	const low =
		lower === undefined ? undefined : boundWords(lower, lower.inclusive ? ">=" : ">", lower.inclusive ? "built from" : "built after");
	const high =
		upper === undefined ? undefined : boundWords(upper, upper.inclusive ? "<=" : "<", upper.inclusive ? "built up to" : "built before");
	return [low, high].filter((part) => part !== undefined).join(" and ");
}

function boundWords(bound: Bound, sign: string, day: string): string {
	return `${bound.axis === "build_date" ? day : sign} ${bound.text}`;
}

function toVerdict({ advisory, speaks, undated, judgement }: Side): StatedVerdict {
	const { verdict, kind, upgradeTo, because } = judgement;
	return { advisory, speaks, verdict, kind: kind ?? null, undated, upgradeTo: upgradeTo ?? null, why: because.at(-1)?.outcome ?? "" };
}

function toSource(entry: CompiledAdvisory, cve: string): StatedSource {
	const { advisory } = entry;
	const vulnerability = vulnerabilityOf(entry, cve);
	const products = entry.products.flatMap(({ product, source }): StatedProduct[] => {
		const status = vulnerability?.status.get(product.productId);
		if (vulnerability === undefined || status === undefined) return [];
		return [
			{
				vendor: product.vendor,
				name: product.name,
				models: product.models.map((model) => model.text),
				status,
				versions: product.expressionText,
				reading: readingOf(product.expression),
				undated: product.undated === true,
				part: source,
				fixes: fixesFor(vulnerability, product).map((fix) => fix.text),
				pointer: product.pointer,
			},
		];
	});
	return {
		advisory: advisory.id,
		publisher: advisory.publisher,
		kind: advisory.further ?? "advisory",
		date: advisory.currentReleaseDate,
		revision: advisory.revision,
		file: advisory.source,
		products,
		repairs: advisory.repairs.length,
		unread: advisory.unparsed.length,
	};
}
