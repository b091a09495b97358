import assert from "node:assert/strict";
import { test } from "node:test";
import { contradictions, type SchemeTable } from "./scheme-table.ts";
import { uniview } from "./uniview.ts";

const ICSA = "CISA ICSA-24-156-01";
const CVE = "CVE-2023-0773";

const table: SchemeTable = {
	reads: [
		["NVR-B3801.20.17.240507", { line: "NVR-B3801", vector: [20, 17], buildDate: 20240507 }, ICSA],
		["Uniview NVR-B3801.20.17.240507", { line: "NVR-B3801", vector: [20, 17] }, `${ICSA}, fix sentence`],
		["CIPC-B2303.2.8.230105", { line: "CIPC-B2303", vector: [2, 8], buildDate: 20230105 }, CVE],
		["IPC_G6103 B6103.16.10.B25.201218", { line: "B6103", vector: [16, 10, 25], buildDate: 20201218 }, "CVE-2021-45039"],
	],
	orders: [
		["NVR-B3801.20.15.230919", "<", "NVR-B3801.20.17.240507", "matching case P035"],
		["DIPC-B1216.5.7.230109", "?", "DIPC-B1213.6.5.230215", `${CVE}: one range a platform`],
		["NVR-B3801.20.17.230507", "? conflict", "NVR-B3801.20.15.240507", "number newer, day older"],
		["NVR-B3801.20.17", "? b extends", "NVR-B3801.20.17.240507", "no day stated"],
	],
	refuses: [
		["NVR301-04S2-P4", "a model"],
		["20.17.240507", "no platform"],
		["DIPC-B1216.X.X.XXXXXX", `${CVE}: a placeholder`],
		["NVR-B3801.20.17.241350", "no such day"],
	],
};

test("Uniview is ordered inside a platform", () => {
	assert.deepEqual(contradictions(uniview, table), []);
});
