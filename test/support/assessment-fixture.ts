/**
 * A made-up answer for tests of everything that shows one: several sites, all verdicts and kinds, long names, Chinese and German,
 * and text as a hostile inventory would write it. Nothing here says anything about a real fleet.
 */
import type { Exposure } from "../../src/inventory/device.ts";
import type { Action, Assessment, Finding, FindingDevice, Need, Question, Reason, Summary, Verdict } from "../../src/match/verdict.ts";

const NORTH = "Depot North";
const COLOGNE = "Rathaus K\u00f6ln \u2013 Tiefgarage S\u00fcd";
const SHANGHAI = "\u4e0a\u6d77\u4ed3\u5e93\u4e09\u53f7\u697c";
const HOSPITAL = "H\u00f4pital Saint-\u00c9tienne";

/** Text that must never be markup, never move a cursor and never turn a line around. */
export const HOSTILE = {
	script: "<script>alert('seawall-was-here')</script>",
	image: '"><img src=x onerror=alert(1)>',
	bidi: "cam\u202egpj.exe\u2066",
	control: "cam\u001b[31mred\u0007\u0000",
	formula: '=HYPERLINK("http://example.org","x")',
} as const;

interface Row {
	readonly device: Partial<FindingDevice> & { readonly id: string };
	readonly finding?: Partial<Finding>;
}

const NO_DEVICE = { site: undefined, name: undefined, brand: undefined, maker: undefined, model: undefined, firmware: undefined };

function device(part: Row["device"]): FindingDevice {
	return { ...NO_DEVICE, kind: "camera", exposure: "unknown", ...part };
}

function reason(step: string, rule: string, outcome: string, quote: string, pointer = "", document = "SEAWALL-2017-0001"): Reason {
	return { step, rule, outcome, document, pointer, quote };
}

const HIK_PROOF: readonly Reason[] = [
	reason("vendor", "vendor/brand-is-maker", "Hikvision is the maker Hikvision", "Hikvision", "", "inventory"),
	reason(
		"model",
		"model/series-pattern",
		"DS-2CD2142FWD-I is a DS-2CD2xx2FWD Series",
		"DS-2CD2xx2FWD Series",
		"/product_tree/branches/0/branches/2",
	),
	reason(
		"range",
		"range/inside",
		"V5.4.0 build 160530 lies between V5.3.1 build 150410 and V5.4.4 build 161125",
		"V5.3.1 build 150410 to V5.4.4 build 161125",
		"/product_tree/branches/0/branches/2/branches/0",
	),
	reason(
		"fix",
		"fix/before",
		"the stated fix is V5.4.5 build 170124",
		"Update to V5.4.5 build 170124",
		"/vulnerabilities/0/remediations/2/details",
	),
];

const READ_BUILD: Need = {
	fact: "firmware",
	question: "Read the firmware build",
	outcomes: [
		{ when: "V5.4.4 build 161125 or older", verdict: "known_affected" },
		{ when: "V5.4.5 build 170124 or newer", verdict: "fixed" },
	],
};

function finding(part: FindingDevice, over: Partial<Finding>): Finding {
	return {
		device: part,
		hole: over.cve ?? "CVE-2017-7921",
		title: "Improper authentication lets anyone become administrator",
		verdict: "known_affected",
		kind: undefined,
		confidence: "high",
		advisory: "SEAWALL-2017-0001",
		cve: "CVE-2017-7921",
		productIds: ["CSAFPID-0003"],
		upgradeTo: "V5.4.5 build 170124",
		action: "upgrade",
		because: HIK_PROOF,
		needs: [],
		priority: {
			rank: 1,
			due: "2025-12-01",
			reasons: ["attacked since 2017-09-12", "reachable from the internet", "no password is needed"],
		},
		sources: [],
		...over,
	};
}

function many(n: number, make: (i: number) => Row): readonly Row[] {
	return Array.from({ length: n }, (_, i) => make(i + 1));
}

const two = (n: number) => String(n).padStart(2, "0");

const hikAtNorth = many(9, (i) => ({
	device: {
		id: `dn-cam-${two(i)}`,
		site: NORTH,
		name: `Ramp ${i}`,
		brand: "Hikvision",
		maker: "Hikvision",
		model: "DS-2CD2142FWD-I",
		firmware: "V5.4.0 build 160530",
		exposure: i <= 3 ? "internet" : "internal",
	},
	finding: i <= 3 ? {} : { priority: { rank: 3, due: "2025-12-22", reasons: ["attacked since 2017-09-12"] } },
}));

