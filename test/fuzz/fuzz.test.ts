/** A short run of `npm run fuzz`, so that it works on the day it is needed: the same inputs every time, over all targets. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { startChance } from "./chance.ts";
import { examine, shorten } from "./examine.ts";
import type { Target } from "./target.ts";
import { textInput } from "./text.ts";
import { fuzz } from "./watch.ts";

test("every target takes a few dozen inputs without a fault", async () => {
	const { tallies, found } = await fuzz(
		{ seed: 20_261_124, only: [], from: 0, inputs: 40, milliseconds: undefined, corpus: undefined },
		() => undefined,
	);
	assert.deepEqual(
		found.map(({ target, number, fault }) => `${target} ${number} ${fault.kind}: ${fault.message}`),
		[],
	);
	assert.ok(tallies.length > 60);
	for (const { target, inputs } of tallies) assert.equal(inputs, 40, target);
});

/** A target of ours with a defect. */
function broken(run: Target["run"]): Target {
	return { name: "broken", make: (chance) => textInput(chance, ["abc"]), run };
}

/** Uses the processor for so many milliseconds. */
function spend(milliseconds: number): number {
	const start = process.cpuUsage();
	for (let used = 0; used < milliseconds * 1000; ) {
		const { user, system } = process.cpuUsage(start);
		used = user + system;
	}
	return 0;
}

const ROW = { texts: ["a".repeat(60_000)], option: 0, pump: { head: "", piece: "a", tail: "!" } };

test("what is looked for is found: a throw, a breach, an answer too big, one that differs, one too slow, one that grows too fast", async () => {
	const faults: readonly (readonly [string, Target])[] = [
		["throws", broken(() => JSON.parse("{"))],
		["law", broken(() => ({ answer: 1, laws: () => assert.fail("a law") }))],
		["size", broken(({ texts }) => ({ answer: "x".repeat(100 * (texts[0]?.length ?? 0)) }))],
		["law", broken(() => ({ answer: Math.random() }))],
		["slow", broken(() => ({ answer: spend(60) }))],
		["grows", { ...broken(({ texts }) => ({ answer: spend(2 * ((texts[0]?.length ?? 0) / 16_384) ** 2) })), milliseconds: 1000 }],
	];
	for (const [kind, target] of faults) {
		assert.equal((await examine(target, ROW, true)).fault?.kind, kind);
	}
});

test("an input with a fault is made shorter, and the same number makes the same input", async () => {
	const target = broken(({ texts }) => ({ answer: 1, laws: () => assert.ok(!texts[0]?.includes("?>")) }));
	const input = { texts: [`${"x".repeat(500)}?>${"y".repeat(700)}`], option: 0 };
	const { fault } = await examine(target, input, false);
	assert.ok(fault !== undefined);
	assert.deepEqual((await shorten(target, input, fault)).texts, ["?>"]);
	const make = () => textInput(startChance(7), ["V5.4.5 build 170124", "DS-2CD2142FWD-I"]);
	assert.deepEqual(make(), make());
});
