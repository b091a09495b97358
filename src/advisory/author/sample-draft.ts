/** A draft for tests: two products of a made-up maker under one hole, complete enough to be released. */
import type { Draft } from "./draft.ts";
import { emptyDraft } from "./draft.ts";

/** The draft. */
export const SAMPLE_DRAFT: Draft = {
	...emptyDraft("NORDEN-2026-0001"),
	title: "Norden cameras: login can be passed by",
	publisher: { name: "Norden AB", namespace: "https://norden.example", category: "vendor" },
	tlp: "CLEAR",
	summary: "Install V5.4.5 build 170124 or later on CAM2142 cameras, and keep them off the internet until that is done.",
	products: [
		{ key: "p1", vendor: "Norden", name: "CAM2142", models: ["CAM2142*"], scheme: "hikvision" },
		{ key: "p2", vendor: "Norden", name: "REC300 Series", models: ["REC3??"], scheme: "hikvision" },
	],
	holes: [
		{
			cve: "CVE-2026-10001",
			title: "Login can be passed by",
			description: "A request with a made-up session is taken for one of the administrator.",
			cwe: "CWE-287",
			cvss3: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H",
			cvss4: "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
			impact: "Whoever reaches the device over the network takes it over.",
			exploited: "",
			statements: [
				{
					product: "p1",
					status: "known_affected",
					from: "V5.2.0 build 140721",
					to: "V5.4.4 build 161125",
					toIncluded: true,
					fix: "V5.4.5 build 170124",
					remedy: "vendor_fix",
					details: "",
					url: "https://norden.example/firmware",
				},
				{
					product: "p2",
					status: "known_affected",
					from: "",
					to: "",
					toIncluded: false,
					fix: "",
					remedy: "no_fix_planned",
					details: "",
					url: "",
				},
			],
		},
	],
	references: [{ summary: "Firmware of Norden", url: "https://norden.example/firmware" }],
	acknowledgements: [{ names: ["Ada Example"], organization: "", summary: "found the hole" }],
};
