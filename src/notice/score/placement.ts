/**
 * Where in a mail a matter stands that must stand first: in the subject, as the first item, within the first words, in words that are read.
 *
 * It looks at the mail's bytes alone, at one of its alternatives at a time, and knows nothing of the template that made them.
 */
import { actionOf } from "../elements/deeds.ts";
import { findMatter, type Item, type Matter } from "../matter.ts";
import { type Span, sentenceSpan } from "../notice.ts";
import { readAside } from "../read/aside.ts";
import type { Shown } from "../read/mail.ts";
import { readNotice } from "../read/read-notice.ts";
import { type ReadSentence, read } from "../reading.ts";

/** Languages that have a lexicon. */
const LANGUAGES = ["en", "de"] as const;

/** Words that may stand before it. */
export const MOST_WORDS_BEFORE = 120;

/** A mailbox shows about so many characters of a subject. */
const SUBJECT_SHOWN = 100;

/** Words under the title of the whole mail that greet or introduce and are no item yet. */
const MOST_GREETING = 60;

/** How a matter is called: its number, numbers of its holes, its title in each language. */
export interface NamedMatter {
	readonly id: string;
	readonly names: readonly string[];
}

/** What is wrong with its place. */
export type PlacementFault =
	| "missing"
	| "only-in-image"
	| "behind-link"
	| "no-action"
	| "not-first-item"
	| "too-far-down"
	| "not-in-subject";

/** Where it stands. */
export interface Placement {
	readonly shown: Shown;
	/** Words before it, those of the other matters that must stand first left out; `undefined`: it is not there. */
	readonly wordsBefore: number | undefined;
	/** Items before it that are none of those. */
	readonly itemsBefore: number | undefined;
	readonly subject: Span | undefined;
	/** The sentence that names it, and the first that says what to do. */
	readonly found: readonly Span[];
	readonly faults: readonly PlacementFault[];
}

/**
 * Finds where `matter` stands; `beside` are others that must stand first too. A mail may mix languages, as where a document has only one:
 * it is read in the language that it is mostly in, then in each other, and the first reading that finds all in its place counts.
 */
export function placementOf(bytes: Uint8Array, matter: NamedMatter, beside: readonly NamedMatter[], shown: Shown): Placement {
	const notice = readNotice(bytes, [], shown);
	const languages = [notice.language, ...LANGUAGES.filter((language) => language !== notice.language)];
	const readings = languages.map((language) => findMatter(read({ ...notice, language })));
	const subject = readings.map((found) => subjectOf(found, matter)).find((span) => span !== undefined);
	const places = readings.map((found) => placeIn(found, matter, beside));
	const { found, wordsBefore, itemsBefore, faults } = places.find((one) => one.faults.length === 0) ??
		places[0] ?? { found: [], wordsBefore: undefined, itemsBefore: undefined, faults: [] };
	// Named in no words: it may stand where no reader sees it.
	const hidden = faults.map((fault) => (fault === "missing" ? hiding(bytes, matter, shown) : fault));
	return { shown, subject, found, wordsBefore, itemsBefore, faults: subject === undefined ? ["not-in-subject", ...hidden] : hidden };
}

function placeIn(found: Matter, matter: NamedMatter, beside: readonly NamedMatter[]): Omit<Placement, "shown" | "subject"> {
	const place = placeOf(found, matter);
	if (place === undefined || "fault" in place)
		return { wordsBefore: undefined, itemsBefore: undefined, found: [], faults: [place?.fault ?? "missing"] };
	const faults: PlacementFault[] = [];
	const { named, action, run } = place;
	const others = beside.flatMap((other) => {
		const theirs = placeOf(found, other);
		return theirs === undefined || "fault" in theirs ? [] : [theirs];
	});
	const theirs = new Set(others.flatMap(({ sentences }) => sentences));
	const words = (before: number) =>
		found.reading.sentences.filter(({ index }) => index < before && !theirs.has(index)).reduce((sum, one) => sum + one.words, 0);
	const itemsBefore = found.runs.filter((one, at) => at < run && isItem(one, at, place.level) && !isTheirs(one, theirs)).length;
	const wordsBefore = words(named.index);
	if (itemsBefore > 0) faults.push("not-first-item");
	if (Math.max(wordsBefore, words(action.index)) > MOST_WORDS_BEFORE) faults.push("too-far-down");
	return {
		wordsBefore,
		itemsBefore,
		found: [sentenceSpan(named, "placement/named"), sentenceSpan(action, "placement/action")],
		faults,
	};
}

/** The subject names it where a mailbox shows it, and says that something is wrong or what to do. */
function subjectOf({ reading }: Matter, matter: NamedMatter): Span | undefined {
	const [first] = reading.subject;
	if (first === undefined) return undefined;
	const isWarning = reading.subject.some(({ groups }) => ["hazard", "hazardWeak", "deed", "request"].some((group) => groups.has(group)));
	const text = first.content.text.slice(0, SUBJECT_SHOWN);
	const longest = matter.names.some((name) => name.length > 20 && folded(text).includes(folded(name).slice(0, 60).trim()));
	return isWarning && (namesIt(text, matter) || longest) ? sentenceSpan(first, "placement/subject") : undefined;
}

