/** One warning, to be acted on: what to do stands first, then what is affected, how to tell, until when; then the rest. */

import type { Catalogue } from "../../../catalog/catalogue.ts";
import { visible } from "../../../core/problem.ts";
import { wordsOfQuestion } from "../../../match/question.ts";
import { EngineText } from "../../design/engine/engine-words.tsx";
import { Remark } from "../../design/parts/notice.tsx";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import type { AdvisoryView } from "../advisory-view.ts";
import type { Around } from "../frame.tsx";
import { sitePage } from "../frame.tsx";
import type { PastRevision } from "../history.ts";
import { attackWords, dueWords, leadWords, scoreWords } from "../listed-words.ts";
import { WebLink } from "../web-link.tsx";
import { AffectedSection } from "./affected-section.tsx";
import { CheckForm } from "./check-form.tsx";
import { DocumentSection, HistorySection } from "./document-section.tsx";
import { HolesSection, RestSection } from "./holes-section.tsx";
import { Prose } from "./prose.tsx";
import { UrgencyBadge } from "./warning-item.tsx";

/** What the page is made of. */
export interface AdvisoryPageProps extends Around {
	readonly view: AdvisoryView;
	readonly asOf: string;
	readonly catalogue: Catalogue;
	readonly history: { readonly revisions: readonly PastRevision[]; readonly older: number };
	/** Set on the page of an older revision. */
	readonly old?: PastRevision | undefined;
	/** Comments. */
	readonly below?: unknown;
}

/** The page as text. */
export function advisoryPage(props: AdvisoryPageProps): string {
	const { say, view, old, address } = props;
	const { listed, advisory } = view;
	const path = `/advisories/${listed.slug}`;
	const lead = leadOf(say, props);
	return sitePage({
		...props,
		title: `${visible(advisory.title, 160)} (${visible(listed.trackingId, 80)})`,
		description: lead,
		canonical: path,
		isHidden: old !== undefined,
		kind: "article",
		feeds: listed.vendors.slice(0, 3).flatMap((id) => {
			const name = props.catalogue.vendor(id)?.name;
			return name === undefined
				? []
				: [{ path: `/feeds/vendors/${id}`, title: say.t("site.feed.vendor", { vendor: name, name: "Seawall" }) }];
		}),
		data: {
			"@context": "https://schema.org",
			"@type": "TechArticle",
			headline: visible(advisory.title, 110),
			description: lead,
			identifier: visible(listed.trackingId, 120),
			version: visible(listed.version, 60),
			inLanguage: say.tag,
			datePublished: new Date(listed.firstReleasedAt).toISOString(),
			dateModified: new Date(listed.releasedAt).toISOString(),
			author: { "@type": "Organization", name: visible(listed.publisher, 120) },
			mainEntityOfPage: `${address}${path}`,
			encoding: { "@type": "MediaObject", encodingFormat: "application/json", contentUrl: `${address}${path}/csaf.json` },
		},
		children: <Body {...props} />,
	});
}

/** Of an older revision the words are made from what that one states. */
function leadOf(say: Say, { view, old }: AdvisoryPageProps): string {
	return leadWords(
		say,
		old === undefined ? view.listed : { ...view.listed, own: false, lead: view.lead, withdrawn: view.lead.kind === "withdrawn" },
	);
}

function Body(props: AdvisoryPageProps) {
	const { say, view, old, asOf, history } = props;
	const { listed, advisory, language } = view;
	return (
		<article class="advisory">
			{old !== undefined && (
				<Remark tone="wary">
					<p>
						<strong>{say.t("site.advisory.oldTitle")}.</strong> {say.t("site.advisory.oldText")}{" "}
						<a href={`/advisories/${listed.slug}`}>{say.t("site.advisory.toCurrent")}</a>
					</p>
				</Remark>
			)}
			<p class="over">
				{say.t("site.advisory.warning")} <Text of={listed.trackingId} most={80} />, {say.date(listed.releasedAt)}
			</p>
			<h1 lang={language}>
				<Text of={advisory.title} most={300} />
			</h1>
			<p class="do-first">{leadOf(say, props)}</p>
			<Facts {...props} />
			<AffectedSection say={say} view={view} />
			{listed.withdrawn || <ToDo say={say} view={view} />}
			{listed.withdrawn || <HowToTell {...props} />}
			<When say={say} view={view} asOf={asOf} />
			<HolesSection say={say} view={view} />
			<RestSection say={say} view={view} />
			<DocumentSection say={say} view={view} old={old} />
			<HistorySection say={say} view={view} history={history} />
		</article>
	);
}

