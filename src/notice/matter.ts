/** Which parts of a page speak of the matter: the items that stand side by side to the eye, and the first of them that does. */
import type { Block } from "./read/block.ts";
import type { Reading, ReadSentence } from "./reading.ts";
import { type SpinClass, spinClasses } from "./score/spin-classes.ts";

/** A run of sentences under one heading, in one list item or in one row. */
export interface Item {
	/** Numbers of its sentences, heading first. */
	readonly sentences: readonly ReadSentence[];
	/** Speaks of the matter. */
	readonly isMatter: boolean;
	/** Says something of its own, and is not only a title above others. */
	readonly hasBody: boolean;
}

/** A notice with its sentences classed and its items told apart. */
export interface Matter {
	readonly reading: Reading;
	readonly classes: readonly (SpinClass | undefined)[];
	readonly items: readonly Item[];
	/** The same before any was left out: titles with nothing of their own, and what is no text that somebody came to read. */
	readonly runs: readonly Item[];
	/** Several items stand side by side, and few of them speak of the matter. */
	readonly isMixed: boolean;
	/** Sentences that are about the matter, spin left out. */
	readonly own: ReadonlySet<number>;
}

/** Finds them. */
export function findMatter(reading: Reading): Matter {
	const classes = spinClasses(reading);
	const runs = divide(reading);
	const direct = runs.map((sentences) => sentences.reduce((sum, sentence) => sum + weightOf(sentence, classes[sentence.index]), 0) >= 1);
	const things = new Set(runs.flatMap((sentences, at) => (direct[at] === true ? sentences.flatMap(thingsIn) : [])));
	const items = runs.map((sentences, at) => ({
		sentences,
		isMatter:
			direct[at] === true ||
			(sentences.some((sentence) => helps(sentence, classes[sentence.index])) &&
				sentences.some((one) => thingsIn(one).some((thing) => things.has(thing)))),
		hasBody: sentences.length > 1 || !isHeading(sentences[0]?.origin, reading),
	}));
	const shown = items.filter(({ sentences, hasBody }) => hasBody && sentences.some(({ isBoilerplate }) => !isBoilerplate));
	const about = shown.filter(({ isMatter }) => isMatter).length;
	const isMixed = shown.length > 1 && about > 0 && about <= shown.length / 2 && (sells(shown) || !titleNamesIt(reading, things));
	const teasers = isMixed && pleases(shown) ? teasersIn(shown) : new Set<number>();
	const aside = classes.map((found, index) => found ?? (teasers.has(index) ? "unrelated-marketing" : undefined));
	const own = new Set<number>();
	for (const { sentences, isMatter } of items)
		for (const { index, isBoilerplate } of sentences)
			if (!isBoilerplate && (isMatter || !isMixed) && !isEmpty(aside[index])) own.add(index);
	return { reading, classes: aside, items: isMixed ? shown : items, runs: items, isMixed, own };
}

/** Classes whose sentences say nothing that helps. */
export function isEmpty(found: SpinClass | undefined): boolean {
	return found !== undefined && found !== "blame-with-remedy" && found !== "minimise";
}

/** Models, versions, numbers and addresses: items that share one speak of the same. */
function thingsIn({ tokens, products, isBoilerplate }: ReadSentence): readonly string[] {
	if (isBoilerplate) return [];
	return tokens.flatMap(({ kind, text }, at) =>
		kind === "model" || kind === "version" || kind === "cve" || products.includes(at) ? [text.toLowerCase()] : [],
	);
}

/** Says something that helps. */
function helps({ groups, versions, isBoilerplate, origin }: ReadSentence, found: SpinClass | undefined): boolean {
	if (isBoilerplate || isEmpty(found)) return false;
	return (
		versions.length > 0 ||
		origin?.kind === "row" ||
		["deed", "how", "affected", "notAffected", "mitigation", "relabel", "fixed", "exploited", "severity"].some((group) => groups.has(group))
	);
}

function weightOf({ groups, isBoilerplate, versions, words }: ReadSentence, found: SpinClass | undefined): number {
	if (isBoilerplate || isEmpty(found)) return 0;
	let weight = 0;
	if (groups.has("hazard")) weight += 1;
	if (groups.has("hazardWeak")) weight += words < 4 ? 0.5 : 1;
	if (groups.has("deed") && (versions.length > 0 || groups.has("request"))) weight += 1;
	if (groups.has("exploited") || groups.has("impact")) weight += 0.5;
	return weight;
}

