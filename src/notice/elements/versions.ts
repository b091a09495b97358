/** Affected versions, and the version that ends the matter. */
import type { Matter } from "../matter.ts";
import { tokenSpan } from "../notice.ts";
import type { ReadSentence } from "../reading.ts";
import { clauseAt, isDenied, isOtherMatter, ownSentences, phraseSpan, phrases } from "./clause.ts";
import type { Showing } from "./element.ts";

const UP_TO =
	/^(?:before|below|under|than|through|until|till|vor|unter|bis|aelter|kleiner|prior|to|including|einschliesslich|inklusive|earlier|lower|older|less)$/;
const OPENS_UP_TO =
	/^(?:before|below|under|prior|earlier|older|lower|less|through|until|vor|unter|aelter|kleiner|niedriger|frueher|up|bis)$/;
const BETWEEN = /^(?:to|through|bis|until|–|—|-|and|und|thru)$/;
const OLDER =
	/^(?:earlier|older|below|lower|prior|previous|aelter|aeltere|frueher|fruehere|niedriger|darunter|kleiner|before|davor|vorherige|less)$/;
const FILLER =
	/^(?:the|version|versions|versionen|firmware|release|releases|v|build|software|die|der|den|and|und|including|einschliesslich|inklusive|inkl|zu|zum|to|than|als|of|from|is|firmwareversion|stand|which|reported)$/;
const HEAD_AFFECTED =
	/affected|vulnerable|concerned|before|old|current|your version|and the version|betroffen|bisher|alt|verwundbar|anf.llig|version is|from|installed|impacted|up to|until|^bis\b|^unter\b|installiert|vorher|gef.hrdet|alte/i;
const HEAD_FIXED =
	/fix|new|neu|install|solution|remed|patch|update|target|corrected|resolved|behoben|l.sung|korrigiert|ab version|to version|secure|sicher|upgrade|recommended|empfohlen|soll|einspielen|aufspielen|then|dann|^ab\b|^auf\b|danach|nachher|move to|go to|sauber|clean/i;

