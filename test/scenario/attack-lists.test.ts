/** CISA KEV and EPSS from files: kept with their day, shown with every hole, and only KEV decides. */
import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import type { Assessment } from "../../src/match/verdict.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";
import { type StartFolder, startFolder } from "../support/start-call.ts";

const LIST = "name,brand,model,firmware\nGate,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160414\n";
const scores = (day: string, share: string) =>
	`#model_version:v2025.03.14,score_date:${day}T12:55:00+0000\ncve,epss,percentile\nCVE-2017-7921,${share},0.999\n`;

async function catalog(folder: StartFolder, ...args: readonly string[]) {
	return folder.call(["--data", join(folder.path, "data"), "catalog", ...args]);
}

async function reasonsOf(folder: StartFolder, list: string, cve: string, ...more: readonly string[]) {
	const { out } = await folder.call(["--data", join(folder.path, "data"), "assess", list, "--cve", cve, "--format", "json", ...more]);
	const answer = JSON.parse(out) as Assessment;
	return {
		answer,
		reasons: answer.findings.flatMap(({ priority }) => priority.reasons),
		rank: answer.findings.map(({ priority }) => priority.rank),
	};
}

test("scores are taken packed or not, once, shown with the hole and never decide", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", LIST);
	const before = await reasonsOf(folder, list, "CVE-2017-7921");
	assert.equal(before.answer.lists.epss, null);
	assert.ok(!before.reasons.some((reason) => /EPSS/.test(reason)));
	const packed = join(folder.path, "epss_scores-2026-11-20.csv.gz");
	writeFileSync(packed, gzipSync(scores("2026-11-20", "0.00042")));
	const taken = await catalog(folder, "update", packed);
	assert.deepEqual([taken.code, taken.said], [0, ""]);
	assert.match(taken.out, /^EPSS scores v2025\.03\.14 of 2026-11-20: 1.score \(/);
	assert.match((await catalog(folder, "update", packed)).out, /held already/);
	const after = await reasonsOf(folder, list, "CVE-2017-7921");
	assert.ok(
		after.reasons.includes(
			"EPSS: attacks within 30 days are 0.0 % likely, higher than 99.9 % of all holes (scores of 2026-11-20; no part of the decision)",
		),
		after.reasons.join("\n"),
	);
	assert.deepEqual(
		after.reasons.filter((reason) => !/EPSS/.test(reason)),
		before.reasons,
	);
	assert.deepEqual(after.rank, before.rank);
	assert.deepEqual(after.answer.lists, { kev: null, epss: { version: "v2025.03.14", releasedOn: "2026-11-20" } });
	assert.ok((await reasonsOf(folder, list, "CVE-2017-7923")).reasons.includes("no EPSS score (scores of 2026-11-20)"));
});

test("on an earlier day the scores of that day or before count; a later edition does not", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", LIST);
	const advisories = folder.write(
		"doc.json",
		JSON.stringify({
			document: {
				category: "csaf_security_advisory",
				csaf_version: "2.0",
				publisher: { category: "coordinator", name: "C", namespace: "https://example.org" },
				title: "t",
				tracking: {
					id: "C-1",
					version: "1",
					status: "final",
					initial_release_date: "2026-01-01T00:00:00Z",
					current_release_date: "2026-01-01T00:00:00Z",
					revision_history: [],
				},
			},
			product_tree: {
				branches: [
					{
						category: "vendor",
						name: "Hikvision",
						branches: [
							{ category: "product_name", name: "DS-2CD2142FWD-I", product: { name: "Hikvision DS-2CD2142FWD-I", product_id: "P" } },
						],
					},
				],
			},
			vulnerabilities: [{ cve: "CVE-2017-7921", product_status: { known_affected: ["P"] } }],
		}),
	);
	const files = [
		folder.write("epss-a-2026-02-01.csv", scores("2026-02-01", "0.5")),
		folder.write("epss-b-2026-05-01.csv", scores("2026-05-01", "0.9")),
	];
	assert.equal((await catalog(folder, "update", ...files)).code, 0);
	const on = async (day: string) =>
		(await reasonsOf(folder, list, "CVE-2017-7921", "--advisories", advisories, "--as-of", day)).answer.lists.epss?.releasedOn;
	assert.deepEqual([await on("2026-01-15"), await on("2026-03-01"), await on("2026-05-01")], [undefined, "2026-02-01", "2026-05-01"]);
	const status = await catalog(folder, "status");
	assert.match(status.out, /CISA KEV: none taken\nEPSS scores v2025\.03\.14 of 2026-05-01: 1.score; 1.earlier edition kept/);
});

