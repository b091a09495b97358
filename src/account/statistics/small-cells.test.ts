/** No number that is published, and none that can be made of those that are, counts fewer than the rule says. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Contribution, type Edition, hideSmall, mayShow, nextEdition, SMALL_CELLS } from "./small-cells.ts";

const KEYS = ["a", "b", "c", "d"] as const;

/** Whether a sum over some cells passes, said a second time in other words. */
function passes(contributions: readonly Contribution[], keys: readonly string[]): boolean {
	const parts = contributions.map(({ counts }) => keys.map((key) => counts[key] ?? 0).reduce((a, b) => a + b, 0)).filter((n) => n > 0);
	const sum = parts.reduce((a, b) => a + b, 0);
	return sum >= 10 && parts.length >= 3 && Math.max(...parts) <= 0.8 * sum;
}

const counts = fc.record({ a: fc.nat(40), b: fc.nat(12), c: fc.nat(3), d: fc.nat(200) });
const fleets: fc.Arbitrary<readonly Contribution[]> = fc
	.array(counts, { maxLength: 8 })
	.map((all) => all.map((one, at) => ({ organisationId: `o${at}`, counts: one })));

test("the rule by its rows", () => {
	assert.equal(mayShow([4, 3, 3]), true);
	assert.equal(mayShow([4, 3, 2]), false, "9 devices");
	assert.equal(mayShow([50, 50]), false, "two organisations");
	assert.equal(mayShow([81, 10, 9]), false, "one has 81 %");
	assert.equal(mayShow([80, 10, 10]), true);
	assert.equal(mayShow([]), false);
});

test("a small cell takes the smallest other one with it, or the total would tell it", () => {
	const own = (organisationId: string, a: number, b: number, c: number) => ({ organisationId, counts: { a, b, c } });
	const found = hideSmall([own("x", 20, 30, 1), own("y", 20, 40, 0), own("z", 20, 50, 0)], ["a", "b", "c"]);
	assert.deepEqual(found, {
		devices: 181,
		cells: [
			{ key: "a", devices: null },
			{ key: "b", devices: 120 },
			{ key: "c", devices: null },
		],
		hidden: 61,
	});
	assert.equal(hideSmall([own("x", 500, 500, 500)], ["a", "b", "c"]).devices, null, "one organisation: nothing");
});

test("every number that can be made by adding and subtracting what is shown passes the rule", () => {
	fc.assert(
		fc.property(fleets, (contributions) => {
			const { devices, cells, hidden } = hideSmall(contributions, KEYS);
			if (devices === null) {
				assert.ok(cells.every((cell) => cell.devices === null) && hidden === null);
				return;
			}
			// What is published are sums over disjoint sets of cells; any sum or difference of them is a union of these sets.
			const atoms = cells.filter((cell) => cell.devices !== null).map(({ key }) => [key]);
			const dark = cells.filter((cell) => cell.devices === null).map(({ key }) => key);
			if (dark.length > 0) atoms.push(dark as (typeof atoms)[number]);
			assert.notEqual(dark.length, 1, "one hidden cell alone is told by the total");
			for (let set = 1; set < 2 ** atoms.length; set += 1)
				assert.ok(passes(contributions, atoms.filter((_, at) => (set >> at) & 1).flat()), JSON.stringify({ cells, set }));
			assert.equal(
				cells.reduce((sum, cell) => sum + (cell.devices ?? 0), hidden ?? 0),
				devices,
			);
		}),
	);
});

test("one edition taken from the next tells of no fewer organisations than the rule says", () => {
	fc.assert(
		fc.property(fc.array(fleets, { minLength: 2, maxLength: 6 }), (days) => {
			let held: Edition | undefined;
			for (const [at, contributions] of days.entries()) {
				const before = held;
				held = nextEdition(before, contributions, at);
				if (before === undefined || held === before || hideSmall(before.contributions, KEYS).devices === null) continue;
				const countOf = (edition: Edition, id: string, key: string) =>
					edition.contributions.find(({ organisationId }) => organisationId === id)?.counts[key] ?? 0;
				for (const key of KEYS) {
					const changed = Array.from({ length: 8 }, (_, place) => `o${place}`).filter(
						(id) => countOf(before, id, key) !== countOf(held as Edition, id, key),
					);
					assert.ok(changed.length === 0 || changed.length >= SMALL_CELLS.organisations, `${key}: ${changed.join()}`);
				}
			}
		}),
	);
});

test("who joins alone waits for the others; the edition keeps its day", () => {
	const own = (organisationId: string, a: number) => ({ organisationId, counts: { a } });
	const first = nextEdition(undefined, [own("x", 5), own("y", 5), own("z", 5), own("empty", 0)], 1);
	assert.equal(first.contributions.length, 3);
	const alone = nextEdition(first, [...first.contributions, own("w", 7)], 2);
	assert.equal(alone, first);
	const three = nextEdition(first, [...first.contributions, own("u", 1), own("v", 1), own("w", 7)], 3);
	assert.deepEqual([three.at, hideSmall(three.contributions, ["a"]).devices], [3, 24]);
});