interface Place {
	/** Number of the run that it begins with, and the level of its title. */
	readonly run: number;
	readonly level: number;
	readonly named: ReadSentence;
	readonly action: ReadSentence;
	readonly sentences: readonly number[];
}

/** The first part of the mail that names it and says what to do, in words and not by a link alone. */
function placeOf({ runs }: Matter, matter: NamedMatter): Place | { readonly fault: "behind-link" | "no-action" } | undefined {
	let fault: { readonly fault: "behind-link" | "no-action" } | undefined;
	for (const [run, { sentences: own }] of runs.entries()) {
		const named = own.find((sentence) => namesIt(textOf(sentence), matter));
		if (named === undefined) continue;
		const level = own[0]?.origin?.level ?? 0;
		const sentences = [...own, ...below(runs, run, level)];
		const action = sentences.find((sentence) => actionOf(sentence) === "bound" && !isMostlyLink(sentence) && !isTitle(sentence));
		if (action !== undefined) return { run, level, named, action, sentences: sentences.map(({ index }) => index) };
		fault ??= {
			fault: sentences.some(({ origin }) => (origin?.links.length ?? 0) > 0 || /https?:/.test(origin?.content.text ?? ""))
				? "behind-link"
				: "no-action",
		};
	}
	return fault;
}

/** What stands below the title of a run: titles of a lower level, and what has none. */
function below(runs: readonly Item[], run: number, level: number): readonly ReadSentence[] {
	const end = runs.findIndex(
		({ sentences: [first] }, at) => at > run && (level === 0 || ((first?.origin?.level ?? 0) > 0 && (first?.origin?.level ?? 0) <= level)),
	);
	return runs.slice(run + 1, end < 0 ? undefined : end).flatMap(({ sentences }) => sentences);
}

/** Whether a run is an item of its own to the eye, and not the title of the whole mail with a greeting. */
function isItem({ sentences, hasBody }: Item, at: number, level: number): boolean {
	const [first] = sentences;
	if (!hasBody || first === undefined) return false;
	if (sentences.some(({ spin }) => spin.some(({ group }) => group === "unrelated-marketing" || group === "bolstering"))) return true;
	const origin = first.origin;
	const isTitled = origin?.kind === "heading" || origin?.kind === "item" || origin?.kind === "row" || origin?.bold === true;
	const isMasthead = at === 0 && (origin?.level ?? 0) > 0 && (origin?.level ?? 0) < (level === 0 ? 7 : level);
	const words = sentences.reduce((sum, one) => sum + one.words, 0);
	return (isTitled && !isMasthead) || words - (isTitled ? first.words : 0) > MOST_GREETING;
}

function isTheirs({ sentences }: Item, theirs: ReadonlySet<number>): boolean {
	return sentences.every(({ index }) => theirs.has(index));
}

function isTitle({ origin }: ReadSentence): boolean {
	return origin?.kind === "heading";
}

/** More than half of it leads elsewhere. */
function isMostlyLink({ origin, from, to, content }: ReadSentence): boolean {
	const linked = (origin?.links ?? []).reduce((sum, link) => sum + Math.max(0, Math.min(link.to, to) - Math.max(link.from, from)), 0);
	return linked > (to - from) / 2 || /^https?:\S+$/.test(content.text.slice(from, to));
}

/** Where else it stands, if it stands anywhere. */
function hiding(bytes: Uint8Array, matter: NamedMatter, shown: Shown): PlacementFault {
	const { images, addresses } = readAside(bytes, shown);
	if (images.some((text) => namesIt(text, matter))) return "only-in-image";
	return addresses.some((text) => namesIt(decoded(text), matter)) ? "behind-link" : "missing";
}

function decoded(address: string): string {
	try {
		return decodeURIComponent(address.slice(0, 2000));
	} catch {
		return address;
	}
}

function textOf({ content, from, to }: ReadSentence): string {
	return content.text.slice(from, to);
}

/** Small letters, one blank between words. */
function folded(text: string): string {
	return text.toLowerCase().replace(/\s+/g, " ").trim();
}

/** A name that stands alone, and is no part of a longer one. */
function namesIt(text: string, { names }: NamedMatter): boolean {
	const all = folded(text);
	return names.some((name) => {
		const wanted = folded(name);
		if (wanted.length < 5) return false;
		for (let at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1))
			if (!isPart(all[at - 1]) && !isPart(all[at + wanted.length])) return true;
		return false;
	});
}

function isPart(sign: string | undefined): boolean {
	return sign !== undefined && /[\p{L}\p{N}-]/u.test(sign);
}
