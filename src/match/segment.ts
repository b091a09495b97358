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
	readonly mark: string;
	readonly lines: readonly Line[];
}

function createModelSegments(first: Subject, filter: HoleFilter): (subject: Subject) => Segment {
	const bounds = createBounds(first.matcher);
	const parts = entriesFor(first, filter).map((beside): Part => ({ beside, bounds: bounds.add(beside), said: new Map() }));
	const stranger = unidentified(first);
	const apart = treatDifferentHoles(parts);
	const segments = new Map<string, Segment>();
	return (subject) => {
		const stands = bounds.compare(subject);
		let key = "";
		for (const part of parts) key += saidOf(part, stands, subject, filter).mark;
		const held = segments.get(key);
		if (held !== undefined) return held;
		const lines = parts.flatMap((part) => saidOf(part, stands, subject, filter).lines);
		const made = { subject, holes: apart ? aloneAll(lines, stranger) : joinLines(lines, stranger) };
		segments.set(key, made);
		return made;
	};
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
	const made = { mark: `${said.size},`, lines: linesOf(subject, beside, filter.cve) };
	said.set(key, made);
	return made;
}

/** Bounds whose stands fit into one small integer. */
const FEW = 5;

function keyOf(bounds: readonly number[], stands: Uint8Array): number | string {
	if (bounds.length > FEW) {
		let text = "";
		for (const bound of bounds) text += String.fromCharCode(stands[bound] ?? 0);
		return text;
	}
	let key = 0;
	for (const bound of bounds) key = key * STANDS + (stands[bound] ?? 0);
	return key;
}
