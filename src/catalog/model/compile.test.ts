import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cpuMs } from "../../../test/support/cpu-time.ts";
import type { ModelConvention, Vendor } from "../vendor.ts";
import { compileModelPattern } from "./compile.ts";
import { lintPattern } from "./lint.ts";
import type { ModelMatch } from "./pattern.ts";
import { namedConvention } from "./vendor-words.ts";

const hikvision: ModelConvention = {
	prefixes: ["DS-HiLookI-", "DS-HiWatchI-", "HW-", "HL-"],
	innerX: "one",
	trailingX: "any",
	lowerX: "one",
};
const dahua: ModelConvention = { prefixes: ["DHI-", "DH-"], innerX: "several", trailingX: "any", lowerX: "one" };
const geutebruck: ModelConvention = { prefixes: ["G-Code", "G-Cam", "Topline"], innerX: "one", trailingX: "any", lowerX: "one" };
const controls: ModelConvention = {
	prefixes: ["P3", "Illustra", "Software House"],
	innerX: "literal",
	trailingX: "literal",
	lowerX: "literal",
};
const literal: ModelConvention = { prefixes: [], innerX: "literal", trailingX: "literal", lowerX: "literal" };

function match(
	pattern: string,
	model: string,
	convention: ModelConvention,
	siblings: readonly string[] = [],
	notation: "vendor" | "csaf" | "catalogue" = "vendor",
) {
	const compiled = compileModelPattern(pattern, { notation, convention, siblings });
	assert.ok(compiled.ok, JSON.stringify(compiled));
	return compiled.value.test(model);
}

type Row = readonly [pattern: string, model: string, expected: ModelMatch];

