/** Which reports somebody asks for, by the address of the list. A stranger wrote it. */
import type { ReportFilter } from "../../../account/report/ports.ts";
import { REPORT_KINDS, type ReportKind } from "../../../account/report/report.ts";
import type { Catalogue } from "../../../catalog/catalogue.ts";
import { fold } from "../../../core/text.ts";

/** A question. */
export interface ReportQuery {
	readonly kind?: ReportKind | undefined;
	/** Id of a maker or brand. */
	readonly vendor?: string | undefined;
	readonly year?: number | undefined;
	/** As it was written. */
	readonly author?: string | undefined;
	/** `1761955200000.0k3…`: after which report. */
	readonly after?: string | undefined;
}

/** Reads it; what is no question is left out. */
export function readReportQuery(given: Readonly<Record<string, string>>, catalogue: Pick<Catalogue, "vendor">): ReportQuery {
	const { kind, vendor = "", year = "", author = "", after = "" } = given;
	return {
		kind: REPORT_KINDS.find((one) => one === kind),
		vendor: catalogue.vendor(vendor) === undefined ? undefined : vendor,
		year: /^20\d\d$/.test(year) ? Number(year) : undefined,
		author: author.trim() === "" || author.length > 300 ? undefined : author.trim(),
		after: /^\d{1,15}\.[0-9a-z]{1,40}$/.test(after) ? after : undefined,
	};
}

/** What the store is asked. */
export function reportFilter({ kind, vendor, year, author, after }: ReportQuery, limit: number): ReportFilter {
	const [at, id = ""] = after?.split(".") ?? [];
	const place = at === undefined ? undefined : { at: Number(at), id };
	return { kind, vendor, year, author: author === undefined ? undefined : fold(author), after: place, limit };
}

/** The address of a question below `path`. */
export function reportPath(query: ReportQuery, path = "/reports"): string {
	const words = new URLSearchParams();
	for (const [name, value] of Object.entries(query))
		if (value !== undefined && !(path !== "/reports" && name === "author")) words.set(name, String(value));
	const text = words.toString();
	return text === "" ? path : `${path}?${text}`;
}

/** The address of an author's page. */
export function authorPath(name: string): string {
	return `/authors/${encodeURIComponent(name)}`;
}
