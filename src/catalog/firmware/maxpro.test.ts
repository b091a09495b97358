import assert from "node:assert/strict";
import { test } from "node:test";
import { maxpro } from "./maxpro.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";

const ICSA = "CISA ICSA-20-021-01";

const table: SchemeTable = {
	reads: [
		["NVR 5.6 Build 595 T2-Patch", { line: "NVR", vector: [5, 6], serial: 595, suffixes: ["t2-patch"] }, ICSA],
		["VMS560 Build 595 T2-Patch", { line: "VMS", vector: [560], serial: 595 }, ICSA],
		["VMS 560 Build 595", { line: "VMS", vector: [560], suffixes: [] }, `${ICSA}, fix sentence`],
	],
	orders: [
		["NVR 5.6 Build 595", "<", "NVR 5.6 Build 595 T2-Patch", "matching case P049"],
		["NVR 5.6 Build 595 T2-Patch", "=", "nvr 5.6 build 595 T2-patch", "matching case P050"],
		["NVR 5.6 Build 595 T2-Patch", "<", "NVR 5.6 Build 595 T10-Patch", "patches are numbers"],
		["NVR 5.6 Build 595 T2-Patch", "<", "NVR 5.6 Build 600", "the build before the patch"],
		["NVR 5.6", "? b extends", "NVR 5.6 Build 595 T2-Patch", "no build stated"],
		["NVR 5.6 Build 595", "?", "VMS560 Build 595 T2-Patch", "two products"],
	],
	refuses: [
		["MAXPRO NVR XE", "a model"],
		["5.6 Build 595", "no product"],
	],
};

test("MAXPRO patches come after their build", () => {
	assert.deepEqual(contradictions(maxpro, table), []);
});

test("a build without a patch is told in words", () => {
	const [plain, patched] = ["NVR 5.6 Build 595", "NVR 5.6 Build 595 T2-Patch"].map((text) => maxpro.parse(text));
	assert.ok(plain?.ok && patched?.ok);
	assert.equal(maxpro.compare(plain.value, patched.value).why, "no patch is before patch 2");
});
