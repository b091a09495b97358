/** What is found, where, and what a fix does: on a small document that keeps every rule, changed at one place. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fixDocument } from "../fix/fix-document.ts";
import { bytesOf } from "../sample.ts";
import { validateBytes, validateText } from "./validate.ts";

const VECTOR = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";

/** Keys sorted, so that 6.2.13 has nothing to say. */
function sound() {
	return {
		document: {
			category: "csaf_security_advisory",
			csaf_version: "2.0",
			distribution: { tlp: { label: "WHITE" } },
			lang: "en",
			notes: [{ category: "summary", text: "Update the firmware to 5.4." }],
			publisher: { category: "other", name: "Seawall", namespace: "https://seawall.example.org" },
			references: [{ category: "self", summary: "This", url: "https://seawall.example.org/test-1.json" }],
			title: "Camera",
			tracking: {
				current_release_date: "2024-02-01T00:00:00Z",
				id: "TEST-1",
				initial_release_date: "2024-01-01T00:00:00Z",
				revision_history: [
					{ date: "2024-01-01T00:00:00Z", number: "1", summary: "First." },
					{ date: "2024-02-01T00:00:00Z", number: "2", summary: "Second." },
				],
				status: "final",
				version: "2",
			},
		},
		product_tree: {
			branches: [
				{
					branches: [
						{
							branches: [
								{
									category: "product_version",
									name: "5.3",
									product: {
										name: "Norden Cam 5.3",
										product_id: "P1",
										product_identification_helper: { cpe: "cpe:2.3:o:norden:cam:5.3:*:*:*:*:*:*:*" },
									},
								},
							],
							category: "product_name",
							name: "Cam",
						},
					],
					category: "vendor",
					name: "Norden",
				},
			],
		},
		vulnerabilities: [
			{
				cve: "CVE-2024-0001",
				cwe: { id: "CWE-79", name: "Improper Neutralization of Input During Web Page Generation ('Cross-site Scripting')" },
				notes: [{ category: "summary", text: "A hole." }],
				product_status: { known_affected: ["P1"] },
				remediations: [{ category: "vendor_fix", details: "Install 5.4.", product_ids: ["P1"] }],
				scores: [{ cvss_v3: { baseScore: 9.8, baseSeverity: "CRITICAL", vectorString: VECTOR, version: "3.1" }, products: ["P1"] }],
			},
		],
	};
}

type Json = Record<string, unknown> | unknown[];

/** The document with a value set at a pointer; `undefined` takes it out. */
function changed(pointer: string, value: unknown): string {
	const root: unknown = sound();
	const keys = pointer.split("/").slice(1);
	const last = keys.pop() ?? "";
	const holder = keys.reduce<Json>((one, key) => (one as Record<string, Json>)[key] ?? [], root as Json) as Record<string, unknown>;
	if (value === undefined) delete holder[last];
	else holder[last] = value;
	return JSON.stringify(root, undefined, 2);
}

test("a document that keeps every rule has no findings", () => {
	const { valid, findings, csafVersion } = validateText(JSON.stringify(sound()), { profile: "full" });
	assert.deepEqual(findings, []);
	assert.ok(valid);
	assert.equal(csafVersion, "2.0");
});

