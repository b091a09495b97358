/** Every statistic as a table: what a spreadsheet, a program and a terminal get. */
import { visible } from "../../core/problem.ts";
import type { ShareId, Statistics } from "./statistics.ts";

/** A cell; null: hidden, or not known. */
export type StatisticCell = string | number | null;

/** A table with all that a figure must never be without. */
export interface StatisticTable {
	/** `cve-counts`, `firmware`, `remote-access`, `time-to-notice`, `survey-<id>`. */
	readonly id: string;
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	/** Of how many; null: hidden by the rule for small cells. */
	readonly n: number | null;
	/** What `n` counts. */
	readonly unit: string;
	readonly definition: string;
	readonly source: string;
	readonly synthetic: boolean;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly StatisticCell[])[];
}

const SHARE_DEFINITIONS: Readonly<Record<ShareId, string>> = {
	firmware:
		"Devices by whether the firmware that their inventory states has a hole by the documents held here. outdated: it has. no_known_hole: documents say fixed or not affected. unknown: not decided, or no document speaks of the device.",
	"remote-access":
		"Devices by how they are reached from outside, as their inventory states it. port_forwarding: the internet reaches them. p2p_cloud and vpn: the column of protocols says so. none: on a network apart. unknown: nothing is said; an inner network alone says nothing.",
};

/** The tables, in the order of the page. */
export function statisticTables(statistics: Statistics): readonly StatisticTable[] {
	const { asOf, cveCounts, shares, times, surveys } = statistics;
	const list =
		cveCounts.attackedAsOf === undefined ? "no list of attacked holes is held" : `attacked by CISA KEV of ${cveCounts.attackedAsOf}`;
	return [
		{
			id: "cve-counts",
			asOf,
			n: cveCounts.documents,
			unit: "documents",
			definition:
				"Different CVE ids that public documents held here name for products of a maker or brand. A hole that several documents name counts once; withdrawn documents count nothing.",
			source: `${cveCounts.documents} public documents of ${cveCounts.publishers} publishers held here; ${list}`,
			synthetic: false,
			columns: ["vendor", "name", "cves", "attacked", "documents", "publishers", "newest_document"],
			rows: cveCounts.counts.map(({ vendor, name, cves, attacked, documents, publishers, newest }) => [
				vendor,
				name,
				cves,
				cveCounts.attackedAsOf === undefined ? null : attacked,
				documents,
				publishers,
				newest,
			]),
		},
		...shares.map(
			({ id, asOf: day, devices, cells, hidden }): StatisticTable => ({
				id,
				asOf: day,
				n: devices,
				unit: "devices",
				definition: SHARE_DEFINITIONS[id],
				source: "inventories held here, in sums that tell of no single organisation",
				synthetic: false,
				columns: ["group", "devices", "share"],
				rows: [
					...cells.map(({ key, devices: count }) => [key, count, ratio(count, devices)]),
					...(hidden === null || hidden === 0 ? [] : [["hidden_together", hidden, ratio(hidden, devices)]]),
				],
			}),
		),
		{
			id: "time-to-notice",
			asOf,
			n: times.reduce((sum, { n }) => sum + n, 0),
			unit: "holes or events of one maker",
			definition:
				"Days from the first public document of anybody on a hole to the first one of the maker itself, by Kaplan and Meier; who has said nothing so far counts as silent until today. Band: 95 %, log(-log).",
			source: "release dates of public documents held here, and recorded events",
			synthetic: times.some(({ synthetic }) => synthetic),
			columns: ["vendor", "name", "n", "spoke", "silent", "median_days", "median_low", "median_high", "synthetic"],
			rows: times.map(({ vendor, name, n, spoke, median, medianLow, medianHigh, synthetic }) => [
				vendor,
				name,
				n,
				spoke,
				n - spoke,
				median,
				medianLow,
				medianHigh,
				synthetic ? "yes" : "no",
			]),
		},
		...surveys.map(
			({ survey, n, isWeighted, figures }): StatisticTable => ({
				id: `survey-${survey.id}`,
				asOf: survey.until,
				n,
				unit: `of ${survey.asked} who were asked`,
				definition: `${survey.question} Interval: ${isWeighted ? "Wilson's over the effective number of answers, by weight" : "Wilson's"}, 95 %.`,
				source: `${survey.frame}; ${survey.method}; ${survey.from} to ${survey.until}; paid for by ${survey.funding}`,
				synthetic: survey.synthetic,
				columns: ["option", "answers", "share", "low", "high"],
				rows: figures.map(({ option, count, share, low, high }) => [option, count, round(share), round(low), round(high)]),
			}),
		),
	];
}

/** The table as CSV: what it is stands above its rows as lines of its own, so that no figure travels without it. */
export function statisticCsv(table: StatisticTable): string {
	const { id, asOf, n, unit, definition, source, synthetic, columns, rows } = table;
	const head: readonly (readonly StatisticCell[])[] = [
		["# statistic", id],
		["# as of", asOf],
		["# n", n ?? "hidden", unit],
		["# definition", definition],
		["# source", source],
		["# synthetic", synthetic ? "yes" : "no"],
	];
	return [...head, columns, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

/** Nothing that a spreadsheet would take for a formula. */
function csvCell(cell: StatisticCell): string {
	if (cell === null) return "";
	if (typeof cell === "number") return String(cell);
	const text = visible(cell, 2000);
	const plain = /^[=+\-@]/.test(text) ? `'${text}` : text;
	return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function ratio(count: number | null, of: number | null): number | null {
	return count === null || of === null || of === 0 ? null : round(count / of);
}

function round(share: number): number {
	return Math.round(share * 10_000) / 10_000;
}
