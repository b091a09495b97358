import assert from "node:assert/strict";
import { test } from "node:test";
import { avtech } from "./avtech.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const CISA = "CISA ICSA-24-214-07";

const table: SchemeTable = {
	reads: [
		["FullImg-1023-1007-1011-1009", { vector: [1023, 1007, 1011, 1009], line: undefined }, CISA],
		["firmware_FullImg-1023-1007-1011-1009", { vector: [1023, 1007, 1011, 1009] }, `${CISA}, as its range writes it`],
		["1023-1007-1011-1009", { vector: [1023, 1007, 1011, 1009] }, "the counters alone"],
	],
	orders: [
		["FullImg-1023-1007-1011-1009", "=", "1023-1007-1011-1009", CISA],
		["FullImg-1019-1007-1011-1009", "<", "FullImg-1023-1007-1011-1009", "one part is older, none newer"],
		["FullImg-1019-1008-1011-1009", "?", "FullImg-1023-1007-1011-1009", "one part is older, another newer"],
	],
	refuses: [
		["1023-1007-1011", "a part is missing"],
		["2024-07-30", "a day"],
		["FullImg", "no counters"],
	],
};

test("avtech: every part of the image counts for itself", () => {
	assert.deepEqual(contradictions(avtech, table), []);
});
