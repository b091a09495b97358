/** An issue of the newsletter as somebody writes it: a JSON file with texts, and with the numbers of the warnings that it carries. */
import { oneLine } from "../../core/one-line.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { webAddress } from "../../core/web-address.ts";
import type { Language } from "../recipient.ts";

/** A text in one language or several; where one is missing, the other is shown and marked as what it is. */
export type Worded = Readonly<Partial<Record<Language, string>>>;

/** A warning, by the number of its document. */
export interface AdvisoryItem {
	readonly kind: "advisory";
	readonly id: string;
	readonly origin: string | undefined;
}

/** Something to read: news, or a report. */
export interface TextItem {
	readonly kind: "news" | "report";
	readonly title: Worded;
	/** Paragraphs, an empty line between. */
	readonly text: Worded;
	/** `http:` or `https:`. */
	readonly address: string | undefined;
}

/** What an issue lists, in the order in which it is read. */
export type IssueItem = AdvisoryItem | TextItem;

/** The issue. */
export interface NewsletterIssue {
	readonly schema: "seawall/newsletter-issue/1";
	/** Of the mail; made from the first warning or the first item where none is given. */
	readonly subject: Worded;
	/** Over the first item. */
	readonly intro: Worded;
	readonly items: readonly IssueItem[];
}

const MOST_ITEMS = 50;
const LONGEST_TEXT = 20_000;
const LONGEST_LINE = 400;

/** Reads an issue, a file that somebody wrote. `newsletter/bad-issue` names the first thing wrong and where it stands. */
export function readIssue(text: string, file: string): Result<NewsletterIssue, Problem> {
	const json = parse(text);
	if (!isRecord(json) || json["schema"] !== "seawall/newsletter-issue/1")
		return bad("it is no issue of a newsletter", file, "Begin with seawall newsletter compose.");
	const items = readItems(json["items"], `${file}#/items`);
	if (!items.ok) return items;
	const [subject, intro] = [worded(json["subject"], LONGEST_LINE), worded(json["intro"], LONGEST_TEXT)];
	if (subject === undefined) return bad("the subject is no text", `${file}#/subject`, SHAPE);
	if (intro === undefined) return bad("the introduction is no text", `${file}#/intro`, SHAPE);
	return ok({ schema: "seawall/newsletter-issue/1", subject: lines(subject), intro, items: items.value });
}

/** Reads a list of news and reports: JSON, or a line of JSON each. */
export function readItemList(text: string, file: string): Result<readonly IssueItem[], Problem> {
	const whole = parse(text);
	if (whole !== undefined) return readItems(Array.isArray(whole) ? whole : [whole], file);
	const rows = text.split("\n").filter((line) => line.trim() !== "");
	return readItems(
		rows.slice(0, MOST_ITEMS + 1).map((line) => parse(line) ?? null),
		file,
	);
}

function readItems(value: unknown, at: string): Result<readonly IssueItem[], Problem> {
	if (!Array.isArray(value) || value.length > MOST_ITEMS) return bad(`it is no list of at most ${MOST_ITEMS} items`, at, SHAPE);
	const items: IssueItem[] = [];
	for (const [place, one] of (value as readonly unknown[]).entries()) {
		const item = readItem(one);
		if (typeof item === "string") return bad(item, `${at}/${place}`, SHAPE);
		items.push(item);
	}
	return ok(items);
}

/** An item, or what is wrong with it. */
function readItem(value: unknown): IssueItem | string {
	if (!isRecord(value)) return "it is no item";
	const { kind, id, origin, title, text, address } = value;
	if (kind === "advisory") {
		if (typeof id !== "string" || id === "" || id.length > 120) return "the item names no advisory";
		return { kind, id, origin: typeof origin === "string" ? origin.slice(0, 300) : undefined };
	}
	if (kind !== "news" && kind !== "report") return "kind is none of advisory, news, report";
	const [named, told] = [worded(title, LONGEST_LINE), worded(text, LONGEST_TEXT)];
	if (named === undefined || Object.keys(named).length === 0) return "the item has no title";
	if (told === undefined) return "the text of the item is none";
	const link = typeof address === "string" ? webAddress(address) : undefined;
	if (address !== undefined && link === undefined) return "the address is no web address";
	return { kind, title: lines(named), text: told, address: link };
}

const SHAPE = "Write it as docs/newsletter.md shows.";

/** A text for all languages, or one for each; `undefined`: it is neither, or too long. */
function worded(value: unknown, longest: number): Worded | undefined {
	if (value === undefined) return {};
	if (typeof value === "string") return value.length > longest ? undefined : value.trim() === "" ? {} : { en: value };
	if (!isRecord(value)) return undefined;
	const found: Partial<Record<Language, string>> = {};
	for (const [language, text] of Object.entries(value)) {
		if ((language !== "en" && language !== "de") || typeof text !== "string" || text.length > longest) return undefined;
		if (text.trim() !== "") found[language] = text;
	}
	return found;
}

function lines(text: Worded): Worded {
	return Object.fromEntries(Object.entries(text).map(([language, words]) => [language, oneLine(words, LONGEST_LINE)])) as Worded;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/, ""));
	} catch {
		return undefined;
	}
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function bad(why: string, at: string, todo: string): Result<never, Problem> {
	return err({ code: "newsletter/bad-issue", message: `the issue cannot be read: ${why}`, at, todo });
}
