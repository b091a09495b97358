/** A report out of JSON or a form: somebody of ours wrote it, and it is still read member by member. */
import type { Problem } from "../../core/problem.ts";
import { visible } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { collapse } from "../../core/text.ts";
import { emptyReport, REPORT_KINDS, type ReportContent } from "./report.ts";

/** Characters of a text: about forty printed pages. */
export const MOST_BODY = 100_000;
const MOST_LINE = 300;
const MOST_TEASER = 600;
const MOST_ENTRIES = 40;

const LINES = ["title", "teaser", "funding", "interests"] as const;
const LISTS = ["authors", "vendors", "cves", "models"] as const;
const MEMBERS = new Set<string>(["kind", "language", "synthetic", "body", ...LINES, ...LISTS]);

/** Reads it; members that are not given are those of an empty report. @returns `report/bad-content` with the member that is wrong. */
export function readContent(value: unknown, held: ReportContent = emptyReport("")): Result<ReportContent, Problem> {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return bad("", "it is no object");
	const fields = value as Readonly<Record<string, unknown>>;
	const unknown = Object.keys(fields).find((key) => !MEMBERS.has(key) && key !== "schema");
	if (unknown !== undefined) return bad(visible(unknown, 60), "there is no such member");
	const { kind = held.kind, language = held.language, synthetic = held.synthetic, body = held.body } = fields;
	const known = REPORT_KINDS.find((one) => one === kind);
	if (known === undefined) return bad("kind", `it is none of ${REPORT_KINDS.join(", ")}`);
	if (typeof language !== "string" || !/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(language))
		return bad("language", "it is no language as en or de");
	if (typeof synthetic !== "boolean") return bad("synthetic", "it is neither true nor false");
	if (typeof body !== "string" || body.length > MOST_BODY) return bad("body", `it is no text of at most ${MOST_BODY} characters`);
	const lines: Record<string, string> = {};
	for (const name of LINES) {
		const line = fields[name] ?? held[name];
		if (typeof line !== "string" || line.length > (name === "teaser" ? MOST_TEASER : MOST_LINE))
			return bad(name, "it is no line of text, or too long");
		lines[name] = collapse(line).replaceAll("\0", "\ufffd");
	}
	const lists: Record<string, readonly string[]> = {};
	for (const name of LISTS) {
		const list = fields[name] ?? held[name];
		if (!isList(list)) return bad(name, `it is no list of at most ${MOST_ENTRIES} lines of text`);
		lists[name] = [...new Set(list.map((entry) => collapse(entry).replaceAll("\0", "\ufffd")).filter((entry) => entry !== ""))];
	}
	return ok({
		kind: known,
		language,
		synthetic,
		body: body.replaceAll("\r\n", "\n").replaceAll("\0", "\ufffd"),
		...lines,
		...lists,
	} as ReportContent);
}

function isList(value: unknown): value is readonly string[] {
	return Array.isArray(value) && value.length <= MOST_ENTRIES && value.every((one) => typeof one === "string" && one.length <= MOST_LINE);
}

function bad(at: string, why: string): { readonly ok: false; readonly error: Problem } {
	return err({ code: "report/bad-content", message: `this is no report: ${why}`, at, todo: "See docs/reports.md for its members." });
}
