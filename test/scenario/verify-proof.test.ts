/** Proofs over a fleet whose documents are of every form: all hold, and none holds once it, or what it rests on, was touched. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { type TestContext } from "node:test";
import { bytesOf, HEAD, leaf } from "../../src/advisory/csaf/sample.ts";
import { cveRecord } from "../../src/advisory/cve/sample.ts";
import { criterion, device, firmwareOn, nvdEntry, nvdResponse } from "../../src/advisory/nvd/sample.ts";
import type { Assessment, Finding } from "../../src/match/verdict.ts";
import { programFolder } from "../../src/store/disk/catalogue-folder.ts";
import { type StartFolder, startFolder } from "../support/start-call.ts";

const LIST = `id,brand,model,firmware
h1,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414
h2,Hikvision,DS-2CD2432F-IW,V5.4.5 build 170124
h3,Hikvision,DS-2CD2032-I,V5.2.5 build 141201
h4,Hikvision,DS-2CD2032-I,
h5,Hikvision,DS-2DF8225IX-AEL,V5.5.0 build 180101
h6,LaView,LV-PB932F4,V5.3.0
d1,Dahua,IPC-HFW1230S,V2.800.0000000.29.R.210630
d2,Dahua,NVR5216-4KS2,V4.001.0000005.1.R.240101
d3,Dahua,XVR5104HS,V4.001.0000005.1.R.210709
x1,Nobody,Thing 7,1.0
`;

/** Documents of our own in the forms that are read, on the devices above. */
const documents: Readonly<Record<string, unknown>> = {
	"cve.json": cveRecord(
		"CVE-2021-0001",
		{
			affected: [
				{
					vendor: "Hikvision",
					product: "DS-2CD2142FWD-I",
					versions: [{ version: "V5.2.0 build 140721", status: "affected", lessThan: "V5.4.5 build 170123", changes: [] }],
				},
				{
					vendor: "Hikvision",
					product: "DS-2CD2432F-IW",
					defaultStatus: "affected",
					versions: [{ version: "V5.4.5 build 170124", status: "unaffected", lessThan: "*" }],
				},
				{ vendor: "n/a", product: "Hikvision Cameras", versions: [{ version: "n/a", status: "affected" }] },
			],
			solution: "Update DS-2CD2142FWD-I to V5.4.5 build 170123 or later.",
			description: "Hikvision has not mitigated this vulnerability.",
		},
		[
			{
				provider: "CISA-ADP",
				affected: [
					{
						vendor: "dahua",
						product: "IPC-HFW1230S",
						cpes: ["cpe:2.3:o:dahuasecurity:ipc-hfw1230s_firmware:*:*:*:*:*:*:*:*"],
						defaultStatus: "unknown",
						versions: [{ version: "0", status: "affected", lessThanOrEqual: "2021-01-01" }],
					},
				],
			},
		],
	),
	"families.json": cveRecord("CVE-2021-0002", {
		affected: [
			{
				vendor: "Dahua",
				product: "Some Dahua products",
				versions: [{ version: "NVR5XXX, XVR5xxx Buildtime before December, 2021", status: "affected" }],
			},
		],
	}),
	"nvd.json": nvdResponse([
		nvdEntry("CVE-2021-0001", [
			device("hikvision:ds-2cd2032-i", { versionStartIncluding: "5.2.0_build_140721", versionEndExcluding: "5.4.5_build_170123" }),
			device("hikvision:ds-2cd2432f-i\\(w\\)"),
			device("hikvision:ds-2dfx_series"),
			firmwareOn(
				criterion("cpe:2.3:o:dahuasecurity:nvr_firmware:*", { versionEndExcluding: "2022-01" }),
				"cpe:2.3:h:dahuasecurity:nvr5216-4ks2:-",
			),
		]),
		nvdEntry("CVE-2021-0003", [device("dahuasecurity:xvr5x04")]),
	]),
	"openvex.json": {
		"@context": "https://openvex.dev/ns/v0.2.0",
		"@id": "https://example.org/vex/1",
		author: "Example",
		timestamp: "2026-01-02T03:04:05Z",
		version: 1,
		statements: [
			{
				vulnerability: { name: "CVE-2021-0004" },
				products: [{ "@id": "pkg:generic/Hikvision/DS-2CD2142FWD-I@V5.4.0%20build%20160414" }],
				status: "not_affected",
				impact_statement: "No such code.",
			},
			{
				vulnerability: { name: "CVE-2021-0004" },
				products: [{ "@id": "cpe:2.3:o:hikvision:ds-2cd2032-i_firmware:*:*:*:*:*:*:*:*" }],
				status: "affected",
				action_statement: "Update to V5.4.5 build 170124. This vulnerability has not been fixed.",
			},
			{ vulnerability: { name: "CVE-2021-0004" }, products: [{ "@id": "Hikvision DS-2CD2432F-IW" }], status: "under_investigation" },
		],
	},
	"csaf.json": {
		document: { ...HEAD, notes: [{ category: "general", text: "The maker has not mitigated this vulnerability." }] },
		product_tree: {
			branches: [
				leaf("A", "Hikvision", "DS-2CD2142FWD-I", "product_version_range", "< V5.4.0 build 160101"),
				leaf("B", "Hikvision", "DS-2CD2032-I", "product_version_range", "vers:all/*"),
			],
			product_groups: [{ group_id: "G", product_ids: ["A", "B"] }],
		},
		vulnerabilities: [{ cve: "CVE-2021-0005", product_status: { known_affected: ["G"] } }],
	},
};

