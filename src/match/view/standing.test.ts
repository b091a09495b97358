/** What is worth an alert between two standings. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { alertsBetween, type Standing } from "./standing.ts";

const standing = (over: Partial<Standing>): Standing => ({ asOf: "2026-03-01", devices: 9, holes: {}, waves: {}, stale: [], ...over });
const hole = (affected: number, exposed: number) => ({ "CVE-2021-33044": { affected, exposed } });
const wave = { w1: { title: "dahua, port 37777", devices: 4 } };

// before, after, kinds
for (const [name, before, after, kinds] of [
	["a first look alarms nobody", undefined, standing({ holes: hole(5, 5), waves: wave, stale: ["x"] }), []],
	[
		"nothing changed",
		standing({ holes: hole(5, 5), waves: wave, stale: ["x"] }),
		standing({ holes: hole(5, 5), waves: wave, stale: ["x"] }),
		[],
	],
	["a hole is new", standing({}), standing({ holes: hole(5, 0) }), ["newly-affected"]],
	["more devices", standing({ holes: hole(2, 0) }), standing({ holes: hole(5, 0) }), ["newly-affected"]],
	["fewer devices", standing({ holes: hole(5, 3) }), standing({ holes: hole(2, 1) }), []],
	["reach alone", standing({ holes: hole(5, 0) }), standing({ holes: hole(5, 2) }), ["newly-exposed"]],
	["both", standing({}), standing({ holes: hole(5, 2) }), ["newly-affected", "newly-exposed"]],
	["a wave", standing({}), standing({ waves: wave }), ["wave"]],
	["a wave ends", standing({ waves: wave }), standing({}), []],
	["stale, once for each edition", standing({ stale: ["a of 1"] }), standing({ stale: ["a of 1", "b of 2"] }), ["stale"]],
] as const) {
	test(name, () =>
		assert.deepEqual(
			alertsBetween(before, after).map(({ kind }) => kind),
			kinds,
		),
	);
}

test("many holes are named up to a bound and counted beyond it, and the number is in the sentence", () => {
	const holes = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`CVE-2021-${1000 + n}`, { affected: 1, exposed: 0 }]));
	const alerts = alertsBetween(standing({}), standing({ holes }));
	assert.equal(alerts.length, 21);
	assert.equal(alerts[0]?.text, "CVE-2021-1000: 1 device newly at risk, 1 in all");
	assert.match(alerts.at(-1)?.text ?? "", /and 30 more holes/);
});