const table: Readonly<Record<string, { readonly convention: ModelConvention; readonly rows: readonly Row[] }>> = {
	// What makers put behind a name to say what it is; whole names only.
	"kind words behind a name of words": {
		convention: { ...literal, prefixes: ["Pelco", "Software House"] },
		rows: [
			["Pelco Digital Sentry Video Management System", "Digital Sentry", "match"],
			["Software House iStar Pro Door Controller", "iSTAR Pro", "match"],
			["Software House iStar Pro Door Controller", "iSTAR", "?"],
			["IP-AK2 Access Control Panel", "IP-AK2", "match"],
			["SSC335-GC2063-Face-0b77 Solution", "SSC335-GC2063-Face-0b77", "match"],
			["Digital Sentry Video Management System", "Digital Sentry Viewer", "no"],
		],
	},
	// Signs that an owner writes for what he did not note down.
	"placeholders of the owner": {
		convention: hikvision,
		rows: [
			["DS-2CD2xx2FWD Series", "DS-2CD21XX", "?"],
			["DS-2CD2xx2FWD Series", "DS-2CD2***FWD", "?"],
			["DS-2CD2xx2FWD Series", "DS-2CD21**FWD-I", "?"],
			["DS-2CD63xx Series", "DS-2CD21XX", "no"],
			["DS-2CD63xx Series", "DS-2CD21**", "no"],
			["DS-2CD2142FWD-I", "21**", "?"],
			["DS-2CD2142FWD-I", "xx", "?"],
			["DH-IPC-HDW4XXX", "DH-IPC-HDW4XXX", "match"],
			["DS-2CD2142FWD-I", "DS-2CD2142FWD_I", "match"],
		],
	},
	"a year with and without V": {
		convention: literal,
		rows: [
			["Siveillance Video V2024 R1", "Siveillance Video 2024 R1", "match"],
			["Siveillance Video 2020 R2", "Siveillance Video V2020 R2", "match"],
			["Siveillance Video V2024 R1", "Siveillance_Video_V2024_R1", "match"],
			["Siveillance Video 2024 R1", "Siveillance-Video-V2024-R1", "match"],
			["Siveillance Video V2024 R1", "Siveillance Video 2024 R2", "no"],
			["Siveillance Video V2024 R1", "Siveillance Video 2023 R1", "no"],
		],
	},
	// Kind words in front, as full product names and inventories have them.
	"kind words in front": {
		convention: hikvision,
		rows: [
			["Network Camera DS-2CD2142FWD-I", "DS-2CD2142FWD-I", "match"],
			["IP-Camera DS-2CD2142FWD-I", "DS-2CD2142FWD-IS", "match"],
			["DS-2CD2142FWD-I", "Network Camera DS-2CD2142FWD-I", "match"],
			["Outdoor Dome Camera DS-2CD2xx2FWD Series", "Bullet camera DS-2CD2142FWD-I", "match"],
			["Network Camera DS-2CD2142FWD-I", "Network Camera DS-2CD2142FWD-I", "match"],
			["Network Camera DS-2CD2142FWD-I", "DS-2CD2342WD-I", "no"],
			["NVR DS-7608NI-K2", "DS-7608NI-K2/8P", "match"],
			["Network Camera HW-IPC-D140", "IPC-D140", "match"],
			// The word is part of the name, or what follows names no model.
			["IPC HFW4431S", "IPC-HFW4431S", "match"],
			["Access Panel X100", "X100", "no"],
			["IP Camera 2142", "2142", "no"],
			["Network Camera", "DS-2CD2142FWD-I", "?"],
		],
	},
	// The kind of box behind a code, as documents write it and labels do not.
	"kind words behind a code": {
		convention: hikvision,
		rows: [
			["H0-ECOM100 Communications Module", "H0-ECOM100", "match"],
			["I-HIB2PI-UL 2MP IP", "I-HIB2PI-UL", "match"],
			["CP-UNR-108F1 Web", "CP-UNR-108F1", "match"],
			["WL3000 Fusion", "WL3000 Fusion Software", "match"],
			["WL3000 Fusion", "WL3000 Fusion Manager", "?"],
			["PC10G-CPU Type=TCC-6353", "PC10G-CPU", "match"],
			["Medfusion 4000 Wireless Syringe Infusion Pump", "Medfusion 4000", "match"],
			["H0-ECOM100 Communications Module", "H2-ECOM100", "no"],
			// Behind a plain word, or a short number, they are part of the name.
			["Pro Gen 4 Dome", "Pro Gen 4 Bullet", "no"],
			["Camera Station Pro", "Camera Station", "?"],
		],
	},
	// CISA ICSA-26-113-03: the x behind a dash may be a letter that a model has or has not.
	"an x that may be nothing": {
		convention: hikvision,
		rows: [
			["MS-Cxx64-xPD", "MS-C2964-EPD", "match"],
			["MS-Cxx64-xPD", "MS-C2964-PD", "?"],
			["MS-Cxx64-xPD", "MS-C2963-PD", "no"],
		],
	},
	// CISA ICSA-17-124-01; the models are those of the labelled cases P001 to P023.
	"Hikvision series of 2017": {
		convention: hikvision,
		rows: [
			["DS-2CD2xx2FWD Series", "DS-2CD2442FWD-IW", "match"],
			["DS-2CD2xx2FWD Series", "DS-2CD2142FWD-I", "match"],
			["DS-2CD2xx2FWD Series", "ds-2cd2142fwd-is", "match"],
			["DS-2CD2xx2FWD Series", "DS2CD2142FWDI", "match"],
			["DS-2CD2xx2FWD Series", "DS-2CD2342WD-I", "no"],
			["DS-2CD2xx2F-I Series", "DS-2CD2612F-I", "match"],
			["DS-2CD2xx2F-I Series", "DS-2CD2712F-IS", "match"],
			["DS-2CD2xx2F-I Series", "DS-2CD2412F-IW", "match"],
			["DS-2CD2xx2F-I Series", "DS-2CD2432F-IW", "match"],
			["DS-2CD2xx2F-I Series", "DS-2CD2232F-I5", "match"],
			["DS-2CD2xx2F-I Series", "DS-2CD2442FWD-IW", "no"],
			["DS-2CD2xx2F-I Series", "DS-2CD2232-I5", "no"],
			["DS-2CD2xx2F-I Series", "DS-2CD", "?"],
			["DS-2CD2xx2F-I Series", "DS-2CD2612", "?"],
			["DS-2CD2xx2F-I Series", "DS-2CD2xx2F-I", "match"],
			["DS-2CD2xx2F-I Series", "DS-2CD21xxF-I", "?"],
			["DS-2CD2xx0F-I Series", "DS-2CD2520F-I", "match"],
			["DS-2CD2xx0F-I Series", "DS-2CD2120F-IS", "match"],
			["DS-2CD2xx0F-I Series", "DS-2CD2612F-I", "no"],
			["DS- 2CD4x2xFWD Series", "DS-2CD4024FWD-A", "match"],
			["DS- 2CD4x2xFWD Series", "DS-2CD4132FWD-IZ", "no"],
			["DS-2CD4xx5 Series", "DS-2CD4585F-IZH", "match"],
			["DS-2CD4xx5 Series", "DS-2CD4065F", "match"],
			["DS-2CD4xx5 Series", "DS-2CD4132FWD-IZ", "no"],
			["DS-2DFx Series", "DS-2DF7284-AEL", "match"],
			["DS-2DFx Series", "DS-2DF8336IV-AEL", "match"],
			["DS-2DFx Series", "DS-2DE7284-A", "no"],
			["DS-2CD63xx Series", "DS-2CD6332FWD-IV", "match"],
			["DS-2CD63xx Series", "DS-2CD6412FWD-20", "no"],
			["DS-2CD63xx", "DS-2CD6332FWD-IV", "match"],
		],
	},
	// CISA ICSA-23-285-14, P029 to P033.
	"Hikvision access control": {
		convention: hikvision,
		rows: [
			["DS-K1T671XXX", "DS-K1T671MF", "match"],
			["DS-K1T671XXX", "DS-K1T671M-L", "match"],
			["DS-K1T671XXX", "DS-K1T672MF", "no"],
			["DS-K1T671XXX", "DS-K1T671", "?"],
			["DS-K1T320XXX", "DS-K1T320EWX", "match"],
			["DS-K1T804AXX", "DS-K1T804AMF", "match"],
			["DS-K1T804AXX", "DS-K1T804BMF", "no"],
			["DS-K1T341C", "DS-K1T341CMF", "match"],
			["DS-K1T341C", "DS-K1T341AM", "no"],
			["DS-KH85 Series", "DS-KH8520-WTE1", "match"],
			["DS-KH85 Series", "DS-KH8301-WT", "no"],
			["DS-KH9310-WTE1(B)", "DS-KH9310-WTE1(B)", "match"],
			["DS-KH9310-WTE1(B)", "DS-KH9310-WTE1B", "match"],
			["DS-KH9310-WTE1(B)", "DS-KH9310-WTE1", "?"],
			["DS-KH9310-WTE1(B)", "DS-KH9310-WTE1(C)", "no"],
			["DS-KH9310-WTE1(B)", "DS-KD8003-IME1", "no"],
		],
	},
	// CVE records CVE-2021-36260, CVE-2023-28808 and CVE-2023-28811.
	"Hikvision tables": {
		convention: hikvision,
		rows: [
			["DS-2CD4132FWD-I(Z)", "DS-2CD4132FWD-IZ", "match"],
			["DS-2CD4132FWD-I(Z)", "DS-2CD4132FWD-I", "match"],
			["DS-2CD1x43 (B)", "DS-2CD1043 (B)", "match"],
			["DS-2CD1x43 (B)", "DS-2CD1143-I(B)", "match"],
			["DS-2CD1x43 (B)", "DS-2CD1143-I(C)", "no"],
			["DS-2CD1x43 (B)", "DS-2CD1143-I", "?"],
			["(i)DS-2DExxxx", "DS-2DE3304W-DE", "match"],
			["(i)DS-2DExxxx", "iDS-2DE4425IW-DE", "match"],
			["DS-2CVxxx1", "DS-2CV2041G2-IDW", "match"],
			["HWI-xxxx", "HWI-T220H", "match"],
			["DS-7xxx", "DS-7608NI-K2", "match"],
			["DS-76xxNI-Qxxxxxxxxx", "DS-7608NI-Q2/8P", "match"],
			["DS-71xxNI-Q1xxxxxxxxx", "DS-7108NI-Q1", "match"],
			["DS-HiWatchI-HWN-41xxMHxxxxx", "HWN-4108MH", "match"],
			["DS-2TD4xxx-xx/V2", "DS-2TD4136-25/V2", "match"],
			["DS-2TD4xxx-xx/V2", "DS-2TD4136T-25/V2", "?"],
			["iDS-72XXHQH-M(C)", "iDS-7204HQHI-M1/S(C)", "match"],
			["iDS-72XXHQH-M(C)", "iDS-7204HQHI-M1/S", "?"],
			["iDS-72XXHQH-M(C)", "iDS-7204HQHI-M1/S(E)", "no"],
			["iDS-72xxHQH-M/E(C)", "iDS-7208HQHI-M1/E(C)", "match"],
			["DS-71XXHGH-K(S)", "DS-7104HGHI-K1(S)", "match"],
			["iDS-EXXHUH", "iDS-E08HUHI-B", "match"],
			["HW-HWD-72XXMH-G4", "HWD-7208MH-G4", "match"],
			["DS-A71024/48/72R", "DS-A71048R", "match"],
			["DS-A71024/48/72R", "DS-A71024R-CVS", "match"],
			["DS-A71024/48/72R", "DS-A71096R", "no"],
			["DS-2CD2347G2-LU/SL", "DS-2CD2347G2-LU/SL", "match"],
			["DS-7608NI-Q2/8P", "DS-7608NI-Q2/8P", "match"],
			["DS-2XE30x6FWD (B)", "DS-2XE3026FWD-I(B)", "match"],
			["DS-2XE30x6FWD (B)", "DS-2DE3026FWD-I(B)", "no"],
			["ds-2cd63xx_series", "DS-2CD6332FWD-IV", "match"],
			["DS-7600NI Series", "DS-7608NI-K2", "no"],
			["DS-7600 Series", "DS-7608NI-K2", "?"],
		],
	},
	// CISA ICSA-17-124-02 and the CVE records CVE-2021-33044/-33045.
	Dahua: {
		convention: dahua,
		rows: [
			["DH-IPC-HDBW23A0RN-ZS,", "DH-IPC-HDBW23A0RN-ZS", "match"],
			["DH-IPC-HDW2XXX,", "IPC-HDW2300R-Z", "match"],
			["DH-IPC-HDW2XXX, and", "IPC-HDW1230S", "no"],
			["DH-NVR1XXX,", "DHI-NVR1104", "match"],
			["DH-NVR1XXX", "NVR1", "?"],
			["DH-HCVR4XXX, and", "DH-HCVR7216A-S3", "no"],
			["DH-HCVR4XXX, and", "DHI-HCVR4104HS-S3", "match"],
			["DH-SD6CXX", "SD6C230U-HN", "match"],
			["IPC-HX5XXX", "IPC-HDW5442TM-AS", "match"],
			["IPC-HX5XXX", "IPC-HDBW5431E-Z", "match"],
			["IPC-HX5XXX", "DH-IPC-HFW5442E-ZE", "match"],
			["IPC-HX3XXX", "IPC-HDW5442TM-AS", "no"],
			["IPC-HX2XXX", "IPC-HFW2231T-ZS", "match"],
			["TPC-BF5X21", "TPC-BF5421-T", "match"],
			["XVR4X04", "XVR4104HS-X1", "match"],
			["XVR5xxx", "XVR5108HS-4KL-X", "match"],
			["NVR6XX", "NVR608-32-4KS2", "match"],
			["VTO75X95X", "VTO75A95B-F", "match"],
			["VTO75X95X", "VTO751950F", "match"],
			["VTH542XH", "VTH5421H", "match"],
			["VTH542XH", "VTH5422HW", "match"],
			["VTH542XH", "VTH5521H", "no"],
			["TPC-2XE4", "TPC-2AE4", "no"],
			["SD22 Series", "SD22204T-GN", "match"],
		],
	},
	// CISA ICSA-19-155-03, ICSA-21-208-03, ICSA-17-045-02, ICSA-18-079-01.
	"Geutebr\u00fcck": {
		convention: geutebruck,
		rows: [
			["EFD-22xx", "EFD-2241", "match"],
			["EEC-2xxx", "EEC-2400", "match"],
			["EEC-2xx", "EEC-2400", "?"],
			["EEN-20xx", "EEN-2040", "match"],
			["EEN-20xx", "EEN-2140", "no"],
			["G-Cam/EFD-2250 (part n\u00c2\u00b0 5.02024) firmware", "EFD-2250", "match"],
			["G-Cam/EFD-2250", "G-Cam EFD-2250", "match"],
		],
	},
	"product names in words": {
		convention: controls,
		rows: [
			["Pro Gen 4 Dome", "Illustra Pro Gen 4 Dome", "match"],
			["Pro Gen 4 Dome", "Illustra Pro Gen 4 PTZ", "no"],
			["Illustra Pro Gen 4 Camera", "Pro Gen 4 Camera", "match"],
			["Illustra Pro Gen 4 Camera", "Illustra Pro Gen 4 PTZ", "?"],
			["Software House C\u25cfCURE 9000", "C-CURE 9000", "match"],
			["Software House C\u25cfCURE 9000", "C\u2022CURE 9000 Site Server", "?"],
			["Software House C\u00e2\u20ac\u00a2CURE Web Client", "C\u2022CURE Web Client", "match"],
			["MAXPRO NVR XE", "maxpro-nvr xe", "match"],
			["MAXPRO NVR XE", "MAXPRO NVR SE", "no"],
			["NVR 508", "NVR508", "match"],
			["NVR 508", "NVR 512", "no"],
			["NVR 508", "NVR", "?"],
			["CMS", "CMS", "match"],
			["Pro 2", "Pro 25", "no"],
			["IC-7100 IP Camera", "IC-7100", "match"],
			["IC-7100", "IC-7100 IP Camera", "match"],
			["VioStor NVR QVR firmware", "VioStor NVR", "match"],
			["Siveillance VMS 2016 R1 and prior", "Siveillance VMS 2016 R1", "match"],
			["Siveillance VMS 2016 R1 and prior", "Siveillance VMS 2015 R2", "?"],
			["Linux based Z-Series and A-Series", "A-Series", "match"],
			["exacqVision", "exacqVision Web Service", "?"],
			["P3 Firmware", "M15", "no"],
			["Linear eMerge 50P/5000P", "Linear eMerge 50P/5000P", "match"],
			["HID SAFE using the optional External Visitor Manager portal", "HID SAFE", "?"],
			["Linear eMerge 50P/5000P", "Linear eMerge 5000P", "match"],
			["PT30X-SDI/NDI-xx", "PT30X-NDI-G2", "?"],
		],
	},
	// CISA ICSA-17-341-01
	descriptions: {
		convention: literal,
		rows: [
			["IP Cameras and DVRs using the NetSurveillance Web interface", "NetSurveillance DVR", "match"],
			["IP Cameras and DVRs using the NetSurveillance Web interface", "XM530", "?"],
			["Digital Video Recorders and IP Cameras", "HCVR7216A", "?"],
			["Access Control System Firmware", "Access Control System Firmware", "match"],
			["DVR-4104", "DVR4104", "match"],
		],
	},
};