/** Tokens of versions that bound what is affected. */
export function rangeTokens(sentence: ReadSentence): ReadonlySet<number> {
	const { tokens, versions } = sentence;
	const found = new Set<number>();
	const isVersion = new Set(versions);
	for (const at of versions) {
		let before = at - 1;
		let steps = 0;
		while (before >= 0 && steps < 4 && FILLER.test(tokens[before]?.key ?? "") && !OPENS_UP_TO.test(tokens[before]?.key ?? "")) {
			before--;
			steps++;
		}
		const opener = tokens[before]?.key ?? "";
		if (OPENS_UP_TO.test(opener) && UP_TO.test(opener) && !isTarget(sentence, before)) found.add(at);
		else if (/^[<≤]/.test(opener)) found.add(at);
		let after = at + 1;
		let passed = 0;
		let sawBetween = false;
		while (
			passed < 5 &&
			after < tokens.length &&
			(BETWEEN.test(tokens[after]?.key ?? "") || FILLER.test(tokens[after]?.key ?? "") || /^(?:up|[,(])$/.test(tokens[after]?.text ?? ""))
		) {
			if (/^(?:to|through|bis|until|–|—|thru|up)$/.test(tokens[after]?.key ?? "")) sawBetween = true;
			after++;
			passed++;
		}
		if (sawBetween && isVersion.has(after)) {
			found.add(at);
			found.add(after);
		}
		if (OLDER.test(tokens[after]?.key ?? "") && passed > 0) found.add(at);
	}
	return found;
}

/** "update to", "upgrade auf": what follows is where to go, not up to where it is bad. */
function isTarget({ tokens }: ReadSentence, at: number): boolean {
	const key = tokens[at]?.key ?? "";
	if (key !== "to" && key !== "bis") return false;
	return /^(?:updat|upgrad|install|migrat|mov|switch|bring|aktualisier)/.test(tokens[at - 1]?.key ?? "");
}

/** Affected versions beside their product. */
export function findVersions(matter: Matter): readonly Showing[] {
	const own = ownSentences(matter);
	return own.flatMap((sentence): readonly Showing[] => {
		if (isOtherMatter(sentence)) return [];
		const state = isBound(matter, sentence) ? "bound" : "unbound";
		const ranges = [...rangeTokens(sentence)].filter((at) => !isDenied(sentence, at));
		const cells = cellTokens(sentence, HEAD_AFFECTED, HEAD_FIXED).filter((at) => !isDenied(sentence, at));
		const stated = statedAffected(sentence).filter((at) => !isDenied(sentence, at));
		const all = phrases(sentence, "allVersions").filter(({ from }) => !isDenied(sentence, from));
		return [
			...[...ranges, ...cells, ...stated].map((at): Showing => ({ state, span: tokenSpan(sentence, at, at + 1, "versions/range") })),
			...all.map((found): Showing => ({ state, span: phraseSpan(sentence, found, "versions/all") })),
		];
	});
}

/** "affected: 4.0", "with firmware 4.0 is vulnerable". */
function statedAffected(sentence: ReadSentence): readonly number[] {
	const affected = phrases(sentence, "affected");
	if (affected.length === 0) return [];
	const fixes = phrases(sentence, "fixed");
	return sentence.versions.filter((at) => {
		const near = affected.some(({ from, to }) => from - at <= 10 && at - to <= 8);
		const fixed = fixes.some(({ from, to }) => from <= at && at - to <= 1);
		return near && !fixed && !sentence.groups.has("deed");
	});
}

/** Versions in the cells below a head. */
function cellTokens({ origin, tokens, versions, from }: ReadSentence, wanted: RegExp, unwanted: RegExp): readonly number[] {
	const cells = origin?.cells ?? [];
	return versions.filter((at) => {
		const place = from + (tokens[at]?.from ?? 0) - from;
		const cell = cells.find((one) => one.from <= place && place < one.to);
		return cell !== undefined && wanted.test(cell.head) && !(unwanted.test(cell.head) && !/affected|betroffen|version is/i.test(cell.head));
	});
}

/** Blocks that name a product, and sentences so far below a heading that does; made once for a notice. */
const bindings = new WeakMap<Matter["reading"], { readonly blocks: ReadonlySet<number>; readonly under: ReadonlySet<number> }>();

function bindingOf(reading: Matter["reading"]): { readonly blocks: ReadonlySet<number>; readonly under: ReadonlySet<number> } {
	const held = bindings.get(reading);
	if (held !== undefined) return held;
	const named = reading.sentences.filter(names);
	const made = {
		blocks: new Set(named.map(({ block }) => block)),
		under: new Set(
			named.filter(({ origin }) => origin?.kind === "heading").flatMap(({ index }) => [1, 2, 3, 4, 5, 6, 7].map((step) => index + step)),
		),
	};
	bindings.set(reading, made);
	return made;
}

/** In one sentence, row or item with a product, or in a block or under a title that names it. */
export function isBound({ reading }: Matter, sentence: ReadSentence): boolean {
	const { blocks, under } = bindingOf(reading);
	const before = reading.sentences[sentence.index - 1];
	if (names(sentence) || blocks.has(sentence.block) || under.has(sentence.index)) return true;
	return (before !== undefined && names(before)) || reading.subject.some(names);
}

function names({ products, groups }: ReadSentence): boolean {
	return products.length > 0 || groups.has("allProducts");
}

/** The version that ends the matter. */
export function findFixed(matter: Matter): readonly Showing[] {
	const own = ownSentences(matter);
	const subject = matter.reading.subject.filter(({ groups }) => groups.has("deed"));
	return [...own, ...subject].flatMap((sentence): readonly Showing[] => {
		if (isOtherMatter(sentence)) return [];
		const ranges = rangeTokens(sentence);
		const fromCells = new Set(cellTokens(sentence, HEAD_FIXED, /affected|betroffen|version is/i));
		const found = sentence.versions.filter((at) => {
			if (ranges.has(at) || isDenied(sentence, at)) return false;
			if (fromCells.has(at)) return true;
			if (sentence.origin?.kind === "row" && (sentence.origin.cells[0]?.head ?? "") !== "")
				return fromCells.size === 0 && isLastVersion(sentence, at);
			return isFix(sentence, at) || isListed(matter, sentence);
		});
		const state = isBound(matter, sentence) ? "bound" : "unbound";
		return found.map(
			(at): Showing => ({ state, span: tokenSpan(sentence, at, at + 1, fromCells.has(at) ? "fixed/column" : "fixed/phrase") }),
		);
	});
}

/** A line of a product and a version, in a list that was announced as the firmware to have. */
function isListed({ reading }: Matter, { products, words, index }: ReadSentence): boolean {
	if (products.length === 0 || words > 4) return false;
	const before = reading.sentences
		.slice(Math.max(0, index - 6), index)
		.filter((sentence) => sentence.words > 4)
		.at(-1);
	return before?.groups.has("fixed") === true && !before.groups.has("affected");
}

/** Below heads that say nothing the last version of a row is the new one, where another or a range stands before it. */
function isLastVersion(sentence: ReadSentence, at: number): boolean {
	const heads = (sentence.origin?.cells ?? []).map(({ head }) => head);
	const isTold = heads.some((head) => HEAD_AFFECTED.test(head) || HEAD_FIXED.test(head));
	return !isTold && sentence.versions.length > 1 && sentence.versions.at(-1) === at;
}

function isFix(sentence: ReadSentence, at: number): boolean {
	const [from, to] = clauseAt(sentence, at);
	const key = sentence.tokens[at - 1]?.key ?? "";
	if (/^(?:stays|bleibt|remains)$/.test(key)) return false;
	if (phrases(sentence, "fixed").some((found) => found.from >= from && found.from < to && found.from - at <= 8 && at - found.to <= 4))
		return true;
	return phrases(sentence, "deed").some((found) => found.from >= from && found.from < to && Math.abs(found.from - at) <= 12);
}