const hikNoBuild = many(8, (i) => ({
	device: {
		id: `dn-yard-${two(i)}`,
		site: NORTH,
		brand: "Hikvision",
		maker: "Hikvision",
		model: "DS-2CD2032-I",
		firmware: i % 2 === 0 ? "V5.4" : undefined,
		exposure: "internal",
	},
	finding: {
		verdict: "under_investigation",
		kind: i % 2 === 0 ? "firmware_partial" : "firmware_missing",
		confidence: "medium",
		action: "find_out",
		needs: [READ_BUILD],
		because: HIK_PROOF.slice(0, 2),
		priority: { rank: 6, due: undefined, reasons: ["attacked since 2017-09-12", "the build decides"] },
	},
}));

const dahuaRelabel = many(6, (i) => ({
	device: {
		id: `k-tg-${two(i)}`,
		site: COLOGNE,
		name: `Einfahrt Stra\u00dfenseite T\u00fcr ${i}`,
		brand: "L\u00fcdecke Sicherheit",
		maker: "Dahua",
		model: "IPC-HFW4431R-Z",
		firmware: "2.400.0000.16.R build 2017-06-01",
		exposure: i === 1 ? "internet" : "unknown",
	},
	finding: {
		advisory: "SEAWALL-2021-0004",
		cve: "CVE-2021-33044",
		title: "A crafted login packet passes without the password",
		confidence: "medium",
		upgradeTo: undefined,
		action: "isolate",
		because: [
			reason(
				"relabel",
				"relabel/dated-and-sourced",
				"this brand's HFW line is built by Dahua",
				"L\u00fcdecke: IPC-HFW*, since 2015",
				"",
				"catalogue",
			),
			reason("model", "model/wildcard", "IPC-HFW4431R-Z fits IPC-HFW4X31R", "IPC-HFW4X31R", "/product_tree/full_product_names/7"),
		],
		priority: { rank: 2, due: "2025-11-10", reasons: ["attacked since 2024-08-21", "no fix is published"] },
		sources: [{ advisory: "NVD-CVE-2021-33044", verdict: "known_affected" }],
	},
}));

const shanghai = many(5, (i) => ({
	device: {
		id: `\u4e0a\u6d77-${i}`,
		site: SHANGHAI,
		name: `\u4ed3\u5e93\u95e8\u53e3\u6444\u50cf\u673a\u7b2c${i}\u53f7`,
		brand: "\u5927\u534e",
		maker: "Dahua",
		model: "DH-IPC-HFW2431S-VFS-S2-AVERYLONGSUFFIXTHATNOCOLUMNHOLDS",
		firmware: "2.800.0000000.25.R build 2021-09-14",
		exposure: "internal",
	},
	finding: {
		verdict: "fixed",
		advisory: "SEAWALL-2021-0004",
		cve: "CVE-2021-33044",
		upgradeTo: undefined,
		action: "none",
		because: [reason("fix", "fix/at-or-after", "2021-09-14 is at or after 2021-07-01", "build time before July 2021 are affected")],
		priority: { rank: 90, due: undefined, reasons: [] },
	},
}));

const hospital: readonly Row[] = [
	{
		device: {
			id: "hse-nvr-1",
			site: HOSPITAL,
			name: "Enregistreur \u00e9tage 2",
			brand: "Axis",
			maker: "Axis",
			model: "P3225-LV Mk II",
			firmware: "9.80.1",
			kind: "recorder",
			exposure: "isolated",
		},
		finding: {
			verdict: "known_not_affected",
			kind: "below_range",
			advisory: "ACV-0000-2",
			cve: "CVE-2018-10660",
			action: "none",
			upgradeTo: undefined,
			because: [reason("range", "range/below", "9.80.1 is older than the oldest affected 9.81", "9.81 and later")],
			priority: { rank: 95, due: undefined, reasons: [] },
		},
	},
	{
		device: {
			id: "hse-cam-9",
			site: HOSPITAL,
			brand: "Axis",
			maker: "Axis",
			model: "M1065-L",
			firmware: "custom-\u6d4b\u8bd5",
			exposure: "internet",
		},
		finding: {
			verdict: "under_investigation",
			kind: "firmware_unreadable",
			confidence: "low",
			cve: undefined,
			advisory: "ACV-0000-3",
			action: "find_out",
			upgradeTo: undefined,
			needs: [READ_BUILD],
			priority: { rank: 4, due: "2025-12-15", reasons: ["reachable from the internet"] },
		},
	},
	{
		device: { id: "hse-door-3", site: HOSPITAL, brand: "NoName", model: undefined, kind: "access" },
		finding: {
			verdict: "under_investigation",
			kind: "maker_unknown",
			confidence: "low",
			cve: undefined,
			advisory: "",
			title: "The maker of this device could not be identified",
			action: "find_out",
			upgradeTo: undefined,
			because: [reason("vendor", "vendor/unknown", "no maker is known by the name NoName", "NoName", "", "inventory")],
			needs: [{ fact: "maker", question: "Read the maker on the label", outcomes: [] }],
			priority: { rank: 7, due: undefined, reasons: [] },
		},
	},
];

