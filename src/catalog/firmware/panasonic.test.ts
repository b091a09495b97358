import assert from "node:assert/strict";
import { test } from "node:test";
import { panasonic } from "./panasonic.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const SHAPE = "firmware-and-models 3";

const table: SchemeTable = {
	reads: [
		["1.53E", { vector: [1, 53], suffixes: ["e"] }, SHAPE],
		["2.40", { vector: [2, 40], suffixes: [] }, SHAPE],
		["Ver.2.09E2", { vector: [2, 9], suffixes: ["e"], serial: 2 }, SHAPE],
	],
	orders: [
		["1.53E", "<", "2.40", SHAPE],
		["1.06E", "<", "1.53E", SHAPE],
		["2.08E4", "<", "2.09E2", SHAPE],
		["2.09E2", "<", "2.09E10", SHAPE],
		["2.09E", "? b extends", "2.09E2", `${SHAPE}: an edition without its number`],
		["1.53", "?", "1.53E", `${SHAPE}: editions are not ordered without a source`],
	],
	refuses: [
		["1.5", "1.05 or 1.50"],
		["WV-X1551LN", "a model"],
	],
};

test("Panasonic minors have two digits", () => {
	assert.deepEqual(contradictions(panasonic, table), []);
});
