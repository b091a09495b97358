/** Sets of hours as bytes: a sensor that never sleeps takes few of them. */
import { ByteReader, ByteWriter } from "./byte-writer.ts";

/** Runs of hours that follow one another, each as the distance from the one before and its length. */
export function hoursToBytes(hours: Iterable<number>): Uint8Array {
	const sorted = [...hours].sort((a, b) => a - b);
	const into = new ByteWriter();
	let before = 0;
	for (let at = 0; at < sorted.length; ) {
		const from = sorted[at] as number;
		let length = 1;
		while (sorted[at + length] === from + length) length += 1;
		into.whole(from - before);
		into.whole(length);
		before = from + length;
		at += length;
	}
	return into.done();
}

/** Reads them. */
export function hoursFromBytes(bytes: Uint8Array): Set<number> {
	const hours = new Set<number>();
	const from = new ByteReader(bytes);
	let at = 0;
	while (!from.isAtEnd) {
		at += from.whole();
		for (let left = Math.min(from.whole(), MOST_RUN); left > 0; left -= 1) {
			hours.add(at);
			at += 1;
		}
	}
	return hours;
}

/** Hours from 1990 to 2100, which is all there can be. */
const MOST_RUN = 1_000_000;