for (const [title, { convention, rows }] of Object.entries(table)) {
	for (const [pattern, model, expected] of rows) {
		test(`${title}: ${pattern} and ${model}`, () => {
			const told = match(pattern, model, convention);
			assert.equal(told.match, expected, `${told.rule}: ${told.why}`);
		});
	}
}

for (const vague of [
	"IP Camera",
	"IPCamera",
	"NVR",
	"Network Video Recorder",
	"camera",
	"\u00dcberwachungskamera",
	"\u7f51\u7edc\u6444\u50cf\u673a",
	"",
]) {
	test(`a kind of device is no model: ${JSON.stringify(vague)}`, () => {
		assert.equal(match("DS-2CD2xx2FWD Series", vague, hikvision).match, "?");
		assert.equal(match("NVR301-04S2-P4", vague, literal).match, "?");
	});
}

test("a name with kind words in front stays one literal name, and compares without them", () => {
	const compiled = compileModelPattern("Network Camera DS-2CD2142FWD-I", { notation: "vendor", convention: hikvision, siblings: [] });
	assert.ok(compiled.ok && compiled.value.literal);
	assert.equal(compiled.value.meaning, "one model");
});

test("suffixes: a variant unless the document lists them one by one", () => {
	const listed = ["H3W2GR1", "H3W2GR1V", "H3W2GR2", "HNMSWVMS", "HNMSWVMSLT"];
	assert.equal(match("H3W2GR1", "H3W2GR1V", literal).match, "match");
	assert.equal(match("H3W2GR1", "H3W2GR1V", literal, listed).match, "no");
	assert.equal(match("H3W2GR1V", "H3W2GR1V", literal, listed).match, "match");
	assert.equal(match("H3W2GR1", "H3W2GR1X", literal, listed).match, "no");
	assert.equal(match("H3W2GR2", "H3W2GR2V", literal, listed).match, "?");
	assert.equal(match("H3W2GR2", "H3W2GR2M", literal, listed).match, "match");
	assert.equal(match("HNMSWVMS", "HNMSWVMSLT", literal, listed).match, "no");
	assert.equal(match("M15", "M15-Thermal", literal, ["M15", "M15-Thermal"]).match, "no");
	assert.equal(match("M15-Thermal", "M15", literal, ["M15", "M15-Thermal"]).match, "no");
	assert.equal(match("NVR301-04S2-P4", "NVR301-08S3-P8", literal).match, "no");
});

