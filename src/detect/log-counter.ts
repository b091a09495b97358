/** Logs in blocks of bytes to counts: the one way in, for files, standard input, a socket or a call over HTTP. */
import { createKeyIndex, type KeyIndex } from "./count/keys.ts";
import type { LineMemory } from "./count/line-memory.ts";
import { createTally, type Tally, type TallyBounds } from "./count/tally.ts";
import { hashText, mix } from "./sighting/hash.ts";
import type { Line } from "./sighting/line.ts";
import { createSighting } from "./sighting/sighting.ts";
import { createRecogniser, type Recogniser } from "./signature/recognise.ts";
import type { Signature } from "./signature/signature.ts";
import type { LogForm } from "./source/line-reader.ts";
import { createLogReader, type LogReader } from "./source/log-reader.ts";

/** Lines of a source that are no sighting, by reason. */
export interface Skipped {
	readonly source: string;
	readonly lines: number;
	readonly reason: string;
	/** Number of the first of them in its source, from 1. */
	readonly first: number;
}

/** Counts logs. */
export interface LogCounter {
	/** Takes whole lines of a source, in its order; the last may lack its end. @param sender - Organisation whose sensors sent them, where it is known. */
	take(source: string, block: Uint8Array, sender?: string): void;
	/** Lines that were left out before anybody saw them, as being too long. */
	leaveOut(source: string, lines: number): void;
	/** Latest time that a source told so far, in UTC milliseconds; −∞ before any. */
	reached(source: string): number;
	readonly events: () => number;
	readonly skipped: () => readonly Skipped[];
	readonly tally: Tally;
	readonly index: KeyIndex;
	readonly recogniser: Recogniser;
}

/** How logs are counted. */
export interface CountOptions {
	readonly signatures: readonly Signature[];
	/** UTC milliseconds. */
	readonly now: number;
	readonly as?: LogForm | undefined;
	readonly bounds?: TallyBounds | undefined;
	/** Tells lines that came before; the last million of this run when left out. */
	readonly memory?: LineMemory | undefined;
}

const TOO_LONG = "the line is longer than 256 KiB";
const LINE_FEED = 10;
const RETURN = 13;

/** A counter at its beginning. */
export function createLogCounter({ signatures, now, as, bounds, memory }: CountOptions): LogCounter {
	const recogniser = createRecogniser(signatures);
	const index = createKeyIndex(recogniser);
	const tally = createTally(index, bounds, memory);
	const readers = new Map<string, { readonly reader: LogReader; lines: number; reached: number }>();
	const skipped = new Map<string, { source: string; lines: number; reason: string; first: number }>();
	const sighting = createSighting();
	let events = 0;

	function skip(source: string, reason: string, line: number, lines = 1): void {
		const name = `${source}\u0000${reason}`;
		const held = skipped.get(name);
		if (held === undefined) skipped.set(name, { source, lines, reason, first: line });
		else held.lines += lines;
	}

	function stateOf(source: string) {
		let state = readers.get(source);
		if (state === undefined) {
			state = { reader: createLogReader(now, as), lines: 0, reached: Number.NEGATIVE_INFINITY };
			readers.set(source, state);
		}
		return state;
	}

	return {
		tally,
		index,
		recogniser,
		reached: (source) => readers.get(source)?.reached ?? Number.NEGATIVE_INFINITY,
		events: () => events,
		skipped: () =>
			[...skipped.values()].sort((a, b) => (a.source === b.source ? b.lines - a.lines || a.first - b.first : a.source < b.source ? -1 : 1)),
		leaveOut(source, lines) {
			const state = stateOf(source);
			skip(source, TOO_LONG, state.lines + 1, lines);
			state.lines += lines;
		},
		take(source, block, sender = "") {
			const state = stateOf(source);
			const senderHash = sender === "" ? 0 : hashText(sender, 5);
			const line: Line = {
				bytes: block,
				view: new DataView(block.buffer, block.byteOffset, block.byteLength),
				from: 0,
				to: 0,
				hasNul: block.indexOf(0) >= 0,
			};
			for (let from = 0; from < block.length; ) {
				const feed = block.indexOf(LINE_FEED, from);
				const end = feed < 0 ? block.length : feed;
				line.from = from;
				line.to = end > from && block[end - 1] === RETURN ? end - 1 : end;
				from = end + 1;
				state.lines += 1;
				let refusal = state.reader.read(line, sighting);
				if (sender !== "" && sighting.sensor !== "") sighting.sensor = `${sender}/${sighting.sensor}`;
				if (refusal === undefined) {
					sighting.sender = sender;
					// The same line of two organisations is two: nobody can keep another's from being counted.
					if (senderHash !== 0) sighting.lineLow = mix(sighting.lineLow ^ senderHash);
					refusal = tally.take(sighting, line, source);
				}
				if (refusal === undefined) {
					events += sighting.times;
					if (sighting.at > state.reached) state.reached = sighting.at;
				} else {
					skip(source, refusal.reason, state.lines);
					if (refusal.isAlive && !Number.isNaN(sighting.at)) tally.alive(sighting.at, sighting.sensor === "" ? source : sighting.sensor);
				}
			}
		},
	};
}
