import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cpuMs } from "../../../test/support/cpu-time.ts";
import { extractFixes, MOST_PROSE } from "./extract-fixes.ts";

/** Short quotations of CISA's ICS advisories (works of the US Government), the id on the row: sentence, `version` or `version for product`. */
const SENTENCES: readonly (readonly [string, string, readonly string[]])[] = [
	["ICSA-17-124-01", "DS-2CD2xx2F-I Series: V5.4.5 build 170123 and later", ["V5.4.5 build 170123 for DS-2CD2xx2F-I Series"]],
	["ICSA-17-124-01", "DS-2CD2xx0F-I Series: V5.4.5 Build 170123 and later", ["V5.4.5 Build 170123 for DS-2CD2xx0F-I Series"]],
	["ICSA-17-124-01", "DS-2CD2xx2FWD Series: V5.4.5 Build 170124 and later", ["V5.4.5 Build 170124 for DS-2CD2xx2FWD Series"]],
	["ICSA-17-124-01", "DS- 2CD4x2xFWD Series: V5.4.5 Build 170228 and later", ["V5.4.5 Build 170228 for DS-2CD4x2xFWD Series"]],
	["ICSA-17-124-01", "DS-2CD4xx5 Series: V5.4.5 Build 170302 and later", ["V5.4.5 Build 170302 for DS-2CD4xx5 Series"]],
	["ICSA-17-124-01", "DS-2DFx Series: V5.4.9 Build 170123 and later", ["V5.4.9 Build 170123 for DS-2DFx Series"]],
	["ICSA-17-124-01", "DS-2CD63xx Series: V5.4.5 Build 170206 and later", ["V5.4.5 Build 170206 for DS-2CD63xx Series"]],
	["ICSA-19-155-03", "Geutebruck recommends users upgrade to the latest firmware, Version 1.12.13.2 or later. ", ["1.12.13.2"]],
	[
		"ICSA-18-347-03",
		"Geutebrück recommends E2 series IP camera users download and update to the newest firmware version, 1.12.0.25",
		["1.12.0.25 for E2 series"],
	],
	[
		"ICSA-18-079-01",
		"Geutebrück recommends G-Cam/EFD-2250 users download and update to the newest firmware version, 1.12.0.19, by registering",
		["1.12.0.19 for G-Cam/EFD-2250"],
	],
	["ICSA-21-208-03", "updating all affected cameras and encoders listed above to firmware Version 1.12.14.7 or later.", ["1.12.14.7"]],
	["ICSA-16-196-01, in our words", "Firmware Version 7.14 removes the account.", ["7.14"]],
	["made up", "Version 7.14 removes support for older browsers.", []],
	["ICSA-20-147-02", "recommends users upgrade all Kantech EntraPass Editions to Version 8.23", ["8.23"]],
	["ICSA-23-131-03", "Update to V20.2 HotfixRev14 or later version", ["V20.2 HotfixRev14"]],
	["ICSA-23-159-02", "Update Illustra Pro Gen 4 PTZ to version 6.00.00.", ["6.00.00 for Illustra Pro Gen 4 PTZ"]],
	[
		"ICSA-24-156-01",
		"Uniview encourages users to obtain the fixed version, Uniview NVR-B3801.20.17.240507, and update.",
		["NVR-B3801.20.17.240507 for Uniview"],
	],
	[
		"ICSA-24-191-03",
		"recommends that users update Illustra Pro Gen 4 camera to version SS016.24.03.00.0007 . For more",
		["SS016.24.03.00.0007 for Illustra Pro Gen 4"],
	],
	["ICSA-24-179-04", "recommends that users upgrade cameras to Illustra.Ess4.01.02.13.6953.", ["Illustra.Ess4.01.02.13.6953"]],
	["ICSA-24-235-03", "Update P3 cameras to firmware version MX-V4.7.2.18 or later that includes a fixed version", ["MX-V4.7.2.18 for P3"]],
	[
		"ICSA-20-021-01",
		"Honeywell recommends users update VMS 560 Build 595 T2-Patch for affected VMS systems, and NVR 5.6 Build 595 T2-Patch for affected NVR systems.",
		["VMS 560 Build 595 T2-Patch for VMS", "NVR 5.6 Build 595 T2-Patch for NVR"],
	],
	[
		"ICSA-17-220-02",
		"Moxa has provided software update Version 3.4 for SoftNVR-IA Live Viewer which fixes this vulnerability.",
		["3.4 for SoftNVR-IA Live Viewer"],
	],
	["ICSA-19-211-02", "Prima Systems has released Version 2.5.12 to fix these issues.", ["2.5.12"]],
	["ICSA-20-184-01", "Nortek has released v32-09a. For more information please contact Nortek customer support.", ["v32-09a"]],
	["ICSA-21-147-02", "upgrade to the latest VideoEdge release (currently 5.7.0).", ["5.7.0 for VideoEdge"]],
	["ICSA-25-350-02", "Devices that support PowerG+ should use PowerG v53.05 or later.", ["v53.05 for PowerG"]],
	["ICSA-21-245-01", "Insight, upgrade to Version 1.4.0", ["1.4.0 for Insight"]],
	[
		"ICSA-21-257-02",
		"users upgrade the KT-1 controller to Version 3.04 and upgrade EntraPass to Version 8.40",
		["3.04 for KT-1", "8.40 for EntraPass"],
	],
	[
		"ICSA-20-142-01",
		"For Software House C•CURE 9000: Users should upgrade to Version 2.80 or later.",
		["2.80 for Software House C•CURE 9000"],
	],
	["ICSA-22-242-11", "iSTAR Ultra: Version 6.8.9. CU01", ["6.8.9 CU01 for iSTAR Ultra"]],
	[
		"ICSA-24-135-03",
		"Update Software House C●CURE 9000 to version 3.00.2 CU02 or 3.00.3",
		["3.00.2 CU02 for Software House C●CURE 9000", "3.00.3 for Software House C●CURE 9000"],
	],
	["ICSA-21-334-04", "Note: AC2000 v10.6 includes a fixed version of sudo.", ["v10.6 for AC2000"]],
	["ICSA-23-278-02", "Qognify has released NiceVision v3.2 UP2 HF2. The latest release", ["v3.2 UP2 HF2 for NiceVision"]],
	["ICSA-23-012-07", "the vulnerability is remediated in Lumada APM v6.4.0.1.", ["v6.4.0.1 for Lumada APM"]],
	["ICSA-24-130-03", "this issue was fixed by version 1.0.11 released in December 2023.", ["1.0.11"]],
	["ICSA-21-049-02", "MX Component, Version 5.002C or later", ["5.002C for MX Component"]],
	["ICSA-19-162-01", "Update to V11.2a - Download: https://support.industry.siemens.com/cs/ww/en/ps/24899/dl ", ["V11.2a"]],
	["ICSA-23-131-03, plural", "Update to V2.5.3 or V2.6.1", ["V2.5.3", "V2.6.1"]],
	["our own", "Update to firmware built on or after 2021-06-25.", ["@2021-06-25"]],
	["our own", "Install firmware with a build date of 2023-12-13 or later.", ["@2023-12-13"]],
	["our own", "Install 1.06.01 Hotfix or later on DCS-2530L.", ["1.06.01 Hotfix"]],
	// What is not a fix.
	["ICSA-17-040-01", "Hanwha Techwin has released a patch for v1.4 and v1.5.", []],
	["ICSA-21-166-01", "If SDK is Version 3.1.10 and above, enable authkey and DTLS.", []],
	["ICSA-21-182-02", "Versions prior to 2.60 should first be upgraded to 2.60 Service Pack 2 CU07 or later.", []],
	["ICSA-20-021-01", "Update MAXPRO VMS and NVR to latest R560 and 5.6 before applying this patch.", []],
	["ICSA-20-324-01", "C•CURE Web Client: upgrade to a minimum of v2.70 and install the relevant update below.", []],
	["ICSA-21-350-14", "Update to V1.5 SP4 and apply the Credential Patch Tool", []],
	["ICSA-22-284-03", "Update C-CURE 9000: 2.90 with patch 2.90 SP5", []],
	[
		"ICSA-21-147-02",
		"a sudo patch is available from the American Dynamics website for VideoEdge 5.4.2 and 5.6.0. VideoEdge 5.4.1 and older cannot be patched",
		[],
	],
	["ICSA-24-037-02", "iCLASS SE Readers using firmware version 8.6.0.4 or higher can use the HID Reader Manager application", []],
	["ICSA-23-285-14", "Hikvision recommends users download patches/updates to mitigate these vulnerabilities.", []],
	["ICSA-20-142-01", "please see Johnson Controls Product Security Advisory JCI-PSA-2020-4 v1", []],
	["ICSA-23-143-02", "Update to CMU Firmware version 12.0.15* (Planned Update)", []],
	["ICSA-24-165-19", "CVE-2024-38280: All devices shipped after May 10, 2024 are already using full disk encryption.", []],
	["ICSA-23-355-02", "QNAP has stated that QVR Firmware 5.x and 4.x are both end of life.", []],
	[
		"ICSA-23-199-05",
		"upgrade to newer models with the latest firmware update which they have verified are not vulnerable to this issue such as TDR2704",
		[],
	],
	["form", "Use TLS 1.2 or later and update the browser to Chrome 90 or later.", []],
	["form", "Update Windows to version 10 or later.", []],
	["form", "Users who use PowerG v53.05 or later are told apart by their icon.", []],
	["form", "This is Version 2.0 of the advisory.", []],
	// Advice against a version, or for something else beside it.
	["form", "Hikvision recommends users of firmware version 5.4.0 or later to disable UPnP until an update is available.", []],
	["form", "Do not install version 5.4.5.", []],
	["form", "Never install V5.4.5.", []],
	["form", "Users must not upgrade to version 5.4.5.", []],
	["form", "Users cannot upgrade to version 5.4.5.", []],
	["form", "You should not yet update to version 5.4.5.", []],
	["form", "We do not recommend updating to version 5.4.5.", []],
	["form", "Update to version 5.4.5 is not recommended.", []],
	["form", "Users should not update to version V5.4.5, as the update re-introduces the issue.", []],
	["form", "Upgrade to V5.4.5 first, then contact support for the security patch.", []],
	["form", "Upgrade to V5.4.5 first and then to V5.5.0.", []],
	// A fix that is none, or no whole one.
	["form", "The update to version 5.4.5 has been withdrawn.", []],
	["form", "Update to V5.4.5 partially mitigates the issue.", []],
	["form", "A partial fix was released in version 5.4.5.", []],
	["form", "Updating to version 5.4.5 or later does not mitigate the issue.", []],
	["form", "Update to version 5.4.5; this release was later found to be incomplete.", []],
	["form", "Hikvision released version 5.4.5 to fix this issue; this release was later found to be incomplete.", []],
	["form", "Update to V5.4.5. The fix has been withdrawn.", []],
	["form", "Update to V5.4.5 or V5.5.0. Version 5.4.5 was recalled.", ["V5.5.0"]],
	["form", "The first fix was incomplete. Update to V5.4.6.", ["V5.4.6"]],
	["form", "Version 5.4.5 was withdrawn because the fix was incomplete. Update to V5.4.6.", ["V5.4.6"]],
	// Software beside the device.
	["form", "Update the web plugin to version 3.0.7 or later", []],
	["form", "Upgrade the mobile app to version 5.0.0 or later", []],
	["form", "Update the client software to version 3.0", []],
	["form", "Users of the mobile app should upgrade to version 5.0.0.", []],
	["form", "The maker has released plugin version 3.0.7 to fix the issue.", []],
	["form", "Upgrade the configuration tool to version 2.1.0 or later", []],
	["form", "Update SoftNVR-IA Live Viewer application to version 3.4", ["3.4 for SoftNVR-IA Live Viewer"]],
	// Two products in one sentence: each has the fix.
	[
		"ICSA-24-214-01",
		"Johnson Controls recommends user to update exacqVision Client and exacqVision Server to version 24.06",
		["24.06 for exacqVision Client", "24.06 for exacqVision Server"],
	],
];

