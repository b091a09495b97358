/** Who cites it, with the passage that does. */
import type { Citing, CorrectedSource } from "../../../account/report/ports.ts";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";

const RELATION_TEXTS = {
	cites: "report.relation.cites",
	corrects: "report.relation.corrects",
	supersedes: "report.relation.supersedes",
	"responds to": "report.relation.respondsTo",
} as const;

/** The section; nothing where nobody does. */
export function CitingSection({ say, count, citing }: { readonly say: Say; readonly count: number; readonly citing: readonly Citing[] }) {
	if (count === 0) return null;
	return (
		<section aria-labelledby="citing-title">
			<h2 id="citing-title">{say.t("report.citedBy", { n: count })}</h2>
			<ul class="reports plain">
				{citing.map(({ relation, passage, report }) => (
					<li>
						<p>
							<a href={`/reports/${report.slug}`} lang={report.language}>
								<Text of={report.title} />
							</a>{" "}
							<span class="soft">
								{say.t(RELATION_TEXTS[relation])}, {say.date(report.publishedAt)}
							</span>
						</p>
						<blockquote lang={report.language}>
							<Text of={passage} />
						</blockquote>
					</li>
				))}
			</ul>
		</section>
	);
}

/** What this one cites and was corrected after it. */
export function CorrectedSources({ say, sources }: { readonly say: Say; readonly sources: readonly CorrectedSource[] }) {
	return (
		<>
			{sources.map(({ slug, title, hash, reason, at }) => (
				<p class="notice wary">
					{say.t("report.sourceCorrected", { date: say.date(at) })}{" "}
					<a href={`/reports/${slug}/versions/${hash}`}>
						<Text of={title} />
					</a>
					: <Text of={reason} most={600} />
				</p>
			))}
		</>
	);
}
