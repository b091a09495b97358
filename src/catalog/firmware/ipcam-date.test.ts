import assert from "node:assert/strict";
import { test } from "node:test";
import { ipcamDate } from "./ipcam-date.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const SOURCE = "firmware-and-models 3, H.VIEW and KMW";

const table: SchemeTable = {
	reads: [
		["IPCAM_V4.06.88.251229", { line: "IPCAM", vector: [4, 6, 88], buildDate: 20251229 }, SOURCE],
		["V4.04.91.230307", { line: undefined, vector: [4, 4, 91], buildDate: 20230307 }, SOURCE],
	],
	orders: [
		["IPCAM_V4.04.91.230307", "<", "IPCAM_V4.06.88.251229", SOURCE],
		["V4.04.91.230307", "=", "IPCAM_V4.04.91.230307", "the prefix may be missing"],
		["IPCAM_V4.06.88", "? b extends", "IPCAM_V4.06.88.251229", "no day stated"],
		["IPCAM_V4.06.88.220101", "? conflict", "IPCAM_V4.04.91.230307", "version newer, day older"],
	],
	refuses: [
		["IPCAM", "a product"],
		["IPCAM_V4.06.88.251329", "no such day"],
	],
};

test("IPCAM versions carry their day", () => {
	assert.deepEqual(contradictions(ipcamDate, table), []);
});
