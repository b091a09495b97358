/**
 * Segments: all firmwares of one model that stand alike to every version the documents name get the same verdicts.
 *
 * A fleet has tens of thousands of identities, but a model has only as many different answers as its documents have bounds. What one
 * document says is judged once for each way in which a firmware stands to that document's own bounds, and each segment is put together of
 * such parts, by the same rules as everything else; the words of a proof are made when somebody asks for them.
 */
import { createBounds, STANDS } from "./bounds.ts";
import { hasPlatformTag } from "./hit.ts";
import { aloneAll, entriesFor, type HoleFilter, joinLines, judgeAll, type Line, linesOf, unidentified } from "./hole.ts";
import type { Identity } from "./identity.ts";
import { joinSegments, type Segment } from "./join-segments.ts";
import type { EntryLikeness, Likeness } from "./likeness.ts";
import type { Matcher } from "./matcher.ts";
import { isRemarked } from "./single-answer.ts";
import { type Subject, subjectOf } from "./subject.ts";

/** Gives the segment of an identity, judging it when it is the first of its kind. */
export type SegmentOf = (identity: Identity) => Segment;

/** One for a matcher and a filter; keeps the segments of every model it has met. */
export function createSegments(matcher: Matcher, filter: HoleFilter = {}): SegmentOf {
	const byModel = new WeakMap<Likeness, (subject: Subject) => Segment>();
	const segmentBy = (subject: Subject): Segment => {
		let segmentOf = byModel.get(subject.likeness);
		if (segmentOf === undefined) {
			segmentOf = createModelSegments(subject, filter);
			byModel.set(subject.likeness, segmentOf);
		}
		return segmentOf(subject);
	};
	const joined = joinSegments(segmentBy);
	return (identity) => {
		const subject = subjectOf(identity, matcher);
		// A firmware that carries a platform tag is a segment of its own: it may be listed by the tag. So is one with a remark beside it.
		if (hasPlatformTag(identity.firmware) || (identity.firmware !== undefined && isRemarked(identity.firmware)))
			return { subject, holes: judgeAll(subject, filter) };
		return joined(subject);
	};
}

/** A document beside a model, with what it compares the firmware with and what it said so far. */
interface Part {
	readonly beside: EntryLikeness;
	/** Places in the model's list of bounds. */
	readonly bounds: readonly number[];
	/** By how a firmware stands to the bounds. */
	readonly said: Map<number | string, Said>;
}

/** What a document says of all firmwares that stand alike to its bounds. */
interface Said {
	/** Unlike those of the same document's other answers. */
	readonly mark: number;
	readonly lines: readonly Line[];
}

function createModelSegments(first: Subject, filter: HoleFilter): (subject: Subject) => Segment {
	const bounds = createBounds(first.matcher);
	const parts = entriesFor(first, filter).map((beside): Part => ({ beside, bounds: bounds.add(beside), said: new Map() }));
	const stranger = unidentified(first);
	const apart = treatDifferentHoles(parts);
	const segments = new Map<string, Segment>();
	/** By how a firmware stands to all bounds: several ways may be one segment. */
	const met = new Map<string, Segment>();
	const find = (stands: Uint8Array, subject: Subject): Segment => {
		const said = parts.map((part) => saidOf(part, stands, subject, filter));
		const key = textOf(said.flatMap(({ mark }) => [mark & LOW, mark >>> BITS]));
		const held = segments.get(key);
		if (held !== undefined) return held;
		const lines: Line[] = [];
		for (const one of said) for (const line of one.lines) lines.push(line);
		const made = { subject, holes: apart ? aloneAll(lines, stranger) : joinLines(lines, stranger) };
		segments.set(key, made);
		return made;
	};
	return (subject) => {
		const stands = bounds.compare(subject);
		const key = textOf(stands);
		const held = met.get(key);
		if (held !== undefined) return held;
		const found = find(stands, subject);
		if (met.size >= MOST_MET) met.clear();
		met.set(key, found);
		return found;
	};
}

/** Ways of standing kept for a model. */
const MOST_MET = 4_096;
/** Numbers that are made text at a time. */
const PIECE = 4_096;

/** A mark is two signs of a key: one alone would end at 65 535. */
const BITS = 15;
const LOW = 0x7fff;

/** Numbers below 65 536 as a text, which is a key. */
function textOf(numbers: Uint8Array | readonly number[]): string {
	if (numbers.length <= PIECE) return String.fromCharCode.apply(undefined, numbers as number[]);
	let text = "";
	for (let from = 0; from < numbers.length; from += PIECE)
		text += String.fromCharCode.apply(undefined, numbers.slice(from, from + PIECE) as number[]);
	return text;
}

/** Whether no two documents, and no two entries of one, speak of the same hole: then there is nothing to join. */
function treatDifferentHoles(parts: readonly Part[]): boolean {
	const cves = parts.flatMap(({ beside }) => beside.entry.advisory.vulnerabilities.map(({ cve }) => cve ?? ""));
	return !cves.includes("") && new Set(cves).size === cves.length;
}

function saidOf({ beside, bounds, said }: Part, stands: Uint8Array, subject: Subject, filter: HoleFilter): Said {
	const key = keyOf(bounds, stands);
	const held = said.get(key);
	if (held !== undefined) return held;
	const made = { mark: said.size, lines: linesOf(subject, beside, filter.cve) };
	said.set(key, made);
	return made;
}

/** Bounds whose stands fit into one small integer. */
const FEW = 5;

function keyOf(bounds: readonly number[], stands: Uint8Array): number | string {
	if (bounds.length > FEW) return textOf(bounds.map((bound) => stands[bound] ?? 0));
	let key = 0;
	for (const bound of bounds) key = key * STANDS + (stands[bound] ?? 0);
	return key;
}
