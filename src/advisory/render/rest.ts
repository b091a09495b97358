/** What stands behind the part to act on: the holes, the publisher's own words, the document's head and history. */
import { oneLine } from "../../core/one-line.ts";
import { webAddress } from "../../core/web-address.ts";
import type { Advisory, Note } from "../document.ts";
import type { HoleLines } from "./affected-table.ts";
import type { Block, Span, Term } from "./parts.ts";
import type { RenderOptions } from "./render-options.ts";
import type { RenderWords } from "./words.ts";

const MOST_LINES = 400;
const MOST_LINE = 4_000;
const MOST_ENTRIES = 500;

/** The language of a document's texts, where it states one that looks like a language. */
export function languageOf({ head }: Pick<Advisory, "head">): string {
	const stated = head?.language ?? "";
	return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(stated) ? stated : "en";
}

/** A stranger's text as a quotation; nothing where it is empty. */
export function quote(text: string, advisory: Pick<Advisory, "head">): readonly Block[] {
	const lines = text
		.split(/\r?\n/, MOST_LINES)
		.map((line) => oneLine(line, MOST_LINE))
		.filter((line) => line !== "");
	return lines.length === 0 ? [] : [{ kind: "quote", language: languageOf(advisory), lines }];
}

/** A link where the address may be followed, else its text. */
export function linkTo(url: string, name: string): Span {
	const address = webAddress(url);
	const shown = oneLine(url, 300);
	if (address === undefined) return name === "" ? shown : `${oneLine(name, 300)}: ${shown}`;
	return { text: oneLine(name === "" ? url : name, 300), address };
}

/** Each hole: its number, title, weakness, score and what is said of it. */
export function holeBlocks(
	advisory: Advisory,
	holes: readonly HoleLines[],
	{ credits }: RenderOptions,
	words: RenderWords,
): readonly Block[] {
	return holes.slice(0, MOST_ENTRIES).flatMap(({ name, vulnerability }): readonly Block[] => {
		const { title, scores, notes, cve, pointer } = vulnerability;
		const weaknesses = credits.weaknesses.get(pointer) ?? [];
		const entries: Term[] = [
			...(cve === undefined ? [] : [{ term: words.terms.cve, value: oneLine(cve, 40) }]),
			...weaknesses.map(({ id, name: called }) => ({ term: words.terms.weakness, value: oneLine(`${id} ${called}`, 300) })),
			...[...new Map(scores.map((score) => [score.vector, score])).values()].slice(0, 20).map(({ baseScore, vector }) => ({
				term: words.terms.score,
				value: `${baseScore.toFixed(1)} ${oneLine(vector, 200)}`,
			})),
		];
		return [
			{ kind: "heading", text: title === undefined || cve === undefined ? name : `${name}: ${oneLine(title, 300)}` },
			...(entries.length === 0 ? [] : [{ kind: "terms" as const, entries }]),
			...notes.slice(0, MOST_ENTRIES).flatMap((note) => noteBlocks(note, advisory, words)),
		];
	});
}

function noteBlocks({ category, title, text }: Note, advisory: Advisory, words: RenderWords): readonly Block[] {
	const threat = /^threat:(impact|exploit_status|target_set)$/.exec(category)?.[1] as keyof RenderWords["threat"] | undefined;
	const called = threat === undefined ? oneLine(title === "" ? category : title, 200) : words.threat[threat];
	const said = quote(text, advisory);
	return said.length === 0 ? [] : [{ kind: "paragraph", line: [{ strong: called }] }, ...said];
}

/** What the publisher says besides: notes, references, thanks. */
export function moreBlocks(advisory: Advisory, { credits }: RenderOptions, words: RenderWords): readonly Block[] {
	const blocks: Block[] = advisory.notes.slice(0, MOST_ENTRIES).flatMap((note) => noteBlocks(note, advisory, words));
	const references = advisory.references.slice(0, MOST_ENTRIES);
	if (references.length > 0) {
		blocks.push({ kind: "heading", text: words.references });
		blocks.push({ kind: "list", ordered: false, items: references.map(({ url, summary }) => [linkTo(url, summary.trim())]) });
	}
	if (credits.thanks.length > 0) {
		const items = credits.thanks.map(({ names, organization, summary }) => [
			[names.slice(0, 40).join(", "), organization, summary]
				.map((part) => oneLine(part, 400))
				.filter((part) => part !== "")
				.join("; "),
		]);
		blocks.push({ kind: "heading", text: words.thanks }, { kind: "list", ordered: false, items });
	}
	return blocks;
}

/** Who says it, and in which version. */
export function documentBlocks(advisory: Advisory, words: RenderWords): readonly Block[] {
	const { terms } = words;
	const entries: readonly Term[] = [
		{ term: terms.publisher, value: oneLine(advisory.publisher, 200) },
		{ term: terms.id, value: oneLine(advisory.id, 120) },
		{ term: terms.version, value: oneLine(advisory.revision, 60) },
		{ term: terms.released, value: oneLine(advisory.initialReleaseDate.slice(0, 10), 10) },
		{ term: terms.changed, value: oneLine(advisory.currentReleaseDate.slice(0, 10), 10) },
		{ term: terms.tlp, value: advisory.tlp === undefined ? "" : oneLine(`TLP:${advisory.tlp}`, 40) },
	];
	const revisions = (advisory.head?.revisions ?? []).slice(-MOST_ENTRIES);
	return [
		{ kind: "terms", entries: entries.filter(({ value }) => value !== "") },
		...(revisions.length === 0
			? []
			: [
					{ kind: "heading" as const, text: words.history },
					{
						kind: "list" as const,
						ordered: false,
						items: revisions.map(({ number, date, summary }) => [
							oneLine(`${number.slice(0, 40)} (${date.slice(0, 10)}): ${summary}`, 600),
						]),
					},
				]),
	];
}