function Facts({ say, view: { listed }, asOf }: AdvisoryPageProps) {
	const attack = attackWords(say, listed);
	return (
		<p class="facts">
			<span class="badge-fact">
				<UrgencyBadge say={say} of={listed.urgency} />
			</span>
			{attack !== undefined && <span class="strong">{attack}</span>}
			<span>{scoreWords(say, listed.score)}</span>
			{listed.due !== undefined && (
				<span>
					{say.t("exposure.internet")}: <strong>{dueWords(say, listed.due.internet, asOf)}</strong>
				</span>
			)}
		</p>
	);
}

function ToDo({ say, view }: { readonly say: Say; readonly view: AdvisoryView }) {
	const { lead, listed, soldAs, advice, downloads, summary, language } = view;
	const remedies = new Set(view.holes.flatMap(({ stated }) => stated.lines.map(({ remedy }) => remedy)));
	const fixes = lead.kind === "upgrade" || lead.kind === "some";
	const steps = [
		...(fixes ? [say.t("site.advisory.doInstall")] : []),
		...(lead.kind === "replace" || lead.kind === "some" ? [say.t("site.advisory.doReplace")] : []),
		...(remedies.has("ask") ? [say.t("site.advisory.doAsk")] : []),
		say.t("site.advisory.doOffline"),
		...(fixes && lead.staysOpen.length > 0
			? [say.t("site.advisory.doStaysOpen", { holes: visible(lead.staysOpen.slice(0, 4).join(", "), 200) })]
			: []),
		...(listed.due?.internet.forensics === true ? [say.t("site.advisory.doForensics")] : []),
		...(soldAs.known.length > 0 ? [say.t("site.advisory.doForeign")] : []),
	];
	return (
		<section id="do" aria-labelledby="do-title">
			<h2 id="do-title">{say.t("site.advisory.do")}</h2>
			<ol class="steps-to-do">
				{steps.map((step) => (
					<li>{step}</li>
				))}
			</ol>
			{summary !== undefined && (
				<>
					<h3>{say.t("site.original")}</h3>
					<blockquote>
						<Prose of={summary.text} language={language} />
					</blockquote>
				</>
			)}
			{advice.length > 0 && (
				<>
					<h3>{say.t("site.advisory.advice")}</h3>
					{advice.slice(0, 6).map((text) => (
						<blockquote>
							<Prose of={text} language={language} />
						</blockquote>
					))}
				</>
			)}
			{downloads.length > 0 && (
				<>
					<h3>{say.t("site.advisory.downloads")}</h3>
					<ul class="plain">
						{downloads.slice(0, 12).map((url) => (
							<li>
								<WebLink say={say} url={url} />
							</li>
						))}
					</ul>
				</>
			)}
		</section>
	);
}

function HowToTell({ say, view: { listed }, catalogue }: AdvisoryPageProps) {
	const names = listed.vendors.flatMap((id) => catalogue.vendor(id)?.name ?? []);
	const { hint } = wordsOfQuestion({ fact: "firmware", about: "" }, 1, new Set(names));
	return (
		<section id="tell" aria-labelledby="tell-title">
			<h2 id="tell-title">{say.t("site.advisory.told")}</h2>
			<p>{say.t("site.advisory.toldText")}</p>
			<p>
				{say.t("site.advisory.whereFirmware")} <EngineText say={say} of={hint} most={400} />
			</p>
			<CheckForm say={say} asked={{ brand: names.length === 1 ? (names[0] ?? "") : "", model: "", firmware: "" }} />
		</section>
	);
}

function When({ say, view: { listed }, asOf }: Pick<AdvisoryPageProps, "say" | "view" | "asOf">) {
	if (listed.due === undefined) return null;
	const rows = [
		["exposure.internet", listed.due.internet],
		["exposure.internal", listed.due.internal],
	] as const;
	return (
		<section id="when" aria-labelledby="when-title">
			<h2 id="when-title">{say.t("site.advisory.when")}</h2>
			<table class="data due">
				<thead>
					<tr>
						<th scope="col">{say.t("site.advisory.whenReach")}</th>
						<th scope="col">{say.t("site.advisory.whenDue")}</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(([key, due]) => (
						<tr>
							<th scope="row">{say.t(key)}</th>
							<td>{dueWords(say, due, asOf)}</td>
						</tr>
					))}
				</tbody>
			</table>
			<p class="soft">{say.t("site.advisory.dueWhy")}</p>
			<details>
				<summary>{say.t("site.advisory.dueReasons")}</summary>
				<ul class="dashes">
					{listed.due.internet.reasons.slice(0, 12).map((reason) => (
						<li>
							<EngineText say={say} of={reason} most={400} />
						</li>
					))}
				</ul>
			</details>
		</section>
	);
}