const hostile: readonly Row[] = [
	{
		device: {
			id: HOSTILE.script,
			site: HOSTILE.script,
			name: HOSTILE.image,
			brand: HOSTILE.bidi,
			maker: "Xiongmai",
			model: HOSTILE.control,
			firmware: HOSTILE.formula,
			exposure: "internet",
		},
		finding: {
			title: HOSTILE.image,
			advisory: HOSTILE.script,
			cve: "CVE-2018-9995",
			upgradeTo: HOSTILE.image,
			because: [reason(HOSTILE.script, HOSTILE.image, HOSTILE.control, HOSTILE.image, HOSTILE.script, HOSTILE.bidi)],
			needs: [{ fact: HOSTILE.script, question: HOSTILE.image, outcomes: [{ when: HOSTILE.control, verdict: "known_affected" }] }],
			priority: { rank: 5, due: "2025-12-31", reasons: [HOSTILE.image] },
			sources: [{ advisory: HOSTILE.image, verdict: "under_investigation" }],
		},
	},
	{
		device: { id: "x".repeat(180), brand: "Uniview", maker: "Uniview", model: "IPC\u00b7".repeat(40), firmware: "B".repeat(120) },
		finding: {
			verdict: "under_investigation",
			kind: "sources_disagree",
			confidence: "low",
			action: "ask_vendor",
			cve: "CVE-2024-0001",
			sources: [
				{ advisory: "ICSA-24-001-01", verdict: "fixed" },
				{ advisory: "UNV-2024-7", verdict: "known_affected" },
			],
			priority: { rank: 8, due: undefined, reasons: ["two sources name different builds"] },
		},
	},
	{
		device: { id: "eol-1", site: NORTH, brand: "GeoVision", maker: "GeoVision", model: "GV-VS12", firmware: "1.09", exposure: "internet" },
		finding: {
			advisory: "SEAWALL-2024-0010",
			cve: "CVE-2024-11120",
			title: "Anyone can run commands; the maker ended support",
			action: "replace",
			upgradeTo: undefined,
			priority: { rank: 1, due: "2025-11-30", reasons: ["attacked since 2024-11-15", "end of life: there will be no fix"] },
		},
	},
];

const ROWS = [...hikAtNorth, ...hikNoBuild, ...dahuaRelabel, ...shanghai, ...hospital, ...hostile];

const unspoken = many(7, (i) => ({
	device: {
		id: `mob-${i}`,
		site: i < 5 ? HOSPITAL : COLOGNE,
		name: `Flur ${i}`,
		brand: "Mobotix",
		maker: "Mobotix",
		model: "M16",
		firmware: "MX-V4.7",
	},
}));

const LEVEL: readonly Verdict[] = ["known_affected", "under_investigation", "fixed", "known_not_affected"];

/** Devices counted by their worst verdict, as the engine counts them. */
function summarise(findings: readonly Finding[], silent: number): Summary {
	const worst = new Map<string, Verdict>();
	for (const {
		device: { id },
		verdict,
	} of findings) {
		const known = worst.get(id);
		if (known === undefined || LEVEL.indexOf(verdict) < LEVEL.indexOf(known)) worst.set(id, verdict);
	}
	const of = (verdict: Verdict) => [...worst.values()].filter((value) => value === verdict).length;
	return {
		known_affected: of("known_affected"),
		under_investigation: of("under_investigation"),
		fixed: of("fixed"),
		known_not_affected: of("known_not_affected"),
		no_statement: silent,
	};
}

function exposed(findings: readonly Finding[], verdict: Verdict): number {
	const reachable: Exposure = "internet";
	return new Set(findings.filter((f) => f.verdict === verdict && f.device.exposure === reachable).map((f) => f.device.id)).size;
}

const FINDINGS: readonly Finding[] = ROWS.flatMap((row) => {
	const first = finding(device(row.device), row.finding ?? {});
	// The nine cameras at the first site have a second hole of the same document.
	return row.device.model === "DS-2CD2142FWD-I"
		? [first, { ...first, cve: "CVE-2017-7923", title: "The configuration file holds passwords" }]
		: [first];
}).sort((a, b) => a.priority.rank - b.priority.rank);

