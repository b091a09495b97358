/** CPE names and what device they mean. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseCpe } from "./cpe.ts";
import { readCpeName } from "./cpe-name.ts";

test("a name with escapes, ANY and NA", () => {
	const cpe = parseCpe("cpe:2.3:o:hikvision:ds-2cd2432f-i\\(w\\)_firmware:-:*:*:*:*:*:*:*");
	assert.deepEqual(cpe?.product, { kind: "text", text: "ds-2cd2432f-i(w)_firmware", wildcard: false });
	assert.deepEqual([cpe?.part, cpe?.version.kind, cpe?.update.kind], ["o", "none", "any"]);
	assert.equal(parseCpe("cpe:2.3:o:a:b\\:c_firmware:1")?.product.kind, "text");
	assert.deepEqual(parseCpe("cpe:2.3:o:acme:*:*")?.product, { kind: "any" });
	assert.deepEqual(parseCpe("cpe:2.3:o:acme:cam*:*")?.product, { kind: "text", text: "cam*", wildcard: true });
});

for (const text of ["", "cpe:/o:hikvision:x", "cpe:2.3:o:acme", `cpe:2.3:${"a:".repeat(20)}`, `cpe:2.3:o:${"x".repeat(3000)}:y:z`]) {
	test(`no CPE 2.3 name: ${text.slice(0, 30)}`, () => assert.equal(parseCpe(text), undefined));
}

// product, vendor, names: product fields of data/catalog/facts and of NVD entries named in docs/further-sources.md
for (const [product, vendor, names] of [
	["ds-2cd2032-i_firmware", "hikvision", ["DS-2CD2032-I"]],
	["ds-2cd2432f-i(w)_firmware", "hikvision", ["DS-2CD2432F-I(W)"]],
	["ds-2dfx_series_firmware", "hikvision", ["DS-2DFx Series"]],
	["ds-2cd63xx_series_firmware", "hikvision", ["DS-2CD63XX Series"]],
	["ds-2cd2026g2-iu/sl_firmware", "hikvision", ["DS-2CD2026G2-IU/SL"]],
	["tbk-dvr4216_firmware", "tbkvision", ["TBK-DVR4216", "DVR4216"]],
	["ddh-hcvr4xxx", "dahuasecurity", ["DDH-HCVR4XXX"]],
	["nvr_firmware", "dahuasecurity", []],
	["dvr", "dahuasecurity", []],
	["firmware", "acme", []],
	["exacqvision", "johnsoncontrols", ["EXACQVISION"]],
] as const) {
	test(`${product} of ${vendor}`, () => assert.deepEqual(readCpeName(product, vendor).names, names));
}
