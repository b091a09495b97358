/** Pages that say who and how: about, questions, contact, following. */

import type { Catalogue } from "../../../catalog/catalogue.ts";
import type { MessageKey } from "../../design/messages/en.ts";
import type { Say } from "../../design/say.ts";
import { Text } from "../../design/shown.tsx";
import { type Around, sitePage } from "../frame.tsx";
import type { Snapshot } from "../snapshot.ts";
import { WebLink } from "../web-link.tsx";
import { FeedLinks } from "./feed-links.tsx";

/** `/about` */
export function aboutPage(props: Around & { readonly snapshot: Snapshot; readonly catalogue: Catalogue }): string {
	const { say, snapshot, catalogue } = props;
	const parts = [
		["site.about.what", "site.about.whatText"],
		["site.about.how", "site.about.howText"],
		["site.about.privacy", "site.about.privacyText"],
		["site.about.software", "site.about.softwareText"],
	] as const;
	const data = {
		n: snapshot.entries.length,
		vendors: catalogue.vendors.length,
		version: catalogue.version,
		date: say.date(catalogue.date),
	};
	const [what, ...rest] = parts;
	return sitePage({
		...props,
		title: say.t("site.about.title"),
		description: say.t("site.about.whatText"),
		children: (
			<>
				<h1>{say.t("site.about.title")}</h1>
				<PlainPart say={say} part={what} />
				<section>
					<h2>{say.t("site.about.laws")}</h2>
					<ol class="steps-to-do">
						{(["site.about.law1", "site.about.law2", "site.about.law3"] as const).map((law) => (
							<li>{say.t(law)}</li>
						))}
					</ol>
				</section>
				{rest.map((part) => (
					<PlainPart say={say} part={part} />
				))}
				<section>
					<h2>{say.t("site.about.data")}</h2>
					<p>{say.t("site.about.dataText", data)}</p>
				</section>
			</>
		),
	});
}

function PlainPart({ say, part: [title, text] }: { readonly say: Say; readonly part: readonly [MessageKey, MessageKey] }) {
	return (
		<section>
			<h2>{plain(say, title)}</h2>
			<p>{plain(say, text)}</p>
		</section>
	);
}

/** The text of a key that has nothing to fill in. */
function plain(say: Say, key: MessageKey): string {
	return (say.t as (of: MessageKey) => string)(key);
}

const QUESTIONS = [
	["site.faq.q1", "site.faq.a1"],
	["site.faq.q2", "site.faq.a2"],
	["site.faq.q3", "site.faq.a3"],
	["site.faq.q4", "site.faq.a4"],
	["site.faq.q5", "site.faq.a5"],
	["site.faq.q6", "site.faq.a6"],
	["site.faq.q7", "site.faq.a7"],
] as const;

/** `/faq` */
export function faqPage(props: Around): string {
	const { say } = props;
	return sitePage({
		...props,
		title: say.t("site.faq.title"),
		description: say.t("site.faq.a1"),
		data: {
			"@context": "https://schema.org",
			"@type": "FAQPage",
			inLanguage: say.tag,
			mainEntity: QUESTIONS.map(([question, answer]) => ({
				"@type": "Question",
				name: say.t(question),
				acceptedAnswer: { "@type": "Answer", text: say.t(answer) },
			})),
		},
		children: (
			<>
				<h1>{say.t("site.faq.title")}</h1>
				{QUESTIONS.map((part) => (
					<PlainPart say={say} part={part} />
				))}
			</>
		),
	});
}

/** `/contact` */
export function contactPage(props: Around): string {
	const { say, operator } = props;
	const { email, contactUrl, imprint = [], security } = operator;
	return sitePage({
		...props,
		title: say.t("site.contact.title"),
		description: say.t("site.contact.attacked"),
		children: (
			<>
				<h1>{say.t("site.contact.title")}</h1>
				<p class="notice">{say.t("site.contact.attacked")}</p>
				{email === undefined && contactUrl === undefined && <p>{say.t("site.contact.none")}</p>}
				<dl class="pairs">
					{email !== undefined && (
						<div>
							<dt>{say.t("site.contact.mail")}</dt>
							<dd>
								<a href={`mailto:${encodeURIComponent(email).replace("%40", "@")}`}>
									<Text of={email} most={200} />
								</a>
							</dd>
						</div>
					)}
					{contactUrl !== undefined && (
						<div>
							<dt>{say.t("site.contact.page")}</dt>
							<dd>
								<WebLink say={say} url={contactUrl} />
							</dd>
						</div>
					)}
				</dl>
				{imprint.length > 0 && (
					<section>
						<h2>{say.t("site.contact.imprint")}</h2>
						<address>
							{imprint.map((line) => (
								<p>
									<Text of={line} most={200} />
								</p>
							))}
						</address>
					</section>
				)}
				{security !== undefined && (
					<section>
						<h2>{say.t("site.contact.security")}</h2>
						<p>
							{say.t("site.contact.securityText")} <a href="/.well-known/security.txt">security.txt</a>
						</p>
					</section>
				)}
			</>
		),
	});
}

/** `/subscribe` */
export function subscribePage(props: Around & { readonly form?: unknown }): string {
	const { say } = props;
	return sitePage({
		...props,
		title: say.t("site.subscribe.title"),
		description: say.t("site.subscribe.lead"),
		feeds: [{ path: "/feeds/waves", title: say.t("site.feed.waves", { name: "Seawall" }) }],
		children: (
			<>
				<h1>{say.t("site.subscribe.title")}</h1>
				<p class="lead">{say.t("site.subscribe.lead")}</p>
				<section>
					<h2>{say.t("site.subscribe.all")}</h2>
					<FeedLinks say={say} path="/feeds/advisories" name={say.t("site.subscribe.all")} />
				</section>
				<section>
					<h2>{say.t("site.subscribe.vendor")}</h2>
					<p>{say.t("site.subscribe.vendorText")}</p>
					<p>
						<a href="/vendors">{say.t("site.vendors.title")}</a>
					</p>
				</section>
				<section>
					<h2>{say.t("site.subscribe.waves")}</h2>
					<FeedLinks say={say} path="/feeds/waves" name={say.t("site.subscribe.waves")} />
				</section>
				<section>
					<h2>{say.t("site.subscribe.mail")}</h2>
					{props.form ?? <p>{say.t("site.subscribe.mailText")}</p>}
				</section>
				<section>
					<h2>{say.t("site.subscribe.programs")}</h2>
					<p>{say.t("site.subscribe.programsText")}</p>
				</section>
			</>
		),
	});
}
