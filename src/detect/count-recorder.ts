/**
 * Counts logs into counts that are kept: what is told as kept is kept with the place up to which it was read, in one commit.
 *
 * Whoever stops it at any moment loses nothing that was kept, and what is read again changes nothing.
 */
import { cellToBytes } from "./count/cell-bytes.ts";
import { createLineMemory } from "./count/line-memory.ts";
import { DRAINED_BOUNDS, type TallyBounds } from "./count/tally.ts";
import { createLogCounter, type LogCounter, type Skipped } from "./log-counter.ts";
import type { CountChange, CountStore, LeftOut, ReadPlace } from "./ports.ts";
import type { Signature } from "./signature/signature.ts";
import type { LogForm } from "./source/line-reader.ts";

/** Takes blocks of lines, and keeps their counts. */
export interface CountRecorder {
	/** Takes whole lines; they are kept by the next `keep`. The block must not change before. */
	take(block: RecordedBlock): void;
	/** Bytes that were taken and are not kept yet. */
	readonly waiting: () => number;
	/** Keeps what was taken, and how far files were read. Gives what was counted since the recorder began, and how many lines were new. */
	keep(places: readonly ReadPlace[]): Promise<void>;
	/** How far files were read before this began. */
	readonly places: readonly ReadPlace[];
	readonly counter: () => LogCounter;
	/** What was made of all lines since the recorder began. */
	counted(): { readonly events: number; readonly skipped: readonly Skipped[] };
}

/** Lines of a source. */
export interface RecordedBlock {
	/** Who wrote them, where they do not say so. */
	readonly source: string;
	/** Organisation that sent them. */
	readonly sender?: string | undefined;
	readonly lines: Uint8Array | { readonly tooLong: number };
}

/** How it counts. */
export interface RecorderOptions {
	readonly store: Pick<CountStore, "head" | "commit">;
	readonly signatures: readonly Signature[];
	/** UTC milliseconds. */
	readonly now: number;
	readonly as?: LogForm | undefined;
	readonly bounds?: Partial<TallyBounds> | undefined;
	/** Lines that are told again at least. */
	readonly remembered?: number | undefined;
}

/** Times that a commit is tried which others overtook. */
const TRIES = 20;

/** Begins from what is kept. */
export async function createCountRecorder(options: RecorderOptions): Promise<CountRecorder> {
	const { store, signatures, now, as } = options;
	let waiting: RecordedBlock[] = [];
	let bytes = 0;
	let state = await begin();
	const places = state.places;

	async function begin() {
		const head = await store.head();
		const memory = createLineMemory(options.remembered);
		memory.restore(head.lines);
		const bounds = { ...DRAINED_BOUNDS, ...options.bounds };
		const counter = createLogCounter({ signatures, now, as, bounds, memory });
		counter.tally.sensors.restore(head.sensors);
		return { version: head.version, places: head.places, memory, counter, told: new Map<string, number>() };
	}

	function count({ source, sender, lines }: RecordedBlock): void {
		if ("tooLong" in lines) state.counter.leaveOut(source, lines.tooLong);
		else state.counter.take(source, lines, sender);
	}

	/** All that is new since the last change. */
	function change(read: readonly ReadPlace[]): CountChange {
		const { counter, memory, version, told } = state;
		const { tally, index } = counter;
		const cells = [...tally.drain()].flatMap(([hour, ofHour]) =>
			[...ofHour].flatMap(([number, cell]) => {
				const key = index.keys[number];
				return key === undefined ? [] : [{ kind: key.kind, value: key.value, hour, cell: cellToBytes(cell) }];
			}),
		);
		index.forget();
		const { added, gone } = memory.drain();
		for (const hour of gone) tally.sensors.shut(hour);
		const leftOut: LeftOut[] = [];
		for (const { source, reason, lines } of counter.skipped()) {
			const name = `${source}\u0000${reason}`;
			const more = lines - (told.get(name) ?? 0);
			if (more > 0) leftOut.push({ source, reason, lines: more });
			told.set(name, lines);
		}
		return { version, cells, sensors: tally.sensors.drain(), lines: added, gone, places: read, leftOut };
	}

	return {
		places,
		counter: () => state.counter,
		counted: () => ({ events: state.counter.events(), skipped: state.counter.skipped() }),
		waiting: () => bytes,
		take(block) {
			waiting.push(block);
			bytes += "tooLong" in block.lines ? 0 : block.lines.length;
			count(block);
		},
		async keep(read) {
			for (let tries = 1; tries <= TRIES; tries += 1) {
				const version = await store.commit(change(read));
				if (version !== undefined) {
					state.version = version;
					waiting = [];
					bytes = 0;
					return;
				}
				// Another host was quicker: what waits is counted anew upon what it kept.
				state = await begin();
				for (const block of waiting) count(block);
			}
			throw new Error("counts could not be kept: others were quicker again and again");
		},
	};
}