/** Something else is praised or sold in half of the items that do not speak of the matter. */
function sells(shown: readonly Item[]): boolean {
	const others = shown.filter(({ isMatter }) => !isMatter);
	const selling = others.filter(({ sentences }) =>
		sentences.some(({ spin }) => spin.some(({ group }) => group === "unrelated-marketing" || group === "bolstering")),
	);
	return selling.length > 0 && selling.length >= others.length / 2;
}

/** A subject or a first title that names the matter makes the page one notice, however many parts it has. */
function titleNamesIt({ subject, sentences }: Reading, things: ReadonlySet<string>): boolean {
	const first = sentences.filter(({ isBoilerplate }) => !isBoilerplate).slice(0, 3);
	const titles = subject.length > 0 ? subject : first.filter(({ origin }) => origin?.kind === "heading");
	return titles.some(
		(title) =>
			title.groups.has("hazard") ||
			title.groups.has("hazardWeak") ||
			title.groups.has("deed") ||
			thingsIn(title).some((thing) => things.has(thing)),
	);
}

function divide({ sentences, notice }: Reading): readonly (readonly ReadSentence[])[] {
	const runs: ReadSentence[][] = [];
	let open: Open | undefined;
	for (const sentence of sentences) {
		const block = sentence.origin;
		if (block === undefined) continue;
		const starts = open === undefined || (sentence.block !== open.block && startsItem(block, open, notice.blocks));
		if (starts) {
			runs.push([sentence]);
			open = {
				item: block.item,
				level: isTitleBlock(block, notice.blocks) ? (block.level === 0 ? 3 : block.level) : 0,
				block: sentence.block,
			};
		} else {
			runs.at(-1)?.push(sentence);
			if (open !== undefined) open = { ...open, block: sentence.block };
		}
	}
	return runs;
}

/** The item that a sentence may go on with. */
interface Open {
	readonly item: number;
	/** Level of the heading that opened it; 0 for none. */
	readonly level: number;
	readonly block: number;
}

/** A list below a heading within the page is a part of what stands under it; a list below the title of the page is one of items. */
function startsItem(block: Block, open: Open, blocks: readonly Block[]): boolean {
	if (isTitleBlock(block, blocks) || block.boilerplate) return true;
	if (open.level > 1) return false;
	if (block.kind === "item") return block.item !== open.item;
	return blocks[open.block]?.kind === "item";
}

/** What looks like a title: a heading, or a short block that is bold or larger than the rest. */
function isTitleBlock(block: Block, blocks: readonly Block[]): boolean {
	if (block.kind === "heading") return true;
	if (block.kind !== "paragraph" || block.content.text.length > 110) return false;
	if (block.fontSize !== undefined && block.fontSize > bodySize(blocks)) return true;
	return block.bold && !/[.!?]$/.test(block.content.text);
}

const sizes = new WeakMap<readonly Block[], number>();

/** Font size that most of the text has, 16 where nothing is said. */
export function bodySize(blocks: readonly Block[]): number {
	const held = sizes.get(blocks);
	if (held !== undefined) return held;
	const bySize = new Map<number, number>();
	for (const { fontSize, content } of blocks) bySize.set(fontSize ?? 16, (bySize.get(fontSize ?? 16) ?? 0) + content.text.length);
	const [[size] = [16]] = [...bySize].sort(([a, x], [b, y]) => y - x || a - b);
	sizes.set(blocks, size);
	return size;
}

function isHeading(block: Block | undefined, { notice }: Reading): boolean {
	return block !== undefined && isTitleBlock(block, notice.blocks);
}

/** Sentences of items that are not about the matter and please, on a page that sells; what a list of features states is none. */
function teasersIn(shown: readonly Item[]): ReadonlySet<number> {
	const items = shown.filter((item) => !item.isMatter && isPleasing(item));
	const sentences = items.flatMap((item) => item.sentences.filter(({ isBoilerplate }) => !isBoilerplate));
	return new Set(sentences.filter(({ origin, words }) => !(origin?.kind === "item" && words < 6)).map(({ index }) => index));
}

function isPleasing({ sentences }: Item): boolean {
	return sentences.some(({ spin, tone }) => [...spin, ...tone].some(({ group }) => SELLING.has(group)));
}

/** Most of the items beside the matter are there to please. */
function pleases(shown: readonly Item[]): boolean {
	const others = shown.filter(({ isMatter }) => !isMatter);
	return sells(shown) && others.some(isPleasing);
}

const SELLING: ReadonlySet<string> = new Set(["unrelated-marketing", "bolstering", "ingratiation"]);