function action(over: Partial<Action>): Action {
	const ids = over.deviceIds ?? [];
	return {
		kind: "upgrade",
		what: `Upgrade ${ids.length} devices`,
		why: "",
		site: undefined,
		brand: undefined,
		model: undefined,
		upgradeTo: undefined,
		deviceIds: ids,
		accepted: 0,
		exposed: 0,
		cves: [],
		advisories: ["SEAWALL-2017-0001"],
		verdict: "known_affected",
		priority: { rank: 1, due: undefined, reasons: [] },
		...over,
	};
}

const ids = (rows: readonly Row[]) => rows.map((row) => row.device.id);

const ACTIONS: readonly Action[] = [
	action({
		kind: "replace",
		what: "Replace 1 GV-VS12 at Depot North, and take it off the internet until then",
		why: "CVE-2024-11120 lets anyone run commands on it. The maker ended its support: there will be no fix.",
		site: NORTH,
		brand: "GeoVision",
		model: "GV-VS12",
		deviceIds: ["eol-1"],
		accepted: 0,
		exposed: 1,
		cves: ["CVE-2024-11120"],
		priority: { rank: 1, due: "2025-11-30", reasons: ["attacked since 2024-11-15", "end of life"] },
	}),
	action({
		what: "Upgrade 9 DS-2CD2142FWD-I at Depot North to V5.4.5 build 170124",
		why: "CVE-2017-7921 lets anyone become administrator without a password.",
		site: NORTH,
		brand: "Hikvision",
		model: "DS-2CD2142FWD-I",
		upgradeTo: "V5.4.5 build 170124",
		deviceIds: ids(hikAtNorth),
		accepted: 0,
		exposed: 3,
		cves: ["CVE-2017-7921", "CVE-2017-7923"],
		priority: { rank: 1, due: "2025-12-01", reasons: ["attacked since 2017-09-12"] },
	}),
	action({
		kind: "isolate",
		what: `Isolate 6 IPC-HFW4431R-Z at ${COLOGNE}: no fix is published`,
		why: "CVE-2021-33044: a crafted login packet passes without the password.",
		site: COLOGNE,
		brand: "L\u00fcdecke Sicherheit",
		model: "IPC-HFW4431R-Z",
		deviceIds: ids(dahuaRelabel),
		accepted: 0,
		exposed: 1,
		cves: ["CVE-2021-33044"],
		priority: { rank: 2, due: "2025-11-10", reasons: ["attacked since 2024-08-21"] },
	}),
	action({
		kind: "find_out",
		what: `Read the firmware of 1 M1065-L at ${HOSPITAL}`,
		why: "It can be reached from the internet, and its firmware text cannot be read.",
		site: HOSPITAL,
		deviceIds: ["hse-cam-9"],
		accepted: 0,
		exposed: 1,
		verdict: "under_investigation",
		priority: { rank: 4, due: "2025-12-15", reasons: [] },
	}),
	action({
		what: `Upgrade 1 ${HOSTILE.control} at ${HOSTILE.script} to ${HOSTILE.image}`,
		why: `${HOSTILE.image} ${HOSTILE.bidi}`,
		site: HOSTILE.script,
		deviceIds: [HOSTILE.script],
		accepted: 0,
		exposed: 1,
		cves: ["CVE-2018-9995"],
		priority: { rank: 5, due: "2025-12-31", reasons: [HOSTILE.image] },
	}),
	action({
		kind: "ask_vendor",
		what: "Ask Uniview which build of 1 IPC closes CVE-2024-0001",
		why: "Two sources name different builds.",
		deviceIds: ["x".repeat(180)],
		cves: ["CVE-2024-0001"],
		verdict: "under_investigation",
		priority: { rank: 8, due: undefined, reasons: [] },
	}),
];

const QUESTIONS: readonly Question[] = [
	{
		fact: "firmware",
		what: "Read the firmware build of these 8 devices",
		decides: 8,
		deviceIds: ids(hikNoBuild),
		hint: "Configuration > System > System settings > Firmware version",
	},
	{ fact: "maker", what: "Read the maker of this device from its label", decides: 1, deviceIds: ["hse-door-3"], hint: "" },
	{ fact: HOSTILE.script, what: HOSTILE.image, decides: 1, deviceIds: [HOSTILE.script], hint: HOSTILE.control },
];

