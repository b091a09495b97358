/** The directory form: index.txt, changes.csv and listings (sections 7.1.12 to 7.1.14), as read. Strangers wrote them. */

/** A line of index.txt or changes.csv that says nothing, and why. */
export interface BadLine {
	readonly line: number;
	readonly reason: string;
}

/** index.txt as read. */
export interface Index {
	readonly paths: readonly string[];
	readonly bad: readonly BadLine[];
	readonly hasMark: boolean;
	readonly hasReturns: boolean;
}

/** One line of changes.csv. */
export interface Change {
	readonly line: number;
	readonly path: string;
	readonly date: string;
	readonly quoted: boolean;
}

/** changes.csv as read. */
export interface Changes {
	readonly changes: readonly Change[];
	readonly bad: readonly BadLine[];
	readonly hasMark: boolean;
}

/** Most lines of either that are read. */
export const MOST_LINES = 200_000;

/** Reads index.txt. */
export function readIndex(text: string): Index {
	const { lines, hasMark } = linesOf(text);
	const paths: string[] = [];
	const bad: BadLine[] = [];
	for (const [at, line] of lines.entries()) {
		const reason = line === "" ? "it is empty" : faultOfPath(line);
		if (reason === undefined) paths.push(line);
		else bad.push({ line: at + 1, reason });
	}
	return { paths, bad, hasMark, hasReturns: text.includes("\r") };
}

const QUOTED = /^"([^"]*)","([^"]*)"$/;
const UNQUOTED = /^([^",]*),([^",]*)$/;

/** Reads changes.csv in either style: `"path","date"` of CSAF 2.0 or `path,date` of 2.1. */
export function readChanges(text: string): Changes {
	const { lines, hasMark } = linesOf(text);
	const changes: Change[] = [];
	const bad: BadLine[] = [];
	for (const [at, line] of lines.entries()) {
		const quoted = QUOTED.exec(line);
		const [, path, date] = quoted ?? UNQUOTED.exec(line) ?? [];
		if (path === undefined || date === undefined) bad.push({ line: at + 1, reason: "it is not a file name and a date" });
		else if (Number.isNaN(Date.parse(date)))
			bad.push({ line: at + 1, reason: at === 0 ? "it is a heading, or its date is none" : "its date is none" });
		else {
			const reason = faultOfPath(path);
			if (reason === undefined) changes.push({ line: at + 1, path, date, quoted: quoted !== null });
			else bad.push({ line: at + 1, reason });
		}
	}
	return { changes, bad, hasMark };
}

function linesOf(text: string): { readonly lines: readonly string[]; readonly hasMark: boolean } {
	const hasMark = text.startsWith("\uFEFF");
	const lines = (hasMark ? text.slice(1) : text).split("\n", MOST_LINES + 1).map((line) => line.replace(/\r$/, ""));
	if (lines.at(-1) === "") lines.pop();
	return { lines: lines.slice(0, MOST_LINES), hasMark };
}

/** What is wrong with a path in a list: it is to lie below the folder of the list. */
function faultOfPath(path: string): string | undefined {
	if (/^[a-z][a-z0-9+.-]*:/i.test(path)) return "it is an address, not a file name";
	if (path.startsWith("/")) return "it begins with a slash";
	if (path.split("/").includes("..")) return "it leads out of the folder";
	if (/[\s\u0000-\u001f\\]/.test(path)) return "it has a blank or a backslash";
	if (!path.endsWith(".json")) return "it names no JSON file";
	return undefined;
}

const HREF = /\bhref\s{0,8}=\s{0,8}(?:"([^"<>]{0,2000})"|'([^'<>]{0,2000})'|([^\s"'<>]{1,2000}))/gi;

/** The addresses that a listing links to. */
export function linksOf(html: string, base: string): readonly string[] {
	const found: string[] = [];
	for (const [, double, single, bare] of html.matchAll(HREF)) {
		const href = (double ?? single ?? bare ?? "").replaceAll("&amp;", "&");
		if (URL.canParse(href, base)) found.push(new URL(href, base).href);
	}
	return found;
}
