/** What statistics are made from, out of what is public now. */
import { SHARES, type ShareId, type Statistics, type StatisticsMatter, statisticsOf } from "../../../account/statistics/statistics.ts";
import type { Catalogue } from "../../../catalog/catalogue.ts";
import type { Publication } from "../../publication-port.ts";
import type { Snapshot } from "../snapshot.ts";

/** What is read of the store for them. */
export type StatisticsSource = Pick<Publication, "statistics" | "noticeTimes">;

/** Counts. @param now - UTC milliseconds. */
export async function readStatistics(
	{ statistics, noticeTimes }: StatisticsSource,
	{ entries, lists }: Pick<Snapshot, "entries" | "lists">,
	catalogue: Catalogue,
	now: number,
): Promise<Statistics> {
	const editions = Object.fromEntries(
		await Promise.all(
			(Object.keys(SHARES) as ShareId[]).map(async (id) => [id, (await statistics.edition(id)) ?? { at: now, contributions: [] }]),
		),
	) as StatisticsMatter["editions"];
	const byPublisher = new Map<string, string | undefined>();
	const publishedBy = (publisher: string): string | undefined => {
		if (!byPublisher.has(publisher)) byPublisher.set(publisher, catalogue.findVendors(publisher)[0]?.id);
		return byPublisher.get(publisher);
	};
	return statisticsOf({
		now,
		documents: entries.map((entry) => ({
			vendors: entry.vendors,
			cves: [...new Set(entry.holes.flatMap(({ cve }) => cve?.toUpperCase() ?? []))],
			publisher: entry.publisher,
			publishedBy: publishedBy(entry.publisher),
			firstReleasedAt: entry.firstReleasedAt,
			withdrawn: entry.withdrawn,
		})),
		names: new Map(catalogue.vendors.map(({ id, name }) => [id, name])),
		attacked: (cve) => lists.kev?.entries.has(cve) === true,
		attackedAsOf: lists.kev?.releasedOn,
		events: await noticeTimes(),
		editions,
		surveys: await statistics.surveys(),
	});
}