/** The rich one. */
export const richAssessment: Assessment = {
	schema: "seawall/assessment/1",
	asOf: "2025-11-24",
	catalogue: { version: "2025.11.20", date: "2025-11-20", ageDays: 4 },
	lists: { kev: null, epss: null },
	devices: ROWS.length + unspoken.length,
	distinctIdentities: 14,
	advisories: 1387,
	newestAdvisory: "2025-11-19",
	statements: 12940,
	summary: summarise(FINDINGS, unspoken.length),
	matches: { documents: [], products: [] },
	exposedAtRisk: {
		known_affected: exposed(FINDINGS, "known_affected"),
		under_investigation: exposed(FINDINGS, "under_investigation"),
	},
	undecidable: [
		{
			cve: "CVE-2020-25078",
			title: "Remote disclosure of the administrator's password",
			maker: "D-Link",
			lookUp: "See the maker's notice SAP10180; note model and firmware.",
		},
		{ cve: "CVE-2016-20016", title: "MVPower shell in the web interface", maker: "MVPower", lookUp: "Note model and build date." },
		{ cve: HOSTILE.script, title: HOSTILE.image, maker: HOSTILE.bidi, lookUp: HOSTILE.control },
	],
	findings: FINDINGS,
	actions: ACTIONS,
	questions: QUESTIONS,
	unspoken: unspoken.map((row) => device(row.device)),
	rejected: [
		{ source: "fleet.csv", line: 17, code: "inventory/too-many-cells", reason: "48 cells where the header has 8" },
		{ source: HOSTILE.script, line: 3, code: "inventory/no-device", reason: HOSTILE.image },
	],
	problems: [`error: advisory/not-json: the file ends in the middle of a text (broken-${HOSTILE.script}.json:1). Fetch it again.`],
};

/** No device was read. */
export const emptyAssessment: Assessment = {
	...richAssessment,
	devices: 0,
	distinctIdentities: 0,
	advisories: 0,
	newestAdvisory: undefined,
	statements: 0,
	summary: { known_affected: 0, under_investigation: 0, fixed: 0, known_not_affected: 0, no_statement: 0 },
	matches: { documents: [], products: [] },
	exposedAtRisk: { known_affected: 0, under_investigation: 0 },
	undecidable: [],
	findings: [],
	actions: [],
	questions: [],
	unspoken: [],
	rejected: [],
	problems: [],
};

/** Nothing is known to be at risk, and little is known at all. */
export const quietAssessment: Assessment = {
	...emptyAssessment,
	catalogue: { version: "2025.01.02", date: "2025-01-02", ageDays: 326 },
	devices: 12,
	distinctIdentities: 6,
	advisories: 1387,
	newestAdvisory: "2025-11-19",
	statements: 12940,
	summary: { known_affected: 0, under_investigation: 0, fixed: 5, known_not_affected: 0, no_statement: 7 },
	findings: FINDINGS.filter((item) => item.verdict === "fixed"),
	unspoken: richAssessment.unspoken,
};

/** A fleet of about `n` devices at many sites, each with a long proof: for what is bounded. */
export function bigAssessment(n: number): Assessment {
	const findings = Array.from({ length: n }, (_, i) => {
		const base = FINDINGS[i % FINDINGS.length] ?? finding(device({ id: "none" }), {});
		return {
			...base,
			device: { ...base.device, id: `dev-${i}`, site: `Site ${i % 300}` },
			because: [...HIK_PROOF, ...HIK_PROOF, ...HIK_PROOF],
		};
	});
	const first = ACTIONS[1] ?? action({});
	const firstQuestion = QUESTIONS[0];
	const all = findings.map((item) => item.device.id);
	return {
		...richAssessment,
		devices: n + unspoken.length,
		summary: summarise(findings, unspoken.length),
		findings,
		actions: Array.from({ length: 400 }, (_, i) => ({ ...first, site: `Site ${i}`, deviceIds: all.slice(0, 5000) })),
		questions: firstQuestion === undefined ? [] : Array.from({ length: 60 }, () => ({ ...firstQuestion, deviceIds: all })),
		unspoken: Array.from({ length: n }, (_, i) => device({ id: `silent-${i}`, site: `Site ${i % 300}`, brand: "Mobotix", model: "M16" })),
		rejected: Array.from({ length: 5000 }, (_, i) => ({ source: "fleet.csv", line: i, code: "inventory/no-device", reason: "no model" })),
		undecidable: Array.from({ length: 500 }, () => richAssessment.undecidable).flat(),
		problems: Array.from({ length: 1000 }, () => richAssessment.problems).flat(),
	};
}
