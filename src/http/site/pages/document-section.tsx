/** The document behind a warning: who published it, its bytes, its revisions and what each changed. */

import type { StatementChange } from "../../../match/revision/statement-changes.ts";
import type { Say } from "../../design/say.ts";
import { Code, shown, Text } from "../../design/shown.tsx";
import type { AdvisoryView } from "../advisory-view.ts";
import type { PastRevision } from "../history.ts";

const MOST_CHANGES = 20;
const MOST_DECLARED = 20;

interface DocumentSectionProps {
	readonly say: Say;
	readonly view: AdvisoryView;
	readonly old: PastRevision | undefined;
}

/** Where it comes from, and how to have it as it came. */
export function DocumentSection({ say, view, old }: DocumentSectionProps) {
	const { listed, advisory } = view;
	const sha256 = old?.revision.sha256 ?? listed.sha256;
	return (
		<section id="document" aria-labelledby="document-title">
			<h2 id="document-title">{say.t("site.advisory.document")}</h2>
			<dl class="pairs">
				<div>
					<dt>{say.t("site.advisory.publisher")}</dt>
					<dd>
						<Text of={advisory.publisher} most={160} />
					</dd>
				</div>
				<div>
					<dt>{say.t("site.advisory.released")}</dt>
					<dd>
						{say.date(advisory.currentReleaseDate)},{" "}
						<Text of={say.t("site.advisory.revision", { version: shown(advisory.revision, 40) })} most={80} />
						<p class="soft">{say.t("site.advisory.first", { date: say.date(advisory.initialReleaseDate) })}</p>
					</dd>
				</div>
				<div>
					<dt>{say.t("site.advisory.tlp")}</dt>
					<dd>{say.t("site.advisory.tlpClear")}</dd>
				</div>
				<div>
					<dt>{say.t("site.advisory.csaf")}</dt>
					<dd>
						<a href={old === undefined ? `/advisories/${listed.slug}/csaf.json` : `/documents/${sha256}.json`} type="application/json">
							{shown(`${listed.trackingId}.json`, 80)}
						</a>
					</dd>
				</div>
				<div>
					<dt>{say.t("site.advisory.hash")}</dt>
					<dd class="hash">
						<a href={`/documents/${sha256}.json`}>
							<Code of={sha256} most={64} />
						</a>
					</dd>
				</div>
			</dl>
			{advisory.repairs.length > 0 && <p class="soft">{say.t("site.advisory.mended", { n: advisory.repairs.length })}</p>}
			{advisory.unparsed.length > 0 && <p>{say.t("site.advisory.unread", { n: advisory.unparsed.length })}</p>}
		</section>
	);
}

interface HistorySectionProps {
	readonly say: Say;
	readonly view: AdvisoryView;
	readonly history: { readonly revisions: readonly PastRevision[]; readonly older: number };
}

/** The revisions as they were received, and as the publisher counts them. */
export function HistorySection({ say, view, history }: HistorySectionProps) {
	const declared = view.advisory.head?.revisions ?? [];
	return (
		<section id="history" aria-labelledby="history-title">
			<h2 id="history-title">{say.t("site.advisory.history")}</h2>
			<p class="soft">{say.t("site.advisory.historyText")}</p>
			<ol class="timeline">
				{history.revisions.map((past) => (
					<li>
						<time datetime={new Date(past.revision.receivedAt).toISOString()}>
							{say.t("site.advisory.received", { date: say.date(past.revision.receivedAt) })}
						</time>
						<p class="strong">
							<a
								href={
									past.isCurrent ? `/advisories/${view.listed.slug}` : `/advisories/${view.listed.slug}/revisions/${past.revision.revision}`
								}
							>
								{say.t("site.advisory.revision", { version: shown(past.revision.version, 40) })}
							</a>
						</p>
						{past.summary !== "" && (
							<p lang={view.language}>
								<Text of={past.summary} most={400} />
							</p>
						)}
						{past.changes !== undefined && <Changes say={say} changes={past.changes} language={view.language} />}
					</li>
				))}
			</ol>
			{history.older > 0 && <p class="more">{say.t("site.advisory.olderRevisions", { n: history.older })}</p>}
			{declared.length > 1 && (
				<details class="fold">
					<summary>{say.t("site.advisory.publisherHistory")}</summary>
					<ul class="dashes" lang={view.language}>
						{declared.slice(-MOST_DECLARED).map(({ number, date, summary }) => (
							<li>
								<Text of={`${number}, ${say.date(date)}: ${summary}`} most={400} />
							</li>
						))}
					</ul>
				</details>
			)}
		</section>
	);
}

function Changes({
	say,
	changes,
	language,
}: {
	readonly say: Say;
	readonly changes: readonly StatementChange[];
	readonly language: string;
}) {
	if (changes.length === 0) return <p class="soft">{say.t("site.advisory.unchanged")}</p>;
	const left = changes.length - MOST_CHANGES;
	const words = (said: readonly string[]) => (said.length === 0 ? say.t("site.advisory.nothing") : said.join("; "));
	return (
		<details class="fold" open={changes.length <= 3}>
			<summary>{say.t("site.advisory.changed")}</summary>
			<ul class="plain" lang={language}>
				{changes.slice(0, MOST_CHANGES).map(({ hole, product, before, after }) => (
					<li>
						<strong>
							<Text of={[hole, product ?? ""].filter((part) => part !== "").join(", ")} most={200} />
						</strong>
						<p class="soft">{say.t("site.advisory.was", { what: shown(words(before), 300) })}</p>
						<p>{say.t("site.advisory.is", { what: shown(words(after), 300) })}</p>
					</li>
				))}
			</ul>
			{left > 0 && <p class="more">{say.t("site.moreLeft", { n: left })}</p>}
		</details>
	);
}
