/** A newsletter as parts of text, in one language: what mail, plain text and the public page are written from. */
import type { Block, RenderedAdvisory, Section } from "../../advisory/render/parts.ts";
import { oneLine } from "../../core/one-line.ts";
import type { Level } from "../level.ts";
import { LANGUAGES, type Language } from "../recipient.ts";
import type { NewsletterIssue, TextItem, Worded } from "./issue.ts";
import { type NewsletterWords, newsletterWords } from "./words.ts";

/** One item. */
export interface NewsletterPart {
	/** What it is: the level of a warning, news, a report. */
	readonly over: string;
	readonly level: Level | undefined;
	readonly title: string;
	/** BCP 47, of title and blocks where they are another's words. */
	readonly language: string;
	/** What to do, in one sentence; empty for what is no warning. */
	readonly lead: string;
	readonly blocks: readonly Block[];
	readonly link: { readonly text: string; readonly address: string } | undefined;
}

/** The whole. */
export interface Newsletter {
	readonly language: Language;
	/** `YYYY-MM-DD` */
	readonly day: string;
	readonly subject: string;
	readonly title: string;
	readonly intro: readonly string[];
	readonly introLanguage: Language;
	readonly parts: readonly NewsletterPart[];
}

/** A warning that an issue carries, rendered in one language. */
export interface CarriedAdvisory {
	readonly level: Level;
	readonly document: RenderedAdvisory;
	/** Of its page. */
	readonly page: string | undefined;
}

/** Rows of a table that a part holds. */
const MOST_ROWS = 8;

/** Steps of what to do. */
const MOST_STEPS = 6;

/** Puts an issue together, in its own order. `carried` has its warnings by the place of their item. */
export function makeNewsletter(
	issue: NewsletterIssue,
	carried: ReadonlyMap<number, CarriedAdvisory>,
	{ language, day }: { readonly language: Language; readonly day: string },
): Newsletter {
	const words = newsletterWords(language);
	const parts = issue.items.flatMap((item, place): readonly NewsletterPart[] => {
		if (item.kind !== "advisory") return [textPart(item, language, words)];
		const found = carried.get(place);
		return found === undefined ? [] : [advisoryPart(found, words)];
	});
	const intro = textIn(issue.intro, language);
	return {
		language,
		day,
		subject: textIn(issue.subject, language)?.text ?? subjectOf(issue, carried, parts, day, words),
		title: `${words.title}, ${day}`,
		intro: paragraphs(intro?.text ?? ""),
		introLanguage: intro?.language ?? language,
		parts,
	};
}

/** Names the first open warning of the highest level where there is one, else the first item. */
function subjectOf(
	issue: NewsletterIssue,
	carried: ReadonlyMap<number, CarriedAdvisory>,
	parts: readonly NewsletterPart[],
	day: string,
	words: NewsletterWords,
): string {
	const urgent = issue.items.flatMap((_, place) => carried.get(place) ?? []).filter(({ level }) => level === "emergency");
	const [first] = urgent;
	if (first !== undefined)
		return oneLine(words.urgent(words.levels.emergency, first.document.id, first.document.title, urgent.length - 1), 250);
	const [part] = parts;
	return part === undefined ? `${words.title}, ${day}` : oneLine(`${part.over}: ${part.title}`, 250);
}

function advisoryPart({ level, document, page }: CarriedAdvisory, words: NewsletterWords): NewsletterPart {
	const section = (id: Section["id"]) => document.sections.find((one) => one.id === id);
	const steps = section("do")?.blocks.find((block) => block.kind === "list");
	const table = section("affected")?.blocks.find((block) => block.kind === "table");
	return {
		over: words.levels[level],
		level,
		title: `${document.title} (${document.id})`,
		language: document.titleLanguage,
		lead: document.lead,
		blocks: [
			...(steps === undefined ? [] : [{ ...steps, items: steps.items.slice(0, MOST_STEPS) }]),
			...(table === undefined
				? []
				: [{ kind: "heading", text: words.affected } as const, { ...table, rows: table.rows.slice(0, MOST_ROWS) }]),
			...(table !== undefined && table.rows.length > MOST_ROWS
				? [{ kind: "paragraph", line: [words.more(table.rows.length - MOST_ROWS)] } as const]
				: []),
			{ kind: "terms", entries: document.facts },
		],
		link: page === undefined ? undefined : { text: words.whole, address: page },
	};
}

function textPart({ kind, title, text, address }: TextItem, language: Language, words: NewsletterWords): NewsletterPart {
	const named = textIn(title, language);
	return {
		over: words.kinds[kind],
		level: undefined,
		title: named?.text ?? "",
		language: named?.language ?? language,
		lead: "",
		blocks: paragraphs(textIn(text, language)?.text ?? "").map((line) => ({ kind: "paragraph", line: [line] })),
		link: address === undefined ? undefined : { text: words.read, address },
	};
}

/** The text of a language, else of another one. */
function textIn(text: Worded, language: Language): { readonly text: string; readonly language: Language } | undefined {
	for (const one of [language, ...LANGUAGES]) {
		const found = text[one];
		if (found !== undefined) return { text: found, language: one };
	}
	return undefined;
}

/** An empty line divides; within a paragraph line breaks are blanks. */
function paragraphs(text: string): readonly string[] {
	return text
		.replaceAll("\r\n", "\n")
		.split(/\n[ \t]*\n/)
		.map((one) => oneLine(one, 4000))
		.filter((one) => one !== "");
}
