/** The facts that ship: they build, and every example beside a pattern holds. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { buildCatalogue, selfTest } from "../../src/catalog/build-catalogue.ts";
import type { CatalogueData } from "../../src/catalog/catalogue-data.ts";
import { toLine } from "../../src/core/problem.ts";
import { cpuMs } from "../support/cpu-time.ts";

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../data/catalog/${name}.json`, import.meta.url), "utf8"));
const data: CatalogueData = {
	catalog: read("catalog"),
	vendors: read("vendors"),
	relabels: read("relabels"),
	families: read("families"),
	listings: read("listings"),
	attacked: read("attacked"),
	signals: read("signals"),
};

function shipped() {
	const built = buildCatalogue(data);
	assert.ok(built.ok, built.ok ? "" : built.error.map(toLine).join("\n"));
	return built.value;
}

test("the shipped facts are sound", () => assert.deepEqual(selfTest(data).map(toLine), []));

test("the shipped facts build", () => assert.match(shipped().version, /^\d{4}\.\d{2}\.\d{2}$/));

// Vendor branches of CISA's advisories on surveillance as published, and brands as people write them
const named: readonly (readonly [text: string, ids: readonly string[]])[] = [
	[" CP Plus", ["cp-plus"]],
	["CKS, a subsidiary of Johnson Controls Inc.", ["cks", "johnson-controls"]],
	["Contolled Electronic Management Systems Ltd, Johnson Contols Inc.", ["cem-systems", "johnson-controls"]],
	["Dahua Technology Co, Ltd", ["dahua"]],
	["Zhejiang Dahua Technology Co., Ltd.", ["dahua"]],
	["Exacq Technologies, Johnson Controls Inc.", ["exacq", "johnson-controls"]],
	["Geutebr\u00c3\u00bcck", ["geutebruck"]],
	["Geutebr\u00c3\u00bcck GmbH", ["geutebruck"]],
	["GEUTEBRUCK", ["geutebruck"]],
	["Geutebr\u00fcck", ["geutebruck"]],
	["HID Global", ["hid-global"]],
	["Hanwha Techwin", ["hanwha-vision"]],
	["HIKVISION", ["hikvision"]],
	["Hangzhou Hikvision Digital Technology Co., Ltd.", ["hikvision"]],
	["Hik", ["hikvision"]],
	["Hikvision Europe B.V.", ["hikvision"]],
	["Johnson Controls, Inc.", ["johnson-controls"]],
	["Kantech, Johnson Controls Inc.", ["kantech", "johnson-controls"]],
	["Motorola Solutions", ["motorola-solutions"]],
	["Qognify ", ["qognify"]],
	["Schneider Electric Software, LLC", ["schneider-electric"]],
	["Sensormatic Electronics, LLC, Johnson Controls Inc.", ["sensormatic", "johnson-controls"]],
	["Sensormatic Electronics, LLC, a subsidiary of Johnson Controls Inc.", ["sensormatic", "johnson-controls"]],
	["Sensormatic Electronics, LLC, an affiliate of Johnson Controls Inc.", ["sensormatic", "johnson-controls"]],
	["Sensormatic Electronics, a subsidiary of Johnson Controls, Inc.", ["sensormatic", "johnson-controls"]],
	["Suprema Inc.", ["suprema"]],
	["Hangzhou Xiongmai Technology Co., Ltd", ["xiongmai"]],
	["ValueHD, PTZOptics, multiCAM Systems, SMTAV", ["valuehd", "ptzoptics", "multicam-systems", "smtav"]],
	["D-Link (India Limited), Nobody Securitech, Securus CCTV", ["d-link", "text:nobody securitech", "securus"]],
	["Trendnet", ["trendnet"]],
	["UNV", ["uniview"]],
	["Uniview Technologies", ["uniview"]],
	["QSee", ["q-see"]],
	["Q-See", ["q-see"]],
	["Nelly\u2019s Security", ["nellys-security"]],
	["Axis Communications AB", ["axis"]],
	["Hanwha Vision (formerly Samsung Techwin)", ["hanwha-vision", "samsung-techwin"]],
	["H.VIEW", ["h-view"]],
	["Hikvision DS-2CD2142FWD-I", ["hikvision"]],
	["Bosch Sicherheitssysteme GmbH & Co. KG", ["bosch"]],
	["Nice View", ["text:nice view"]],
	["Harbourline", ["text:harbourline"]],
	["Nobody Ltd", ["text:nobody"]],
	["  ", []],
];
for (const [text, ids] of named) {
	test(`vendors named by ${JSON.stringify(text)}`, () => {
		assert.deepEqual(
			shipped()
				.findVendors(text)
				.map((vendor) => vendor.id),
			ids,
		);
	});
}

test("an owner speaks for what it owns", () => {
	const catalogue = shipped();
	assert.deepEqual(catalogue.withParents("pelco"), ["pelco", "schneider-electric"]);
	assert.deepEqual(catalogue.withParents("illustra"), ["illustra", "johnson-controls"]);
	assert.deepEqual(catalogue.withParents("text:harbourline"), ["text:harbourline"]);
});

test("schemes end in the general one", () => {
	const ids = (vendor: string) =>
		shipped()
			.schemesOf(vendor)
			.map((scheme) => scheme.id);
	assert.deepEqual(ids("honeywell"), ["honeywell-hw", "maxpro", "dahua", "hikvision", "generic"]);
	assert.deepEqual(ids("text:harbourline"), ["generic"]);
});

test("relabels are plural, strongest first", () => {
	const relabels = shipped().relabelsOf("imaxcampro");
	assert.deepEqual(
		relabels.map((one) => [one.makerModel, one.evidence]),
		[
			["SD52C430U-HNI", "firmware_unpacked"],
			["IPC-HDBW4831E-ASE", "image_match"],
		],
	);
	assert.deepEqual(
		new Set(
			shipped()
				.relabelsOf("urban-security-group")
				.map((one) => one.maker),
		),
		new Set(["hikvision", "dahua"]),
	);
});

test("a model tells its maker, where it can", () => {
	const maker = (model: string) => shipped().familyOf(model)?.maker;
	assert.equal(maker("DS-2CD2142FWD-I"), "hikvision");
	assert.equal(maker("DHI-HCVR4104HS-S3"), "dahua");
	assert.equal(maker("IPC-HDW5442TM-AS"), "dahua");
	assert.equal(maker("NVR301-04S2-P4"), "uniview");
	assert.equal(maker("XNV-8080R"), "hanwha-vision");
	for (const vague of ["NVR", "NVR1104", "IP Camera", "TV-IP312PI", "QT9316", "CMIP3142", "HL-PTZ20", "M15", "DS-1"])
		assert.equal(maker(vague), undefined, vague);
	assert.equal(shipped().familyOf("M15", "mobotix")?.kind, "camera");
});

test("every hole of CISA's catalogue on surveillance is known to be attacked", () => {
	assert.equal(shipped().attacked("CVE-2017-7921")?.kevAdded, "2026-03-05");
	assert.equal(shipped().attacked("CVE-2018-9995")?.kevAdded, undefined);
	assert.equal(shipped().attacked("CVE-2017-7925"), undefined);
	assert.equal(shipped().listings("CVE-2017-7921").length, 5);
});

test("time: a million look-ups of a few names", () => {
	const catalogue = shipped();
	const started = cpuMs();
	for (let at = 0; at < 200_000; at++) {
		catalogue.findVendors(at % 2 === 0 ? "HIKVISION" : "Dahua Technology Co., Ltd");
		catalogue.familyOf(at % 3 === 0 ? "DS-2CD2142FWD-I" : "unknown thing");
	}
	assert.ok(cpuMs() - started < 1000);
});
