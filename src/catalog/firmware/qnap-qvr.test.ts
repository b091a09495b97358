import assert from "node:assert/strict";
import { test } from "node:test";
import { qnapQvr } from "./qnap-qvr.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const CVE = "CVE-2023-47565";

const table: SchemeTable = {
	reads: [
		["QVR 4.0.0", { vector: [4, 0, 0] }, CVE],
		["5.1.6 build 20220401", { vector: [5, 1, 6], buildDate: 20220401 }, "firmware page of the maker, from memory"],
	],
	orders: [
		["QVR 4.1.2", "<", "5.0.0", CVE],
		["QVR 5.0.0", "=", "5.0.0", CVE],
		["5.1.6", "? b extends", "5.1.6 build 20220401", "no day stated"],
		["5.0", "? b extends", "5.0.0", "missing parts are not zero"],
	],
	refuses: [
		["4.x", "CISA ICSA-23-355-02: a wildcard bound"],
		["VioStor NVR", "a product"],
	],
};

test("QVR versions compare by number, then day", () => {
	assert.deepEqual(contradictions(qnapQvr, table), []);
});
