/** What an author writes between braces, read: `cves vendor=norden year=2017 as=holes`. */
import type { Problem } from "../../core/problem.ts";
import { visible } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** What can be looked up. */
export const FIGURE_KINDS = ["cves", "advisories", "advisories-by-year", "cves-by-year", "attacked", "outdated"] as const;

/** One of `FIGURE_KINDS`. */
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** A question. */
export interface FigureQuery {
	readonly kind: FigureKind;
	/** Id or name of a maker or brand; `undefined`: all. */
	readonly vendor: string | undefined;
	readonly year: number | undefined;
	/** The name that links find it by. */
	readonly name: string | undefined;
	/** As it was written, blanks folded. */
	readonly text: string;
}

/** Reads it. @returns `report/bad-figure`. */
export function readFigureQuery(written: string): Result<FigureQuery, Problem> {
	const text = written.trim().split(/\s+/).join(" ");
	const [first = "", ...options] = text.split(" ");
	const kind = FIGURE_KINDS.find((one) => one === first);
	if (kind === undefined) return bad(text, `there is no figure "${visible(first, 40)}"`);
	const given = new Map<string, string>();
	for (const option of joined(options)) {
		const [name = "", value = ""] = split(option);
		if (!["vendor", "year", "as"].includes(name) || value === "" || given.has(name))
			return bad(text, `"${visible(option, 60)}" cannot be used here`);
		given.set(name, value);
	}
	const year = given.get("year");
	if (year !== undefined && !/^(?:19|20)\d\d$/.test(year)) return bad(text, `"${visible(year, 20)}" is no year`);
	if (kind === "outdated" && (year !== undefined || given.has("vendor")))
		return bad(text, "the firmware of devices is counted as it is today, of all makers together");
	const name = given.get("as");
	if (name !== undefined && !/^[a-z0-9][a-z0-9-]{0,39}$/.test(name))
		return bad(text, `"${visible(name, 40)}" is no name of letters, digits and hyphens`);
	return ok({ kind, vendor: given.get("vendor"), year: year === undefined ? undefined : Number(year), name, text });
}

/** Words that belong to the option before them: a maker's name may have blanks. */
function joined(words: readonly string[]): readonly string[] {
	const found: string[] = [];
	for (const word of words) {
		const last = found.length - 1;
		if (word.includes("=") || last < 0) found.push(word);
		else found[last] = `${found[last]} ${word}`;
	}
	return found;
}

function split(option: string): readonly [string, string] {
	const at = option.indexOf("=");
	return at < 0 ? [option, ""] : [option.slice(0, at), option.slice(at + 1)];
}

function bad(at: string, message: string): { readonly ok: false; readonly error: Problem } {
	const todo = `Write one of ${FIGURE_KINDS.join(", ")}, with vendor=, year= and as= as docs/reports.md shows.`;
	return err({ code: "report/bad-figure", message, at: visible(at, 120), todo });
}
