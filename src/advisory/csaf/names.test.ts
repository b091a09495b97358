import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cpuMs } from "../../../test/support/cpu-time.ts";
import { cleanName, cleanProductName, stripDirt } from "./clean-name.ts";
import { splitFullName } from "./full-name.ts";
import { splitModelNames } from "./model-names.ts";

test("names are mended, each change with its rule", () => {
	const rows: readonly (readonly [string, string, readonly string[], string])[] = [
		["Geutebr\u00c3\u00bcck", "Geutebr\u00fcck", ["mojibake"], "ICSA-17-045-02"],
		["Software House C\u00e2\u20ac\u00a2CURE 9000", "Software House C\u2022CURE 9000", ["mojibake"], "ICSA-20-142-01"],
		[" CP Plus", "CP Plus", ["blanks"], "ICSA-23-082-02"],
		["DS- 2CD4x2xFWD Series", "DS-2CD4x2xFWD Series", ["blank-in-model"], "ICSA-17-124-01"],
		["DH-HCVR4XXX, and", "DH-HCVR4XXX", ["trailing-comma"], "ICSA-17-124-02"],
		["exacqVision - Q-Series", "exacqVision - Q-Series", [], "ICSA-21-119-03: a note's dash stays"],
		["Camera\u0000 1", "Camera 1", ["control-characters"], "hostile"],
	];
	for (const [raw, text, rules, source] of rows) {
		const cleaned = cleanName(raw);
		assert.equal(cleaned.text, text, source);
		assert.deepEqual(
			cleaned.changes.map((change) => change.rule),
			rules,
			source,
		);
	}
});

test("words that are not part of a product's name are taken off", () => {
	const rows: readonly (readonly [string, string, string])[] = [
		["Linear eMerge E3 series Versions", "Linear eMerge E3 series", "ICSA-18-046-01"],
		["Topline TopFD-2125 (part n\u00c2\u00b0 5.02820) firmware", "Topline TopFD-2125", "ICSA-18-079-01"],
		["IQ Wifi 6 Firmware", "IQ Wifi 6", "ICSA-23-206-04"],
		["Version", "Version", "ICSMA-18-086-01: nothing would be left"],
		["System Platform Software", "System Platform Software", "software is the product"],
	];
	for (const [raw, name, source] of rows) assert.equal(cleanProductName(raw).text, name, source);
});

test("one text may name several models", () => {
	const rows: readonly (readonly [string, readonly string[], string])[] = [
		["DS-2CD2xx2F-I Series", ["DS-2CD2xx2F-I Series"], "ICSA-17-124-01"],
		["RT430 RT431 and RT434", ["RT430", "RT431", "RT434"], "ICSA-20-154-05"],
		["Linear eMerge 50P/5000P", ["Linear eMerge 50P", "Linear eMerge 5000P"], "ICSA-20-184-01"],
		["G-Cam/EFD-2250", ["G-Cam/EFD-2250", "EFD-2250"], "ICSA-17-045-02"],
		["Vigilant Fixed LPR Coms Box (BCAV1F2-C600)", ["Vigilant Fixed LPR Coms Box", "BCAV1F2-C600"], "ICSA-24-165-19"],
		["GV-D2700, GV-D2701 and GV-D2702", ["GV-D2700", "GV-D2701", "GV-D2702"], "list"],
		["DS-2CD21 and DS-2CD25 Series", ["DS-2CD21 Series", "DS-2CD25 Series"], "the word holds for all"],
		["Digital Video Recorders and IP Cameras", ["Digital Video Recorders and IP Cameras"], "ICSA-17-124-02: a description"],
		["SCALANCE WUM766-1 (US)", ["SCALANCE WUM766-1 (US)"], "ICSA-24-165-12: a variant"],
		["DS-KH9310-WTE1(B)", ["DS-KH9310-WTE1(B)"], "ICSA-23-285-14"],
		["DS-A71024/48/72R", ["DS-A71024/48/72R"], "CVE-2023-28808: endings, not names"],
		["Z-Series and A-Series", ["Z-Series", "A-Series"], "ICSA-21-119-03"],
		["VIGI Cx45 Series Models C345, C445", ["C345", "VIGI C345", "C445", "VIGI C445"], "ICSA-26-036-01: the models behind the word"],
		[
			"VIGI Cx20I (1.0) Series Models C220I 1.0, C320I 1.0",
			["C220I 1.0", "VIGI C220I 1.0", "C320I 1.0", "VIGI C320I 1.0"],
			"ICSA-26-036-01",
		],
		["SkyRouter Series 4200 and 4400", ["SkyRouter 4200", "SkyRouter 4400"], "ICSA-17-264-02"],
		["RTU500 series CMU", ["RTU500 series CMU"], "ICSA-22-242-04: no list"],
		["License Management System (LMS)", ["License Management System", "LMS"], "ICSA-18-093-01: the short form is a name"],
		["Control Center (ACC) 5", ["Control Center 5", "ACC 5"], "CVE-2015-2860: the first letter is the vendor's, cut off in front"],
		[
			"NOTI-FIRE-NET Web Server (NWS-3)",
			["NOTI-FIRE-NET Web Server", "NWS-3", "NOTI-FIRE-NET Web Server NWS-3"],
			"ICSA-20-051-03: a short code behind words",
		],
		[
			"Garage Door Controller (NXG-100B, NXG-200)",
			["Garage Door Controller", "NXG-100B", "NXG-200", "Garage Door Controller NXG-100B", "Garage Door Controller NXG-200"],
			"ICSA-23-094-01: several codes in the brackets",
		],
		["7SA82 Relay (CP100)", ["7SA82 Relay (CP100)"], "ICSA-24-193-14: the code in front is the model"],
		["Vigilant Camera (US)", ["Vigilant Camera (US)"], "no short form"],
		[
			"License Plate Recognition LPR Camera",
			["License Plate Recognition LPR Camera", "LPR Camera", "License Plate Recognition Camera"],
			"ICSA-25-308-02: the short form behind its words",
		],
		[
			"American Dynamics victor Web Client, Software House C\u2022CURE Web Client",
			["American Dynamics victor Web Client", "Software House C\u2022CURE Web Client"],
			"ICSA-20-324-01",
		],
	];
	for (const [name, models, source] of rows) assert.deepEqual(splitModelNames(name), models, source);
});

