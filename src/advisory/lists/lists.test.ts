/** Lists that others publish: read as published, and nothing in a hostile one stops the rest. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readEpss } from "./epss.ts";
import { readKev } from "./kev.ts";
import { type EpssList, goneFrom, isReleasedBy, type KevList } from "./published-list.ts";
import { readPublishedList } from "./read-list.ts";

const EPSS = `#model_version:v2025.03.14,score_date:2025-08-25T12:55:00+0000
cve,epss,percentile
CVE-1999-0001,0.01297,0.78912
CVE-2021-33044,0.94321,0.99951
`;

function epss(text: string, name = "scores.csv"): EpssList {
	const read = readEpss(text, name);
	assert.ok(read.ok, read.ok ? "" : read.error.message);
	return read.value;
}

function kev(value: unknown): KevList {
	const read = readKev(JSON.stringify(value), "kev.json");
	assert.ok(read.ok, read.ok ? "" : read.error.message);
	return read.value;
}

test("scores of a day as FIRST publishes them (first.org/epss/data_stats)", () => {
	const { version, releasedOn, entries, refused } = epss(EPSS);
	assert.deepEqual([version, releasedOn, refused], ["v2025.03.14", "2025-08-25", []]);
	assert.deepEqual(entries.get("CVE-2021-33044"), { probability: 0.94321, percentile: 0.99951 });
	assert.equal(entries.size, 2);
});

test("line ends, order of columns, no comment line: the name tells the day then", () => {
	const { releasedOn, version, entries } = epss("percentile,cve,epss\r\n0.5,cve-2020-25078,1e-05\r\n", "epss_scores-2021-04-14.csv.gz");
	assert.deepEqual([releasedOn, version, entries.get("CVE-2020-25078")], ["2021-04-14", "", { probability: 0.00001, percentile: 0.5 }]);
	assert.ok(Number.isNaN(epss("cve,epss\nCVE-2020-25078,0.1\n", "x-2021-01-01.csv").entries.get("CVE-2020-25078")?.percentile));
});

// what is wrong, the line, why it is left out
for (const [what, line, why] of [
	["no CVE id", "GHSA-1,0.1,0.1", /no CVE id/],
	["more than 1", "CVE-2020-0001,1.1,0.1", /not between 0 and 1/],
	["below 0", "CVE-2020-0001,-0.1,0.1", /not between 0 and 1/],
	["no number", "CVE-2020-0001,NaN,0.1", /not between 0 and 1/],
	["a decimal comma", '"CVE-2020-0001","0,1","0,1"', /no CVE id/],
	["a cell missing", "CVE-2020-0001,0.1", /not between 0 and 1/],
	["a long line", `CVE-2020-0001,0.1,0.1${" ".repeat(300)}`, /too long/],
	["a formula", "=cmd|' /C calc'!A0,0.1,0.1", /no CVE id/],
] as const) {
	test(`a line of scores with ${what} is left out and named, the others count`, () => {
		const { entries, refused } = epss(`${EPSS}${line}\nCVE-2024-0001,0.2,0.3\n`);
		assert.equal(entries.size, 3);
		assert.deepEqual(
			refused.map(({ at }) => at),
			[5],
		);
		assert.match(refused[0]?.reason ?? "", why);
	});
}

test("many bad lines are counted, not listed; of two lines for one hole the worse counts", () => {
	const { refused, refusedCount } = epss(`${EPSS}${"x\n".repeat(1000)}`);
	assert.deepEqual([refused.length, refusedCount], [20, 1000]);
	const vulnerabilities = [{ cveID: "CVE-2020-0001", dateAdded: "2020-01-01" }, ...Array.from({ length: 50 }, () => ({ cveID: "?" }))];
	const listed = kev({ catalogVersion: "1", dateReleased: "2025-08-25", vulnerabilities });
	assert.deepEqual([listed.entries.size, listed.refused.length, listed.refusedCount], [1, 20, 50]);
	const twice = epss(`${EPSS}CVE-1999-0001,0.5,0.9\nCVE-1999-0001,0.1,0.2\n`);
	assert.equal(twice.entries.get("CVE-1999-0001")?.probability, 0.5);
});

// what is wrong, text, name, code
for (const [what, text, name, code] of [
	["no day", "cve,epss,percentile\nCVE-2020-0001,0.1,0.1\n", "scores.csv", "advisory/bad-epss"],
	["a day that is none", "#model_version:v1,score_date:2025-02-30\ncve,epss\nCVE-2020-0001,0.1\n", "scores.csv", "advisory/bad-epss"],
	["no score", "#model_version:v1,score_date:2025-02-20\ncve,epss\n", "scores.csv", "advisory/bad-epss"],
	["other columns", "#model_version:v1,score_date:2025-02-20\nid,score\nCVE-2020-0001,0.1\n", "scores.csv", "advisory/bad-epss"],
	["no release date", '{"catalogVersion": "1", "vulnerabilities": []}', "kev.json", "advisory/bad-kev"],
	["no entry", '{"catalogVersion": "1", "dateReleased": "2025-08-25", "vulnerabilities": [1, null]}', "kev.json", "advisory/bad-kev"],
	["no list", '{"catalogVersion": "1", "dateReleased": "2025-08-25"}', "kev.json", "advisory/bad-kev"],
	["broken JSON", '{"catalogVersion": "1", ', "kev.json", "advisory/not-json"],
	["depth", `{"catalogVersion": ${"[".repeat(5000)}`, "kev.json", "advisory/too-deep"],
	["neither", "id,brand\n1,Hikvision\n", "devices.csv", "advisory/unknown-list"],
	["nothing", "", "empty", "advisory/empty"],
] as const) {
	test(`a list with ${what} is refused`, () => {
		const read = readPublishedList(new TextEncoder().encode(text), name);
		assert.equal(read.ok ? "" : read.error.code, code);
	});
}

test("CISA's list: days of listing, use for ransom, bad entries named, an entry written twice from its earlier day", () => {
	const { version, releasedOn, entries, refused } = kev({
		catalogVersion: "2025.08.25",
		dateReleased: "2025-08-25T17:04:19.9796Z",
		vulnerabilities: [
			{ cveID: "CVE-2021-36260", dateAdded: "2022-01-10", knownRansomwareCampaignUse: "Known" },
			{ cveID: "CVE-2021-33044", dateAdded: "2024-08-21", knownRansomwareCampaignUse: "Unknown" },
			{ cveID: "CVE-2021-33044", dateAdded: "2024-08-20" },
			{ cveID: "CVE-2021-33045", dateAdded: "soon" },
			"CVE-2021-33046",
			{ cveID: ["CVE-2021-33047"], dateAdded: "2024-08-21" },
		],
	});
	assert.deepEqual([version, releasedOn], ["2025.08.25", "2025-08-25"]);
	assert.deepEqual(
		[...entries],
		[
			["CVE-2021-36260", { added: "2022-01-10", ransomware: true }],
			["CVE-2021-33044", { added: "2024-08-20", ransomware: false }],
		],
	);
	assert.deepEqual(
		refused.map(({ at }) => at),
		[3, 4, 5],
	);
});

test("law: whatever the bytes, there is an answer, and every score is a share", () => {
	const piece = fc.constantFrom(
		"#model_version:v1,score_date:2025-02-20\n",
		"cve,epss,percentile\n",
		"CVE-2020-0001,",
		"0.5",
		",",
		"\n",
		'{"catalogVersion":',
		"1e309",
		"\0",
		"\ufeff",
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
			const read = readPublishedList(new TextEncoder().encode(pieces.join("")), "epss_scores-2025-02-20.csv");
			if (!read.ok || read.value.kind !== "epss") return;
			for (const { probability } of read.value.entries.values()) assert.ok(probability >= 0 && probability <= 1);
		}),
	);
});

test("an edition of the next day is taken, for it begins earlier elsewhere; one of a later day is not", () => {
	const at = Date.parse("2026-11-24T10:00:00Z");
	assert.deepEqual(
		["2026-11-24", "2026-11-25", "2026-11-26", "9999-01-01"].map((releasedOn) => isReleasedBy({ releasedOn }, at)),
		[true, true, false, false],
	);
});

test("what an edition has no more is known from those before, with its first day and the last that had it", () => {
	const edition = (version: string, entries: Readonly<Record<string, string>>) =>
		kev({
			catalogVersion: version,
			dateReleased: "2025-08-25",
			vulnerabilities: Object.entries(entries).map(([cveID, dateAdded]) => ({ cveID, dateAdded })),
		});
	const [first, second] = [
		edition("1", { "CVE-2020-0001": "2020-01-02", "CVE-2020-0002": "2020-02-02" }),
		edition("2", { "CVE-2020-0001": "2020-01-05", "CVE-2020-0003": "2020-03-03" }),
	];
	const gone = goneFrom(edition("3", { "CVE-2020-0003": "2020-03-03" }), [second, first]);
	assert.deepEqual(Object.fromEntries(gone), {
		"CVE-2020-0001": { added: "2020-01-02", ransomware: false, lastIn: "2" },
		"CVE-2020-0002": { added: "2020-02-02", ransomware: false, lastIn: "1" },
	});
});
