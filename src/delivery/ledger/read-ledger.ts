/** Reads a ledger from its first line, checking that each continues the one before, in bounded memory. */
import { hash as digest } from "node:crypto";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { LEDGER_START, type LedgerRecord, LONGEST_LINE, readLine } from "../../warn/ledger/record.ts";

/** How a ledger ends. */
export interface LedgerEnd {
	/** Hash of the last line that holds. */
	readonly head: string;
	readonly records: number;
	/** Bytes up to there, and those of a torn line or lines behind. */
	readonly bytes: number;
	readonly torn: number;
}

/**
 * Bytes behind the last good line that are taken for what a power cut left of the last writes: those were not durable, so no message that
 * they speak of had been sent. More than that is damage.
 */
const MOST_TORN = 1024 * 1024;

/**
 * Reads.
 *
 * @param said - Gets each record with its own line.
 * @returns `warn/ledger-line` where a line before the end is broken.
 */
export async function readLedger(
	parts: AsyncIterable<Uint8Array>,
	at: string,
	said: (record: LedgerRecord, line: string) => void,
): Promise<Result<LedgerEnd, Problem>> {
	let rest: Buffer = Buffer.alloc(0);
	let [head, records, bytes, torn] = [LEDGER_START, 0, 0, 0];
	for await (const part of parts) {
		if (torn > 0) {
			torn += part.length;
			if (torn > MOST_TORN) return broken(at, records);
			continue;
		}
		rest = rest.length === 0 ? Buffer.from(part) : Buffer.concat([rest, part]);
		let from = 0;
		for (let end = rest.indexOf(10, from); end >= 0; end = rest.indexOf(10, from)) {
			const line = rest.toString("utf8", from, end);
			const read = readLine(head, line, (text) => digest("sha256", text, "hex"));
			if (!read.ok) {
				torn = rest.length - from;
				break;
			}
			said(read.value.record, line);
			head = read.value.hash;
			records += 1;
			bytes += end + 1 - from;
			from = end + 1;
		}
		rest = torn > 0 ? Buffer.alloc(0) : rest.subarray(from);
		if (rest.length > LONGEST_LINE * 4) [torn, rest] = [rest.length, Buffer.alloc(0)];
	}
	torn += rest.length;
	return torn > MOST_TORN ? broken(at, records) : ok({ head, records, bytes, torn });
}

function broken(at: string, records: number): Result<never, Problem> {
	return err({
		code: "warn/ledger-broken",
		message: `the ledger is broken behind line ${records}`,
		at,
		todo: "Keep a copy of the campaign's folder as evidence, and compare it with a backup; nothing is sent from it.",
	});
}
