import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { groupRows } from "./row-groups.ts";

test("groups and their rows stand in the order in which they come; rows that belong nowhere are left out", () => {
	fc.assert(
		fc.property(fc.array(fc.oneof(fc.integer({ min: -1, max: 5 }), fc.constantFrom(2 ** 40, 2 ** 33)), { maxLength: 50 }), (keys) => {
			const groups = groupRows(keys.length, (row) => keys[row] ?? -1).map((rows) => [...rows]);
			const expected = Map.groupBy(
				keys.flatMap((key, row) => (key < 0 ? [] : [row])),
				(row) => keys[row],
			);
			assert.deepEqual(groups, [...expected.values()]);
		}),
	);
});
