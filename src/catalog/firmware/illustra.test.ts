import assert from "node:assert/strict";
import { test } from "node:test";
import { illustra } from "./illustra.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const ICSA = "CISA ICSA-23-159-02";

const table: SchemeTable = {
	reads: [
		["Illustra.SS016.05.09.04.0006", { line: "SS016", vector: [5, 9, 4, 6] }, ICSA],
		["SS016.05.09.03.0021", { line: "SS016", vector: [5, 9, 3, 21] }, "matching case P051"],
		["Illustra.Ess4.01.02.10.5982", { line: "ESS4", vector: [1, 2, 10, 5982] }, "CISA ICSA-24-179-04"],
		["6.00.00", { line: "release numbering", vector: [6, 0, 0] }, `${ICSA}, fix`],
	],
	orders: [
		["SS016.05.09.03.0021", "<", "Illustra.SS016.05.09.04.0006", "matching case P051"],
		["SS016.05.03.01.0010", "<", "SS016.24.03.00.0007", "CISA ICSA-24-191-03"],
		["Illustra.Ess4.01.02.10.5982", "<", "Illustra.Ess4.01.02.13.6953", "CISA ICSA-24-179-04"],
		["Illustra.SS016.05.09.04.0006", "?", "Illustra.SS010.05.09.04.0022", `${ICSA}: platforms`],
		["6.00.00", "?", "Illustra.SS010.05.09.04.0022", "matching case P052: two numberings"],
		["2.4.0", "<", "2.8.0", "CISA ICSA-21-245-01"],
	],
	refuses: [["Illustra Pro Gen 4 Dome", "a model"]],
};

test("Illustra platforms and numberings stay apart", () => {
	assert.deepEqual(contradictions(illustra, table), []);
});
