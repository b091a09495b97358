import assert from "node:assert/strict";
import { test } from "node:test";
import { contradictions, type SchemeTable } from "./scheme-table.ts";
import { systemk } from "./systemk.ts";

const ICSA = "CISA ICSA-24-025-02";

const table: SchemeTable = {
	reads: [["2.3.5SK.30084998", { vector: [2, 3, 5], suffixes: ["sk"], serial: 30084998 }, ICSA]],
	orders: [
		["2.3.5SK.30084998", "=", "v2.3.5sk.30084998", ICSA],
		["2.3.5SK.30084998", "?", "2.3.6SK.30085000", "firmware-and-models 3: exact versions only"],
	],
	refuses: [
		["NVR 508", "a model"],
		["2.3.5", "another form"],
	],
};

test("SystemK versions are equal or unknown", () => {
	assert.deepEqual(contradictions(systemk, table), []);
});
