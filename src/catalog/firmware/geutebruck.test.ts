import assert from "node:assert/strict";
import { test } from "node:test";
import { geutebruck } from "./geutebruck.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const table: SchemeTable = {
	reads: [["1.12.0.25", { scheme: "geutebruck", vector: [1, 12, 0, 25] }, "CISA ICSA-18-347-03"]],
	orders: [
		["1.12.0.24", "<", "1.12.0.25", "CISA ICSA-19-155-03"],
		["1.12.0.4", "<", "1.12.0.25", "CISA ICSA-18-079-01: parts are numbers"],
		["1.12.13.2", ">", "1.12.0.27", "CISA ICSA-21-208-03"],
		["1.12.14.5", "<", "1.12.14.7", "CISA ICSA-21-208-03"],
		["1.11.0.12", "<", "1.12.0.4", "CISA ICSA-17-045-02 and ICSA-18-079-01"],
		["1.12", "? b extends", "1.12.0.25", "partial"],
	],
	refuses: [["EFD-2241", "a model"]],
};

test("Geutebrück numbers compare part by part", () => {
	assert.deepEqual(contradictions(geutebruck, table), []);
});
