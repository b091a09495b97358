/** What is counted, from a handful of documents and fleets that can be counted by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { remoteAccessOf } from "./remote-access.ts";
import { statisticCsv, statisticTables } from "./statistic-tables.ts";
import { type StatisticsMatter, statisticsOf } from "./statistics.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-03-01T12:00:00Z");

function document(publisher: string, publishedBy: string | undefined, day: string, cves: readonly string[], vendors = ["norden"]) {
	return { publisher, publishedBy, firstReleasedAt: Date.parse(day), cves, vendors, withdrawn: false };
}

const MATTER: StatisticsMatter = {
	now: NOW,
	documents: [
		document("CERT", undefined, "2026-01-01", ["CVE-2026-1", "CVE-2026-2"], ["norden", "lumen"]),
		document("Norden", "norden", "2026-01-11", ["cve-2026-1"]),
		document("Norden", "norden", "2026-01-21", ["CVE-2026-3"]),
		{ ...document("CERT", undefined, "2026-02-01", ["CVE-2026-4"]), withdrawn: true },
	].map((one) => ({ ...one, cves: one.cves.map((cve) => cve.toUpperCase()) })),
	names: new Map([
		["norden", "Norden"],
		["lumen", "=Lumen"],
	]),
	attacked: (cve) => cve === "CVE-2026-2",
	attackedAsOf: "2026-02-25",
	events: [{ vendor: "bureau", subject: "event", knownAt: NOW - 5 * DAY, noticeAt: undefined, synthetic: true }],
	editions: { firmware: { at: NOW - DAY, contributions: [] }, "remote-access": { at: NOW, contributions: [] } },
	surveys: [],
};

test("holes by maker: once each, with the list of attacked ones; withdrawn documents count nothing", () => {
	const { counts, documents, publishers } = statisticsOf(MATTER).cveCounts;
	assert.deepEqual([documents, publishers], [3, 2]);
	assert.deepEqual(
		counts.map(({ vendor, cves, attacked, documents: own, newest }) => [vendor, cves, attacked, own, newest]),
		[
			["norden", 3, 1, 3, "2026-01-21"],
			["lumen", 2, 1, 1, "2026-01-01"],
		],
	);
});

test("time to notice: ten days, at once, and silent to this day", () => {
	const [norden, lumen, bureau] = statisticsOf(MATTER).times;
	assert.deepEqual([norden?.vendor, norden?.n, norden?.spoke, norden?.median], ["norden", 3, 2, 10]);
	assert.deepEqual(
		norden?.steps.map(({ days, silent }) => [days, silent.toFixed(3)]),
		[
			[0, "0.667"],
			[10, "0.333"],
		],
	);
	assert.deepEqual([lumen?.spoke, lumen?.median, lumen?.lastDays], [0, null, 59]);
	assert.deepEqual([bureau?.name, bureau?.synthetic, bureau?.lastDays], ["bureau", true, 5]);
});

test("how a device is reached: the internet before all, words of the list, else not known", () => {
	const way = (exposure: "internet" | "internal" | "isolated" | "unknown", protocol?: string) => remoteAccessOf({ exposure, protocol });
	assert.equal(way("internet", "VPN"), "port_forwarding");
	assert.equal(way("internal", "ONVIF, P2P"), "p2p_cloud");
	assert.equal(way("internal", "WireGuard"), "vpn");
	assert.equal(way("unknown", "Portweiterleitung"), "port_forwarding");
	assert.equal(way("internal", "ONVIF"), "unknown");
	assert.equal(way("internal", "cloudy"), "unknown");
	assert.equal(way("isolated"), "none");
	assert.equal(way("unknown"), "unknown");
});

test("every table says what it counts, of how many, from where and as of when; CSV holds no formula", () => {
	const tables = statisticTables(statisticsOf(MATTER));
	assert.deepEqual(
		tables.map(({ id }) => id),
		["cve-counts", "firmware", "remote-access", "time-to-notice"],
	);
	for (const table of tables) {
		assert.ok(table.definition !== "" && table.source !== "" && /^\d{4}-\d\d-\d\d$/.test(table.asOf));
		for (const row of table.rows) assert.equal(row.length, table.columns.length);
	}
	const [cves, firmware] = tables;
	assert.ok(cves !== undefined && firmware !== undefined);
	assert.match(statisticCsv(cves), /^# statistic,cve-counts\r\n# as of,2026-03-01\r\n# n,3,documents\r\n/);
	assert.match(statisticCsv(cves), /\r\nlumen,'=Lumen,2,1,1,1,2026-01-01\r\n$/);
	assert.match(statisticCsv(firmware), /# as of,2026-02-28\r\n# n,hidden,devices/);
	const unheld = statisticTables(statisticsOf({ ...MATTER, attackedAsOf: undefined }));
	assert.equal(unheld[0]?.rows[0]?.[3], null, "no list: not nought");
});
