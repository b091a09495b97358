/** Reads bytes of a delimited file line by line: lines that say nothing new by their bytes, the others as text. */
import type { DelimitedReader } from "../../inventory/import/delimited.ts";
import { emptyBatch, type ReadBatch } from "../../inventory/import/item.ts";
import type { CutLine } from "../../inventory/import/known-texts.ts";
import { createLineCutter, type LineCutter, NO_PLAIN_LINE } from "./cut-line.ts";
import type { RowTokeniser } from "./tokenise-rows.ts";

/** Lines that are gathered before they are read as text: one by one would cost more. */
const MOST_GATHERED = 64;

/** Bytes that are read as text with a line that is not plain, before lines are looked at again. */
const ODD_REACH = 2_048;

const LINE_FEED = 10;

/** The text of bytes that are sound UTF-8. */
export function utf8Text(bytes: Uint8Array, from: number, to: number): string {
	return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
}

/**
 * Gives a function that takes the blocks of one file in their order, each of whole lines but the last.
 *
 * What a block comes to does not depend on this: `rows` recognises only what it would read the same in full.
 */
export function takeLines(rows: DelimitedReader, tokeniser: RowTokeniser, delimiter: string): (block: Uint8Array) => ReadBatch {
	let cutter: LineCutter | undefined;

	function asText(block: Uint8Array, from: number, to: number, into: ReadBatch): void {
		const batch = rows.take(tokeniser.push(utf8Text(block, from, to)));
		for (const one of batch.devices) into.devices.push(one);
		for (const one of batch.rejected) into.rejected.push(one);
		for (const one of batch.warnings) into.warnings.push(one);
		for (const one of batch.problems) into.problems.push(one);
		for (const one of batch.notes ?? []) into.notes?.push(one);
	}

	/** Reads a line that is not plain, and what it may reach over; gives where a row begins again. */
	function pastOddLine(block: Uint8Array, waiting: number, at: number, into: ReadBatch): number {
		let from = waiting;
		// Twice as far each time: a row that does not end is looked through again with every piece.
		for (let reach = ODD_REACH; from < block.length; reach *= 2) {
			const feed = block.indexOf(LINE_FEED, Math.max(from, at + reach));
			const to = feed < 0 ? block.length : feed + 1;
			asText(block, from, to, into);
			from = to;
			if (tokeniser.isIdle) break;
		}
		return from;
	}

	return (block) => {
		const batch = emptyBatch();
		const { known } = rows;
		if (known === undefined || !tokeniser.isIdle) {
			asText(block, 0, block.length, batch);
			return batch;
		}
		cutter ??= createLineCutter(delimiter.charCodeAt(0), known.width);
		const line: CutLine = { bytes: block, bounds: cutter.bounds };
		/** Where the lines begin that wait to be read as text. */
		let waiting = 0;
		let gathered = 0;
		let at = 0;
		while (at < block.length) {
			const next = cutter.cut(block, at);
			if (next === NO_PLAIN_LINE) {
				at = pastOddLine(block, waiting, at, batch);
				waiting = at;
				gathered = 0;
				continue;
			}
			if (cutter.fits && known.recognise(line)) {
				if (waiting < at) asText(block, waiting, at, batch);
				waiting = at;
				gathered = 0;
				if (known.take()) {
					tokeniser.skip(1);
					waiting = next;
				}
			} else {
				gathered += 1;
				if (gathered === MOST_GATHERED) {
					asText(block, waiting, next, batch);
					waiting = next;
					gathered = 0;
				}
			}
			at = next;
		}
		if (waiting < block.length) asText(block, waiting, block.length, batch);
		return batch;
	};
}
