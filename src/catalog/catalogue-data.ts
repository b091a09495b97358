/** data/catalog as parsed JSON, read into facts. Written by us, checked as if by a stranger: a wrong fact hides vulnerable devices. */
import {
	day,
	type Entry,
	entries,
	entry,
	type Faults,
	flag,
	id,
	newFaults,
	oneOf,
	optionalText,
	text,
	texts,
	yearOrDay,
} from "./data-check.ts";
import { readSignal } from "./signal/read-signal.ts";
import type { Signal } from "./signal/signal.ts";
import type { AttackedHole, Evidence, FurtherListing, ModelConvention, ModelFamily, Relabel, Vendor } from "./vendor.ts";

/** The seven files, parsed and not yet looked at. */
export interface CatalogueData {
	readonly catalog: unknown;
	readonly vendors: unknown;
	readonly relabels: unknown;
	readonly families: unknown;
	readonly listings: unknown;
	readonly attacked: unknown;
	readonly signals: unknown;
}

/** The seven files, read. Facts at fault are still in it; `faults` says what is wrong with them. */
export interface CatalogueFacts {
	readonly version: string;
	readonly date: string;
	readonly vendors: readonly Vendor[];
	readonly relabels: readonly Relabel[];
	readonly families: readonly ModelFamily[];
	readonly listings: readonly FurtherListing[];
	readonly attacked: readonly AttackedHole[];
	readonly signals: readonly Signal[];
	readonly faults: Faults;
}

/** Kinds of evidence, strongest first. */
export const EVIDENCE: readonly Evidence[] = [
	"maker_owned",
	"stated_by_authority",
	"firmware_unpacked",
	"author_tested",
	"directory_tested",
	"stated",
	"stated_weak",
	"image_match_listed",
	"image_match",
];

/** What a name that the catalogue does not know is read with. */
export const LITERAL: ModelConvention = { prefixes: [], innerX: "literal", trailingX: "literal", lowerX: "literal" };

/** Reads all seven; shapes, ids, words and dates are checked here, references between entries in check-references.ts. */
export function readCatalogueData(data: CatalogueData): CatalogueFacts {
	const faults = newFaults();
	const head = entry(data.catalog, "catalog.json#", faults);
	const date = day(head, "date", undefined);
	const file = entry(data.vendors, "vendors.json#", faults);
	const conventions = readConventions(file);
	const list = (value: unknown, name: string) => entries(entry(value, `${name}.json#`, faults), name);
	return {
		version: text(head, "version"),
		date,
		vendors: entries(file, "vendors").map((one) => readVendor(one, conventions, date)),
		relabels: list(data.relabels, "relabels").map((one) => readRelabel(one, date)),
		families: list(data.families, "families").map((one) => readFamily(one, date)),
		listings: list(data.listings, "listings").map((one) => readListing(one, date)),
		attacked: list(data.attacked, "attacked").map((one) => readAttacked(one, date)),
		signals: list(data.signals, "signals").map((one) => readSignal(one, date)),
		faults,
	};
}

/** How vendors write model names, by the name that vendors refer to. */
function readConventions(file: Entry): ReadonlyMap<string, ModelConvention> {
	const all = entry(file.value["conventions"], `${file.at}/conventions`, file.faults);
	return new Map(
		Object.keys(all.value).map((name) => {
			const from = entry(all.value[name], `${all.at}/${name}`, file.faults);
			const prefixes = texts(from, "prefixes", true);
			if (prefixes.some((prefix, at) => prefix.length > (prefixes[at - 1] ?? prefix).length)) {
				file.faults.add("catalog/bad-value", `${from.at}/prefixes`, "prefixes are not ordered longest first", "Order them by length.");
			}
			const innerX = oneOf(from, "innerX", ["literal", "one", "several"]);
			const trailingX = oneOf(from, "trailingX", ["literal", "any"]);
			return [name, { prefixes, innerX, trailingX, lowerX: oneOf(from, "lowerX", ["literal", "one"]) }] as const;
		}),
	);
}

function readVendor(from: Entry, conventions: ReadonlyMap<string, ModelConvention>, latest: string): Vendor {
	const convention = text(from, "convention");
	if (!conventions.has(convention)) {
		from.faults.add(
			"catalog/bad-value",
			`${from.at}/convention`,
			`there is no convention "${convention}"`,
			"Use a name under /conventions.",
		);
	}
	return {
		id: id(from, "id"),
		name: text(from, "name"),
		roles: texts(from, "roles", true).map((role) => oneOf({ ...from, value: { roles: role } }, "roles", ["maker", "brand"])),
		aliases: texts(from, "aliases", false),
		partOf: optionalText(from, "partOf"),
		schemes: texts(from, "schemes", false),
		convention: conventions.get(convention) ?? LITERAL,
		modelsTold: from.value["modelsTold"] === undefined ? false : flag(from, "modelsTold"),
		source: text(from, "source"),
		date: day(from, "date", latest),
	};
}

function readRelabel(from: Entry, latest: string): Relabel {
	return {
		brand: id(from, "brand"),
		maker: id(from, "maker"),
		line: optionalText(from, "line"),
		brandModel: optionalText(from, "brandModel"),
		makerModel: optionalText(from, "makerModel"),
		evidence: oneOf(from, "evidence", EVIDENCE),
		from: yearOrDay(from, "from"),
		to: yearOrDay(from, "to"),
		source: text(from, "source"),
		date: day(from, "date", latest),
		note: optionalText(from, "note") ?? "",
	};
}

function readFamily(from: Entry, latest: string): ModelFamily {
	return {
		maker: id(from, "maker"),
		pattern: text(from, "pattern"),
		kind: oneOf(from, "kind", ["camera", "recorder", "encoder", "access", "other"]),
		distinctive: flag(from, "distinctive"),
		matches: texts(from, "matches", true),
		mustNotMatch: texts(from, "mustNotMatch", true),
		confidence: gradeOfSource(text(from, "source")),
		source: text(from, "source"),
		date: day(from, "date", latest),
	};
}

/** Documents of authorities and makers and answers of devices carry; collections less; what no document says, least. */
function gradeOfSource(source: string): ModelFamily["confidence"] {
	if (/^general knowledge\b/i.test(source)) return "low";
	return /^(?:CISA|CVE|NVD|discovery answers)\b/.test(source) ? "high" : "medium";
}

function readListing(from: Entry, latest: string): FurtherListing {
	return {
		cve: cve(from),
		maker: id(from, "maker"),
		model: text(from, "model"),
		by: text(from, "by"),
		source: text(from, "source"),
		date: day(from, "date", latest),
	};
}

function readAttacked(from: Entry, latest: string): AttackedHole {
	return {
		cve: cve(from),
		kevAdded: from.value["kevAdded"] === undefined ? undefined : day(from, "kevAdded", latest),
		evidence: text(from, "evidence"),
		source: text(from, "source"),
		date: day(from, "date", latest),
	};
}

function cve(from: Entry): string {
	const value = text(from, "cve");
	if (value !== "" && !/^CVE-\d{4}-\d{4,}$/.test(value)) {
		from.faults.add("catalog/bad-id", `${from.at}/cve`, `"${value}" is no CVE id`, "Write CVE-YYYY-NNNN.");
	}
	return value;
}
