/** Cells that state two things, or a wish, and cells that only look so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, holesOf, identity, judged, told } from "../../test/support/match-fixture.ts";
import { isDoubtedModel, isHedged } from "./single-answer.ts";

const bounded = advisory({ products: [{ name: "ND-CAM2142", versions: "<V5.4.5 build 170123" }] });

for (const firmware of [
	"V5.4.5 build 170123 planned",
	"V5.4.5 build 170123 (pending)",
	"V5.4.5 build 170123?",
	"V5.4.0 build 160414 -> V5.4.5 build 170123",
	"V5.4.5 build 170123, was V5.4.0",
	"update failed: V5.4.5 build 170123",
	"V5.4.5 build 170123 (geplant)",
	"soll: V5.4.5 build 170123",
	"V5.4.5 build 170123 build 160414",
	"V5.4.5 build 170123 / V5.4.0 build 160414",
])
	test(`a plan or a doubt is no firmware: ${firmware}`, () => {
		assert.ok(isHedged(firmware));
		const answer = told(judged(identity({ brand: "Norden", model: "ND-CAM2142", firmware }), bounded));
		assert.equal(answer, "under_investigation/firmware_unreadable");
	});

for (const firmware of [
	"V5.4.5 build 170123",
	"V5.4.5build170123",
	"2.800.0000000.13.R.200511.ONVIF 18.12",
	"IPC_G3_EN_STD_5.5.160_210416",
	"DH_IPC-HX5X3X-Rhea_MultiLang_PN_Stream3_V2.800.0000000.0.R.220101.bin",
	"9.80.3.12 (LTS)",
	"4.1 SP3",
	"M2.1.6.01_20170123",
	"Version 5.0 Update 2",
])
	test(`one version: ${firmware}`, () => assert.equal(isHedged(firmware), false));

for (const model of [
	"ND-CAM2142, ND-CAM2032",
	"ND-CAM2142 / ND-CAM2032",
	"ND-CAM2142 oder ND-CAM2032",
	"ND-CAM2142 ND-CAM2032",
	"ND-CAM2142?",
])
	test(`two models, or a doubted one, are not known: ${model}`, () => {
		assert.ok(isDoubtedModel(model));
		for (const versions of ["<V5.4.5 build 170123", "*"]) {
			const open = advisory({ products: [{ name: "ND-CAM2142", versions }] });
			const device = identity({ brand: "Norden", model, firmware: "V5.5.0 build 190101" });
			assert.equal(told(judged(device, open)), "under_investigation/model_unclear");
		}
		const other = advisory({ products: [{ name: "ND-DOME7" }] });
		assert.equal(
			told(judged(identity({ brand: "Norden", model, firmware: "V5.5.0" }), other)),
			"under_investigation/model_unclear",
			"the other may be listed",
		);
		assert.ok(holesOf(identity({ brand: "Norden", model }), [other]).length > 0, "and the device is shown");
	});

for (const model of [
	"DS-2CD2032-I",
	"DS-2CD2032-I, 4mm",
	"P1344/P1346",
	"AXIS P1344 Network Camera",
	"DS-7608NI-E2 / 8P",
	"Illustra Pro Gen 4 Dome",
])
	test(`one model: ${model}`, () => assert.equal(isDoubtedModel(model), false));

test("a build of a day that has not come decides nothing", () => {
	const answer = (firmware: string) => told(judged(identity({ brand: "Norden", model: "ND-CAM2142", firmware }), bounded));
	for (const build of ["290123", "310123", "20990123"]) assert.match(answer(`V5.4.5 build ${build}`), /^under_investigation/, build);
	assert.equal(answer("V5.4.5 build 270123"), "fixed", "a catalogue lags behind");
});
