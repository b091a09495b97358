/** How old what an answer stands on is: catalogue, documents, lists of attacks, and the lists that the devices come from. */
import type { FleetOverview } from "../../../match/view/answers.ts";
import { When } from "../../design/parts/timeline.tsx";
import type { Say } from "../../design/say.ts";
import { shown } from "../../design/shown.tsx";

/** A catalogue, or a list of devices, is old after so many days. */
const CATALOGUE_DAYS = 30;
const LIST_DAYS = 35;
const DAY_MS = 86_400_000;

/** What is said. */
export interface SourcesProps {
	readonly say: Say;
	readonly overview: Pick<FleetOverview, "sources" | "asOf" | "madeAt">;
	/** UTC milliseconds. */
	readonly now: number;
}

/** The lines; what is old says so. */
export function Sources({ say, overview: { sources, asOf, madeAt }, now }: SourcesProps) {
	const { catalogue, lists, documents, newestDocument, oldestList } = sources;
	const listDays = oldestList === undefined ? 0 : Math.floor((now - oldestList) / DAY_MS);
	const rows: readonly (readonly [name: string, value: unknown, old: boolean])[] = [
		[say.t("source.asOf"), <When say={say} at={asOf} />, false],
		[say.t("source.made"), <When say={say} at={madeAt} />, false],
		[
			say.t("source.catalogue"),
			say.t("source.catalogueOf", {
				version: shown(catalogue.version, 40),
				date: say.date(catalogue.date),
				n: Math.max(0, catalogue.ageDays),
			}),
			catalogue.ageDays > CATALOGUE_DAYS,
		],
		[
			say.t("source.documents"),
			newestDocument === undefined
				? say.t("source.noDocuments")
				: say.t("source.documentsOf", { n: documents, date: say.date(newestDocument.slice(0, 10)) }),
			documents === 0,
		],
		["CISA KEV", lists.kev === null ? say.t("source.notTaken") : say.date(lists.kev.releasedOn), lists.kev === null],
		["EPSS", lists.epss === null ? say.t("source.notTaken") : say.date(lists.epss.releasedOn), false],
		[
			say.t("source.lists"),
			oldestList === undefined ? say.t("source.notTaken") : say.t("source.listsOf", { date: say.date(oldestList), n: listDays }),
			listDays > LIST_DAYS,
		],
	];
	return (
		<section aria-labelledby="sources">
			<h2 id="sources">{say.t("overview.sources")}</h2>
			<dl class="lines">
				{rows.map(([name, value, old]) => (
					<div>
						<dt>{name}</dt>
						<dd>
							{value}
							{old && (
								<>
									{" "}
									<span class="badge open">{say.t("source.old")}</span>
								</>
							)}
						</dd>
					</div>
				))}
			</dl>
		</section>
	);
}
