import assert from "node:assert/strict";
import { test } from "node:test";
import { mobotix } from "./mobotix.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const ICSA = "CISA ICSA-24-235-03";

const table: SchemeTable = {
	reads: [
		["MX-V5.4.8.4-r2", { line: "MX-V5", vector: [5, 4, 8, 4], serial: 2 }, ICSA],
		["MX-V4.0.2.33.r2", { line: "MX-V4", vector: [4, 0, 2, 33], serial: 2 }, ICSA],
		["MX-V4.4.1.55", { line: "MX-V4", serial: undefined }, ICSA],
	],
	orders: [
		["MX-V4.4.1.55", "<", "MX-V4.4.1.56", ICSA],
		["MX-V4.4.2.69", "<", "MX-V4.7.2.18", `${ICSA}, fix of the P3 line`],
		["MX-V5.4.8.4", "<", "MX-V5.4.8.4-r2", ICSA],
		["MX-V5.4.9.4-r1", "<", "MX-V5.4.9.4-r3", ICSA],
		["MX-V4.7.3.11-r6", "<", "MX-V4.7.3.11-r10", "re-releases are numbers"],
		["MX-V4.0.2.33.r2", "=", "MX-V4.0.2.33-r2", ICSA],
		["MX-V4.7.2.35-r1", "?", "MX-V5.2.0.61", `${ICSA}: P3 and Mx6`],
		["MX-V4.7", "? b extends", "MX-V4.7.2.18", "partial"],
	],
	refuses: [
		["MX-M15", "a model"],
		["P3 Firmware", "a product"],
	],
};

test("Mobotix re-releases come after their base, lines stay apart", () => {
	assert.deepEqual(contradictions(mobotix, table), []);
});
