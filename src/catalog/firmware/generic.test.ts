import assert from "node:assert/strict";
import { test } from "node:test";
import { generic } from "./generic.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const RULE = "firmware-and-models 2: never a guess";

const table: SchemeTable = {
	reads: [
		["2.8.16", { vector: [2, 8, 16], suffixes: [] }, "CISA ICSA-23-269-01"],
		["6.8.9 CU01", { vector: [6, 8, 9], suffixes: ["cu01"] }, "CISA ICSA-22-242-11"],
		["0.32-07e", { vector: [0, 32], suffixes: ["07e"] }, "CISA ICSA-18-046-01"],
		["v3.00.2", { vector: [3, 0, 2] }, "CISA ICSA-24-135-03"],
		["1.8.4 115215B9", { vector: [1, 8, 4], suffixes: ["115215b9"] }, "CVE-2016-20016"],
		["Version 2.1", { vector: [2, 1] }, "matching case P062"],
	],
	orders: [
		["2.0.41", "<", "2.1", "matching case P062, CISA ICSA-17-355-02"],
		["5.6.0", "<", "5.7.0", "matching case P055, CISA ICSA-21-147-02"],
		["2.1", "? b extends", "2.1.3", RULE],
		["6.8.9", "<", "6.8.9 CU01", "a cumulative update follows its base, CISA ICSA-22-242-11"],
		["6.8.9.CU01", "=", "6.8.9 CU01", "CISA ICSA-22-242-11 writes both"],
		["6.1 HF1", "<", "6.1 HF2", "CISA ICSA-23-348-08"],
		["6.1 HF2", "<", "6.1 HF10", "steps are numbers"],
		["6.1 HF2", "?", "6.1 SP1", "two sequences"],
		["6.1 HF2", "?", "6.1-beta", "no sequence"],
		["4.17.9d", "<", "4.17.9e", "CISA ICSA-24-268-04: small letters that touch the numbers"],
		["1.05E", "?", "1.05U", "capitals may be regions"],
		["1.05", "?", "1.05a", "whether the letter came before is not said"],
		["Firmware version v3.4.31307", "=", "3.4.31307", "CISA ICSA-23-010-01 writes it so"],
		["FW13", "<", "FW14", "CISA ICSA-19-106-02"],
		["FW13", "?", "1.3", "a number alone is no dotted version"],
		["R322.2", "<", "R330.1", "CISA ICSA-23-075-06"],
		["Rev. 1.02", "<", "1.05", "CISA ICSA-19-017-03"],
		["3.1.0-05_v1", "<", "3.2.0-12_v1", "CISA ICSA-19-031-01"],
		["1.2-beta", "?", "1.2", "a suffix may come before or after"],
		["1.00-05", "?", "1.00-06", `${RULE}: CISA ICSA-24-065-01`],
		["6.8.9 CU01", "=", "v6.8.9  cu01", "same suffix"],
		["6.8.8 CU02", "<", "6.8.9 CU01", "the numbers decide"],
	],
	refuses: [
		["NVR 5.6 Build 595", "product words"],
		["May_1_2024", "a day, CISA ICSA-24-263-05"],
		["2020 R3", "a sales name"],
		["4.x", "a wildcard bound"],
		["All versions with OIS running on Debian 9 or earlier", "a condition"],
		["160530", "a day"],
	],
};

test("The last resort orders numbers and no suffixes", () => {
	assert.deepEqual(contradictions(generic, table), []);
});
