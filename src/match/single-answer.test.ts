/** Cells that state two things, or a wish, and cells that only look so. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, catalogue, holesOf, identity, judged, told } from "../../test/support/match-fixture.ts";
import { isDoubtedBrand, isDoubtedModel, isHedged, isRemarked } from "./single-answer.ts";

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
	"! V5.4.5 build 170123",
	"V5.4.5 build 170123* siehe Liste",
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

/** What people write around a version: plans, orders, guesses, ranges, two answers, notes, in the languages of inventories. */
const AROUND = [
	"@ (to be installed)",
	"@ \u0054ODO",
	"@ wird installiert",
	"@ noch nicht installiert",
	"@ ab KW 12",
	"@ bestellt",
	"@ in Arbeit",
	"@ unsicher",
	"@ lt. Liste",
	"~@",
	">= @",
	"@+",
	"@ or later",
	"@ und neuer",
	"@ o. h\u00f6her",
	"bis @",
	"@ - V5.5.0",
	"V5.4.0 bis @",
	"@ (V5.4)",
	"@ / 170101",
	"@ / build 160414",
	"@ recommended",
	"empfohlen: @",
	"@ needed",
	"@ rolled back",
	"@ (rollback)",
	"@ reverted",
	"@ on 3 of 5",
	"teils @",
	"@ unverified",
	"@ (unbest\u00e4tigt)",
	"@ (laut Techniker)",
	"wahrscheinlich @",
	"\u00e0 installer : @",
	"@ \u00e0 v\u00e9rifier",
	"@ da installare",
	"@ por instalar",
	"@ sin verificar",
	"@ pendente",
	"@ nog niet",
	"@ planerad",
	"@ zaplanowane",
	"@ \u043f\u043b\u0430\u043d\u0438\u0440\u0443\u0435\u0442\u0441\u044f",
	"@ \u8ba1\u5212\u5347\u7ea7",
	"@ x",
	"@ \u2717",
	"@ !!!",
	"@ *",
	"NOT @",
	"@ test unit",
	"@ requested",
	"@ ordered",
	"@ backup",
	"V5.4.0 \u279c @",
	"V5.4.0 vs @",
	"main @ sub V5.4.0",
	"Slot A @, Slot B V5.4.0",
	"@\u3001V5.4.0",
	"@; V5.4.0",
	"@ wartet auf Freigabe",
	"@ en attente",
	"@ in attesa",
	"@ vent\u00e4r",
	"@ czeka",
];

test("whatever stands around a version in its cell, it says nothing good", () => {
	for (const around of AROUND) {
		const firmware = around.replace("@", "V5.4.5 build 170123");
		const answer = told(judged(identity({ brand: "Norden", model: "ND-CAM2142", firmware }), bounded));
		assert.match(answer, /^under_investigation/, firmware);
		const above = advisory({ products: [{ name: "ND-CAM2142", versions: "<=V5.0.0 build 150101" }] });
		assert.match(told(judged(identity({ brand: "Norden", model: "ND-CAM2142", firmware }), above)), /^under_investigation/, firmware);
	}
});

test("a remark takes no alarm back", () => {
	for (const firmware of ["V5.4.0 build 160414 wartet auf Freigabe", "V5.4.0 build 160414 (von Norden)"]) {
		assert.ok(isRemarked(firmware) && !isHedged(firmware));
		assert.equal(told(judged(identity({ brand: "Norden", model: "ND-CAM2142", firmware }), bounded)), "known_affected");
	}
	for (const firmware of [
		"V5.4.5 build 170123",
		"Version 5.0 Update 2",
		"2.420.HW01.33.20190812",
		"NVR 5.6 Build 595 T2-Patch",
		"9.80.3.12 (LTS)",
	])
		assert.equal(isRemarked(firmware), false, firmware);
});

