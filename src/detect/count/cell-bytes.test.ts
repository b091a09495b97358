/** Cells as bytes: what is read is what was written, and joining comes to the same on either side. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Cell } from "./cell.ts";
import { cellFromBytes, cellToBytes } from "./cell-bytes.ts";
import { hoursFromBytes, hoursToBytes } from "./hour-runs.ts";
import { createLineMemory } from "./line-memory.ts";

const numbers = fc.oneof(fc.nat(90), fc.nat(0xffff_ffff), fc.maxSafeNat());
const event = fc.tuple(numbers, fc.nat(300), fc.nat(5), fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom("DE", "CN", "", "x1"));

function cellOf(events: readonly (readonly [number, number, number, number, string])[]): Cell {
	const cell = new Cell();
	for (const [source, target, sensor, times, country] of events) {
		cell.add(source, source % 1_000_003, target, sensor, target === 0 ? "success" : "probe", times);
		cell.addCountry(country, source);
	}
	return cell;
}

test("a cell is what its bytes say, and parts that were bytes come to the same as the whole", () => {
	fc.assert(
		fc.property(fc.array(event, { maxLength: 200 }), fc.nat(200), (events, cut) => {
			const bytes = cellToBytes(cellOf(events));
			assert.deepEqual(cellToBytes(cellFromBytes(bytes)), bytes);
			const joined = cellFromBytes(cellToBytes(cellOf(events.slice(cut))));
			joined.merge(cellFromBytes(cellToBytes(cellOf(events.slice(0, cut)))));
			assert.deepEqual(cellToBytes(joined), bytes);
		}),
	);
});

test("a cell of very many comes to a few kilobytes, and back", () => {
	const cell = cellOf(Array.from({ length: 40_000 }, (_, at) => [at * 65_537, at % 50_000, at % 9, 1, "US"] as const));
	const bytes = cellToBytes(cell);
	assert.ok(bytes.length < 18_000, `${bytes.length}`);
	const again = cellFromBytes(bytes);
	assert.deepEqual([again.sources.size, again.loudest, again.events], [cell.sources.size, cell.loudest, 40_000]);
	assert.throws(() => cellFromBytes(Uint8Array.of(9, 9, 9)));
});

test("hours are what their bytes say; a sensor that never sleeps takes a few bytes", () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 1_140_000 }), { maxLength: 80 }), (hours) => {
			assert.deepEqual(hoursFromBytes(hoursToBytes(hours)), new Set(hours));
		}),
	);
	assert.ok(hoursToBytes(Array.from({ length: 9000 }, (_, at) => 400_000 + at)).length < 8);
});

test("lines are told again over what was kept, whatever was drained between", () => {
	const step = fc.record({ high: fc.nat(2), low: fc.nat(40), hour: fc.nat(3), next: fc.constantFrom("on", "drain", "restart") });
	fc.assert(
		fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
			let memory = createLineMemory();
			const kept: (readonly [number, Uint32Array])[] = [];
			const known = new Set<string>();
			for (const { high, low, hour, next } of steps) {
				const name = `${hour} ${high} ${low}`;
				assert.equal(memory.news(high, low, hour, false), known.has(name) ? "again" : "new");
				known.add(name);
				if (next === "on") continue;
				kept.push(...memory.drain().added);
				if (next === "drain") continue;
				memory = createLineMemory();
				memory.restore(kept);
			}
		}),
	);
});

test("a memory stays within its bounds", () => {
	const memory = createLineMemory(100, 60);
	const gone: number[] = [];
	for (let hour = 0; hour < 10; hour += 1) {
		for (let line = 0; line < 40; line += 1) assert.equal(memory.news(hour, line * 7, hour, false), "new");
		gone.push(...memory.drain().gone);
	}
	assert.deepEqual(gone, [0, 1, 2, 3, 4, 5, 6, 7]);
	assert.equal(memory.news(0, 0, 0, true), "late");
	for (let line = 0; line < 60; line += 1) memory.news(77, line, 99, false);
	assert.equal(memory.news(77, 61, 99, false), "full");
	assert.equal(memory.news(77, 5, 99, false), "again");
});
