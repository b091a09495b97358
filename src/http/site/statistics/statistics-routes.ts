/** Statistics for anybody: the page, and each table as CSV and JSON. */
import { createHash } from "node:crypto";
import { statisticCsv, statisticTables } from "../../../account/statistics/statistic-tables.ts";
import type { Desk, Visit } from "../../program/desk.ts";
import { openRoute, type Route } from "../../program/route.ts";
import { type SiteVisit, sendNothing, sendPage, siteVisit } from "../answer.ts";
import { readStatistics } from "./statistics-matter.ts";
import { statisticsPage } from "./statistics-page.tsx";

function withStatistics(handle: (visit: SiteVisit, statistics: Awaited<ReturnType<typeof readStatistics>>) => Promise<Response>) {
	return async (desk: Desk, visit: Visit): Promise<Response> => {
		const { site } = desk;
		if (site === undefined) return desk.refuse(visit, 404);
		const shown = await siteVisit(desk, visit, site);
		const { catalogue } = site.source;
		return handle(shown, await readStatistics(desk.publication, shown.snapshot, catalogue, site.source.now()));
	};
}

/** Their routes. */
export const STATISTICS_ROUTES: readonly Route[] = [
	openRoute(
		"GET",
		"/statistics",
		withStatistics(async (visit, statistics) => {
			const { say, address, path, operator } = visit;
			const tables = statisticTables(statistics);
			// What is counted of fleets and surveys changes without the documents.
			const state = createHash("sha256")
				.update(JSON.stringify([statistics.shares, statistics.surveys, statistics.times]))
				.digest("hex");
			return sendPage(visit, () => statisticsPage({ say, address, path, operator, statistics, tables }), `${path} ${state}`);
		}),
	),
	openRoute(
		"GET",
		"/statistics/:file",
		withStatistics(async (visit, statistics) => {
			const { c } = visit;
			const file = /^([a-z0-9-]{1,80})\.(csv|json)$/.exec(c.req.param("file") ?? "");
			const table = statisticTables(statistics).find(({ id }) => id === file?.[1]);
			if (file === null || table === undefined) return sendNothing(visit);
			c.header("cache-control", "no-cache");
			if (file[2] === "json") return c.json({ schema: "seawall/statistic/1", ...table });
			c.header("content-disposition", `attachment; filename="${table.id}-${table.asOf}.csv"`);
			return c.body(statisticCsv(table), 200, { "content-type": "text/csv; charset=UTF-8" });
		}),
	),
];
