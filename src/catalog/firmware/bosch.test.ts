import assert from "node:assert/strict";
import { test } from "node:test";
import { bosch } from "./bosch.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const CVE = "CVE-2021-23847";

const table: SchemeTable = {
	reads: [
		["7.80.0128", { line: undefined, vector: [7, 80, 128] }, "zero-padded groups"],
		["7.80 B128", { vector: [7, 80, 128] }, CVE],
		["9.00.0210", { vector: [9, 0, 210] }, "ONVIF answer of a FLEXIDOME 5100i"],
		["CPP7.3 7.80.0128", { line: "CPP7.3" }, CVE],
	],
	orders: [
		["7.70.0126", "<", "7.80 B128", CVE],
		["7.80.0128", "=", "7.80 B128", CVE],
		["7.80", "? b extends", "7.80.0128", CVE],
		["CPP6 7.80.0128", "? a extends", "7.80.0128", "firmware-and-models 2: a platform on one side only"],
		["CPP6_7.70.0126", "<", "CPP6 7.80.0128", "spelling"],
		["CPP6 7.70.0126", "?", "CPP7.3 7.80.0128", "firmware-and-models 3: the platform is identity"],
	],
	refuses: [
		["FLEXIDOME IP starlight 8000i", "a model"],
		["CPP7.3", "a platform"],
	],
};

test("Bosch groups are numbers inside a platform", () => {
	assert.deepEqual(contradictions(bosch, table), []);
});