interface Fleet {
	readonly folder: StartFolder;
	readonly list: string;
	readonly advisories: readonly string[];
}

function fleetOf(context: TestContext): Fleet {
	const folder = startFolder(context);
	for (const [name, document] of Object.entries(documents)) folder.write(`documents/${name}`, new TextDecoder().decode(bytesOf(document)));
	const catalogue = join(programFolder(), "data", "catalog", "advisories");
	return {
		folder,
		list: folder.write("list.csv", LIST),
		advisories: ["--advisories", join(folder.path, "documents"), "--advisories", catalogue],
	};
}

async function assessed({ folder, list, advisories }: Fleet): Promise<Assessment> {
	const { code, out, said } = await folder.call(["assess", list, ...advisories, "--all", "--format", "json", "--quiet"]);
	assert.equal(code, 0, said);
	return JSON.parse(out) as Assessment;
}

async function verified({ folder, advisories }: Fleet, text: string) {
	return folder.call(["verify-proof", folder.write("answer.json", text), ...advisories]);
}

test("every proof over documents of all forms holds", async (context) => {
	const fleet = fleetOf(context);
	const answer = await assessed(fleet);
	const named = new Set(answer.findings.flatMap(({ because }) => because.map(({ document }) => document)));
	for (const id of [
		"CVE:CVE-2021-0001",
		"CVE:CVE-2021-0002",
		"NVD:CVE-2021-0001",
		"NVD:CVE-2021-0003",
		"https://example.org/vex/1",
		"TEST-1",
	])
		assert.ok(named.has(id), `${id} among ${[...named].join(", ")}`);
	const { code, out } = await verified(fleet, JSON.stringify(answer));
	assert.equal(out.split("\n").slice(0, -2).join("\n"), "");
	assert.match(out, new RegExp(`${answer.findings.length} proofs checked, ${answer.findings.length} hold, 0 do not`));
	assert.equal(code, 0);
});

test("every explanation over documents of all forms holds, what is not listed among them", async (context) => {
	const fleet = fleetOf(context);
	const ids = ["CVE:CVE-2021-0001", "CVE:CVE-2021-0002", "NVD:CVE-2021-0001", "NVD:CVE-2021-0003", "https://example.org/vex/1", "TEST-1"];
	const devices = LIST.trim()
		.split("\n")
		.slice(1)
		.map((row) => row.split(","));
	const questions = devices.flatMap(([id, brand, model, firmware]) =>
		ids.flatMap((advisory) =>
			[undefined, "CVE-1999-0001"].map((cve) =>
				JSON.stringify({ id: `${id} ${advisory} ${cve}`, device: { brand, model, firmware }, advisory, cve }),
			),
		),
	);
	const told = await fleet.folder.call(["explain", ...fleet.advisories], undefined, questions);
	assert.equal(told.code, 0, told.said);
	assert.match(told.out, /model\/not-listed/);
	const { code, out } = await verified(fleet, told.out);
	assert.equal(out, `${questions.length} proofs checked, ${questions.length} hold, 0 do not\n`);
	assert.equal(code, 0);
});

test("a proof that was touched does not hold: verdict, rule, place or words", async (context) => {
	const fleet = fleetOf(context);
	const { findings } = await assessed(fleet);
	const touch: Readonly<Record<string, (finding: Finding) => Finding>> = {
		verdict: (finding) => ({ ...finding, verdict: finding.verdict === "fixed" ? "known_affected" : "fixed" }),
		rule: (finding) => ({ ...finding, because: finding.because.map((step) => ({ ...step, rule: "range/above" })) }),
		place: (finding) => ({ ...finding, because: finding.because.map((step) => ({ ...step, pointer: `${step.pointer}/7` })) }),
		words: (finding) => ({ ...finding, because: finding.because.map((step) => ({ ...step, quote: `${step.quote} 9.9.9` })) }),
		fewer: (finding) => ({ ...finding, because: finding.because.slice(1) }),
	};
	const told = findings.filter(({ because }) => because.some(({ document }) => /^(?:CVE|NVD):|^https:|^TEST/.test(document)));
	assert.ok(told.length > 10);
	for (const [what, change] of Object.entries(touch)) {
		const { code, out } = await verified(fleet, told.map((finding) => JSON.stringify(change(finding))).join("\n"));
		assert.match(out, new RegExp(`${told.length} proofs checked, 0 hold, ${told.length} do not`), what);
		assert.equal(code, 1);
	}
});

for (const [name, before, after] of [
	["cve.json", "V5.4.5 build 170123", "V5.1.0 build 140101"],
	["families.json", "December, 2021", "December, 2011"],
	["nvd.json", "5.4.5_build_170123", "5.2.1_build_140801"],
	["openvex.json", '"status":"affected"', '"status":"fixed"'],
	["csaf.json", '"known_affected":["G"]', '"known_not_affected":["G"]'],
] as const) {
	test(`a document that was touched holds no proof that rests on it: ${name}`, async (context) => {
		const fleet = fleetOf(context);
		const answer = await assessed(fleet);
		const path = join(fleet.folder.path, "documents", name);
		const text = readFileSync(path, "utf8");
		assert.ok(text.includes(before));
		fleet.folder.write(`documents/${name}`, text.replaceAll(before, after));
		const { code, out } = await verified(fleet, JSON.stringify(answer));
		assert.equal(code, 1, out);
		assert.doesNotMatch(out, /\b0 do not/);
	});
}
