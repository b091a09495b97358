/**
 * Documents as a list to search, filter and sort: by what every document must say at `document` and below, by CVE, by the product tree,
 * by CVSS and by the publisher's aggregate severity (CSAF 2.1 section 9.1.12).
 */
import { fold } from "../core/text.ts";
import type { Advisory } from "./document.ts";

/** What a document can be found and sorted by; named as CSAF names it. */
export const LIST_FIELDS = [
	"id",
	"title",
	"category",
	"csaf_version",
	"publisher",
	"publisher_category",
	"namespace",
	"status",
	"version",
	"initial_release_date",
	"current_release_date",
	"revision_history",
	"tlp",
	"aggregate_severity",
	"cve",
	"cvss",
	"vendor",
	"product",
	"product_version",
	"product_id",
] as const;
export type ListField = (typeof LIST_FIELDS)[number];

/** One document of the list. */
export interface ListedDocument {
	readonly id: string;
	readonly title: string;
	/** Its form where it is no CSAF document: `cve`, `nvd`, `openvex`. */
	readonly category: string;
	readonly publisher: string;
	readonly status: string;
	readonly version: string;
	readonly versioning: "integer" | "semantic" | undefined;
	/** Of those with its publisher and id, the latest that was read. */
	readonly latest: boolean;
	readonly released: string;
	readonly tlp: string | undefined;
	readonly aggregateSeverity: string;
	readonly cves: readonly string[];
	/** The highest base score. */
	readonly cvss: number | undefined;
	readonly products: number;
	readonly source: string;
}

/** What to list. A document is taken when every wanted text stands in some value of its field, case and accents aside. */
export interface ListQuery {
	readonly find: readonly { readonly field: ListField; readonly text: string }[];
	readonly sort?: { readonly field: ListField; readonly descending: boolean } | undefined;
}

/** Lists documents; without `sort` in the order given. Equal ones keep it, and one without a value comes last either way. */
export function listDocuments(advisories: readonly Advisory[], { find, sort }: ListQuery): readonly ListedDocument[] {
	const latest = latestOf(advisories);
	const wanted = find.map(({ field, text }) => ({ field, text: fold(text) }));
	const found = advisories.filter((advisory) =>
		wanted.every(({ field, text }) => valuesOf(advisory, field).some((value) => fold(value).includes(text))),
	);
	const sorted = sort === undefined ? found : sortBy(found, sort.field, sort.descending);
	return sorted.map((advisory) => toListed(advisory, latest.has(advisory)));
}

function toListed(advisory: Advisory, latest: boolean): ListedDocument {
	return {
		id: advisory.id,
		title: advisory.title,
		category: categoryOf(advisory),
		publisher: advisory.publisher,
		status: advisory.head?.status ?? "",
		version: advisory.revision,
		versioning: advisory.head?.versioning,
		latest,
		released: advisory.currentReleaseDate,
		tlp: advisory.tlp,
		aggregateSeverity: advisory.head?.aggregateSeverity ?? "",
		cves: cvesOf(advisory),
		cvss: highest(advisory),
		products: advisory.products.length,
		source: advisory.source,
	};
}

function categoryOf({ head, further }: Advisory): string {
	return head?.category ?? further ?? "openvex";
}

function cvesOf({ vulnerabilities }: Advisory): readonly string[] {
	return [...new Set(vulnerabilities.flatMap(({ cve }) => cve ?? []))];
}

function highest({ vulnerabilities }: Advisory): number | undefined {
	let most: number | undefined;
	for (const { scores } of vulnerabilities)
		for (const { baseScore } of scores) if (most === undefined || baseScore > most) most = baseScore;
	return most;
}

