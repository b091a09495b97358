/**
 * Real shapes to start from: the texts of our own tests and data, and with SEAWALL_CORPUS those of other people's documents.
 *
 * In a fixed order, so that a run with the same seed over the same files makes the same inputs.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { cveRecord } from "../../src/advisory/cve/sample.ts";
import { device, nvdEntry, nvdResponse } from "../../src/advisory/nvd/sample.ts";
import { firmwareSchemes } from "../../src/catalog/firmware/schemes.ts";

/** Texts by what they are. No list is empty. */
export interface Seeds {
	/** By scheme: the texts of its table. */
	readonly firmware: ReadonlyMap<string, readonly string[]>;
	readonly ranges: readonly string[];
	readonly vers: readonly string[];
	readonly models: readonly string[];
	readonly prose: readonly string[];
	readonly vectors: readonly string[];
	readonly cells: readonly string[];
	/** Whole lists of devices: CSV, JSON, JSON lines. */
	readonly lists: readonly string[];
	readonly suppressions: readonly string[];
	/** Documents as JSON text of at most 64 KiB, of all forms that are read. */
	readonly documents: readonly string[];
	/** Where they come from, in words. */
	readonly about: string;
}

const root = fileURLToPath(new URL("../../", import.meta.url));

function filesOf(...patterns: readonly string[]): readonly string[] {
	return globSync(patterns, { cwd: root })
		.sort()
		.map((path) => join(root, path));
}

/** The string literals of source files. */
function literals(...patterns: readonly string[]): readonly string[] {
	const found = new Set<string>();
	for (const path of filesOf(...patterns)) {
		for (const [literal] of readFileSync(path, "utf8").matchAll(/"(?:[^"\\\n]|\\[^\n])*"|`[^`$\\]*`/g)) {
			const text = literal.startsWith("`") ? literal.slice(1, -1) : unescaped(literal);
			if (text !== undefined && text.length > 1 && !text.startsWith("node:") && !/^\.{1,2}\//.test(text)) found.add(text);
		}
	}
	return [...found];
}

function unescaped(literal: string): string | undefined {
	try {
		return String(JSON.parse(literal));
	} catch {
		return undefined;
	}
}

/** The strings of JSON values under the named keys, or all. */
function stringsIn(value: unknown, keys: ReadonlySet<string> | undefined, into: Set<string>, key = ""): void {
	if (typeof value === "string") {
		if (value !== "" && (keys === undefined || keys.has(key))) into.add(value);
	} else if (Array.isArray(value)) for (const one of value as unknown[]) stringsIn(one, keys, into, key);
	else if (typeof value === "object" && value !== null) for (const [name, one] of Object.entries(value)) stringsIn(one, keys, into, name);
}

/** A fair share of a long list, spread over it. */
function spread(texts: Iterable<string>, most = 4000): readonly string[] {
	const all = [...texts];
	const step = Math.max(1, Math.ceil(all.length / most));
	return all.filter((_, at) => at % step === 0);
}

const MODELS = [
	"DS-2CD2xx2F-I Series",
	"IPC-HDW4XXX",
	"iDS-72XXHQH-M(C)",
	"HEN32204, HEN32304 and HEN32384",
	"Linear eMerge 50P/5000P",
	"DS-7204/7208/7216HQHI-K1",
	"IP Cameras and DVRs using the NetSurveillance Web interface",
	"DS-2CD????F*",
	"SNP-6320RH\\*",
];

const OPEN_VEX = {
	"@context": "https://openvex.dev/ns/v0.2.0",
	"@id": "https://example.org/vex/1",
	author: "Example",
	timestamp: "2024-01-02T03:04:05Z",
	version: 1,
	statements: [
		{
			vulnerability: { name: "CVE-2021-36260", aliases: ["EX-1"], description: "A hole" },
			products: [{ "@id": "pkg:generic/hikvision/DS-2CD2142FWD-I@5.4.5" }, { "@id": "cpe:2.3:h:dahua:ipc-hdw1431s:-:*:*:*:*:*:*:*" }],
			status: "affected",
			action_statement: "Update to version V5.5.800 build 210628 or later.",
			supplier: "Hikvision",
		},
		{
			vulnerability: "CVE-2017-7921",
			products: ["DS-2CD2032-I"],
			status: "not_affected",
			justification: "component_not_present",
			impact_statement: "The part is not in it.",
			timestamp: "2024-05-01T00:00:00Z",
		},
	],
};

