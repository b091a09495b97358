/** A feed written out. Everything that stands in it was cleaned of control characters before; here it is escaped. */
import type { Feed, FeedItem } from "./feed.ts";

/** The forms by their ending. */
export type FeedForm = "atom" | "rss" | "json";

/** The feed in a form. */
export function writeFeed(feed: Feed, form: FeedForm): string {
	return WRITERS[form](feed);
}

const WRITERS: Readonly<Record<FeedForm, (feed: Feed) => string>> = { atom: writeAtom, rss: writeRss, json: writeJson };

/** Signs that XML 1.0 (section 2.2) has no way to write. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
	return text
		.replace(NOT_IN_XML, "")
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;")
		.replaceAll("'", "&#39;");
}

function html({ paragraphs }: FeedItem): string {
	return paragraphs.map((text) => `<p>${escaped(text)}</p>`).join("");
}

function pageOf({ base, pages }: Feed, form: FeedForm, page: number): string | undefined {
	if (page < 1 || page > pages) return undefined;
	return page === 1 ? `${base}.${form}` : `${base}.${form}?page=${page}`;
}

/** Links of RFC 5005 section 3. */
function links(feed: Feed, form: FeedForm): readonly (readonly [rel: string, href: string])[] {
	const found = [
		["self", pageOf(feed, form, feed.at)],
		["first", pageOf(feed, form, 1)],
		["last", pageOf(feed, form, feed.pages)],
		["previous", pageOf(feed, form, feed.at - 1)],
		["next", pageOf(feed, form, feed.at + 1)],
	] as const;
	return found.flatMap(([rel, href]) => (href === undefined ? [] : [[rel, href] as const]));
}

function iso(at: number): string {
	return new Date(at).toISOString();
}

function writeAtom(feed: Feed): string {
	const lines = [
		'<?xml version="1.0" encoding="utf-8"?>',
		`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.language)}">`,
		`<id>${escaped(feed.base)}</id>`,
		`<title>${escaped(feed.title)}</title>`,
		`<updated>${iso(feed.updated)}</updated>`,
		`<link rel="alternate" type="text/html" href="${escaped(feed.page)}"/>`,
		...links(feed, "atom").map(([rel, href]) => `<link rel="${rel}" type="application/atom+xml" href="${escaped(href)}"/>`),
		"<generator>Seawall</generator>",
		...feed.items.map((item) =>
			[
				"<entry>",
				`<id>${escaped(item.url)}</id>`,
				`<title>${escaped(item.title)}</title>`,
				`<link rel="alternate" type="text/html" href="${escaped(item.url)}"/>`,
				`<published>${iso(item.published)}</published>`,
				`<updated>${iso(item.updated)}</updated>`,
				`<author><name>${escaped(item.author)}</name></author>`,
				...item.tags.map((tag) => `<category term="${escaped(tag)}"/>`),
				`<summary>${escaped(item.paragraphs[0] ?? "")}</summary>`,
				`<content type="html">${escaped(html(item))}</content>`,
				"</entry>",
			].join("\n"),
		),
		"</feed>",
	];
	return `${lines.join("\n")}\n`;
}

function writeRss(feed: Feed): string {
	const lines = [
		'<?xml version="1.0" encoding="utf-8"?>',
		'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">',
		"<channel>",
		`<title>${escaped(feed.title)}</title>`,
		`<link>${escaped(feed.page)}</link>`,
		`<description>${escaped(feed.title)}</description>`,
		`<language>${escaped(feed.language.toLowerCase())}</language>`,
		`<lastBuildDate>${new Date(feed.updated).toUTCString()}</lastBuildDate>`,
		...links(feed, "rss").map(([rel, href]) => `<atom:link rel="${rel}" type="application/rss+xml" href="${escaped(href)}"/>`),
		"<generator>Seawall</generator>",
		...feed.items.map((item) =>
			[
				"<item>",
				`<title>${escaped(item.title)}</title>`,
				`<link>${escaped(item.url)}</link>`,
				`<guid isPermaLink="true">${escaped(item.url)}</guid>`,
				`<pubDate>${new Date(item.updated).toUTCString()}</pubDate>`,
				`<dc:creator>${escaped(item.author)}</dc:creator>`,
				...item.tags.map((tag) => `<category>${escaped(tag)}</category>`),
				`<description>${escaped(html(item))}</description>`,
				"</item>",
			].join("\n"),
		),
		"</channel>",
		"</rss>",
	];
	return `${lines.join("\n")}\n`;
}

function writeJson(feed: Feed): string {
	const next = pageOf(feed, "json", feed.at + 1);
	const value = {
		version: "https://jsonfeed.org/version/1.1",
		title: feed.title,
		home_page_url: feed.page,
		feed_url: pageOf(feed, "json", feed.at),
		language: feed.language,
		...(next === undefined ? {} : { next_url: next }),
		items: feed.items.map((item) => ({
			id: item.url,
			url: item.url,
			title: item.title,
			summary: item.paragraphs[0] ?? "",
			content_html: html(item),
			date_published: iso(item.published),
			date_modified: iso(item.updated),
			authors: [{ name: item.author }],
			...(item.tags.length === 0 ? {} : { tags: item.tags }),
		})),
	};
	// Readers show some of these texts as HTML, and one that is served as a page by mistake must not run.
	const text = JSON.stringify(value, undefined, "\t").replace(/[<>&]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
	return `${text}\n`;
}
