/** Names that neither cover each other nor are surely two: "not listed" is no fact between them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, holesOf, identity, judged, told } from "../../test/support/match-fixture.ts";
import { keysOfListed, keysOfModel, sharedName } from "./shared-name.ts";

const acme = new Set(["acme", "inc"]);

test("what tells products apart is shared", () => {
	for (const [model, listed, shared, source] of [
		["XL824", "Acme Technologies XL824 Thermostat", "xl824", "CISA ICSA-23-234-02: words around the code"],
		["Pivot", "Acme Technologies Pivot Thermostat", "pivot", "ICSA-23-234-02: a name without a code"],
		["TVIP20550", "Acme TVIP", "tvip", "ICSA-23-187-02: a family by its word"],
		["TVIP 21150", "Acme TVIP", "tvip", "ICSA-23-187-02: the number apart"],
		["IMP231-1ERS", "Sarix Professional IMP 3 Series", "imp", "ICSA-26-057-02: the letters that models begin with"],
		["Sarix Pro 3 IBP", "Sarix Professional IBP 3 Series", "sarix", "ICSA-26-057-02: words moved and shortened"],
		["OneWireless Wireless Device Manager", "OneWireless WDM", "onewireless", "ICSA-23-075-06: initials"],
		["Mini2 NVR", "NVRmini2", "nvrmini2", "NUUO's recorder as people write it"],
		["LMS", "License Management System (LMS)", "lms", "ICSA-18-093-01: initials, kind word and all"],
		["Hypercharger HYC300", "Hypercharger EV charger", "hypercharger", "ICSA-24-130-02: only kind words beside it"],
		["Security Manager", "Smart Security Manager", "securitymanager", "ICSA-17-040-01: the first word left out"],
		["ACMEA1001", "ACME A1001", "acmea1001", "the vendor's name glued to the model"],
		["LP-2500", "S2-LP-2500", "lp2500", "ICSA-22-153-01: a seller's prefix in front"],
		["RLN8-410", "RLN-X10 series", "rln and 10", "ICSA-21-019-02: what the X stands for is not said"],
		["exacqVision Enterprise System Manager", "exacqVision ESM", "exacqvision", "ICSA-19-164-01: initials with a kind word"],
		["VIGI C430 V1.20", "VIGI Cx30 (1.20) Series Models C230 1.20, C430 1.20", "c430", "ICSA-26-036-01: a list in a name"],
	] as const)
		assert.equal(sharedName(model, listed, acme), shared, source);
	assert.match(sharedName("H2-ECOM100", "Hardware Version 9x", acme) ?? "", /hardware/, "ICSA-20-345-02: no model is named");
});

test("two names with something of their own each are two", () => {
	for (const [model, listed, source] of [
		["EntraPass Special Edition", "EntraPass Global Edition", "ICSA-20-070-04"],
		["iSTAR Edge", "iSTAR Ultra", "ICSA-22-242-11"],
		["Siveillance Control", "Siveillance Video Open Network Bridge", "ICSA-21-103-15"],
		["Siveillance VMS 2019 R2", "Siveillance VMS 2019 R1", "ICSA-19-162-01: a year is no code"],
		["exacqVision Enterprise Manager", "exacqVision Web Service", "ICSA-21-180-01"],
		["Linear eMerge 5000P", "Linear eMerge E3 series", "ICSA-18-046-01"],
		["OMNIKEY 5023", "OMNIKEY Secure Elements reader configuration cards", "ICSA-24-037-02"],
		["RLN36", "RLN-X10 series", "ICSA-21-019-02: other digits at the end"],
		["PowerLogic PM5563", "PowerLogic PM5560", "two codes"],
		["ND-DOME7", "ND-CAM2142", "nothing shared"],
		["Acme Camera", "Acme Recorder", "the vendor's word and kind words"],
	] as const)
		assert.equal(sharedName(model, listed, acme), undefined, source);
});

test("a shared name keeps a device from being told not listed, and alarms nobody", () => {
	const document = advisory({ products: [{ vendor: "Acme", name: "Acme Pivot Thermostat", versions: "<=1.8" }] });
	for (const firmware of ["1.7", "1.9", undefined])
		assert.equal(told(judged(identity({ brand: "Acme", model: "Pivot", firmware }), document)), "under_investigation/model_unclear");
	assert.equal(told(judged(identity({ brand: "Acme", model: "Rondo", firmware: "1.7" }), document)), "known_not_affected/not_listed");
	const norden = advisory({ products: [{ name: "Norden Pivot Thermostat", versions: "<=1.8" }] });
	assert.equal(told(judged(identity({ brand: "Norden", model: "Pivot", firmware: "1.7" }), norden)), "under_investigation/model_unclear");
	assert.equal(told(judged(identity({ brand: "Norden", model: "Rondo", firmware: "1.7" }), norden)), "known_not_affected/not_listed");
});

test("a hostile name costs no more than its first words", () => {
	const long = `${"word ".repeat(20_000)}X100`;
	assert.equal(sharedName(long, long.replace("word", "other"), acme), "word");
});

test("a box that another letter in front sets apart from a listed one is open", () => {
	const listed = (name: string) => advisory({ products: [{ name, versions: "<V5.5.0" }] });
	for (const [model, name] of [
		["iDS-2CD2143G2-I", "DS-2CD2143G2-I"],
		["DS-7204HQHI-M1", "iDS-72xxHQHI-M1"],
	] as const)
		assert.equal(
			told(judged(identity({ brand: "Norden", model, firmware: "V5.6.0" }), listed(name))),
			"under_investigation/model_unclear",
			model,
		);
	assert.equal(
		told(judged(identity({ brand: "Norden", model: "iDS-9632", firmware: "V5.6.0" }), listed("DS-2CD2143G2-I"))),
		"known_not_affected/not_listed",
	);
});

test("in a fleet, too, a name that shares what tells products apart is open under the holes of that document alone", () => {
	const kin = advisory({ id: "KIN", products: [{ name: "Norden Pivot Thermostat", versions: "<=V1.8" }] });
	const other = advisory({ id: "OTHER", products: [{ name: "Norden Rondo Hub", versions: "<=V1.8" }] });
	const opened = (model: string) =>
		holesOf(identity({ brand: "Norden", model, firmware: "V1.7" }), [other, kin]).map((hole) => `${hole.advisory} ${told(hole)}`);
	assert.deepEqual(opened("Pivot"), ["KIN under_investigation/model_unclear"]);
	assert.deepEqual(opened("ND-CAM2142"), []);
	const twin = advisory({ id: "TWIN", products: [{ name: "iDS-72xxHQHI-M1", versions: "<V5.5.0" }] });
	assert.deepEqual(
		holesOf(identity({ brand: "Norden", model: "DS-7204HQHI-M1", firmware: "V5.6.0" }), [twin]).map((hole) => told(hole)),
		["under_investigation/model_unclear"],
	);
});

test("law: names that share something share a key", () => {
	const words = [
		"Pivot",
		"XL824",
		"TVIP20550",
		"TVIP",
		"Sarix",
		"Professional",
		"Pro",
		"WDM",
		"Wireless",
		"Device",
		"Manager",
		"Mini2",
		"NVR",
		"50P",
		"Acme",
	];
	let shared = 0;
	for (const a of words)
		for (const b of words)
			for (const c of words)
				for (const model of [a, `${a} ${b}`]) {
					const listed = `${b} ${c}`;
					if (sharedName(model, listed, acme) === undefined) continue;
					shared += 1;
					const keys = new Set(keysOfListed(listed, acme));
					assert.ok(
						keysOfModel(model).some((key) => keys.has(key)),
						`${model} and ${listed}`,
					);
				}
	assert.ok(shared > 500);
});
