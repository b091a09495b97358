import assert from "node:assert/strict";
import { test } from "node:test";
import { geovision } from "./geovision.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const ICSA = "CISA ICSA-23-199-05";

const table: SchemeTable = {
	reads: [
		["V1.00_2017_12_15", { vector: [1, 0], buildDate: 20171215 }, ICSA],
		["V1.06_2021_03_10", { vector: [1, 6], buildDate: 20210310 }, "matching case P039"],
	],
	orders: [
		["V1.00_2017_12_15", "<", "V1.06_2021_03_10", ICSA],
		["V1.00_2017_12_15", "<", "V1.00_2018_01_02", "firmware-and-models 3"],
		["V1.00", "? b extends", "V1.00_2017_12_15", "no day stated"],
		["V1.06_2016_03_10", "? conflict", "V1.00_2017_12_15", "version newer, day older"],
	],
	refuses: [
		["GV-ADR2701", "a model"],
		["V1.00_2017_13_15", "no such day"],
	],
};

test("GeoVision versions carry their day", () => {
	assert.deepEqual(contradictions(geovision, table), []);
});