const GUESSED = [
	"@/ND-DOME7",
	"@+ND-DOME7",
	"@ (ND-DOME7)",
	"@ [ND-DOME7]",
	"@ = ND-DOME7",
	"@ -> ND-DOME7",
	"@ ersetzt durch ND-DOME7",
	"@ y ND-DOME7",
	"similar to @",
	"\u00e4hnlich @",
	"wie @",
	"like @",
	"vermutlich @",
	"evtl. @",
	"probably @",
	"peut-\u00eatre @",
	"forse @",
	"quiz\u00e1s @",
	"not @",
	"kein @",
	"ex @",
	"fr\u00fcher @",
	"@ geplant",
	"@ bestellt",
	"@ (TBC)",
	"@ TBD",
	"@ unsicher",
	"@ to be confirmed",
	"@ zu pr\u00fcfen",
	"@ \u00e0 v\u00e9rifier",
	"2x @, 1x ND-DOME7",
	"@~",
	"\u2248 @",
	"@ clone",
	"compatible with @",
	"Nachfolger @",
	"div. @",
	"u.a. @",
	"@ etc.",
	"z.B. @",
	"@-2150",
	"@ / 2152",
	"@\u20262150",
];

test("a model that is guessed, or is one of two, says nothing good", () => {
	const listed = advisory({ products: [{ name: "ND-CAM2142", versions: "<V5.4.5 build 170123" }] });
	const other = advisory({ products: [{ name: "ND-DOME8" }] });
	for (const guess of GUESSED) {
		const who = identity({ brand: "Norden", model: guess.replace("@", "ND-CAM2142"), firmware: "V5.5.0 build 190101" });
		for (const document of [listed, other]) assert.match(told(judged(who, document)), /^under_investigation/, who.model);
	}
});

const BRANDS = [
	"Ostwerk?",
	"Ostwerk or Norden",
	"Ostwerk/Norden",
	"Ostwerk, Norden",
	"Ostwerk & Norden",
	"Ostwerk + Norden",
	"Ostwerk und Norden",
	"Ostwerk et Norden",
	"Ostwerk = Norden",
	"Ostwerk -> Norden",
	"Ostwerk aka Norden",
	"ex Ostwerk",
	"fr\u00fcher Ostwerk",
	"not Ostwerk",
	"vermutlich Ostwerk",
	"Ostwerk (OEM)",
	"Ostwerk-like",
	"Ostwerk clone",
	"Ostwerk or similar",
	"Ostwerk / white label",
	"Ostwerk tbc",
	"~Ostwerk",
	"Ostwerk (unsicher)",
	"Ostwerk geplant",
];

test("a brand that is guessed, or is one of two strangers, says nothing good", () => {
	const listed = advisory({ products: [{ vendor: "Ostwerk", name: "OW-200", versions: "<2.4.5" }] });
	const other = advisory({ products: [{ name: "ND-DOME8" }] });
	for (const brand of BRANDS) {
		assert.ok(isDoubtedBrand(brand, catalogue), brand);
		for (const document of [listed, other])
			assert.match(told(judged(identity({ brand, model: "OW-200", firmware: "2.4.5" }), document)), /^under_investigation/, brand);
	}
	for (const brand of ["Ostwerk", "Norden AB", "Norden / Hausmarke", "Kustos (Norden)", "Prima Systems", "Bang & Olufsen", undefined])
		assert.equal(isDoubtedBrand(brand, catalogue), false, brand);
});

test("a plain version is neither hedged nor remarked, and what is put behind it is looked at", () => {
	for (const plain of ["V5.4.5 build 170124", "2.420.0000000.5.R.150315", "1", "v1.2.3"]) {
		assert.deepEqual([isHedged(plain), isRemarked(plain)], [false, false], plain);
		assert.ok(isHedged(`${plain}?`) && isHedged(`${plain} -> V9.9.9`), plain);
	}
	assert.deepEqual([isHedged("5.4.5 build 170124 build 180101"), isRemarked("5.4.5 bestellt")], [true, true]);
});
