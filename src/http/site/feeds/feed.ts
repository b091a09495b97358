/** One feed, whatever the form it is written in: Atom (RFC 4287), RSS 2.0, JSON Feed 1.1. */

import type { Catalogue } from "../../../catalog/catalogue.ts";
import { isRunning, type Wave } from "../../../detect/wave.ts";
import { type PublicCampaign, rootTags } from "../../../warn/public-campaign.ts";
import type { Say } from "../../design/say.ts";
import { shown } from "../../design/shown.tsx";
import { siteName } from "../frame.tsx";
import { attackWords, dueWords, leadWords, scoreWords } from "../listed-words.ts";
import { wavePath, waveSpan, waveTitle } from "../pages/wave-parts.tsx";
import type { SiteOperator } from "../ports.ts";
import type { Listed } from "../snapshot.ts";

/** One entry. All texts are plain; whoever writes the form escapes them. */
export interface FeedItem {
	/** Address of its page: its lasting id as well. */
	readonly url: string;
	/** Unique within the feed, and the same as long as the document has its title. */
	readonly title: string;
	/** UTC milliseconds. */
	readonly published: number;
	readonly updated: number;
	/** Paragraphs: what to do first. */
	readonly paragraphs: readonly string[];
	readonly author: string;
	/** CVE ids, makers. */
	readonly tags: readonly string[];
}

/** One page of a feed (RFC 5005 section 3); entries are never dropped, older ones stand on the next page. */
export interface Feed {
	readonly title: string;
	readonly language: string;
	/** Address of the feed without its ending. */
	readonly base: string;
	/** Address of the page for people. */
	readonly page: string;
	readonly items: readonly FeedItem[];
	/** Newest of all entries, on whichever page. UTC milliseconds. */
	readonly updated: number;
	/** From 1. */
	readonly at: number;
	readonly pages: number;
}

/** Entries of a page. */
const PAGE = 50;

/** What a feed is made with. */
export interface FeedMaking {
	readonly say: Say;
	readonly address: string;
	readonly operator: SiteOperator;
	readonly catalogue: Catalogue;
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	/** From 1; one behind the last is the last. */
	readonly page: number;
}

/** What a feed of warnings is about, where it is not about all. */
export interface FeedSubject {
	/** `Hikvision`, `CVE-2017-7921`, `Emergency Warning`. */
	readonly name: string;
	/** Path of the feed without its ending, and of the page for people. */
	readonly path: string;
	readonly page: string;
}

/** A feed of warnings, newest revision first; about one thing where it is named. */
export function warningFeed(entries: readonly Listed[], making: FeedMaking, subject?: FeedSubject): Feed {
	const { say, address, operator } = making;
	const name = siteName(say, operator);
	const about =
		subject === undefined
			? { title: say.t("site.feed.title", { name }), base: `${address}/feeds/advisories`, page: `${address}/advisories` }
			: {
					title: say.t("site.feed.vendor", { vendor: subject.name, name }),
					base: `${address}${subject.path}`,
					page: `${address}${subject.page}`,
				};
	const sorted = [...entries].sort((a, b) => b.releasedAt - a.releasedAt || (a.slug < b.slug ? -1 : 1));
	return {
		...about,
		language: say.tag,
		...paged(
			sorted,
			making.page,
			({ releasedAt }) => releasedAt,
			(entry) => warningItem(entry, making),
		),
	};
}

/** A feed of waves. */
export function waveFeed(waves: readonly Wave[], making: FeedMaking): Feed {
	const { say, address, operator } = making;
	const about = {
		title: say.t("site.feed.waves", { name: siteName(say, operator) }),
		base: `${address}/feeds/waves`,
		page: `${address}/waves`,
	};
	const at = (wave: Wave): number => Date.parse(`${wave.endedAt ?? wave.startedAt}T00:00:00Z`);
	const sorted = [...waves].sort((a, b) => at(b) - at(a) || (a.id < b.id ? -1 : 1));
	return { ...about, language: say.tag, ...paged(sorted, making.page, at, (wave) => waveItem(wave, at(wave), making)) };
}

