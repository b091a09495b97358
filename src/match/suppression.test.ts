import assert from "node:assert/strict";
import { test } from "node:test";
import { indexSuppressions, type Suppression } from "./suppression.ts";
import { readSuppressions } from "./suppression-file.ts";
import { tallySuppressions, unusedProblems } from "./suppression-tally.ts";
import type { Finding, FindingDevice } from "./verdict.ts";

const asOf = "2026-11-24";
const HEADER = "owner,reason,expires,device,site,brand,model,cve,advisory";

function file(text: string) {
	const read = readSuppressions(text, "s.csv", asOf);
	assert.ok(read.ok, read.ok ? "" : read.error.message);
	return read.value;
}

const bare: FindingDevice = {
	id: "cam-1",
	site: "Depot North",
	name: undefined,
	brand: "Norden",
	maker: undefined,
	model: "ND-1",
	firmware: "V1",
	kind: "camera",
	exposure: "internal",
};

const finding = (part: Partial<Finding> = {}, device: Partial<FindingDevice> = {}): Finding => ({
	device: { ...bare, ...device },
	hole: "CVE-2017-0001",
	title: "A hole",
	verdict: "known_affected",
	kind: undefined,
	confidence: "high",
	advisory: "TEST-1",
	cve: "CVE-2017-0001",
	productIds: [],
	upgradeTo: undefined,
	action: "ask_vendor",
	because: [],
	needs: [],
	priority: { rank: 1, due: undefined, reasons: [] },
	sources: [],
	...part,
});

// What a row of CSV says below the header, and what is wrong with it; empty = nothing
const rows: readonly (readonly [row: string, fault: string])[] = [
	["Ann,isolated,2026-12-31,cam-1,,,,CVE-2017-0001,", ""],
	["Ann,isolated,2026-11-24,cam-1,,,,CVE-2017-0001,", ""],
	["Ann,isolated,2027-11-25,,Depot North,,,,TEST-1", ""],
	["Ann,isolated,2026-12-31,,,Norden,ND-1,CVE-2017-0001,", ""],
	["Ann,isolated,2027-11-26,cam-1,,,,CVE-2017-0001,", "match/suppression-too-long"],
	["Ann,isolated,2026-11-23,cam-1,,,,CVE-2017-0001,", "match/suppression-expired"],
	["Ann,isolated,2026-02-30,cam-1,,,,CVE-2017-0001,", "match/bad-suppression"],
	["Ann,isolated,31.12.2026,cam-1,,,,CVE-2017-0001,", "match/bad-suppression"],
	["Ann,isolated,,cam-1,,,,CVE-2017-0001,", "match/bad-suppression"],
	["Ann,,2026-12-31,cam-1,,,,CVE-2017-0001,", "match/bad-suppression"],
	[",isolated,2026-12-31,cam-1,,,,CVE-2017-0001,", "match/bad-suppression"],
	["Ann,isolated,2026-12-31,,,,,CVE-2017-0001,", "match/bad-suppression"],
	["Ann,isolated,2026-12-31,,,Norden,,CVE-2017-0001,", "match/bad-suppression"],
	["Ann,isolated,2026-12-31,cam-1,,,,,", "match/bad-suppression"],
	[`Ann,${"x".repeat(501)},2026-12-31,cam-1,,,,CVE-2017-0001,`, "match/bad-suppression"],
];

for (const [row, fault] of rows) {
	test(`${row.slice(0, 60)} → ${fault === "" ? "holds" : fault}`, () => {
		const { suppressions, problems } = file(`${HEADER}\r\n${row}\r\n`);
		assert.equal(suppressions.length, fault === "" ? 1 : 0);
		assert.deepEqual(
			problems.map(({ code, at }) => [code, at]),
			fault === "" ? [] : [[fault, "s.csv:2"]],
		);
	});
}

test("JSON says the same as CSV, and one bad entry hides no good one", () => {
	const good = { owner: "Ann", reason: "isolated", expires: "2026-12-31", device: "cam-1", cve: "cve-2017-0001" };
	for (const text of [
		JSON.stringify([good, 7, { ...good, expires: 7 }]),
		JSON.stringify({ suppressions: [good, {}, { ...good, devcie: "x" }] }),
	]) {
		const { suppressions, problems } = file(text);
		assert.deepEqual(
			suppressions.map(({ cve, line }) => [cve, line]),
			[["CVE-2017-0001", 1]],
		);
		assert.deepEqual(
			problems.map(({ code }) => code),
			["match/bad-suppression", "match/bad-suppression"],
		);
	}
});

test("a field that nobody knows is refused: a narrowing that is misspelt would widen", () => {
	const { suppressions, problems } = file("owner;reason;expires;model;divice;cve\nAnn;why;2026-12-31;ND-1;cam-1;CVE-2017-0001\n");
	assert.equal(suppressions.length, 0);
	assert.match(problems[0]?.message ?? "", /there is no field "divice"/);
});

test("quotes, line ends inside cells, blank lines, a byte order mark, and cells that a spreadsheet would run", () => {
	const { suppressions } = file(
		'\ufeffowner,reason,expires,device,cve\n\nAnn,"two\nlines, ""quoted""",2026-12-31,\'=cam,CVE-2017-0001\nBen,x,2026-12-31,c,CVE-2017-0001',
	);
	assert.deepEqual(
		suppressions.map(({ owner, reason, device, line }) => [owner, reason, device, line]),
		[
			["Ann", 'two lines, "quoted"', "=cam", 3],
			["Ben", "x", "c", 5],
		],
	);
});

