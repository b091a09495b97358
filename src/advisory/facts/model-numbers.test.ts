import assert from "node:assert/strict";
import { test } from "node:test";
import type { FactProduct } from "./facts.ts";
import { modelNumbers } from "./model-numbers.ts";

/** Facts on the left, model numbers on the right; the file of facts in the comment. */
const rows: readonly (readonly [product: Omit<FactProduct, "kind">, numbers: readonly string[]])[] = [
	// cve-2017-7921
	[{ model: "DS-2CD2xx2F-I Series", notation: "x=one char", suffix_open: true }, ["DS-2CD2??2F-I*"]],
	[{ model: "DS-2DFx Series", notation: "series", suffix_open: true }, ["DS-2DF?*"]],
	// cve-2017-7925
	[{ model: "DH-IPC-HDW1XXX", notation: "X-run" }, ["DH-IPC-HDW1*", "IPC-HDW1*"]],
	[{ model: "DHI-HCVR51A04HE-S3", notation: "literal" }, ["DHI-HCVR51A04HE-S3", "HCVR51A04HE-S3"]],
	// cve-2021-33044: X inside is several letters, one character, or a letter of the name
	[{ model: "IPC-HX3XXX", notation: "X-run" }, ["IPC-HFW3*", "IPC-HDW3*", "IPC-HDBW3*"]],
	[{ model: "VTO75X95X", notation: "X-run" }, ["VTO75?95*"]],
	[{ model: "XVR4X04", notation: "X-run" }, ["XVR4?04*"]],
	[{ model: "SD1A1", notation: "prefix*" }, ["SD1A1*"]],
	// cve-2020-5735: HX is two letters of the name
	[{ model: "IPM-HX1", notation: "literal" }, ["IPM-HX1"]],
	// cve-2021-36260
	[{ model: "DS-2CD1x43 (B)", notation: "x=one char", suffix_open: true }, ["DS-2CD1?43*(B)", "DS-2CD1?43(B)*"]],
	[{ model: "(i)DS-2DExxxx", notation: "X-run", optional_prefix: "i", suffix_open: true }, ["DS-2DE*", "iDS-2DE*"]],
	[{ model: "DS-2TD41xx-xx/Wx", notation: "X-run", suffix_open: true }, ["DS-2TD41??-??/W*"]],
	[{ model: "DS-HiLookI-NVR-1xxMHxxxxx", notation: "X-run", suffix_open: true }, ["DS-HiLookI-NVR-1??MH*", "NVR-1??MH*"]],
	[{ model: "IPC_G3 platform", notation: "literal", line: "IPC_G3" }, []],
	// cve-2023-28808, -28810, -28811
	[{ model: "DS-A72024/72R", notation: "literal", expands_to: ["DS-A72024R", "DS-A72072R"] }, ["DS-A72024R", "DS-A72072R"]],
	[{ model: "DS-K1T804AXX", notation: "X-run" }, ["DS-K1T804A*"]],
	[{ model: "DS-76xxNI-Q1(C)", notation: "X-run" }, ["DS-76??NI-Q1*(C)", "DS-76??NI-Q1(C)*"]],
	// cve-2024-6047
	[{ model: "GV_VS28XX", notation: "X-run", device_name: "GV-VS28XX" }, ["GV_VS28*", "GV-VS28*"]],
	[{ model: "GV_VS03", notation: "literal", device_name: "GV-VS03" }, ["GV_VS03", "GV-VS03"]],
	[{ model: "GV_VS2410", notation: "literal", device_name: "GV-VS2410" }, ["GV_VS2410", "GV-VS2410", "GV-VS2410-*"]],
	// cve-2017-8225: words
	[{ model: "Wireless IP Camera (P2P) WIFICAM", notation: "series" }, []],
];

test("vendor notation becomes model numbers", () => {
	for (const [product, numbers] of rows) assert.deepEqual(modelNumbers({ kind: "camera", ...product }), numbers, product.model);
});

test("signs of the notation in a name are escaped, decided numbers are added once", () => {
	assert.deepEqual(modelNumbers({ model: "A*1?", notation: "literal", kind: "camera" }, ["B*", "B*"]), ["A\\*1\\?", "B*"]);
});
