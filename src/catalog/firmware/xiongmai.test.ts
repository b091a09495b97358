import assert from "node:assert/strict";
import { test } from "node:test";
import { contradictions, type SchemeTable } from "./scheme-table.ts";
import { xiongmai } from "./xiongmai.ts";

const CASE = "matching case P034, CISA ICSA-17-341-01";
const RULE = "firmware-and-models 3";

const table: SchemeTable = {
	reads: [
		[
			"V4.02.R11.A6531149.12001.131900.00000",
			{ line: "A6531149", vector: [4, 2, 11], buildDate: undefined, suffixes: ["12001", "131900", "00000"] },
			CASE,
		],
		["V5.00.R02.000807D8.10010.346624.S.ONVIF 21.06", { line: "000807D8", vector: [5, 0, 2] }, RULE],
		["V4.02.R11.A6531149.12001.131124", { buildDate: 20131124, suffixes: ["12001"] }, `${RULE}: old forms end in a day`],
	],
	orders: [
		[
			"V5.00.R02.000807D8.10010.346624.S.ONVIF 21.06",
			"=",
			"V5.00.R02.000807D8.10010.346624.S.ONVIF_21.06",
			"CISA ICSA-26-113-05 writes both",
		],
		["V4.02.R11.A6531149.12001.131900.00000", "<", "V4.03.R11.A6531149.12001.131900.00000", RULE],
		["V4.02.R11.A6531149.12001.131900.00000", "?", "V4.03.R11.C7431157.12001.131900.00000", `${RULE}: the board is identity`],
		["V4.02.R11.A6531149.12001.131900.00000", "?", "V4.02.R11.A6531149.12001.132000.00000", `${RULE}: flags have no order`],
		["V4.02.R11.A6531149.12001.131124", "<", "V4.02.R11.A6531149.12001.140101", `${RULE}: day at the end`],
	],
	refuses: [
		["NetSurveillance DVR", "a product"],
		["uc-httpd 1.0.0", "a component, CVE-2018-10088"],
	],
};

test("Xiongmai is ordered inside a board", () => {
	assert.deepEqual(contradictions(xiongmai, table), []);
});