const NAMES = [
	"DS-2CD2xx2F-I Series",
	"E2 Camera Series",
	"G-Cam/EFD-2250",
	"SoftNVR-IA Live Viewer",
	"KT-1",
	"Insight",
	"VideoEdge",
	"exacqVision Server",
	"DCS-2530L",
];

test("a fix is read where the sentence states one, tied to the product it names, and nowhere else", () => {
	for (const [source, sentence, expected] of SENTENCES) {
		const found = extractFixes(sentence, "/p", { productNames: NAMES }).map((fix) => {
			const version = fix.axis === "build_date" ? `@${fix.text}` : fix.text;
			return fix.product === undefined ? version : `${version} for ${fix.product}`;
		});
		assert.deepEqual(found, expected, `${source}: ${sentence}`);
	}
});

test("a claim quotes the words that say so and carries the pointer", () => {
	const [fix] = extractFixes(
		"Contact support. Update to V3.1.1 or later version. Restart the device.",
		"/vulnerabilities/0/remediations/1/details",
		{ productNames: [] },
	);
	assert.equal(fix?.quote, "Update to V3.1.1 or later version.");
	assert.equal(fix?.pointer, "/vulnerabilities/0/remediations/1/details");
	const long = extractFixes(`${"word ".repeat(150)} update to version 1.2.3 or later`, "", { productNames: [] })[0];
	assert.ok((long?.quote.length ?? 0) <= 300 && long?.quote.includes("1.2.3"));
});