/** Where, the new value, and the findings as `rule pointer`. */
const ROWS: readonly (readonly [pointer: string, value: unknown, found: readonly string[]])[] = [
	["/document/title", undefined, ["schema /document"]],
	["/document/tracking/status", "done", ["schema /document/tracking/status"]],
	["/document/tracking/version", "3", ["6.1.16 /document/tracking/version"]],
	["/document/tracking/version", "2.0.0", ["6.1.16 /document/tracking/version", "6.1.30 /document/tracking/version"]],
	["/document/lang", "ez", ["6.1.12 /document/lang", "6.3.8 /document/lang"]],
	["/document/lang", "qtx", ["6.2.14 /document/lang"]],
	["/document/category", "Security  Advisory", ["6.1.26 /document/category"]],
	["/document/references", undefined, ["6.2.11 /document"]],
	["/document/distribution", undefined, ["6.2.10 /document"]],
	["/document/x_own", 1, ["6.2.20 /document/x_own"]],
	["/vulnerabilities/0/cwe/name", "Improper Input Validation", ["6.1.11 /vulnerabilities/0/cwe/name"]],
	["/vulnerabilities/0/cwe/id", "CWE-1", ["6.1.11 /vulnerabilities/0/cwe/id"]],
	[
		"/vulnerabilities/0/product_status/known_affected/0",
		"P2",
		[
			"6.1.1 /vulnerabilities/0/product_status/known_affected/0",
			"6.2.2 /vulnerabilities/0/product_status/known_affected/0",
			"6.2.3 /vulnerabilities/0/product_status/known_affected/0",
		],
	],
	["/vulnerabilities/0/product_status/known_not_affected", ["P1"], ["6.1.6 /vulnerabilities/0/product_status/known_not_affected/0"]],
	[
		"/vulnerabilities/0/remediations/0/product_ids",
		undefined,
		["6.1.29 /vulnerabilities/0/remediations/0", "6.2.2 /vulnerabilities/0/product_status/known_affected/0"],
	],
	["/vulnerabilities/0/scores/0/cvss_v3/baseScore", 9.9, ["6.1.9 /vulnerabilities/0/scores/0/cvss_v3/baseScore"]],
	[
		"/vulnerabilities/0/scores/0/cvss_v3/attackVector",
		"LOCAL",
		["6.1.10 /vulnerabilities/0/scores/0/cvss_v3/attackVector", "6.2.13 /vulnerabilities/0/scores/0/cvss_v3/attackVector"],
	],
	["/vulnerabilities/0/notes", undefined, ["6.1.27.5 /vulnerabilities/0"]],
	["/product_tree/branches/0/branches/0/branches/0/name", "prior to 5.4", ["6.1.31 /product_tree/branches/0/branches/0/branches/0/name"]],
	["/product_tree/branches/0/branches/0/branches/0/name", "overall 5", []],
	[
		"/product_tree/branches/0/branches/0/branches/0/product/product_identification_helper",
		{ purl: "pkg:maven/@1.3.4" },
		["6.1.13 /product_tree/branches/0/branches/0/branches/0/product/product_identification_helper/purl"],
	],
	["/document/publisher/namespace", "https://host.invalid", ["6.3.6 /document/publisher/namespace"]],
];

for (const [pointer, value, found] of ROWS) {
	test(`${pointer} = ${JSON.stringify(value)}`, () => {
		const english = { isWord: () => true, meant: () => undefined };
		const { findings } = validateText(changed(pointer, value), {
			profile: "full",
			spelling: new Map([
				["en", english],
				["qtx", english],
			]),
		});
		const ofStandard = findings.filter(({ rule }) => !rule.startsWith("seawall/"));
		assert.deepEqual(ofStandard.map((one) => `${one.rule} ${one.pointer}`).sort(), [...found].sort());
	});
}

test("a finding stands where the text has it, in lines and columns from 1", () => {
	const json = changed("/document/tracking/version", "3");
	const [finding] = validateText(json, { profile: "basic" }).findings;
	const line = json.split("\n").findIndex((one) => one.includes('"version": "3"'));
	assert.deepEqual([finding?.line, finding?.column], [line + 1, (json.split("\n")[line]?.indexOf('"3"') ?? 0) + 1]);
});

test("profiles: basic is silent on what extended warns of, extended on what full tells", () => {
	const json = changed("/document/distribution", undefined);
	assert.deepEqual(validateText(json, { profile: "basic" }).findings, []);
	assert.deepEqual(
		validateText(json, { profile: "extended" }).findings.map(({ level }) => level),
		["warning"],
	);
	const old = changed("/vulnerabilities/0/cwe", undefined);
	assert.deepEqual(validateText(old, { profile: "extended" }).findings, []);
	assert.deepEqual(
		validateText(old, { profile: "full" }).findings.map(({ rule, level }) => `${rule} ${level}`),
		["6.3.4 info"],
	);
});

