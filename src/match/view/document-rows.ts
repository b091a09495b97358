/** The documents held, as a reader looks for them: by urgency or date, by vendor, hole and words. */
import type { Advisory } from "../../advisory/document.ts";
import type { DocumentRevision } from "../../advisory/ports.ts";
import { fold } from "../../core/text.ts";
import { type AttackLists, attackedIn, attackedOn } from "../attack-lists.ts";
import type { CompiledAdvisory, Library } from "../compile.ts";
import type { Matcher } from "../matcher.ts";
import { type PageOf, pageOf } from "./pages.ts";

/** A document in a list. Texts are their publisher's. */
export interface DocumentRow {
	/** Unique for its publisher only. */
	readonly id: string;
	readonly title: string;
	readonly publisher: string;
	/** An advisory, or a record of a hole. */
	readonly kind: "advisory" | "cve" | "nvd";
	readonly revision: string;
	/** RFC 3339 as published. */
	readonly initialReleaseDate: string;
	readonly currentReleaseDate: string;
	readonly vendors: readonly { readonly id: string; readonly name: string }[];
	readonly cves: readonly string[];
	/** Highest CVSS base score that it states. */
	readonly baseScore: number | undefined;
	/** Since when attacks on one of its holes are on record; `undefined`: none are. */
	readonly attackedSince: string | undefined;
	readonly withdrawn: boolean;
}

/** Which documents. */
export interface DocumentQuery {
	/** Words that must all occur in id, title, publisher, vendors, CVEs or product names. */
	readonly search?: string | undefined;
	/** Catalogue id of a vendor. */
	readonly vendor?: string | undefined;
	readonly cve?: string | undefined;
	/** Advisories alone, or records too. */
	readonly kind?: "advisory" | "all" | undefined;
	/** `urgency`: attacked first, then the highest score, then the newest. */
	readonly sort?: "urgency" | "released" | undefined;
	readonly after?: string | undefined;
	readonly limit?: number | undefined;
}

/** One document with what stands beside it. */
export interface DocumentDetail {
	readonly row: DocumentRow;
	readonly advisory: Advisory;
	/** As kept, in order of receipt; empty where the document was read from a file. */
	readonly revisions: readonly DocumentRevision[];
	/** Other documents that speak of one of its holes. */
	readonly beside: readonly DocumentRow[];
}

/** A maker or brand with what is held of it. */
export interface VendorRow {
	readonly id: string;
	readonly name: string;
	readonly roles: readonly ("maker" | "brand")[];
	readonly documents: number;
	readonly cves: number;
	readonly attacked: number;
	/** Brands that are known to sell its devices under their own label, by id. */
	readonly soldAs: readonly string[];
	/** Makers that are known to build devices of this brand, by id. */
	readonly builtBy: readonly string[];
}

/** Documents ready to be looked for. */
export interface DocumentShelf {
	list(query: DocumentQuery): PageOf<DocumentRow>;
	/** All of an id; a publisher narrows. */
	find(
		id: string,
		publisher?: string,
	): readonly { readonly row: DocumentRow; readonly advisory: Advisory; readonly beside: readonly DocumentRow[] }[];
	vendors(): readonly VendorRow[];
	/** Every document on a hole. */
	onCve(cve: string): readonly DocumentRow[];
}

interface Shelved {
	readonly row: DocumentRow;
	readonly entry: CompiledAdvisory;
	readonly text: string;
}

/** Makes the shelf of a library. @param asOf - `YYYY-MM-DD`. */
export function shelve({ library, catalogue }: Matcher, lists: AttackLists, asOf: string): DocumentShelf {
	const attacked = attackedIn(lists, catalogue);
	const isAttackedSince = (cve: string): string | undefined => {
		const found = attackedOn(asOf, attacked(cve));
		return found === undefined ? undefined : (found.kevAdded ?? found.date);
	};
	const nameOf = (id: string) => catalogue.vendor(id)?.name ?? id.replace(/^text:/, "");
	const shelved = library.advisories.map((entry): Shelved => {
		const row = toRow(entry, isAttackedSince, nameOf);
		const names = entry.advisory.products.slice(0, 500).map((product) => product.name);
		const text = fold([row.id, row.title, row.publisher, ...row.vendors.map(({ name }) => name), ...row.cves, ...new Set(names)].join(" "));
		return { row, entry, text };
	});
	const orders = { urgency: [...shelved].sort(byUrgency), released: [...shelved].sort(byDate) };
	const rowOf = new Map(shelved.map(({ entry, row }) => [entry, row]));
	const rowsOn = (cves: readonly string[]) => [...new Set(cves.flatMap((cve) => library.byCve.get(cve) ?? []))];
	return {
		list(query) {
			const found = orders[query.sort ?? "urgency"].filter(testOf(query));
			return pageOf(
				found.length,
				query,
				(place) => (found[place] as Shelved).row,
				(place) => keyOf((found[place] as Shelved).row),
				(key) => {
					const place = found.findIndex(({ row }) => keyOf(row) === key);
					return place < 0 ? undefined : place;
				},
			);
		},
		find(id, publisher) {
			const wanted = publisher === undefined ? undefined : fold(publisher);
			const all = (library.byId.get(id) ?? []).filter(({ advisory }) => wanted === undefined || fold(advisory.publisher) === wanted);
			return all.flatMap((entry) => {
				const row = rowOf.get(entry);
				if (row === undefined) return [];
				const beside = rowsOn(row.cves).flatMap((other) => (other === entry ? [] : (rowOf.get(other) ?? [])));
				return [{ row, advisory: entry.advisory, beside }];
			});
		},
		vendors: () => vendorRows(library, catalogue, shelved),
		onCve: (cve) => rowsOn([cve.toUpperCase()]).flatMap((entry) => rowOf.get(entry) ?? []),
	};
}