test("law: every claim's version stands in the text, whatever the text", () => {
	const piece = fc.constantFrom(
		"update",
		"to",
		"version",
		"1.2.3",
		"V5.4.5",
		"build",
		"170123",
		"or later",
		"and prior",
		"Camera X",
		":",
		",",
		". ",
		"for",
		"fixed in",
		"released",
		"CVE-2017-7921",
		"if",
		"2024-02-02",
	);
	fc.assert(
		fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
			const text = pieces.join(" ");
			for (const fix of extractFixes(text, "", { productNames: ["Camera X"] })) {
				assert.ok(fix.axis === "build_date" || text.replace(/\s+/g, " ").includes(fix.text), `${fix.text} in ${text}`);
				assert.ok(fix.quote.length <= 300);
			}
		}),
		{ numRuns: 1000 },
	);
});

test("time is linear: 64 KiB of any repetition", () => {
	for (const piece of [
		"update to 1.2.3 ",
		"1.2.3 ",
		"to ",
		", ",
		"(1.2) ",
		"update ",
		"a.",
		"V1 or ",
		"X: 1.0 and later ",
		"1.2.3\n",
		"build 230101 or later ",
	]) {
		const text = piece.repeat(Math.ceil(MOST_PROSE / piece.length));
		const start = cpuMs();
		extractFixes(text, "", { productNames: NAMES });
		assert.ok(cpuMs() - start < 1500, `${piece}: ${cpuMs() - start} ms`);
	}
});
