/** Sketches: exact while small, near beyond, and the same whatever the order and however they were parted. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Cell } from "./cell.ts";
import { Distinct, EXACT } from "./distinct.ts";
import { createRepeatedLines } from "./repeated-lines.ts";

function sketch(values: Iterable<number>): Distinct {
	const made = new Distinct();
	for (const value of values) made.add(value);
	return made;
}

test("exact to 64, and within 5 % beyond", () => {
	assert.equal(sketch(Array.from({ length: EXACT }, (_, at) => at * 7)).size, EXACT);
	for (const many of [65, 100, 1000, 20_000, 300_000]) {
		const { size } = sketch(Array.from({ length: many }, (_, at) => 16_777_216 * 11 + at * 256));
		assert.ok(Math.abs(size - many) <= Math.max(3, many * 0.05), `${size} for ${many}`);
	}
});

const numbers = fc.array(fc.nat(0xffff_ffff), { maxLength: 150 });

test("order, repetition and merging change nothing", () => {
	fc.assert(
		fc.property(numbers, numbers, (a, b) => {
			const whole = sketch([...a, ...b]);
			const merged = sketch([...b].reverse());
			merged.merge(sketch([...a, ...a]));
			assert.deepEqual(merged.toStored(), whole.toStored());
			assert.deepEqual(Distinct.fromStored(whole.toStored()).toStored(), whole.toStored());
			if (new Set([...a, ...b]).size <= EXACT) assert.equal(whole.size, new Set([...a, ...b]).size);
		}),
	);
});

const event = fc.tuple(fc.nat(40), fc.nat(5), fc.nat(3), fc.integer({ min: 1, max: 9 }));

test("a cell is the same however its events were parted", () => {
	const cellOf = (events: readonly (readonly [number, number, number, number])[]) => {
		const cell = new Cell();
		for (const [source, target, sensor, times] of events)
			cell.add(source, source >> 2, target, sensor, times > 8 ? "success" : "probe", times);
		return cell;
	};
	const facts = (cell: Cell) => [
		cell.events,
		cell.successes,
		cell.loudest,
		cell.sources.toStored(),
		cell.networks.toStored(),
		cell.targets.toStored(),
		cell.sensors.toStored(),
	];
	fc.assert(
		fc.property(fc.array(event, { maxLength: 120 }), fc.nat(120), (events, cut) => {
			const merged = cellOf(events.slice(cut));
			merged.merge(cellOf(events.slice(0, cut)));
			assert.deepEqual(facts(merged), facts(cellOf(events)));
			const most = Math.max(
				0,
				...[...Map.groupBy(events, ([source]) => source).values()].map((some) => some.reduce((sum, [, , , times]) => sum + times, 0)),
			);
			assert.ok(merged.loudest >= most, "the loudest source is bounded from above");
		}),
	);
});

test("a line is new once; what lies too far back is forgotten", () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 60 }), (lines) => {
			const memory = createRepeatedLines(1000);
			const known = new Set<string>();
			for (const [high, low] of lines) {
				assert.equal(memory.isNew(high, low), !known.has(`${high} ${low}`));
				known.add(`${high} ${low}`);
			}
		}),
	);
	const small = createRepeatedLines(100);
	for (let at = 0; at < 10_000; at += 1) assert.ok(small.isNew(at, at * 3));
	assert.equal(small.isNew(9_999, 29_997), false);
	assert.ok(small.isNew(1, 3), "forgotten");
});