function keyOf({ id, publisher }: DocumentRow): string {
	return `${id} ${publisher}`.slice(0, 500);
}

function toRow(
	{ advisory, vendors }: CompiledAdvisory,
	isAttackedSince: (cve: string) => string | undefined,
	nameOf: (id: string) => string,
): DocumentRow {
	const cves = [...new Set(advisory.vulnerabilities.flatMap(({ cve }) => cve ?? []))].sort();
	const scores = advisory.vulnerabilities.flatMap(({ scores: stated }) => stated.map(({ baseScore }) => baseScore));
	return {
		id: advisory.id,
		title: advisory.title,
		publisher: advisory.publisher,
		kind: advisory.further ?? "advisory",
		revision: advisory.revision,
		initialReleaseDate: advisory.initialReleaseDate,
		currentReleaseDate: advisory.currentReleaseDate,
		vendors: [...vendors].map((id) => ({ id, name: nameOf(id) })),
		cves,
		baseScore: scores.length === 0 ? undefined : Math.max(...scores),
		attackedSince: cves.flatMap((cve) => isAttackedSince(cve) ?? []).sort()[0],
		withdrawn: advisory.withdrawn === true,
	};
}

/** Words of a search that are looked at. */
const MOST_WORDS = 10;

function testOf({ search, vendor, cve, kind = "advisory" }: DocumentQuery): (one: Shelved) => boolean {
	const words = fold(search ?? "")
		.split(" ")
		.filter((word) => word !== "")
		.slice(0, MOST_WORDS);
	const hole = cve?.toUpperCase();
	return ({ row, entry, text }) =>
		(kind === "all" || row.kind === "advisory") &&
		(vendor === undefined || entry.meant.has(vendor)) &&
		(hole === undefined || row.cves.includes(hole)) &&
		words.every((word) => text.includes(word));
}

function byUrgency({ row: a }: Shelved, { row: b }: Shelved): number {
	const withdrawn = Number(a.withdrawn) - Number(b.withdrawn);
	const attacked = Number(b.attackedSince !== undefined) - Number(a.attackedSince !== undefined);
	return withdrawn || attacked || (b.baseScore ?? 10) - (a.baseScore ?? 10) || newest(a, b);
}

function byDate({ row: a }: Shelved, { row: b }: Shelved): number {
	return newest(a, b);
}

function newest(a: DocumentRow, b: DocumentRow): number {
	if (a.currentReleaseDate !== b.currentReleaseDate) return a.currentReleaseDate < b.currentReleaseDate ? 1 : -1;
	return a.id < b.id ? -1 : 1;
}

function vendorRows(library: Library, catalogue: Matcher["catalogue"], shelved: readonly Shelved[]): readonly VendorRow[] {
	const rowOf = new Map(shelved.map(({ entry, row }) => [entry, row]));
	return catalogue.vendors
		.map(({ id, name, roles }) => {
			const rows = (library.byVendor.get(id) ?? []).flatMap((entry) => rowOf.get(entry) ?? []);
			const cves = new Set(rows.flatMap((row) => row.cves));
			return {
				id,
				name,
				roles,
				documents: rows.length,
				cves: cves.size,
				attacked: rows.filter(({ attackedSince }) => attackedSince !== undefined).length,
				soldAs: [...new Set(catalogue.relabels.filter(({ maker }) => maker === id).map(({ brand }) => brand))],
				builtBy: [...new Set(catalogue.relabelsOf(id).map(({ maker }) => maker))],
			};
		})
		.sort((a, b) => b.documents - a.documents || (a.name < b.name ? -1 : 1));
}
