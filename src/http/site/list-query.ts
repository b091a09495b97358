/** Which warnings are asked for. The query is a stranger's: bounded, and what it does not understand it leaves out. */
import type { VendorId } from "../../catalog/vendor.ts";
import { fold } from "../../core/text.ts";
import { shown } from "../design/shown.tsx";
import { type Listed, type Snapshot, URGENCY_CLASSES, type UrgencyClass } from "./snapshot.ts";

/** What narrows the list. */
export interface ListQuery {
	/** Words that all occur in title, id, CVE, maker or product; case and accents do not count. */
	readonly q: string;
	readonly vendor: VendorId | undefined;
	readonly urgency: UrgencyClass | undefined;
	/** Of the first release. */
	readonly year: number | undefined;
	/** From 1. */
	readonly page: number;
}

/** One page of what was found. */
export interface ListedPage {
	readonly entries: readonly Listed[];
	readonly total: number;
	readonly page: number;
	readonly pages: number;
	/** All there are to choose from, whatever was asked for. */
	readonly vendors: readonly { readonly id: VendorId; readonly n: number }[];
	readonly years: readonly number[];
}

/** Warnings of a page. */
const PAGE = 20;
const MOST_QUERY = 200;
const MOST_WORDS = 8;

/** Reads the query of an address. */
export function parseListQuery(query: (name: string) => string | undefined): ListQuery {
	const vendor = query("vendor") ?? "";
	const year = /^(?:19|20)\d\d$/.exec(query("year") ?? "")?.[0];
	return {
		q: shown(query("q"), MOST_QUERY),
		vendor: /^[a-z0-9][a-z0-9-]{0,60}$/.test(vendor) ? vendor : undefined,
		urgency: URGENCY_CLASSES.find((urgency) => urgency === query("urgency")),
		year: year === undefined ? undefined : Number(year),
		page: Number(/^[1-9]\d{0,5}$/.exec(query("page") ?? "")?.[0] ?? "1"),
	};
}

/** The address of a list; what is not narrowed stands not in it. */
export function listPath(query: Partial<ListQuery>): string {
	const fields = new URLSearchParams();
	if (query.q !== undefined && query.q !== "") fields.set("q", query.q);
	for (const name of ["vendor", "urgency", "year"] as const) if (query[name] !== undefined) fields.set(name, String(query[name]));
	if (query.page !== undefined && query.page > 1) fields.set("page", String(query.page));
	return fields.size === 0 ? "/advisories" : `/advisories?${fields}`;
}

/** The page asked for; one behind the last is the last. */
export function listEntries(snapshot: Snapshot, query: ListQuery): ListedPage {
	const words = fold(query.q)
		.split(" ")
		.filter((word) => word !== "")
		.slice(0, MOST_WORDS);
	const base = query.vendor === undefined ? snapshot.entries : (snapshot.byVendor.get(query.vendor) ?? []);
	const found = base.filter(
		(entry) =>
			(query.urgency === undefined || entry.urgency === query.urgency) &&
			(query.year === undefined || yearOf(entry) === query.year) &&
			words.every((word) => entry.words.includes(word)),
	);
	const pages = Math.max(1, Math.ceil(found.length / PAGE));
	const page = Math.min(query.page, pages);
	return {
		entries: found.slice((page - 1) * PAGE, page * PAGE),
		total: found.length,
		page,
		pages,
		vendors: [...snapshot.byVendor].map(([id, entries]) => ({ id, n: entries.length })).sort((a, b) => b.n - a.n || (a.id < b.id ? -1 : 1)),
		years: [...new Set(snapshot.entries.map(yearOf))].sort((a, b) => b - a),
	};
}

/** The year that its id names, as an advisory of 2017 that is published anew stays one of 2017; else that of its first release. */
function yearOf(entry: Listed): number {
	const named = /(?:^|\D)((?:19|20)\d\d)(?:\D|$)/.exec(entry.trackingId)?.[1];
	return named === undefined ? new Date(entry.firstReleasedAt).getUTCFullYear() : Number(named);
}
