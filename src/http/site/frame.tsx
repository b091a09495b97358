/** What every public page has around it: where it is found, in which languages, and which feeds follow it. */
import { raw } from "hono/html";
import { documentText } from "../design/document.tsx";
import { LANGUAGE_NAMES, LANGUAGES, type Say } from "../design/say.ts";
import { shown } from "../design/shown.tsx";
import type { SiteOperator } from "./ports.ts";

/** How a page is asked for. */
export interface Around {
	readonly say: Say;
	/** Where the site is reached, without a slash at the end. */
	readonly address: string;
	/** Path of the page, with its query where that belongs to it. */
	readonly path: string;
	readonly operator: SiteOperator;
}

/** A page. */
export interface SitePage extends Around {
	readonly title: string;
	/** For search engines and previews: one sentence. */
	readonly description: string;
	/** Path of the page to be found instead of this one. */
	readonly canonical?: string | undefined;
	/** It is not meant to be found by search engines. */
	readonly isHidden?: boolean | undefined;
	/** Feeds besides those that every page names. */
	readonly feeds?: readonly Feed[] | undefined;
	/** Structured data (schema.org) about the page. */
	readonly data?: object | undefined;
	readonly kind?: "website" | "article" | undefined;
	/** What stands below it: comments. */
	readonly below?: unknown;
	readonly children?: unknown;
}

/** A feed without its form: `/feeds/advisories`. */
export interface Feed {
	readonly path: string;
	readonly title: string;
}

/** The forms of every feed: ending and media type. */
export const FEED_FORMS = [
	["atom", "application/atom+xml"],
	["rss", "application/rss+xml"],
	["json", "application/feed+json"],
] as const;

/** The whole document. */
export function sitePage(page: SitePage): string {
	const { say, path, title, operator, children, below } = page;
	return documentText({
		say,
		title,
		frame: "site",
		home: "/",
		at: `/${path.split(/[/?]/)[1] ?? ""}`,
		groups: [
			{
				places: [
					{ href: "/advisories", name: say.t("site.warnings") },
					{ href: "/waves", name: say.t("site.waves") },
					{ href: "/reports", name: say.t("report.reports") },
					{ href: "/vendors", name: say.t("site.vendors") },
					{ href: "/responses", name: say.t("place.responses") },
					{ href: "/check", name: say.t("site.check") },
				],
			},
		],
		who: <Languages say={say} path={path} />,
		head: <Head {...page} />,
		foot: <Foot say={say} operator={operator} />,
		children: (
			<>
				{operator.isDemonstration === true && <p class="notice wary strong">{say.t("wave.demonstration")}</p>}
				{children}
				{below}
			</>
		),
	});
}

function Head(page: SitePage) {
	const { say, address, path, title, description, canonical, isHidden, feeds = [], data, kind = "website", operator } = page;
	const own = `${address}${canonical ?? path}`;
	const all = [...feeds, { path: "/feeds/advisories", title: say.t("site.feed.title", { name: siteName(say, operator) }) }];
	return (
		<>
			<meta name="description" content={shown(description, 300)} />
			{isHidden === true ? <meta name="robots" content="noindex" /> : <link rel="canonical" href={own} />}
			{isHidden !== true && LANGUAGES.map((language) => <link rel="alternate" hreflang={language} href={inLanguage(own, language)} />)}
			{all.flatMap((feed) =>
				FEED_FORMS.map(([form, type]) => (
					<link rel="alternate" type={type} title={`${shown(feed.title, 120)} (${form})`} href={`${feed.path}.${form}`} />
				)),
			)}
			<meta property="og:type" content={kind} />
			<meta property="og:title" content={shown(title, 160)} />
			<meta property="og:description" content={shown(description, 300)} />
			<meta property="og:url" content={own} />
			<meta property="og:site_name" content={siteName(say, operator)} />
			<meta property="og:locale" content={say.tag.replace("-", "_")} />
			<meta name="twitter:card" content="summary" />
			{data !== undefined && <script type="application/ld+json">{raw(dataText(data))}</script>}
		</>
	);
}

/** JSON for inside a script element: nothing in it can end the element, begin a comment, or turn text around. */
export function dataText(data: object): string {
	return JSON.stringify(data).replace(
		/[<>&\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
		(sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

/** How the site calls itself. */
export function siteName(say: Say, { name, isDemonstration }: SiteOperator): string {
	const own = name === undefined ? `Seawall \u2013 ${say.t("site.name")}` : shown(name, 80);
	return isDemonstration === true ? `${own} (${say.t("wave.synthetic")})` : own;
}

function inLanguage(address: string, language: string): string {
	return `${address}${address.includes("?") ? "&" : "?"}lang=${language}`;
}

function Languages({ say, path }: Pick<Around, "say" | "path">) {
	const others = LANGUAGES.filter((language) => language !== say.language);
	return (
		<>
			{others.map((language) => (
				<a href={inLanguage(path, language)} lang={language} hreflang={language} rel="nofollow">
					{LANGUAGE_NAMES[language]}
				</a>
			))}
		</>
	);
}

function Foot({ say, operator }: Pick<Around, "say" | "operator">) {
	const links = [
		["/about", say.t("site.about")],
		["/faq", say.t("site.faq")],
		["/contact", say.t("site.contact")],
		["/corrections", say.t("site.corrections")],
		["/subscribe", say.t("site.follow")],
		["/statistics", say.t("site.stats.title")],
		["/courses", say.t("site.courses.title")],
		["/members", say.t("site.members.title")],
		["/newsletters", say.t("site.newsletters.title")],
		["/campaigns", say.t("site.campaigns.title")],
		["/score", say.t("site.score")],
		["/console", say.t("site.signIn")],
	] as const;
	return (
		<>
			<p>{operator.name === undefined ? say.t("site.tagline") : say.t("site.runBy", { name: shown(operator.name, 80) })}</p>
			<ul>
				{links.map(([href, name]) => (
					<li>
						<a href={href}>{name}</a>
					</li>
				))}
			</ul>
		</>
	);
}