const CVE = cveRecord(
	"CVE-2024-39944",
	{
		affected: [
			{
				vendor: "Dahua",
				product: "NVR4XXX",
				defaultStatus: "unaffected",
				versions: [{ version: "0", lessThan: "2024.2.2", status: "affected", versionType: "custom" }],
			},
			{
				vendor: "n/a",
				product: "nvr1xxx_firmware",
				versions: [{ version: "NVR1XXX, NVR2XXX Buildtime before December, 2019", status: "affected" }],
			},
		],
	} as never,
	[],
);

const NVD = nvdResponse([
	nvdEntry("CVE-2021-33044", [device("ipc-hum7xxx", { versionEndExcluding: "2.820.0000000.5.r.210705" }), device("vto-75x95x")]),
]);

/** Documents of at most 64 KiB; longer ones are left out. */
function documentsIn(paths: readonly string[]): readonly string[] {
	return paths.map((path) => readFileSync(path, "utf8")).filter((text) => text.length <= 65_536);
}

/** Reads them all. */
export function readSeeds(corpus: string | undefined): Seeds {
	const own = filesOf("data/catalog/advisories/*.json");
	const others =
		corpus === undefined || corpus === ""
			? []
			: globSync(["surveillance/csaf/**/*.json", "oasis-csaf/csaf_2.0/**/*.json", "csaf-provider/testdata/**/*.json"], { cwd: corpus })
					.sort()
					.map((path) => join(corpus, path));
	const documents = [
		...documentsIn(own),
		...spread(documentsIn(others), 400),
		...[OPEN_VEX, CVE, NVD].map((value) => JSON.stringify(value)),
	];
	const names = new Set<string>();
	const details = new Set<string>();
	for (const text of documents) {
		const value = unescapedValue(text);
		stringsIn(value, new Set(["name", "model_numbers", "version", "lessThan"]), names);
		stringsIn(value, new Set(["details", "text", "summary"]), details);
	}
	const catalogued = new Set<string>();
	for (const path of filesOf("data/catalog/{families,vendors,relabels}.json", "test/quality/*/*.json"))
		stringsIn(unescapedValue(readFileSync(path, "utf8")), undefined, catalogued);
	const cells = literals("src/inventory/**/*.test.ts", "test/inventory/*.ts", "src/match/*.test.ts");
	const contract = literals("src/catalog/firmware/scheme.contract.test.ts");
	return {
		firmware: new Map([...firmwareSchemes.keys()].map((id) => [id, [...literals(`src/catalog/firmware/${id}.test.ts`), ...contract]])),
		ranges: spread([...literals("src/advisory/**/*.test.ts"), ...spread(names, 3000), ...contract]),
		vers: [
			...literals("src/catalog/vers/*.test.ts"),
			...["<=", "|", "vers:intdot/1|>=2|<3", "vers:datetime/2024-01-01T00:00:00.500Z", "%20"],
		],
		models: spread([...MODELS, ...literals("src/catalog/model/*.test.ts"), ...catalogued, ...spread(names, 2000)]),
		prose: spread([...literals("src/advisory/prose/*.test.ts", "src/match/left-open.test.ts"), ...details]),
		vectors: [
			...literals("src/advisory/cvss/*.test.ts", "src/match/ssvc/*.test.ts"),
			"CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
		],
		cells: spread([
			...cells,
			...literals("src/inventory/import/column-names.ts", "src/inventory/import/{kind,exposure}-word.ts"),
			...catalogued,
		]),
		lists: [
			...filesOf("data/sample/*.csv", "test/corpus/inventory/**/*.{csv,json,jsonl,tsv,txt}").map((path) =>
				readFileSync(path, "utf8").slice(0, 20_000),
			),
			...cells.filter((text) => /[\n{]/.test(text)),
			'[{"brand":"Hikvision","model":"DS-2CD2142FWD-I","firmware":{"version":"V5.4.5","build":"170124"},"ip":["10.0.0.1"]}]',
			'{"brand":"Dahua","model":"IPC-HFW1230S"}\n{"vendor":"Axis","product":"P3245-LV","fw":"10.12.1"}\n',
		],
		suppressions: [
			...literals("src/match/suppression.test.ts").filter((text) => /[,\n{]/.test(text)),
			'[{"owner":"a","reason":"b","expires":"2026-03-01","cve":"CVE-2017-7921"}]',
			'owner,reason,expires,device\n"A, B",because,2026-03-01,cam-1\n',
		],
		documents,
		about: `${own.length} documents of our own${others.length > 0 ? ` and ${others.length} of the corpus` : ", no corpus"}`,
	};
}

function unescapedValue(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/, ""));
	} catch {
		return undefined;
	}
}
