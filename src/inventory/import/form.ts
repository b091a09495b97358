/** Which form an inventory has, told from its beginning. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";

/** What `--as` takes. */
export const FORMS = ["csv", "tsv", "json", "jsonl"] as const;

/** `csv` stands for any delimiter; `tsv` insists on tabs. */
export type InventoryForm = (typeof FORMS)[number];

/**
 * Looks at the first characters of the text (some thousands; more do no harm).
 *
 * @returns `inventory/nothing-in-file` for blank text, `inventory/form-unsupported` for XML and web pages.
 */
export function detectForm(head: string, source: string): Result<InventoryForm, Problem> {
	const text = head.replace(/^[\s\ufeff]+/, "");
	if (text === "") return err(nothing(source));
	if (/^<(?:\?xml|!doctype|html|[a-z][\w:.-]{0,60}[\s>/])/i.test(text)) return err(unsupported(source));
	if (/^\[\s*(?:[[{"\]]|$)/.test(text) && !/^\["?[\w ]+"?\][^,\]}]*[,;\t]/.test(text.slice(0, 200))) return ok("json");
	if (/^\{\s*(?:"|\}|$)/.test(text)) return ok(isWholeLine(text) ? "jsonl" : "json");
	return ok("csv");
}

/** A first line that is one complete value, with another after it, is a line of JSONL. */
function isWholeLine(text: string): boolean {
	const end = text.indexOf("\n");
	if (end < 0) return false;
	const line = text.slice(0, end).trim();
	return line.endsWith("}") && /^\s*\{/.test(text.slice(end)) && parses(line);
}

function parses(line: string): boolean {
	if (line.length > 1_048_576) return false;
	try {
		JSON.parse(line);
		return true;
	} catch {
		return false;
	}
}

function nothing(source: string): Problem {
	return {
		code: "inventory/nothing-in-file",
		message: "the file holds nothing but blanks",
		at: source,
		todo: "Export the list again; a header and one row are enough.",
	};
}

function unsupported(source: string): Problem {
	return {
		code: "inventory/form-unsupported",
		message: "the file is XML or a web page, which is not read yet",
		at: source,
		todo: "Export the devices as CSV or JSON instead.",
	};
}
