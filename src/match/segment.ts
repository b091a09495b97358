/**
 * Segments: all firmwares of one model that stand alike to every version the documents name get the same verdicts.
 *
 * A fleet has tens of thousands of identities, but a model has only as many different answers as its documents have bounds. What one
 * document says is judged once for each way in which a firmware stands to that document's own bounds, and each segment is put together of
 * such parts, by the same rules as everything else; the words of a proof are made when somebody asks for them.
 */
import type { Product } from "../advisory/document.ts";
import type { Comparison, FirmwareScheme } from "../catalog/firmware/scheme.ts";
import type { DeviceFirmware } from "./firmware.ts";
import { type Hit, hasPlatformTag } from "./hit.ts";
import { entriesFor, type HoleFilter, type HoleJudgement, joinLines, judgeAll, type Line, linesOf, unidentified } from "./hole.ts";
import type { Identity } from "./identity.ts";
import type { EntryLikeness, Likeness } from "./likeness.ts";
import type { Matcher } from "./matcher.ts";
import { type Subject, subjectOf } from "./subject.ts";

/** What one segment answers. */
export interface Segment {
	/** A member: its proof is in its own words, its verdicts are those of all members. */
	readonly subject: Subject;
	readonly holes: readonly HoleJudgement[];
}

/** Gives the segment of an identity, judging it when it is the first of its kind. */
export type SegmentOf = (identity: Identity) => Segment;

/** One for a matcher and a filter; keeps the segments of every model it has met. */
export function createSegments(matcher: Matcher, filter: HoleFilter = {}): SegmentOf {
	const byModel = new Map<Likeness, (subject: Subject) => Segment>();
	return (identity) => {
		const subject = subjectOf(identity, matcher);
		// A firmware that carries a platform tag is a segment of its own: it may be listed by the tag.
		if (hasPlatformTag(identity.firmware)) return { subject, holes: judgeAll(subject, filter) };
		let segmentOf = byModel.get(subject.likeness);
		if (segmentOf === undefined) {
			segmentOf = createModelSegments(subject, filter);
			byModel.set(subject.likeness, segmentOf);
		}
		return segmentOf(subject);
	};
}

/** A document beside a model, with what it compares the firmware with and what it said so far. */
interface Part {
	readonly beside: EntryLikeness;
	/** Places in the model's list of bounds. */
	readonly bounds: readonly number[];
	/** By how a firmware stands to the bounds. */
	readonly said: Map<string, Said>;
}

/** What a document says of all firmwares that stand alike to its bounds. */
interface Said {
	/** Unlike those of the same document's other answers. */
	readonly mark: string;
	readonly lines: readonly Line[];
}

function createModelSegments(first: Subject, filter: HoleFilter): (subject: Subject) => Segment {
	const bounds = createBounds(first.matcher);
	const parts = entriesFor(first, filter).map((beside): Part => ({ beside, bounds: bounds.of(beside), said: new Map() }));
	const stranger = unidentified(first);
	const segments = new Map<string, Segment>();
	return (subject) => {
		const stands = bounds.compare(subject);
		let key = "";
		const all: Said[] = [];
		for (const part of parts) {
			const said = saidOf(part, stands, subject, filter);
			all.push(said);
			key += said.mark;
		}
		const held = segments.get(key);
		if (held !== undefined) return held;
		const made = { subject, holes: joinLines(eachLine(all), stranger) };
		segments.set(key, made);
		return made;
	};
}

function saidOf({ beside, bounds, said }: Part, stands: readonly string[], subject: Subject, filter: HoleFilter): Said {
	let key = "";
	for (const bound of bounds) key += stands[bound] ?? "";
	const held = said.get(key);
	if (held !== undefined) return held;
	const made = { mark: String.fromCharCode(said.size), lines: linesOf(subject, beside, filter.cve) };
	said.set(key, made);
	return made;
}

function* eachLine(all: readonly Said[]): Generator<Line, void, undefined> {
	for (const { lines } of all) yield* lines;
}

/** A version or day that some document compares a model's firmware with, read by certain schemes; one without text asks whether they read it at all. */
interface Bound {
	readonly hit: Hit;
	readonly axis: "version" | "build_date" | "readable";
	readonly text: string;
}

interface Bounds {
	/** Places of the bounds of one document; each bound stands in the list once. */
	of(beside: EntryLikeness): readonly number[];
	/** How a firmware stands to each bound, one sign each. */
	compare(subject: Subject): readonly string[];
}

function createBounds(matcher: Matcher): Bounds {
	const list: Bound[] = [];
	const byScheme = new Map<readonly FirmwareScheme[], Map<string, number>>();
	const placeOf = (hit: Hit, axis: Bound["axis"], text: string): number => {
		// What reads the firmware depends on product and face alone.
		const schemes = matcher.schemesFor(hit.product, hit.face);
		const places = byScheme.get(schemes) ?? new Map<string, number>();
		byScheme.set(schemes, places);
		const key = `${axis} ${text}`;
		const place = places.get(key) ?? list.push({ hit, axis, text }) - 1;
		places.set(key, place);
		return place;
	};
	return {
		of({ entry, hits }) {
			const places = new Set<number>();
			for (const hit of hits) {
				places.add(placeOf(hit, "readable", ""));
				for (const { axis, text } of boundsIn(hit.product.product)) places.add(placeOf(hit, axis, text));
				for (const vulnerability of entry.advisory.vulnerabilities)
					for (const { axis, text } of matcher.fixes(entry, vulnerability, hit.product.product)) places.add(placeOf(hit, axis, text));
			}
			return [...places];
		},
		compare: (subject) => list.map(({ hit, axis, text }) => signOf(subject.firmwareFor(hit.product, hit.face), axis, text)),
	};
}

function* boundsIn({
	expression,
}: Product): Generator<{ readonly axis: "version" | "build_date"; readonly text: string }, void, undefined> {
	if (expression.kind !== "ranges") return;
	for (const alternative of expression.alternatives) {
		if (alternative.kind === "exact") yield { axis: "version", text: alternative.text };
		else for (const bound of [alternative.lower, alternative.upper]) if (bound !== undefined) yield bound;
	}
}

function signOf(firmware: DeviceFirmware | undefined, axis: Bound["axis"], text: string): string {
	if (firmware === undefined) return "-";
	if (axis === "readable") return firmware.isReadable() ? "/" : "!";
	return SIGNS[signNumber(axis === "version" ? firmware.compareTo(text) : firmware.compareToDay(text))] ?? "";
}

const SIGNS = Array.from({ length: 64 }, (_, at) => String.fromCharCode(0x100 + at));

/** A number for each outcome that judging tells apart. */
function signNumber({ order, axis, extends: more, conflict, unequal }: Comparison): number {
	const further = more === undefined ? 0 : more === "a" ? 1 : 2;
	if (order !== "?") return further * 3 + (order === "<" ? 0 : order === "=" ? 1 : 2);
	return 9 + ((further * 2 + (axis === "build_date" ? 1 : 0)) * 2 + (conflict === true ? 1 : 0)) * 2 + (unequal === true ? 1 : 0);
}
