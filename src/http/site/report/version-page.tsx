/** One version of a report, as it was signed, at an address that its hash makes. */
import type { ChangedLine } from "../../../account/report/difference.ts";
import type { KeptVersion } from "../../../account/report/ports.ts";
import type { ReportVersion } from "../../../account/report/report.ts";
import { Code, shown, Text } from "../../design/shown.tsx";
import { type Around, sitePage } from "../frame.tsx";
import { ChangeList } from "./report-parts.tsx";
import { ReportText } from "./report-text.tsx";

/** What the page is made of. */
export interface VersionPageProps extends Around {
	readonly kept: KeptVersion;
	readonly version: ReportVersion;
	readonly lines: readonly ChangedLine[];
	readonly isCurrent: boolean;
}

/** The page as text. */
export function versionPage(props: VersionPageProps): string {
	const { say, kept, version, lines, isCurrent } = props;
	const { content } = version;
	const path = `/reports/${version.slug}`;
	const own = `${path}/versions/${kept.hash}`;
	return sitePage({
		...props,
		path: own,
		canonical: path,
		isHidden: true,
		title: `${shown(content.title, 140)}, ${say.t("report.version", { n: version.number })}`,
		description: content.title,
		kind: "article",
		children: (
			<article class="report">
				<p class="over">
					{say.t("report.version", { n: version.number })}, {say.minute(version.publishedAt)}
				</p>
				<h1 lang={content.language}>
					<Text of={content.title} />
				</h1>
				<p class={isCurrent ? "notice" : "notice wary"}>
					{say.t(isCurrent ? "report.current" : "report.older")} <a href={path}>{say.t("report.toCurrent")}</a>
				</p>
				{content.synthetic && <p class="notice wary">{say.t("report.synthetic")}</p>}
				{version.reason !== "" && (
					<section aria-labelledby="change-title">
						<h2 id="change-title">{say.t("report.whatChanged")}</h2>
						<p lang={content.language}>
							<Text of={version.reason} most={2000} />
						</p>
						<ChangeList say={say} lines={lines} />
					</section>
				)}
				<ReportText say={say} version={version} imagePath={({ sha256 }) => `${path}/images/${sha256}`} />
				<dl class="lines">
					<div>
						<dt>{say.t("report.hash")}</dt>
						<dd class="hash">
							<Code of={kept.hash} />
						</dd>
					</div>
					<div>
						<dt>{say.t("report.signature")}</dt>
						<dd class="hash">{kept.signature === "" ? say.t("report.unsigned") : <Code of={kept.signature} />}</dd>
					</div>
					<div>
						<dt>{say.t("report.signedText")}</dt>
						<dd>
							<a href={`${own}.json`}>JSON</a>
						</dd>
					</div>
					{kept.signature !== "" && (
						<div>
							<dt>{say.t("report.key")}</dt>
							<dd>
								<a href="/.well-known/seawall-reports.pem">PEM</a>
							</dd>
						</div>
					)}
				</dl>
			</article>
		),
	});
}
