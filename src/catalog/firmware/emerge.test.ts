import assert from "node:assert/strict";
import { test } from "node:test";
import { emerge } from "./emerge.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const table: SchemeTable = {
	reads: [
		["V0.32-07e", { vector: [0, 32, 7], suffixes: ["e"] }, "CISA ICSA-18-046-01"],
		["1.00-06", { vector: [1, 0, 6], suffixes: [] }, "CISA ICSA-24-065-01"],
	],
	orders: [
		["V0.32-07d", "<", "0.32-07e", "CISA ICSA-18-046-01: letters"],
		["0.32-07e", "<", "0.32-08", "the release decides before the letter"],
		["1.00-05", "<", "1.00-06", "CISA ICSA-24-065-01"],
		["1.00-05b", "<", "1.00-06", "CISA ICSA-24-065-01"],
		["0.32-07e", "? a extends", "0.32-07", "whether the letter came before is not said"],
		["0.32-07e", "<", "1.00-06", "both documents"],
	],
	refuses: [
		["v32-09a", "the numbering of another product, CISA ICSA-20-184-01"],
		["0.32", "no release"],
		["0.32-07eb", "two letters"],
	],
};

test("eMerge releases are numbers, patches letters", () => {
	assert.deepEqual(contradictions(emerge, table), []);
});