// CSAF 2.0 section 3.1.3.3.3, CSAF 2.1 full_product_name_t
const csaf: readonly Row[] = [
	["DS-2CD2??2F-I*", "DS-2CD2612F-IS", "match"],
	["DS-2CD2??2F-I*", "DS-2CD2612F", "?"],
	["DS-2CD2??2F-I*", "DS-2CD2620F-I", "no"],
	["*HDW?", "IPC-HDW1", "match"],
	["DVR4104", "DVR-4104", "match"],
	["DVR4104", "DVR41040", "?"],
	["EFD-22??", "EFD-22500", "?"],
	["DVR4104", "DVR4104-B", "?"],
	["NVR\\*4", "NVR*4", "match"],
	["a*b*c", "a1b2c", "match"],
];
for (const [pattern, model, expected] of csaf) {
	test(`CSAF: ${pattern} and ${model}`, () => {
		const told = match(pattern, model, literal, [], "csaf");
		assert.equal(told.match, expected, `${told.rule}: ${told.why}`);
	});
}

const refused = [
	["DS-**", "csaf", "catalog/model-adjacent-stars"],
	["DS-2\\", "csaf", "catalog/model-dangling-escape"],
	["  , ", "vendor", "catalog/model-empty"],
	["x".repeat(301), "vendor", "catalog/model-too-long"],
	["DS-A7102/480R", "vendor", undefined],
	["DS-A710/4800R", "vendor", "catalog/model-ambiguous-slash"],
] as const;
for (const [pattern, notation, code] of refused) {
	test(`refused: ${pattern.slice(0, 20)}`, () => {
		const compiled = compileModelPattern(pattern, { notation, convention: hikvision, siblings: [] });
		assert.equal(compiled.ok ? undefined : compiled.error.code, code);
	});
}

