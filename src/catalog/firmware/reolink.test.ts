import assert from "node:assert/strict";
import { test } from "node:test";
import { reolink } from "./reolink.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const ARCHIVE = "reolink-fw-archive release list";
const RULE = "firmware-and-models 3";

const table: SchemeTable = {
	reads: [
		["v3.0.0.136_20121102", { vector: [3, 0, 0, 136], buildDate: 20201211, serial: 2, line: undefined }, "CVE-2021-40407: not 2012-11-02"],
		["v3.1.0.2649_23083101", { buildDate: 20230831, serial: 1 }, "ONVIF answer of an E1 Zoom"],
		["v3.0.0.5428_2604282153 (IPC_529SD78MP)", { line: "IPC_529SD78MP", buildDate: 20260428, serial: 2153 }, ARCHIVE],
	],
	orders: [
		["v3.0.0.136_20121102", "<", "v3.0.0.494_21012500", RULE],
		["v3.0.0.136_20121102", "<", "v3.0.0.136_20121103", `${RULE}: counter`],
		["v3.0.0.136", "? b extends", "v3.0.0.136_20121102", "no day stated"],
		["v3.0.0.5428_2604282153 (IPC_529SD78MP)", "?", "v3.2.0.6905_2607301164 (IPC_NT17NA510MPW)", `${RULE}: per hardware`],
		["v3.0.0.600_20121102", "? conflict", "v3.0.0.494_21012500", "build newer, day older"],
	],
	refuses: [
		["1.0.227", "CVE-2019-11001: another numbering"],
		["v3.0.0.136_20201102", "month 11 of day 02 would need yyyymmdd: 20-20-11 is no day"],
		["RLC-410W", "a model"],
	],
};

test("Reolink digits are yymmdd and a counter", () => {
	assert.deepEqual(contradictions(reolink, table), []);
});
