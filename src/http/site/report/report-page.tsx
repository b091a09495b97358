/** A report: what was put right first, then the text, then what stands behind it. */
import type { ChangedLine } from "../../../account/report/difference.ts";
import type { CorrectedSource, KeptVersion, ListedReport } from "../../../account/report/ports.ts";
import type { ReportVersion } from "../../../account/report/report.ts";
import { When } from "../../design/parts/timeline.tsx";
import { Code, shown, Text } from "../../design/shown.tsx";
import { type Around, siteName, sitePage } from "../frame.tsx";
import { CorrectedSources } from "./citing-section.tsx";
import { Byline, ChangeList, KIND_TEXTS } from "./report-parts.tsx";
import { authorPath } from "./report-query.ts";
import { ReportText } from "./report-text.tsx";

/** An update or a correction with what it changed. */
export interface Change {
	readonly head: Omit<KeptVersion, "text">;
	readonly lines: readonly ChangedLine[];
}

/** What the page is made of. */
export interface ReportPageProps extends Around {
	readonly listed: ListedReport;
	readonly kept: KeptVersion;
	readonly version: ReportVersion;
	readonly versions: readonly Omit<KeptVersion, "text">[];
	readonly changes: readonly Change[];
	/** What it cites and was corrected after it. */
	readonly corrected: readonly CorrectedSource[];
	/** What stands below: who cites it, and comments. */
	readonly below?: unknown;
}

/** The page as text. */
export function reportPage(props: ReportPageProps): string {
	const { say, listed, version, address, operator } = props;
	const { content } = version;
	const path = `/reports/${listed.slug}`;
	return sitePage({
		...props,
		path,
		title: shown(listed.title, 160),
		description: listed.teaser,
		kind: "article",
		feeds: [{ path: "/feeds/reports", title: say.t("report.feed", { name: siteName(say, operator) }) }],
		data: {
			"@context": "https://schema.org",
			"@type": content.kind === "tutorial" ? "TechArticle" : content.kind === "news" ? "NewsArticle" : "Article",
			headline: shown(listed.title, 110),
			description: shown(listed.teaser, 300),
			inLanguage: content.language,
			datePublished: new Date(listed.publishedAt).toISOString(),
			dateModified: new Date(listed.changedAt).toISOString(),
			author: content.authors.map((name) => ({ "@type": "Person", name: shown(name, 100), url: `${address}${authorPath(name)}` })),
			publisher: { "@type": "Organization", name: siteName(say, operator) },
			funding: shown(content.funding),
			version: listed.version,
			mainEntityOfPage: `${address}${path}`,
		},
		children: <Body {...props} />,
	});
}

function Body({ say, listed, kept, version, versions, changes, corrected }: ReportPageProps) {
	const { content } = version;
	const path = `/reports/${listed.slug}`;
	return (
		<article class="report">
			<p class="over">
				<a href={`/reports?kind=${content.kind}`}>{say.t(KIND_TEXTS[content.kind])}</a>
			</p>
			<h1 lang={content.language}>
				<Text of={listed.title} />
			</h1>
			<Byline say={say} report={listed} />
			{content.synthetic && <p class="notice wary">{say.t("report.synthetic")}</p>}
			{content.teaser !== "" && (
				<p class="lead" lang={content.language}>
					<Text of={content.teaser} most={600} />
				</p>
			)}
			<CorrectedSources say={say} sources={corrected} />
			{changes.map(({ head, lines }) => (
				<section class={head.kind === "correction" ? "notice wary" : "notice"} aria-labelledby={`change-${head.number}`}>
					<h2 id={`change-${head.number}`}>
						{say.t(head.kind === "correction" ? "report.correction" : "report.update", { date: say.minute(head.publishedAt) })}
					</h2>
					<p lang={content.language}>
						<Text of={head.reason} most={2000} />
					</p>
					<details>
						<summary>{say.t("report.whatChanged")}</summary>
						<ChangeList say={say} lines={lines} />
					</details>
				</section>
			))}
			<ReportText say={say} version={version} imagePath={({ sha256 }) => `${path}/images/${sha256}`} />
			<section aria-labelledby="about-title">
				<h2 id="about-title">{say.t("report.about")}</h2>
				<dl class="pairs">
					<div>
						<dt>{say.t("report.funding")}</dt>
						<dd>
							<Text of={content.funding} />
						</dd>
					</div>
					<div>
						<dt>{say.t("report.interests")}</dt>
						<dd>
							<Text of={content.interests} />
						</dd>
					</div>
					{[...content.vendors, ...content.cves, ...content.models].length > 0 && (
						<div>
							<dt>{say.t("report.subjects")}</dt>
							<dd>
								<Text of={[...content.vendors, ...content.cves, ...content.models].join(", ")} most={600} />
							</dd>
						</div>
					)}
				</dl>
				<p class="soft">{say.t("report.noAds")}</p>
			</section>
			<section aria-labelledby="versions-title">
				<h2 id="versions-title">{say.t("report.versions")}</h2>
				<ul class="plain">
					{versions.map((head) => (
						<li>
							<a href={`${path}/versions/${head.hash}`}>{say.t("report.version", { n: head.number })}</a>{" "}
							<When say={say} at={head.publishedAt} /> <Text of={head.reason} most={200} />
						</li>
					))}
				</ul>
				<p class="hash soft">
					{say.t("report.hash")}: <Code of={kept.hash} />
				</p>
			</section>
		</article>
	);
}
