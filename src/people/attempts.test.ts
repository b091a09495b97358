import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Attempts, addressKey, countAttempt, LONGEST_WAIT_MS, waitAfter } from "./attempts.ts";

const DAY = 24 * 60 * 60_000;

/** Guesses as fast as they are let through; gives how many went through in the time. */
function guessesIn(kind: "account" | "address", duration: number): number {
	let [attempts, at, through]: [Attempts | undefined, number, number] = [undefined, 1_000_000, 0];
	const end = at + duration;
	while (at < end) {
		const answer = countAttempt(kind, attempts, at);
		if (answer.allowed) {
			attempts = answer.attempts;
			through += 1;
			at += 1;
		} else at = answer.until;
	}
	return through;
}

test("five guesses are free for a name, twenty from an address, then the wait doubles up to a quarter of an hour", () => {
	assert.deepEqual(
		[4, 5, 6, 7, 9, 10, 99].map((count) => waitAfter("account", count)),
		[0, 30_000, 60_000, 120_000, 480_000, LONGEST_WAIT_MS, LONGEST_WAIT_MS],
	);
	assert.deepEqual(
		[19, 20].map((count) => waitAfter("address", count)),
		[0, 30_000],
	);
});

test("a day of guessing is about a hundred guesses at a name", () => {
	assert.ok(guessesIn("account", DAY) <= 110, String(guessesIn("account", DAY)));
	assert.ok(guessesIn("address", DAY) <= 125, String(guessesIn("address", DAY)));
});

test("a guess that waits is not counted, and a day of rest forgets", () => {
	const before = { count: 6, lastAt: 1000 };
	assert.deepEqual(countAttempt("account", before, 1000 + 59_999), { allowed: false, until: 61_000 });
	assert.deepEqual(countAttempt("account", before, 61_000), { allowed: true, attempts: { count: 7, lastAt: 61_000 }, locks: false });
	assert.deepEqual(countAttempt("account", before, 1000 + DAY), {
		allowed: true,
		attempts: { count: 1, lastAt: 1000 + DAY },
		locks: false,
	});
});

// address, what it is counted as
for (const [address, key] of [
	["192.0.2.1", "192.0.2.1"],
	["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
	["2001:DB8:0001:2::9", "2001:db8:1:2::/64"],
	["2001:db8::1", "2001:db8:0:0::/64"],
	["::1", "0:0:0:0::/64"],
	["fe80::1%eth0", "fe80:0:0:0::/64"],
	["local", "local"],
] as const) {
	test(`address ${address}`, () => assert.equal(addressKey(address), key));
}

test("the guess with which the waiting begins says so", () => {
	const answers = [3, 4, 5].map((count) => countAttempt("account", { count, lastAt: 0 }, 3_600_000));
	assert.deepEqual(
		answers.map((answer) => answer.allowed && answer.locks),
		[false, true, false],
	);
});

test("law: the wait never shrinks and is bounded", () => {
	fc.assert(
		fc.property(fc.nat({ max: 100_000 }), fc.constantFrom("account", "factor", "address"), (count, kind) => {
			assert.ok(waitAfter(kind, count) <= waitAfter(kind, count + 1) && waitAfter(kind, count) <= LONGEST_WAIT_MS);
		}),
	);
});