for (const text of ["", "  \n", "{", "[1", '{"a":1}', "owner,reason", 'owner,reason\n"x', "owner\na,b"]) {
	test(`no file of suppressions: ${JSON.stringify(text)}`, () => {
		const read = readSuppressions(text, "s.csv", asOf);
		assert.equal(read.ok ? "read" : read.error.code, "match/bad-suppressions");
	});
}

const scope = (part: Partial<Suppression>): Suppression => ({
	owner: "Ann",
	reason: "isolated",
	expires: "2026-12-31",
	device: undefined,
	site: undefined,
	brand: undefined,
	model: undefined,
	cve: undefined,
	advisory: undefined,
	source: "s.csv",
	line: 2,
	...part,
});

const cve = "CVE-2017-0001";
// Scope, finding, device, whether it is accepted
const fits: readonly (readonly [scope: Partial<Suppression>, finding: Partial<Finding>, device: Partial<FindingDevice>, is: boolean])[] = [
	[{ device: "cam-1", cve }, {}, {}, true],
	[{ device: "cam-1", cve }, { cve: "cve-2017-0001" }, {}, true],
	[{ device: "CAM-1", cve }, {}, {}, false],
	[{ device: "cam-1", cve }, { cve: "CVE-2017-0002" }, {}, false],
	[{ device: "cam-1", advisory: "TEST-1" }, { cve: "CVE-2017-0002" }, {}, true],
	[{ device: "cam-1", advisory: "TEST-2" }, { sources: [{ advisory: "TEST-2", verdict: "known_affected" }] }, {}, true],
	[{ device: "cam-1", advisory: "TEST-2" }, {}, {}, false],
	[{ device: "cam-1", cve, advisory: "TEST-2" }, {}, {}, false],
	[{ device: "cam-1", site: "Depot South", cve }, {}, {}, false],
	[{ site: "depot north", cve }, {}, {}, true],
	[{ site: "Depot", cve }, {}, {}, false],
	[{ site: "Depot North", cve }, {}, { site: undefined }, false],
	[{ model: "nd-1", cve }, {}, {}, true],
	[{ model: "ND-1", brand: "Ostwerk", cve }, {}, {}, false],
	[{ model: "ND-1", brand: "Norden", cve }, {}, { brand: undefined }, false],
	[{ model: "ND", cve }, {}, {}, false],
	[{ device: "cam-1", cve }, { verdict: "under_investigation", kind: "firmware_missing" }, {}, true],
	[{ device: "cam-1", cve }, { verdict: "fixed" }, {}, false],
	[{ device: "cam-1", cve }, { verdict: "known_not_affected", kind: "below_range" }, {}, false],
	[{ device: "cam-1", cve }, { cve: undefined, advisory: "", kind: "maker_unknown" }, {}, false],
];

for (const [part, of, device, is] of fits) {
	test(`${JSON.stringify(part)} ${is ? "accepts" : "does not accept"} ${JSON.stringify({ ...of, ...device })}`, () => {
		assert.equal(indexSuppressions([scope(part)]).of(finding(of, device)) !== undefined, is);
	});
}

test("devices with nothing left are counted beside, the others are not", () => {
	const findings = [
		finding(),
		finding({ cve: "CVE-2017-0002", verdict: "under_investigation" }),
		finding({}, { id: "cam-2" }),
		finding({ cve: "CVE-2017-0003" }, { id: "cam-2" }),
		finding({ verdict: "under_investigation" }, { id: "cam-3" }),
		finding({}, { id: "cam-4", site: "Depot South" }),
		finding({ verdict: "fixed" }, { id: "cam-5" }),
	];
	const unused = scope({ device: "gone", cve });
	const tally = tallySuppressions([scope({ site: "Depot North", cve }), unused], findings);
	assert.equal(tally.accepted, 3);
	assert.deepEqual(tally.suppressedDevices, { known_affected: 1, under_investigation: 1 });
	assert.deepEqual(tally.left, { known_affected: 2, under_investigation: 1 });
	assert.deepEqual(tally.unused, [unused]);
	assert.match(unusedProblems(tally.unused)[0]?.message ?? "", /accepts nothing that is at risk or open here \(gone, CVE-2017-0001\)/);
});

test("no suppressions leave everything", () => {
	const tally = tallySuppressions([], [finding()]);
	assert.deepEqual([tally.accepted, tally.left.known_affected, tally.unused.length], [0, 1, 0]);
});

test("a table of quotes is read in time that follows its length", () => {
	const { user, system } = process.cpuUsage();
	readSuppressions(`owner,reason\n${'x"?"'.repeat(100_000)}\n`, "s.csv", asOf);
	const end = process.cpuUsage();
	assert.ok(end.user + end.system - user - system < 1_000_000);
	// A quote opens a cell only where nothing but blanks stands before it.
	const { suppressions } = file(`${HEADER}\n  "A, B",say "no",2026-12-01,cam-1,,,,CVE-2017-0001,\n`);
	assert.deepEqual([suppressions[0]?.owner, suppressions[0]?.reason], ["A, B", 'say "no"']);
});
