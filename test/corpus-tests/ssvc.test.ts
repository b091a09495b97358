/** Every row of the published SSVC, BOD 26-04 and CVSS 4.0 tables gives the published outcome. Others' data: read here, never held. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { macroScore } from "../../src/advisory/cvss/macro-scores.ts";
import { macroVectorOf } from "../../src/advisory/cvss/macro-vector.ts";
import { severityOf } from "../../src/advisory/cvss/severity.ts";
import { decide } from "../../src/match/ssvc/decision-table.ts";
import { TABLES } from "../../src/match/ssvc/tables.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";

/** A row: what it states by column, without the version in the heading; the outcome is the last column. */
interface Row {
	readonly facts: ReadonlyMap<string, string>;
	readonly outcome: string;
}

/** Reads a table. Only the outcome's heading holds commas within quotes. */
function readTable(path: string): readonly Row[] {
	const [head = "", ...lines] = readFileSync(join(corpusFolder ?? "", "ssvc", "data", "csv", path), "utf8")
		.trim()
		.split(/\r?\n/);
	const names = (head.match(/"[^"]*"|[^,]+/g) ?? []).map((name) => name.replace(/ v[\d.]+(?: \(\w+\))?"?$/, "").toLowerCase());
	return lines.map((line) => {
		const values = line.split(",");
		assert.equal(values.length, names.length, line);
		return { facts: new Map(names.slice(1, -1).map((name, index) => [name, values[index + 1] ?? ""])), outcome: values.at(-1) ?? "" };
	});
}

/** Our answer for the rows of a table that we hold as data. */
function byOwnTable(path: string): (row: Row) => string {
	const table = TABLES.find(({ source }) => source.endsWith(path));
	assert.ok(table !== undefined, path);
	return ({ facts }) => {
		assert.deepEqual(
			[...facts.keys()],
			table.points.map(({ name }) => name),
		);
		const found = decide(table, Object.fromEntries(facts));
		assert.ok(found.decided);
		return found.worst;
	};
}

/** CVSS letters of the words in the columns; the first letter but for safety, `negligible` and the like. */
const LETTER: Readonly<Record<string, string>> = { negligible: "N", attacked: "A", "proof-of-concept": "P", unreported: "U" };

/** Names of columns, as the metric that counts. */
const METRIC: readonly (readonly [RegExp, string])[] = [
	[/^attack vector/, "AV"],
	[/^privileges/, "PR"],
	[/^user/, "UI"],
	[/^attack complexity/, "AC"],
	[/^attack requirements/, "AT"],
	[/^exploit maturity/, "E"],
	[/^confidentiality requirement/, "CR"],
	[/^integrity requirement/, "IR"],
	[/^availability requirement/, "AR"],
	[/confidentiality impact to the vulnerable/, "VC"],
	[/integrity impact to the vulnerable/, "VI"],
	[/availability impact to the vulnerable/, "VA"],
	[/confidentiality impact to the subsequent/, "SC"],
	[/integrity impact to the subsequent/, "SI"],
	[/availability impact to the subsequent/, "SA"],
];

/** Words for the levels of an equivalence set, the most severe first. */
const LEVELS = [
	[],
	["high", "medium", "low"],
	["high", "low"],
	["high", "medium", "low"],
	["high", "medium", "low"],
	["high", "medium", "low"],
	["high", "low"],
];

/** Our level of an equivalence set, in the words of the table. */
function byEquivalenceSet(set: number): (row: Row) => string {
	return ({ facts }) => {
		const stated = new Map(
			[...facts].map(([name, value]) => [
				METRIC.find(([shape]) => shape.test(name))?.[1] ?? name,
				LETTER[value] ?? (value[0] ?? "").toUpperCase(),
			]),
		);
		const level = macroVectorOf((name) => stated.get(name) ?? "N")[set - 1] ?? -1;
		return LEVELS[set]?.[level] ?? "";
	};
}

/** Our band of a macro vector. Sets 3 and 6 exclude each other as low and high; the table gives such a row the band of set 6 low. */
function byMacroScore({ facts }: Row): string {
	const [a, b, c, d, e, f] = [1, 2, 3, 4, 5, 6].map((set) => LEVELS[set]?.indexOf(facts.get(`equivalence set ${set}`) ?? "") ?? -1);
	const at = (sixth: number): number | undefined => macroScore([a ?? -1, b ?? -1, c ?? -1, d ?? -1, e ?? -1, sixth]);
	return severityOf("4.0", at(f ?? -1) ?? at(1) ?? -1);
}

// file below data/csv, rows, how we answer
const FILES: readonly (readonly [string, number, (row: Row) => string])[] = [
	...(
		[
			["cisa/cisa_bod_26_04_1_0_0.csv", 16],
			["cisa/cisa_coordinator_2_0_3.csv", 36],
			["ssvc/coordinator_publish_decision_table_1_0_0.csv", 27],
			["ssvc/coordinator_triage_1_0_0.csv", 192],
			["ssvc/deployer_patch_application_priority_1_0_0.csv", 72],
			["ssvc/human_impact_1_0_0.csv", 16],
			["ssvc/public_safety_impact_1_0_0.csv", 4],
			["ssvc/supplier_patch_development_priority_1_0_0.csv", 36],
			["ssvc/utility_1_0_0.csv", 4],
		] as const
	).map(([path, rows]) => [path, rows, byOwnTable(path)] as const),
	...([36, 4, 27, 48, 3, 729] as const).map(
		(rows, index) => [`cvss/cvss_v4_equivalence_set_${index + 1}_1_0_0.csv`, rows, byEquivalenceSet(index + 1)] as const,
	),
	["cvss/cvss_v4_0_qualitative_severity_ratings_4_0_0.csv", 324, byMacroScore],
];

corpusTest("SSVC, BOD 26-04 and CVSS 4.0 tables, row by row", (context) => {
	let total = 0;
	for (const [path, count, answer] of FILES) {
		const rows = readTable(path);
		const faults = rows
			.filter((row) => answer(row) !== row.outcome)
			.map((row) => `${[...row.facts.values()]}: ${answer(row)} for ${row.outcome}`);
		context.diagnostic(`show: ${path}: ${rows.length - faults.length} of ${rows.length}`);
		assert.deepEqual(faults.slice(0, 10), [], `${path}: ${faults.length} differ`);
		assert.equal(rows.length, count, path);
		total += rows.length;
	}
	context.diagnostic(`show: rows of decision tables: ${total}`);
	assert.equal(total, 1574);
});
