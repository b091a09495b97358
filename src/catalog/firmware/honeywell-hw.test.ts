import assert from "node:assert/strict";
import { test } from "node:test";
import { honeywellHw } from "./honeywell-hw.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const SOURCE = "CISA ICSA-19-304-02 and ICSA-19-304-04";

const table: SchemeTable = {
	reads: [
		["1.000.HW01.3.20190820", { scheme: "honeywell-hw", line: "1.000.HW01", serial: 3, buildDate: 20190820 }, SOURCE],
		["1.000.HW01.1.190813", { line: "1.000.HW01", serial: 1, buildDate: 20190813 }, SOURCE],
		["3.215.00HW002.2.20190829", { line: "3.215.00HW002", serial: 2 }, SOURCE],
		["2.460.HW00.5.R.20190827", { line: "2.460.HW00", serial: 5, suffixes: ["r"] }, SOURCE],
		["1.000.0040.3.20190820", { line: "1.000.0040", serial: 3 }, SOURCE],
		["1.000.0000.19.20190819", { line: "1.000.0000", serial: 19 }, SOURCE],
	],
	orders: [
		["2.420.HW01.32.20190610", "<", "2.420.HW01.33.20190812", "matching case P046"],
		["1.000.HW00.21.20190812", "=", "1.000.HW00.21.190812", "years of two and of four digits"],
		["3.215.00HW002.1.20190130", "<", "3.215.00HW002.2.20190829", "matching case P048"],
		["1.000.HW00.21.20190812", "?", "1.000.HW01.3.20190820", "HW lines have no order"],
		["1.000.00HW001.1.190822", "?", "1.000.HW01.3.20190820", "HW lines have no order"],
	],
	refuses: [
		["H4L2GR1", "a model"],
		["1.000.HW01.3.20191320", "no such day"],
	],
};

test("Honeywell HW lines are ordered inside, never across", () => {
	assert.deepEqual(contradictions(honeywellHw, table), []);
});
