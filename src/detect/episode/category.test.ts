/** The published formula, row by row of its table, and its caps. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type CategoryInputs, categoryOf } from "./category.ts";

const CALM: CategoryInputs = {
	networks: 0,
	sensors: 0,
	liveSensors: 100,
	ratio: undefined,
	doublingDays: undefined,
	returnDays: undefined,
	victims: 0,
	organisations: 0,
	successes: 0,
};
const LEVELS = [
	{ networks: 10, sensors: 5, ratio: 1.5, doublingDays: 8, returnDays: 30 },
	{ networks: 30, sensors: 15, ratio: 2, doublingDays: 7, returnDays: 91 },
	{ networks: 100, sensors: 35, ratio: 4, doublingDays: 2, returnDays: 365 },
	{ networks: 300, sensors: 60, ratio: 8, doublingDays: 0.5, returnDays: 1095 },
	{ networks: 1000, sensors: 85, ratio: 16, doublingDays: 0.125, returnDays: 1826 },
];

for (const [at, level] of LEVELS.entries()) {
	test(`axes at level ${at + 1}, with damage and by probing alone`, () => {
		const { category, axes } = categoryOf({ ...CALM, ...level, victims: 1, organisations: 1 });
		assert.deepEqual(Object.values(axes), [at + 1, at + 1, at + 1, at + 1]);
		assert.equal(category, `W${Math.max(3, at + 1)}`);
		assert.equal(categoryOf({ ...CALM, ...level }).category, `W${Math.min(3, at + 1)}`);
	});
}

test("what is not known counts as nothing, and few sensors say nothing of their share", () => {
	assert.equal(categoryOf(CALM).category, "W1");
	assert.equal(categoryOf({ ...CALM, networks: 1000, sensors: 1, liveSensors: 1 }).axes.breadth, 5);
	assert.equal(categoryOf({ ...CALM, networks: 1000, sensors: 1, liveSensors: 100 }).axes.breadth, 0, "broad at one sensor of a hundred");
});

test("ten victims in three organisations are W4; W5 needs breadth", () => {
	assert.equal(categoryOf({ ...CALM, victims: 10, organisations: 3 }).category, "W4");
	assert.equal(categoryOf({ ...CALM, victims: 10, organisations: 2 }).category, "W3");
	assert.equal(categoryOf({ ...CALM, ...LEVELS[4], networks: 100, victims: 50, organisations: 9 }).category, "W4");
});
