/**
 * Reads the scores of one day as FIRST publishes them: `epss_scores-YYYY-MM-DD.csv`, a comment line, a head, a line for each CVE.
 *
 * Source: https://www.first.org/epss/data_stats. The bytes may be anybody's: bounded in size and lines, no line is trusted, none stops the
 * others.
 */
import { type Problem, visible } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { CVE_ID, type EpssList, type EpssScore, isDay, MOST_REFUSED, type Refused } from "./published-list.ts";

/** Most lines that are looked at; a day of 2026 has about 300,000. */
const MOST_LINES = 2_000_000;
/** Longest line that is looked at. */
const MOST_CHARACTERS = 200;

/** Whether a text begins as such a file does. */
export function looksLikeEpss(text: string): boolean {
	return /^(?:#[^\n]{0,200}model_version:|cve,epss(?:,percentile)?\s*$)/m.test(text.slice(0, 1000));
}

/**
 * Reads one day.
 *
 * @param source - The file's name; its date counts where the file states none.
 * @returns The scores, or `advisory/bad-epss` when the file tells no day, has no head, or no line of it can be read.
 */
export function readEpss(text: string, source: string): Result<EpssList, Problem> {
	const head = readHead(text, source);
	if (!head.ok) return head;
	const { version, releasedOn, columns, from } = head.value;
	const entries = new Map<string, EpssScore>();
	const refused: Refused[] = [];
	let refusedCount = 0;
	let line = head.value.line;
	for (let at = from; at < text.length; line += 1) {
		const found = text.indexOf("\n", at);
		const end = found < 0 ? text.length : found;
		const why = end - at > MOST_CHARACTERS ? "the line is too long" : takeLine(text.slice(at, end).trim(), columns, entries);
		at = end + 1;
		if (line > MOST_LINES) return bad(`the file has more than ${MOST_LINES} lines`, source);
		if (why === undefined) continue;
		refusedCount += 1;
		if (refused.length < MOST_REFUSED) refused.push({ at: line, reason: why });
	}
	if (entries.size === 0) return bad(`no line of it can be read${refused[0] === undefined ? "" : ` (${refused[0].reason})`}`, source);
	return ok({ kind: "epss", version, releasedOn, entries, refused, refusedCount });
}

interface Columns {
	readonly cve: number;
	readonly epss: number;
	readonly percentile: number;
}

interface Head {
	readonly version: string;
	readonly releasedOn: string;
	readonly columns: Columns;
	/** Where the scores begin, and the number of that line. */
	readonly from: number;
	readonly line: number;
}

function readHead(text: string, source: string): Result<Head, Problem> {
	let [from, line, comment] = [0, 1, ""];
	for (; line <= 10; line += 1) {
		const found = text.indexOf("\n", from);
		const end = found < 0 ? text.length : found;
		const words = text.slice(from, Math.min(end, from + 1000)).trim();
		from = end + 1;
		if (words.startsWith("#")) comment = words;
		else if (words !== "") {
			const names = words
				.toLowerCase()
				.split(",")
				.map((name) => name.trim());
			const columns = { cve: names.indexOf("cve"), epss: names.indexOf("epss"), percentile: names.indexOf("percentile") };
			if (columns.cve < 0 || columns.epss < 0) return bad("its first line does not name the columns cve and epss", source);
			const version = /model_version:\s*([\w.-]{1,40})/.exec(comment)?.[1] ?? "";
			const stated = /score_date:\s*(\d{4}-\d{2}-\d{2})/.exec(comment)?.[1];
			const releasedOn = stated ?? /(\d{4}-\d{2}-\d{2})\.csv(?:\.gz)?$/.exec(source)?.[1] ?? "";
			if (!isDay(releasedOn)) return bad("neither its first line (score_date) nor its name tells the day of the scores", source);
			return ok({ version, releasedOn, columns, from, line: line + 1 });
		}
	}
	return bad("it has no head", source);
}

/** Takes a line into the scores; tells why it cannot be one. */
function takeLine(line: string, columns: Columns, entries: Map<string, EpssScore>): string | undefined {
	if (line === "" || line.startsWith("#")) return undefined;
	const cells = line.split(",");
	const cve = (cells[columns.cve] ?? "").trim().toUpperCase();
	if (!CVE_ID.test(cve)) return `"${visible(cve, 40)}" is no CVE id`;
	const probability = toShare(cells[columns.epss]);
	// Files of before March 2021 have no percentile; without it the score says little, but it is one.
	const percentile = columns.percentile < 0 ? Number.NaN : toShare(cells[columns.percentile]);
	if (probability === undefined || percentile === undefined) return `a number of ${cve} is not between 0 and 1`;
	const held = entries.get(cve);
	// Two lines for one hole: the worse one counts.
	if (held === undefined || probability > held.probability) entries.set(cve, { probability, percentile });
	return undefined;
}

function toShare(cell: string | undefined): number | undefined {
	const text = (cell ?? "").trim();
	if (!/^\d{1,2}(?:\.\d{1,20})?(?:[eE]-?\d{1,3})?$/.test(text)) return undefined;
	const share = Number(text);
	return share >= 0 && share <= 1 ? share : undefined;
}

function bad(why: string, at: string): { readonly ok: false; readonly error: Problem } {
	const todo = "Give epss_scores-YYYY-MM-DD.csv as FIRST publishes it, packed with gzip or not.";
	return err({ code: "advisory/bad-epss", message: `the file looks like EPSS scores, but ${why}`, at, todo });
}