function valuesOf(advisory: Advisory, field: ListField): readonly string[] {
	const { head, products } = advisory;
	switch (field) {
		case "id":
			return [advisory.id];
		case "title":
			return [advisory.title];
		case "category":
			return [categoryOf(advisory)];
		case "csaf_version":
			return [head?.csafVersion ?? ""];
		case "publisher":
			return [advisory.publisher];
		case "publisher_category":
			return [advisory.publisherCategory];
		case "namespace":
			return [head?.namespace ?? ""];
		case "status":
			return [head?.status ?? ""];
		case "version":
			return [advisory.revision];
		case "initial_release_date":
			return [advisory.initialReleaseDate];
		case "current_release_date":
			return [advisory.currentReleaseDate];
		case "revision_history":
			return (head?.revisions ?? []).flatMap(({ number, date, summary }) => [number, date, summary]);
		case "tlp":
			return [advisory.tlp ?? ""];
		case "aggregate_severity":
			return [head?.aggregateSeverity ?? ""];
		case "cve":
			return cvesOf(advisory);
		case "cvss":
			return advisory.vulnerabilities.flatMap(({ scores }) => scores.map(({ baseScore }) => baseScore.toFixed(1)));
		case "vendor":
			return [...new Set(products.map(({ vendor }) => vendor))];
		case "product":
			return products.flatMap(({ name, fullName, models }) => [name, fullName, ...models.map(({ text }) => text)]);
		case "product_version":
			return products.map(({ expressionText }) => expressionText);
		case "product_id":
			return products.map(({ productId }) => productId);
	}
}

/** Words for severities, least first; any other word comes before all of them. */
const SEVERITIES = ["none", "low", "medium", "moderate", "high", "important", "critical"];

function sortBy(advisories: readonly Advisory[], field: ListField, descending: boolean): readonly Advisory[] {
	const keyed = advisories.map((advisory) => ({ advisory, key: keyOf(advisory, field) }));
	return keyed
		.sort((a, b) => {
			if (a.key === "" || b.key === "") return Number(a.key === "") - Number(b.key === "");
			return (a.key < b.key ? -1 : a.key > b.key ? 1 : 0) * (descending ? -1 : 1);
		})
		.map(({ advisory }) => advisory);
}

/** A key whose order as text is that of the values: numbers by size, the least of several texts. */
function keyOf(advisory: Advisory, field: ListField): string {
	if (field === "cvss") return highest(advisory)?.toFixed(1).padStart(4, "0") ?? "";
	const values = valuesOf(advisory, field).map(fold);
	if (field === "aggregate_severity") return (values[0] ?? "") === "" ? "" : `${SEVERITIES.indexOf(values[0] ?? "") + 1} ${values[0]}`;
	const keys = values.filter((value) => value !== "").map((value) => value.replace(/\d+/g, (digits) => digits.padStart(12, "0")));
	return keys.reduce((least, key) => (least === "" || key < least ? key : least), "");
}

/** The latest of each publisher and id: by version where both count alike, else by release date; of equal ones the later read. */
function latestOf(advisories: readonly Advisory[]): ReadonlySet<Advisory> {
	const held = new Map<string, Advisory>();
	for (const advisory of advisories) {
		const key = JSON.stringify([fold(advisory.publisher), advisory.id]);
		const before = held.get(key);
		if (before === undefined || !isOlder(advisory, before)) held.set(key, advisory);
	}
	return new Set(held.values());
}

function isOlder(a: Advisory, b: Advisory): boolean {
	const versioning = a.head?.versioning;
	if (versioning === undefined || versioning !== b.head?.versioning) return a.currentReleaseDate < b.currentReleaseDate;
	const [left, right] = [a.revision, b.revision].map((version) => (version.split(/[-+]/)[0] ?? "").split(".").map(Number));
	for (const at of [0, 1, 2]) {
		const difference = (left?.[at] ?? 0) - (right?.[at] ?? 0);
		if (difference !== 0) return difference < 0;
	}
	// A pre-release comes before its release (SemVer 2.0.0, section 11).
	if (a.revision.includes("-") !== b.revision.includes("-")) return a.revision.includes("-");
	return a.currentReleaseDate < b.currentReleaseDate;
}
