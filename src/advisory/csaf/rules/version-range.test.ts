/** Version ranges as branch names, and whether two of them overlap. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isOpenAbove, isSingleVersion, overlap, readRange, singleVersion } from "./version-range.ts";

/** Name, form and fault in short. */
const NAMES: readonly (readonly [name: string, form: string])[] = [
	["vers:intdot/<4.2.0", "vers"],
	["vers:all/*", "vers"],
	["vers:intdot/<4.2|>=1", "vers!"],
	["vers:npm/*", "vers!"],
	["vers:nosuchtype/<4.2.0|>3.91.1|!=3.2.0|<1.2", "vers"],
	["<=2", "vls"],
	["<V3.0.29", "vls"],
	[">10.9a|!=10.9c|!=10.9f|<=10.9k", "vls"],
	["<2024-4-pabc0019|>2024-10-pefd0010|<2024-12-pjkl2010", "vls"],
	["*", "vls!"],
	["all versions < 4.2.0", "none"],
	["8.0.0 - 8.0.1", "none"],
	["<", "none"],
];

for (const [name, form] of NAMES) {
	test(`${name} is ${form}`, () => {
		const range = readRange(name);
		assert.equal(range === undefined ? "none" : `${range.form}${range.fault === undefined ? "" : "!"}`, form);
	});
}

/** Two ranges, and whether a version lies in both. */
const PAIRS: readonly (readonly [a: string, b: string, both: boolean | undefined])[] = [
	["vers:intdot/>2.1.0|<4.2.0", "vers:intdot/>1.2.0|<2.4.0", true],
	["vers:intdot/>2.4.0|<4.2.0", "vers:intdot/>1.2.0|<2.1.0", false],
	["vers:intdot/>2.1.0|<4.2.0", "vers:intdot/>1.2.0|<=2.1.0", false],
	["vers:intdot/>=2.1.0|<4.2.0", "vers:intdot/>1.2.0|<=2.1.0", true],
	["vers:intdot/<1|>5", "vers:intdot/>2|<3", false],
	["vers:intdot/<1|>5", "vers:intdot/>6", true],
	["vers:intdot/>1", "vers:semver/>1.0.0", undefined],
	["vers:maven/<2", "vers:maven/>1", undefined],
	["vers:all/*", "vers:maven/>1", true],
	[">2.1.0|<4.2.0", ">1.2.0|<2.4.0", true],
	["<V3.0", ">=3.0", false],
];

for (const [a, b, both] of PAIRS) {
	test(`${a} and ${b}`, () => {
		const [left, right] = [readRange(a), readRange(b)];
		assert.ok(left !== undefined && right !== undefined);
		assert.equal(overlap(left, right), both);
		assert.equal(overlap(right, left), both);
	});
}

test("a version in a range, and one that the range takes out", () => {
	const range = readRange("vers:intdot/>2.1.0|!=2.4.0|<4.2.0");
	assert.ok(range !== undefined);
	assert.equal(overlap(range, singleVersion("2.4.1")), true);
	assert.equal(overlap(range, singleVersion("2.4.0")), false);
	assert.equal(overlap(range, singleVersion("not a version")), undefined);
});

test("single versions and open ends", () => {
	const read = (name: string) => readRange(name) ?? singleVersion("");
	assert.deepEqual(
		["vers:intdot/4.2", "4.2", "vers:intdot/<4.2", "vers:intdot/1|2"].map((name) => isSingleVersion(read(name))),
		[true, true, false, false],
	);
	assert.deepEqual(
		["vers:intdot/>=4.2", ">4.2", "vers:intdot/>1|<2", "vers:intdot/<1|>2", "4.2"].map((name) => isOpenAbove(read(name))),
		[true, true, false, true, false],
	);
});
