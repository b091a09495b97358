/** `seawall account statistics` and `account survey`: what can be counted in public, and the surveys that are published beside it. */
import { type StatisticTable, statisticCsv, statisticTables } from "../account/statistics/statistic-tables.ts";
import { parseSurvey } from "../account/statistics/survey.ts";
import { visible } from "../core/problem.ts";
import { CallError, orFail, type Ports } from "./ports.ts";
import type { HeldStatistics } from "./publication-ports.ts";

/** Options as commander gives them. */
export interface StatisticsCall {
	readonly data: string;
	readonly only?: string;
	readonly format: string;
}

/** Shows all statistics, or one. */
export async function showStatistics({ data, only, format }: StatisticsCall, ports: Ports): Promise<number> {
	if (!["table", "json", "csv"].includes(format))
		throw new CallError({
			code: "cli/unknown-format",
			message: `there is no form "${visible(format, 60)}"`,
			at: "--format",
			todo: "Use one of table, json, csv.",
		});
	return withStatistics(data, ports, async (held) => {
		const all = statisticTables(await held.read());
		const tables = only === undefined ? all : all.filter(({ id }) => id === only);
		if (tables.length === 0)
			throw new CallError({
				code: "account/no-statistic",
				message: `there is no statistic "${visible(only ?? "", 80)}"`,
				at: "--only",
				todo: `Use one of ${all.map(({ id }) => id).join(", ")}.`,
			});
		if (format === "json") await ports.out(`${JSON.stringify({ schema: "seawall/statistics/1", statistics: tables }, undefined, 2)}\n`);
		else await ports.out(tables.map(format === "csv" ? statisticCsv : textOf).join(format === "csv" ? "\r\n" : "\n"));
		return 0;
	});
}

/** Keeps a survey of a file. */
export async function addSurvey(file: string, { data }: Pick<StatisticsCall, "data">, ports: Ports): Promise<number> {
	const survey = orFail(parseSurvey(await ports.readWhole(file), file));
	return withStatistics(data, ports, async (held) => {
		await storeOf(held, data).keepSurvey({ survey, who: "local", at: ports.now() });
		await ports.out(`survey ${survey.id} is kept; it stands at /statistics\n`);
		return 0;
	});
}

/** Takes a survey away. */
export async function removeSurvey(id: string, { data }: Pick<StatisticsCall, "data">, ports: Ports): Promise<number> {
	return withStatistics(data, ports, async (held) => {
		if (await storeOf(held, data).removeSurvey({ id, who: "local", at: ports.now() })) return 0;
		throw new CallError({
			code: "account/no-survey",
			message: `there is no survey "${visible(id, 80)}"`,
			at: "",
			todo: "See seawall account statistics.",
		});
	});
}

function storeOf({ store }: HeldStatistics, data: string) {
	if (store !== undefined) return store;
	throw new CallError({
		code: "store/locked",
		message: "a server has this directory",
		at: data,
		todo: "Keep the survey on its page in the console, or stop the server.",
	});
}

async function withStatistics(data: string, ports: Ports, work: (held: HeldStatistics) => Promise<number>): Promise<number> {
	const held = orFail(await ports.publication.statistics(data));
	try {
		return await work(held);
	} finally {
		await held.close();
	}
}

/** For the terminal: the head that no figure is without, then the rows. */
function textOf({ id, asOf, n, unit, definition, source, synthetic, columns, rows }: StatisticTable): string {
	const cells = [columns, ...rows].map((row) => row.map((cell) => (cell === null ? "hidden" : visible(String(cell), 48))));
	const widths = columns.map((_, at) => Math.max(...cells.map((row) => (row[at] ?? "").length)));
	const lines = cells.map((row) => `  ${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join("  ")}`.trimEnd());
	const head = `${id}${synthetic ? "  SYNTHETIC" : ""}  as of ${asOf}  n = ${n ?? "hidden"} ${unit}`;
	return [
		head,
		`  ${definition}`,
		`  Source: ${visible(source, 600)}`,
		...(rows.length === 0 ? ["  nothing to count yet"] : lines),
		"",
	].join("\n");
}
