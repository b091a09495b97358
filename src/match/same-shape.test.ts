import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bySameShape } from "./same-shape.ts";

test("of two texts of one form the one with the smaller number is earlier; a later one is never said to be", () => {
	assert.equal(bySameShape("nxg200v-p3-3-0", "nxg200v-p3-4-1")?.order, "<");
	assert.equal(bySameShape("NXG200V-p3-04-1", "nxg200v-p3-4-1")?.order, "=");
	assert.equal(bySameShape("3002-18", "3002-19")?.order, "<");
	assert.equal(bySameShape("nxg200v-p3-5-0", "nxg200v-p3-4-1")?.order, "?");
});

test("another line, another form, and what may be a day have no order", () => {
	for (const [a, b] of [
		["nxg100v-p3-3-0", "nxg200v-p3-4-1"],
		["nxg200v-p3-3", "nxg200v-p3-4-1"],
		["fw-1-12-2017", "fw-1-15-2016"],
		["fw1-2-150410", "fw1-2-160410"],
		["1-2-3", "1-2-4"],
		["3001-18", "3002-19"],
		["2017-03", "2017-04"],
		["v1-2-<3", "v1-2-<4"],
	] as const)
		assert.equal(bySameShape(a, b), undefined, `${a} and ${b}`);
});

test("no two texts are each earlier than the other", () => {
	const version = fc.array(fc.nat({ max: 30 }), { minLength: 3, maxLength: 5 }).map((parts) => `p${parts.join("-")}`);
	fc.assert(
		fc.property(version, version, (a, b) => {
			assert.ok(bySameShape(a, b)?.order !== "<" || bySameShape(b, a)?.order !== "<");
		}),
	);
});
