/** Lines of the ledger: what is written is read, and whatever is changed is seen. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { keptReply, LEDGER_START, type LedgerRecord, OUTCOMES, readLine, toLine } from "./record.ts";
import { createStanding } from "./standing.ts";

const hash = (text: string) => createHash("sha256").update(text).digest("hex");
const sha = fc.stringMatching(/^[0-9a-f]{64}$/);
const nat = fc.nat();
const record: fc.Arbitrary<LedgerRecord> = fc.oneof(
	fc.record({ kind: fc.constant("intent" as const), recipient: nat, attempt: nat, messageSha256: sha, at: nat }),
	fc.record({
		kind: fc.constant("outcome" as const),
		recipient: nat,
		attempt: nat,
		outcome: fc.constantFrom(...OUTCOMES),
		messageSha256: sha,
		recipientSha256: sha,
		reply: fc.string({ unit: "grapheme", maxLength: 60 }).map(keptReply),
		server: fc.string({ maxLength: 20 }),
		tls: fc.option(fc.string({ maxLength: 20 }), { nil: null }),
		at: nat,
	}),
	fc.record({ kind: fc.constant("resumed" as const), cut: nat, at: nat }),
	fc.record({ kind: fc.constant("finished" as const), sent: nat, root: sha, at: nat }),
	fc.record({
		kind: fc.constant("decision" as const),
		recipient: nat,
		decision: fc.constantFrom("resend" as const, "hold" as const),
		by: fc.string({ maxLength: 9 }),
		at: nat,
	}),
);

test("a record comes back as it was written, on one line", () => {
	fc.assert(
		fc.property(record, sha, (given, previous) => {
			const { line, hash: chained } = toLine(previous, given, hash);
			assert.equal(line.indexOf("\n"), line.length - 1);
			assert.deepEqual(readLine(previous, line.slice(0, -1), hash), { ok: true, value: { record: { ...given }, hash: chained } });
		}),
	);
});

test("one changed character breaks the line; a line taken out breaks the next", () => {
	fc.assert(
		fc.property(record, record, fc.nat(), (first, second, place) => {
			const a = toLine(LEDGER_START, first, hash);
			const b = toLine(a.hash, second, hash);
			assert.equal(readLine(LEDGER_START, b.line.slice(0, -1), hash).ok, false);
			const at = place % (a.line.length - 1);
			const changed = `${a.line.slice(0, at)}${a.line[at] === "7" ? "8" : "7"}${a.line.slice(at + 1, -1)}`;
			assert.equal(readLine(LEDGER_START, changed, hash).ok, false);
		}),
	);
});

test("lines that are chained and say no record are refused", () => {
	for (const text of [
		"",
		"{}",
		'["intent"]',
		'["intent",1,1,"x",1]',
		'["outcome",0,1,"lost","","",null,1]',
		'["decision",0,"forget","x",1]',
		'["resumed",-1,1]',
	]) {
		const read = readLine(LEDGER_START, `${text} ${hash(`${LEDGER_START}\n${text}`)}`, hash);
		assert.equal(read.ok ? "read" : read.error.code, "warn/ledger-line", text);
	}
});

test("a standing follows the records, and an intent without outcome stays uncertain", () => {
	const standing = createStanding(4);
	const intent = (recipient: number) => ({ kind: "intent", recipient, attempt: 1, messageSha256: "", at: 5000 }) as const;
	const outcome = (recipient: number, name: (typeof OUTCOMES)[number]) =>
		({
			kind: "outcome",
			recipient,
			attempt: 1,
			outcome: name,
			messageSha256: "",
			recipientSha256: "",
			reply: "",
			server: "",
			tls: null,
			at: 6000,
		}) as const;
	for (const each of [intent(0), intent(1), outcome(0, "sent"), intent(2), outcome(2, "deferred")]) assert.ok(standing.apply(each));
	assert.equal(standing.apply(intent(4)), false);
	assert.deepEqual(
		[0, 1, 2, 3].map((recipient) => standing.state(recipient)),
		["sent", "intended", "deferred", "waiting"],
	);
	assert.deepEqual([...standing.inState("waiting", "deferred")], [2, 3]);
	assert.deepEqual(
		[standing.attempts(1), standing.lastAt(1), standing.lastAt(2), standing.counts().sent, standing.finished],
		[1, 5, 6, 1, false],
	);
});
