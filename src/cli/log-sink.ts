/** Where logs go that are read: into counts of this run alone, or into counts that are kept. */

import { type CountRecorder, createCountRecorder } from "../detect/count-recorder.ts";
import type { Found } from "../detect/episode/find-waves.ts";
import { findWaves } from "../detect/episode/find-waves.ts";
import { findKeptWaves } from "../detect/episode/kept-waves.ts";
import { coarsenCounts, createKeptTally } from "../detect/kept-tally.ts";
import { createLogCounter, type LogCounter } from "../detect/log-counter.ts";
import type { CountStore, ReadPlace } from "../detect/ports.ts";
import type { Signature } from "../detect/signature/signature.ts";
import type { LogForm } from "../detect/source/line-reader.ts";

/** Takes logs. */
export interface LogSink {
	take(file: string, block: Uint8Array, place: ReadPlace | undefined): void;
	leaveOut(file: string, lines: number): void;
	/** Latest time that a file told. */
	reached(file: string): number;
	/** Keeps what was taken, where it is kept at all: `isEnd` where nothing more stands there for now. */
	settle(isEnd: boolean): Promise<void>;
	/** How far a file was read before. */
	placeOf(file: string): ReadPlace | undefined;
	/** What is found in all that was counted. */
	find(options: { readonly origin: string; readonly budget: number }): Promise<Found>;
	readonly counter: () => LogCounter;
	readonly isSynthetic: () => boolean;
	readonly sensors: () => number;
}

/** How logs are counted. */
export interface SinkOptions {
	readonly signatures: readonly Signature[];
	readonly now: number;
	readonly as: LogForm | undefined;
}

/** Counts of this run. */
export function plainSink(options: SinkOptions): LogSink {
	const counter = createLogCounter(options);
	return {
		take: (file, block) => counter.take(file, block),
		leaveOut: (file, lines) => counter.leaveOut(file, lines),
		reached: (file) => counter.reached(file),
		settle: async () => undefined,
		placeOf: () => undefined,
		find: async (how) => findWaves(counter.tally, { keys: counter.index.keys, recogniser: counter.recogniser, ...how }),
		counter: () => counter,
		isSynthetic: () => counter.tally.sensors.isSynthetic,
		sensors: () => counter.tally.sensors.count,
	};
}

/** Bytes that wait at most, and how long they do while a log is followed, in milliseconds. */
const MOST_WAITING = 8 << 20;
const LONGEST_WAIT = 1000;

/** Counts that are kept. @param name - The name under which lines of a file are counted that name no sensor. */
export async function keptSink(
	store: CountStore,
	options: SinkOptions & { readonly isFollowing: boolean },
	name: (file: string) => string,
	now: () => number,
): Promise<LogSink> {
	const { isFollowing } = options;
	const recorder: CountRecorder = await createCountRecorder({ store, ...options });
	const tally = createKeptTally(store, options.signatures);
	const places = new Map<string, ReadPlace>();
	const names = new Map<string, string>();
	let kept = now();
	const nameOf = (file: string) => {
		const held = names.get(file) ?? name(file);
		names.set(file, held);
		return held;
	};
	const keep = async () => {
		kept = now();
		if (recorder.waiting() === 0 && places.size === 0) return;
		await recorder.keep([...places.values()]);
		places.clear();
	};
	return {
		take(file, block, place) {
			recorder.take({ source: nameOf(file), lines: block });
			if (place !== undefined) places.set(file, { ...place, file: nameOf(file) });
		},
		leaveOut: (file, lines) => recorder.take({ source: nameOf(file), lines: { tooLong: lines } }),
		reached: (file) => recorder.counter().reached(nameOf(file)),
		async settle(isEnd) {
			if (isEnd || recorder.waiting() > MOST_WAITING || now() - kept > LONGEST_WAIT) await keep();
		},
		placeOf: (file) => recorder.places.find((place) => place.file === nameOf(file)),
		async find(how) {
			await keep();
			await coarsenCounts(store);
			const counts = await tally.refresh();
			return isFollowing ? findKeptWaves(counts, how) : findWaves(counts, { keys: counts.keys, recogniser: counts.recogniser, ...how });
		},
		counter: () => recorder.counter(),
		isSynthetic: () => tally.isSynthetic(),
		sensors: () => tally.sensors(),
	};
}