const models = fc.stringMatching(/^[A-WYZ]{2,4}-?[0-9A-WYZ]{2,8}(-[A-WYZ0-9]{1,4})?$/);

test("law: a literal matches itself, with or without a commercial prefix", () => {
	fc.assert(
		fc.property(models, (model) => {
			assert.equal(match(model, model, dahua).match, "match");
			assert.equal(match(`DH-${model}`, model, dahua).match, "match");
			assert.equal(match(model, `DHI-${model}`, dahua).match, "match");
		}),
	);
});

test("law: a commercial prefix never changes the answer", () => {
	const patterns = fc.constantFrom("IPC-HX5XXX", "DH-NVR1XXX", "SD22 Series", "IPC-HDW4431C-A", "XVR5xxx", "DH-HCVR4XXX, and");
	fc.assert(
		fc.property(patterns, fc.oneof(models, fc.string()), fc.constantFrom("DH-", "DHI-", "dh "), (pattern, model, prefix) => {
			if (!/^[\p{L}\p{N}]/u.test(model)) return;
			assert.equal(match(pattern, `${prefix}${model}`, dahua).match, match(pattern, model, dahua).match);
		}),
	);
});

test("law: neither text nor device can make it throw", () => {
	fc.assert(
		fc.property(fc.string({ maxLength: 220, unit: "binary" }), fc.string({ maxLength: 300, unit: "binary" }), (pattern, model) => {
			for (const notation of ["vendor", "csaf", "catalogue"] as const) {
				const compiled = compileModelPattern(pattern, { notation, convention: hikvision, siblings: [model] });
				if (compiled.ok) assert.match(compiled.value.test(model).match, /^(match|no|\?)$/);
			}
		}),
	);
});

