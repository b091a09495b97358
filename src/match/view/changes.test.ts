/** What counts as a change between two days, device by device. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { DeviceVerdict } from "./answers.ts";
import { hasChanged } from "./changes.ts";
import { readStates } from "./day-states.ts";
import { CHANGES, codeOf, earlierOf, isExposed, NO_STATE } from "./earlier.ts";
import { CODES } from "./verdict-codes.ts";

const state = (verdict: DeviceVerdict, exposed = false): number => CODES.indexOf(verdict) * 2 + (exposed ? 1 : 0);

// before, now, changes
for (const [name, before, now, changes] of [
	["nothing", state("known_affected"), state("known_affected"), []],
	["a new device is new alone, at risk or not", NO_STATE, state("known_affected", true), ["new"]],
	["a document that was not held", state("no_statement"), state("known_affected"), ["affected"]],
	["a question that was answered badly", state("under_investigation", true), state("known_affected", true), ["affected"]],
	["opened to the internet", state("known_affected"), state("known_affected", true), ["exposed"]],
	["opened while not decided", state("under_investigation"), state("under_investigation", true), ["exposed"]],
	["opened, and nothing known of it: no alarm", state("no_statement"), state("no_statement", true), []],
	["opened, and fixed: no alarm", state("fixed"), state("fixed", true), []],
	["both at once", state("fixed"), state("known_affected", true), ["affected", "exposed"]],
	["closed again", state("known_affected", true), state("known_affected"), []],
	["upgraded", state("known_affected", true), state("fixed", true), ["settled"]],
	["found to be another model", state("under_investigation"), state("known_not_affected"), ["settled"]],
	["fixed before it was known to be at risk settles nothing", state("no_statement"), state("fixed"), []],
	["known no more is never settled", state("known_affected"), state("no_statement"), []],
	["the firmware is not stated any more", state("fixed"), state("under_investigation"), ["undecided"]],
] as const) {
	test(name, () =>
		assert.deepEqual(
			CHANGES.filter((change) => hasChanged(change, before, now)),
			changes,
		),
	);
}

test("a state says verdict and reach and nothing else", () => {
	for (const verdict of CODES)
		for (const exposed of [true, false])
			assert.deepEqual([CODES[codeOf(state(verdict, exposed))], isExposed(state(verdict, exposed))], [verdict, exposed]);
});

test("states that were kept are read back, and what is torn gives no state that there is not", () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 200 }), (text) => {
			for (const { id, state: read } of readStates(text)) {
				assert.equal(id.length, 26);
				assert.ok(read >= 0 && read < CODES.length * 2);
			}
		}),
	);
	const id = "0".repeat(26);
	assert.deepEqual([...readStates(`${id}7${id.slice(1)}x5${id}x`)].length, 2);
});

test("days of several owners count from the oldest, and a device that is in no list any more is gone", () => {
	const rows = new Map([
		["a", 0],
		["b", 1],
	]);
	const view = { fleet: { size: 3 }, rowOf: (id: string) => rows.get(id) };
	assert.equal(earlierOf(view, []), undefined);
	const days = [
		{ takenAt: 20, states: [{ id: "a", state: 4 }] },
		{
			takenAt: 10,
			states: [
				{ id: "b", state: 1 },
				{ id: "c", state: 0 },
			],
		},
	];
	assert.deepEqual(earlierOf(view, days), { takenAt: 10, states: Uint8Array.from([4, 1, NO_STATE]), gone: 1 });
});
