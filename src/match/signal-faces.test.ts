/** What signals add to what is stated, and where they contradict it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue, identity } from "../../test/support/match-fixture.ts";
import { facesOf } from "./face.ts";
import { type AskedDevice, identify } from "./identity.ts";
import { hintsOf } from "./signal-faces.ts";

const NORDEN_MAC = "0a:00:01:00:00:01";
const OSTWERK_MAC = "0a:00:02:00:00:01";
const SERIAL = "ND-CAM214220200131AAWR00000001";

const rows: readonly (readonly [what: string, device: AskedDevice, faces: readonly string[], contradictions: readonly string[]])[] = [
	["an address block agrees with the label", { brand: "Norden", model: "ND-CAM2142", mac: NORDEN_MAC }, [], []],
	["and with the maker behind it", { brand: "Kustos", model: "KU-7", mac: NORDEN_MAC }, [], []],
	["a brand's own block agrees with its maker's label", { brand: "Norden", model: "OW-1", mac: "0a:00:05:00:00:01" }, [], []],
	["nobody else tells the maker", { brand: "Acme", model: "AC-1", mac: NORDEN_MAC }, ["norden - low"], []],
	["no label: a model of the maker's families", { model: "OW-300", mac: OSTWERK_MAC }, ["ostwerk OW-300 low"], []],
	["under another label it may be that label's name", { brand: "Acme", model: "OW-300", mac: OSTWERK_MAC }, ["ostwerk - low"], []],
	["a surer sign makes it the maker's", { brand: "Acme", model: "OW-300", protocol: "OWP" }, ["ostwerk OW-300 medium"], []],
	["no label, a brand's block", { model: "HM-1", mac: "0a:00:05:00:00:01" }, ["hausmarke HM-1 low", "norden - low"], []],
	[
		"a block beside another maker whose model is not known",
		{ brand: "Norden", model: "OW-1", mac: OSTWERK_MAC },
		["ostwerk - low"],
		["the MAC address points to Ostwerk, what is stated to Norden"],
	],
	[
		"beside a maker and model that are known it only contradicts",
		{ brand: "Norden", model: "ND-CAM2142", mac: OSTWERK_MAC },
		[],
		["the MAC address points to Ostwerk, what is stated to Norden"],
	],
	[
		"a protocol outweighs them",
		{ brand: "Norden", model: "ND-CAM2142", protocol: "ONVIF, owp" },
		["ostwerk - medium"],
		["the protocol that it answers points to Ostwerk, what is stated to Norden"],
	],
	["what everybody answers is no sign", { brand: "Acme", model: "AC-1", protocol: "ONVIF; RTSP" }, [], []],
	["a protocol beside the maker's own model", { brand: "Kustos", model: "ND-CAM2142", protocol: "NDP" }, [], []],
	[
		"two signs that disagree are both kept",
		{ brand: "Acme", model: "AC-1", mac: OSTWERK_MAC, protocol: "NDP" },
		["ostwerk - low", "norden - medium"],
		["the MAC address points to Ostwerk, the protocol that it answers to Norden"],
	],
	["two that agree are as sure as the surer", { brand: "Acme", mac: NORDEN_MAC, protocol: "NDP" }, ["norden - medium"], []],
	["the model in the serial number", { brand: "Kustos", model: "KU-7", serial: SERIAL }, ["norden ND-CAM2142 medium"], []],
	[
		"a serial number of the form with a label's model",
		{ brand: "Acme", model: "AC-1", serial: "AC-100120200131AAWR00000001" },
		["norden - low"],
		[],
	],
	["the stated model, longer", { brand: "Norden", model: "ND-CAM2142-IS", serial: SERIAL }, [], []],
	[
		"another model than the stated one",
		{ brand: "Norden", model: "ND-CAM9", serial: SERIAL },
		["norden ND-CAM2142 medium"],
		["the serial number says ND-CAM2142, the inventory ND-CAM9"],
	],
	["a firmware form", { brand: "Acme", model: "AC-1", firmware: "V5.4.0 build 160530" }, ["norden - low"], []],
	[
		"a form that anybody may write, beside a named maker",
		{ brand: "Ostwerk", model: "OW-200", firmware: "V5.4.0 build 160530" },
		[],
		["the firmware text points to Norden, what is stated to Ostwerk"],
	],
	["a port", { brand: "Acme", model: "AC-1", openPorts: [80, 4711] }, ["ostwerk - low"], []],
	["letters of a label", { model: "KU-7", firmware: "1.000.KU00.21" }, ["ostwerk - medium", "kustos KU-7 low"], []],
	[
		"letters of another label",
		{ brand: "Lumen", model: "LM-1", firmware: "1.000.KU00.21" },
		["ostwerk - medium"],
		["the firmware text points to Ostwerk, what is stated to Norden", "the firmware carries the letters of Kustos, the label says Lumen"],
	],
];

test("what signals add", () => {
	for (const [what, device, faces, contradictions] of rows) {
		const who = identify(device, catalogue);
		const hints = hintsOf(who, facesOf(who, catalogue), catalogue);
		const told = (hints?.faces ?? []).map((face) => `${face.vendor} ${face.model ?? "-"} ${face.confidence}`);
		assert.deepEqual(told, faces, what);
		assert.deepEqual(hints?.contradictions ?? [], contradictions, what);
		for (const face of hints?.faces ?? []) assert.ok(face.how === "signal" && face.because.length > 0, what);
	}
});

test("no signal, no hint; an id that the catalogue does not have is none", () => {
	for (const signals of [undefined, "nonsense", "mac-nobody serial-nobody=X", "x ".repeat(5000)]) {
		const who = { ...identity({ brand: "Norden" }), signals };
		assert.equal(hintsOf(who, facesOf(who, catalogue), catalogue), undefined);
	}
});

test("every sign is shown with its grade, source and day", () => {
	const who = identify({ brand: "Norden", model: "ND-CAM2142", mac: NORDEN_MAC }, catalogue);
	const [step] = hintsOf(who, facesOf(who, catalogue), catalogue)?.because ?? [];
	assert.deepEqual(
		[step?.rule, step?.outcome, step?.quote],
		["signal/mac-prefix", "a sign of norden (low)", "made up for tests, 2026-01-02"],
	);
});