test("a name that was right when the document was released is told as such, and never as an error", () => {
	const old = sound();
	Object.assign(old.document.tracking, {
		initial_release_date: "2019-01-15T00:00:00Z",
		current_release_date: "2019-02-01T00:00:00Z",
		revision_history: [
			{ date: "2019-01-15T00:00:00Z", number: "1", summary: "First." },
			{ date: "2019-02-01T00:00:00Z", number: "2", summary: "Second." },
		],
	});
	Object.assign(old.vulnerabilities[0]?.cwe ?? {}, { id: "CWE-942", name: "Overly Permissive Cross-domain Whitelist" });
	const { valid, findings } = validateText(JSON.stringify(old), { profile: "basic" });
	assert.ok(valid);
	assert.deepEqual(
		findings.map(({ rule, level }) => `${rule} ${level}`),
		["seawall/cwe-renamed-since info"],
	);
	assert.match(findings[0]?.message ?? "", /was right when released \(CWE 3\.2\).*renamed.*CWE 4\./);
	const late = JSON.stringify(old).replaceAll("2019-", "2024-");
	assert.deepEqual(
		validateText(late, { profile: "basic" }).findings.map(({ rule }) => rule),
		["6.1.11"],
	);
});

test("what is no CSAF document is told with its place, and nothing is thrown", () => {
	const rows: readonly (readonly [string, string])[] = [
		["{", "advisory/not-json 1:2"],
		["", "advisory/empty 1:1"],
		['{\n"a": tru }', "advisory/not-json 2:6"],
		["[".repeat(200), "advisory/too-deep 1:101"],
		["[]", "schema 1:1"],
		["null", "schema 1:1"],
		["{}", "schema 1:1"],
	];
	for (const [json, expected] of rows) {
		const { valid, findings } = validateBytes(bytesOf(json), { profile: "basic" });
		assert.ok(!valid);
		assert.deepEqual(
			findings.map(({ rule, line, column }) => `${rule} ${line}:${column}`),
			[expected],
			json.slice(0, 20),
		);
	}
	assert.equal(validateBytes(Uint8Array.from([0xc3, 0x28]), { profile: "basic" }).findings[0]?.rule, "advisory/bad-encoding");
});

test("a key that stands twice is told, and findings below it stand at the last one", () => {
	const json = '{"document": {"title": "", "title": "x", "lang": 5}}';
	const { findings } = validateText(json, { profile: "basic" });
	assert.ok(findings.some(({ rule, level, column }) => rule === "seawall/duplicate-key" && level === "warning" && column === 37));
	assert.ok(findings.some(({ pointer, column }) => pointer === "/document/lang" && column === json.indexOf("5") + 1));
});

test("of one rule a thousand findings are listed, the rest is counted", () => {
	const many = sound();
	many.vulnerabilities[0]?.product_status.known_affected.push(...Array.from({ length: 1500 }, (_, at) => `X${at}`));
	const { findings, more } = validateText(JSON.stringify(many), { profile: "basic" });
	assert.equal(findings.filter(({ rule }) => rule === "6.1.1").length, 1000);
	assert.deepEqual([...more], [["6.1.1", 500]]);
});

test("fixes change what they are about and nothing else", () => {
	const json = changed("/vulnerabilities/0/scores/0/cvss_v3/baseScore", 1.5);
	const { json: fixed, repairs, after } = fixDocument(json, { profile: "full" });
	assert.equal(fixed, json.replace('"baseScore": 1.5', '"baseScore": 9.8'));
	assert.deepEqual(
		repairs.map(({ rule }) => rule),
		["6.1.9"],
	);
	assert.deepEqual(after.findings, []);
});

/** Where, the new value; each is mended. */
const MENDED: readonly (readonly [string, unknown])[] = [
	["/vulnerabilities/0/scores/0/cvss_v3", { vectorString: VECTOR }],
	["/vulnerabilities/0/remediations/0/product_ids", undefined],
	["/vulnerabilities/0/cwe/name", "Cross-site Scripting"],
	["/document/tracking/version", "7"],
	["/document/source_lang", "EN"],
	["/document/tracking/initial_release_date", "2023-01-01T00:00:00Z"],
	["/document/tracking/current_release_date", "2024-01-02T00:00:00Z"],
	["/vulnerabilities/0/ids", [{ system_name: "CVE", text: "CVE-2024-0001" }]],
	["/vulnerabilities/0/scores/0/cvss_v3/baseSeverity", "LOW"],
];

for (const [pointer, value] of MENDED) {
	test(`--fix mends ${pointer} = ${JSON.stringify(value)}`, () => {
		const { json, after, repairs } = fixDocument(changed(pointer, value), { profile: "full" });
		assert.deepEqual(after.findings, []);
		assert.ok(repairs.length > 0);
		assert.doesNotThrow(() => JSON.parse(json));
		assert.equal(fixDocument(json, { profile: "full" }).json, json);
	});
}
