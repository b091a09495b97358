/**
 * The order that a power cut is tested by: a disk that loses what was not synced, wholly or in part. Whatever message was sent has its
 * intent on what is left.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { LEDGER_START, type LedgerRecord } from "../../warn/ledger/record.ts";
import { createStanding } from "../../warn/ledger/standing.ts";
import type { LedgerDisk } from "./disk.ts";
import { createLedgerWriter } from "./ledger-writer.ts";
import { readLedger } from "./read-ledger.ts";

/** A disk that keeps what was synced for sure, and of the rest as much as chance leaves, with noise where a block did not get there. */
function faultyDisk(failAt = Number.POSITIVE_INFINITY) {
	let [synced, cached] = [Buffer.alloc(0), Buffer.alloc(0)];
	let calls = 0;
	const disk: LedgerDisk = {
		async append(bytes) {
			await new Promise(setImmediate);
			cached = Buffer.concat([cached, bytes]);
		},
		async sync() {
			const upTo = cached.length;
			await new Promise(setImmediate);
			calls += 1;
			if (calls >= failAt) throw Object.assign(new Error("EIO"), { code: "EIO" });
			synced = cached.subarray(0, upTo);
		},
		close: async () => undefined,
	};
	return {
		disk,
		/** What is there after the power is back. */
		afterCut(kept: number, isNoise: boolean): Buffer {
			const rest = Buffer.from(cached.subarray(synced.length, synced.length + Math.floor(kept * (cached.length - synced.length))));
			if (isNoise) rest.fill(0, 0, Math.ceil(rest.length / 2));
			return Buffer.concat([synced, rest]);
		},
	};
}

const intent = (recipient: number): LedgerRecord => ({ kind: "intent", recipient, attempt: 1, messageSha256: "a".repeat(64), at: 1 });
const outcome = (recipient: number): LedgerRecord => ({
	kind: "outcome",
	recipient,
	attempt: 1,
	outcome: "sent",
	messageSha256: "a".repeat(64),
	recipientSha256: "b".repeat(64),
	reply: "250 Ok",
	server: "mail:25",
	tls: null,
	at: 2,
});

async function* once(bytes: Uint8Array) {
	yield bytes;
}

test("after a power cut every message that was sent is on record, and in doubt are at most as many as connections", async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.nat(60),
			fc.double({ min: 0, max: 1, noNaN: true }),
			fc.boolean(),
			fc.integer({ min: 1, max: 8 }),
			async (turns, kept, isNoise, connections) => {
				const faulty = faultyDisk();
				const ledger = createLedgerWriter(faulty.disk, LEDGER_START);
				const sent = new Set<number>();
				let [next, isCut] = [0, false];
				const connection = async () => {
					while (!isCut && next < 100) {
						const recipient = next++;
						await ledger.commit(intent(recipient));
						if (isCut) return;
						// From here on the server may have it.
						sent.add(recipient);
						await new Promise(setImmediate);
						if (isCut) return;
						ledger.note(outcome(recipient));
					}
				};
				const running = Array.from({ length: connections }, connection);
				for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
				isCut = true;
				const left = faulty.afterCut(kept, isNoise);
				await Promise.all(running);
				const standing = createStanding(100);
				const read = await readLedger(once(left), "ledger", (record) => void standing.apply(record));
				assert.ok(read.ok);
				assert.equal(read.value.bytes + read.value.torn, left.length);
				for (const recipient of sent) assert.notEqual(standing.state(recipient), "waiting");
				for (const recipient of standing.inState("sent")) assert.ok(sent.has(recipient));
				assert.ok([...standing.inState("intended")].length <= connections);
			},
		),
		{ numRuns: 150 },
	);
});

test("where a sync fails no intent is kept, and nothing more is written", async () => {
	const { disk } = faultyDisk(2);
	const ledger = createLedgerWriter(disk, LEDGER_START);
	await ledger.commit(intent(0));
	await assert.rejects(ledger.commit(intent(1)), /EIO/);
	await assert.rejects(ledger.commit(intent(2)), /EIO/);
	await ledger.close();
});

test("a torn end is told apart from damage in the middle", async () => {
	const { disk, afterCut } = faultyDisk();
	const ledger = createLedgerWriter(disk, LEDGER_START);
	for (let n = 0; n < 20_000; n += 1) ledger.note(intent(n));
	await ledger.commit(intent(20_000));
	const whole = afterCut(1, false);
	const read = async (bytes: Uint8Array) => {
		const got = await readLedger(once(bytes), "ledger", () => undefined);
		return got.ok ? [got.value.records, got.value.torn > 0] : got.error.code;
	};
	assert.deepEqual(await read(whole), [20_001, false]);
	assert.deepEqual(await read(whole.subarray(0, whole.length - 3)), [20_000, true]);
	const damaged = Buffer.from(whole);
	damaged[100] = 48;
	assert.equal(await read(damaged), "warn/ledger-broken");
});