test("a vendor's names before the model, in document and device", () => {
	const vendor = {
		...{ id: "geutebruck", name: "Geutebr\u00fcck", roles: ["maker"], aliases: ["Geutebruck"], partOf: undefined, schemes: [] },
		...{ convention: geutebruck, modelsTold: false, source: "test", date: "2024-01-01" },
	} satisfies Vendor;
	const named = namedConvention(vendor);
	for (const device of ["EFD-2240", "Geutebr\u00fcck EFD-2240", "GEUTEBRUECK EFD-2240", "Geutebruck G-Cam/EFD-2240"]) {
		assert.equal(match("EFD-22xx", device, named).match, "match", device);
		assert.equal(match("Geutebr\u00fcck EFD-22xx", device, named).match, "match", device);
	}
	assert.equal(match("EFD-22xx", "Geutebr\u00fcck", named).match, "no");
	assert.equal(match("EFD-22xx", "Geutebr\u00fcck EFD-2140", named).match, "no");
});

test("time: the worst pattern on the longest name stays within milliseconds", () => {
	const started = cpuMs();
	for (const pattern of ["*a".repeat(99), "A".repeat(199), "1/".repeat(99), "x".repeat(199), "(".repeat(199), "1".repeat(200)]) {
		for (const notation of ["vendor", "csaf"] as const) {
			const compiled = compileModelPattern(pattern, { notation, convention: hikvision, siblings: [] });
			if (compiled.ok) compiled.value.test("a".repeat(100_000));
		}
	}
	assert.ok(cpuMs() - started < 500);
});

test("lint counts what a pattern takes", () => {
	const compiled = compileModelPattern("DS-2CD2xx2FWD Series", { notation: "vendor", convention: hikvision, siblings: [] });
	assert.ok(compiled.ok);
	assert.deepEqual(lintPattern(compiled.value, ["DS-2CD2142FWD-I", "DS-2CD2342WD-I", "DS-2CD"]), { takes: 1, unclear: 1 });
	assert.equal(compiled.value.prefix, "ds2cd2");
	assert.equal(compiled.value.literal, false);
});