test("a full name is taken apart", () => {
	const parts = (full: string, vendor: string, name: string, version: string) => {
		const { head, tail, note } = splitFullName(full, vendor, name, version);
		return [head, tail, note];
	};
	assert.deepEqual(parts("DS-2CD2xx2F-I Series: V5.2.0 build 140721 to V5.4.0", "Hikvision", "DS-2CD2xx2F-I Series", ">= 5.2.0"), [
		"DS-2CD2xx2F-I Series",
		"V5.2.0 build 140721 to V5.4.0",
		"",
	]);
	assert.deepEqual(parts("Performance IP Series cameras: HEN32204", "Honeywell", "Performance Series NVRs", "HEN32204"), [
		"Performance IP Series cameras",
		"HEN32204",
		"",
	]);
	assert.deepEqual(parts("Uniview NVR301-04S2-P4: <NVR-B3801.20.17.240507", "Uniview", "NVR301-04S2-P4", ""), [
		"NVR301-04S2-P4",
		"<NVR-B3801.20.17.240507",
		"",
	]);
	for (const [full, head, source] of [
		["SoftCMS versions prior to Version 1.6", "SoftCMS", "ICSA-16-322-02"],
		["Digital Sentry Video Management System, versions prior to Version 7.13", "Digital Sentry Video Management System", "ICSA-16-196-01"],
		["AX8 firmware up to and including 1.46.16", "AX8", "CVE-2022-37061"],
		["Before 5 Camera", "Before 5 Camera", "no version words at the end"],
	] as const)
		assert.equal(parts(full, "", "", "")[0], head, source);
	assert.deepEqual(parts("Lumada APM - SaaS", "Hitachi", "Lumada APM - SaaS", ""), ["Lumada APM - SaaS", "", ""]);
	assert.equal(
		parts("exacqVision Server - This vulnerability impacts Versions 9.6 and 9.8", "", "exacqVision Server", "9.6 | 9.8")[2],
		"This vulnerability impacts Versions 9.6 and 9.8",
	);
	assert.deepEqual(parts("Dahua NVR4XXX: before build 2024-02-02 [source: cna]", "Dahua", "NVR4XXX", ""), [
		"NVR4XXX",
		"before build 2024-02-02",
		"",
	]);
});

test("law: mending is idempotent, never empties a name, and is quick on any repetition", () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 200 }), (raw) => {
			const once = cleanName(raw).text;
			assert.equal(cleanName(once).text, once);
			assert.ok(splitModelNames(raw).length > 0);
		}),
		{ numRuns: 1000 },
	);
	for (const piece of ["a/", "(", "a (b) ", ", ", "- 1", "X-Series and ", "A1 "]) {
		const start = cpuMs();
		const raw = piece.repeat(30_000);
		splitModelNames(cleanProductName(raw).text);
		stripDirt(raw);
		assert.ok(cpuMs() - start < 500, piece);
	}
});