test("a hole that a newer KEV lists counts as attacked from its day; a file that is broken stops no other", async (context) => {
	const folder = startFolder(context);
	const list = folder.write("list.csv", LIST);
	const cve = "CVE-2017-7923";
	assert.ok((await reasonsOf(folder, list, cve)).reasons.includes("no attacks known to us"));
	const kev = folder.write(
		"kev.json",
		JSON.stringify({
			catalogVersion: "2026.11.20",
			dateReleased: "2026-11-20T00:00:00Z",
			vulnerabilities: [{ cveID: cve, dateAdded: "2026-11-19" }, { cveID: "?" }],
		}),
	);
	const bomb = join(folder.path, "bomb.csv.gz");
	writeFileSync(bomb, gzipSync(Buffer.alloc(80 * 1024 * 1024)));
	const taken = await catalog(folder, "update", folder.write("odd.csv", "a,b\n1,2\n"), bomb, kev);
	assert.equal(taken.code, 2);
	assert.match(
		taken.said,
		/advisory\/unknown-list[\s\S]*files\/bad-gzip: the file unpacks to more than[\s\S]*an entry was left out: "\?" is no CVE id/,
	);
	assert.match(taken.out, /^CISA KEV 2026\.11\.20 of 2026-11-20: 1.attacked hole/);
	const { reasons, answer } = await reasonsOf(folder, list, cve);
	assert.ok(reasons.includes("attacked, in CISA KEV since 2026-11-19"), reasons.join("\n"));
	assert.equal(answer.lists.kev?.version, "2026.11.20");
});

corpusTest("CISA's own list of 2025-08-25 is read whole", async (context) => {
	const folder = startFolder(context);
	const taken = await catalog(folder, "update", join(corpusFolder ?? "", "surveillance", "kev.json"));
	assert.deepEqual([taken.code, taken.said], [0, ""]);
	assert.match(taken.out, /^CISA KEV 2025\.08\.25 of 2025-08-25: 1.404.attacked holes/);
});

const edition = (day: string, entries: readonly object[], version = day.replaceAll("-", ".")) =>
	JSON.stringify({ catalogVersion: version, dateReleased: `${day}T00:00:00Z`, vulnerabilities: entries });

test("an edition of a day that has not come is refused, and stands in nobody's way", async (context) => {
	const folder = startFolder(context);
	const entries = [{ cveID: "CVE-2017-7923", dateAdded: "2026-11-19" }];
	for (const [name, text] of [
		["kev.json", edition("9999-01-01", entries)],
		["epss.csv", scores("9999-01-01", "0.5")],
	] as const) {
		const { code, out, said } = await catalog(folder, "update", folder.write(name, text));
		assert.deepEqual([code, out], [2, ""]);
		assert.match(said, /^error: advisory\/future-list: the list says that it is of 9999-01-01, and that day has not come/);
	}
	assert.match((await catalog(folder, "status")).out, /CISA KEV: none taken\nEPSS scores: none taken/);
});

test("what a newer edition lacks is named, and stays on record whichever way the editions come", async (context) => {
	const [kept, gone] = ["CVE-2017-7921", "CVE-2017-7923"].map((cveID) => ({ cveID, dateAdded: "2026-09-19" }));
	const [older, newer] = [edition("2026-10-20", [kept ?? {}, gone ?? {}]), edition("2026-11-20", [kept ?? {}])];
	for (const order of [
		[older, newer],
		[newer, older],
		[older, newer, edition("2026-11-22", [kept ?? {}])],
	]) {
		const folder = startFolder(context);
		const list = folder.write("list.csv", LIST);
		const said: string[] = [];
		for (const [at, text] of order.entries()) said.push((await catalog(folder, "update", folder.write(`${at}.json`, text))).said);
		const told = said.join("\n");
		assert.equal(told.includes("1 hole that this one does not"), order[0] === older, told);
		assert.equal(told.match(/CVE-2017-7923/g)?.length ?? 0, order[0] === older ? 1 : 0, "it is said once");
		const { reasons } = await reasonsOf(folder, list, "CVE-2017-7923");
		assert.ok(reasons.includes("attacked, in CISA KEV since 2026-09-19"), reasons.join("\n"));
	}
});

test("entries that are left out are counted where they are too many to name", async (context) => {
	const folder = startFolder(context);
	const bad = Array.from({ length: 50 }, () => ({ cveID: "?" }));
	const file = folder.write("kev.json", edition("2026-11-20", [{ cveID: "CVE-2017-7921", dateAdded: "2026-09-19" }, ...bad]));
	const { code, said } = await catalog(folder, "update", file);
	assert.equal(code, 0);
	const lines = said.split("\n");
	assert.equal(lines.length, 21);
	assert.match(lines.at(-1) ?? "", /^warning: and 30 more \(.*kev\.json\)$/);
});

test("the status of a folder that holds nothing makes nothing", async (context) => {
	const folder = startFolder(context);
	const { code, out } = await catalog(folder, "status");
	assert.equal(code, 0);
	assert.match(out, /CISA KEV: none taken\nEPSS scores: none taken/);
	assert.ok(!existsSync(join(folder.path, "data")));
});