/** A feed of finished campaigns with the root over what each sent. A document that not everybody may read is not named. */
export function campaignFeed(campaigns: readonly PublicCampaign[], titles: CampaignTitles, making: FeedMaking): Feed {
	const { say, address, operator } = making;
	const name = siteName(say, operator);
	const about = { title: say.t("site.feed.campaigns", { name }), base: `${address}/feeds/campaigns`, page: `${address}/campaigns` };
	const sorted = [...campaigns].sort((a, b) => b.finishedAt - a.finishedAt || (a.id < b.id ? 1 : -1));
	const toItem = (campaign: PublicCampaign): FeedItem => ({
		url: `${address}/campaigns#${campaign.id}`,
		title: `${campaignTitle(say, campaign, titles)} (${campaign.id})`,
		published: campaign.createdAt,
		updated: campaign.finishedAt,
		paragraphs: [
			say.t("site.campaigns.counts", { sent: campaign.sent, n: campaign.recipients }),
			say.t("site.campaigns.root", { root: campaign.root }),
		],
		author: name,
		tags: rootTags(campaign),
	});
	return { ...about, language: say.tag, ...paged(sorted, making.page, ({ finishedAt }) => finishedAt, toItem) };
}

/** Titles of what everybody may read, by the hash of the document or the number of the newsletter. */
export type CampaignTitles = ReadonlyMap<string, string>;

/** What a campaign was about, where everybody may know. */
export function campaignTitle(say: Say, { kind, stream, sha256, subject }: PublicCampaign, titles: CampaignTitles): string {
	if (kind === "digest") return say.t("site.campaigns.digest", { stream });
	const title = titles.get(kind === "newsletter" ? subject : sha256);
	if (title !== undefined) return shown(title, 240);
	return say.t(kind === "newsletter" ? "site.campaigns.newsletter" : "site.campaigns.unnamed");
}

function paged<T>(all: readonly T[], wanted: number, at: (one: T) => number, toItem: (one: T) => FeedItem) {
	const pages = Math.max(1, Math.ceil(all.length / PAGE));
	const page = Math.min(wanted, pages);
	const updated = all.reduce((newest, one) => Math.max(newest, at(one)), 0);
	return { at: page, pages, updated, items: all.slice((page - 1) * PAGE, page * PAGE).map(toItem) };
}

const MOST_PRODUCTS = 12;

function warningItem(entry: Listed, { say, address, catalogue, asOf }: FeedMaking): FeedItem {
	const title = shown(entry.title, 240);
	const named = `${entry.withdrawn ? say.t("site.feed.withdrawn", { title }) : title} (${shown(entry.trackingId, 100)})`;
	const vendors = entry.vendors.flatMap((id) => catalogue.vendor(id)?.name ?? []);
	const left = entry.products.length - MOST_PRODUCTS;
	const products = [
		...entry.products.slice(0, MOST_PRODUCTS).map((name) => shown(name, 80)),
		...(left > 0 ? [`+${say.number(left)}`] : []),
	];
	const facts = [attackWords(say, entry), scoreWords(say, entry.score)].filter((fact) => fact !== undefined);
	return {
		url: `${address}/advisories/${entry.slug}`,
		title: named,
		published: entry.firstReleasedAt,
		updated: entry.releasedAt,
		paragraphs: [
			leadWords(say, entry),
			...(products.length === 0 || entry.withdrawn
				? []
				: [say.t("site.feed.affected", { products: `${shown(vendors.join(", "), 200)}: ${products.join(", ")}` })]),
			...(entry.due === undefined ? [] : [say.t("site.feed.due", { due: dueWords(say, entry.due.internet, asOf) })]),
			...(entry.withdrawn ? [] : [sentence(facts)]),
		],
		author: shown(entry.publisher, 160),
		tags: [...new Set([...entry.holes.flatMap(({ cve }) => cve ?? []), ...vendors])].slice(0, 40).map((tag) => shown(tag, 80)),
	};
}

/** Facts as a sentence. */
function sentence(facts: readonly string[]): string {
	const text = facts.join("; ");
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function waveItem(wave: Wave, at: number, { say, address, operator, catalogue, asOf }: FeedMaking): FeedItem {
	const [first] = wave.evidence;
	const maker = wave.key.maker === undefined ? undefined : (catalogue.vendor(wave.key.maker)?.name ?? wave.key.maker);
	return {
		url: `${address}${wavePath(wave)}`,
		title: `${waveTitle(say, wave, catalogue)}, ${waveSpan(say, wave)}${wave.synthetic ? ` (${say.t("wave.synthetic")})` : ""}`,
		published: Date.parse(`${wave.startedAt}T00:00:00Z`),
		updated: at,
		paragraphs: [
			say.t(isRunning(wave, asOf) ? "site.waves.do" : "site.waves.doOver"),
			...(first === undefined ? [] : [shown(`${first.text} (${first.source})`, 400)]),
		],
		author: siteName(say, operator),
		tags: [wave.key.cve, maker].filter((tag) => tag !== undefined).map((tag) => shown(tag, 80)),
	};
}
