/** Requirements 15 to 17: feeds, service and category documents. */
import { asObject, member, text } from "../../csaf/json.ts";
import { checkSchema } from "../../csaf/schema/check.ts";
import { type Feed, readFeed } from "../feed.ts";
import { objectsIn, type ProviderMetadata, type StatedFeed } from "../metadata.ts";
import { CATEGORIES, FEED, SERVICE } from "../schema/rolie-schema.ts";
import { isProtected, type Label, labelFolder } from "../tlp.ts";
import type { Findings } from "./findings.ts";
import type { ListedDocuments } from "./listed.ts";
import { readJson, type WebSession } from "./web-session.ts";

const OPEN: readonly (Label | undefined)[] = ["CLEAR", "GREEN", "UNLABELED"];

/** Largest feed that is read. */
const MOST_FEED_BYTES = 64 * 1024 * 1024;

/** What is known of the feeds afterwards. */
export interface FeedsRead {
	/** Feeds that could be read, by address. */
	readonly feeds: ReadonlyMap<string, { readonly feed: Feed; readonly label: Label | undefined }>;
	/** Feeds of protected documents that were refused without a token, as they should be. */
	readonly refused: number;
}

/** Reads all feeds and adds what they list. */
export async function checkFeeds(
	metadata: ProviderMetadata,
	base: string,
	session: WebSession,
	findings: Findings,
	documents: ListedDocuments,
): Promise<FeedsRead> {
	if (metadata.feeds.length === 0) {
		findings.error(15, "ROLIE-based distribution is not used", base);
		return { feeds: new Map(), refused: 0 };
	}
	if (!metadata.feeds.some(({ label }) => OPEN.includes(label)))
		findings.error(15, "there is no feed for TLP:WHITE, TLP:CLEAR, TLP:GREEN or unlabelled documents", base);
	const seen = new Map<string, string>();
	const feeds = new Map<string, { feed: Feed; label: Label | undefined }>();
	let refused = 0;
	for (const stated of metadata.feeds.slice(0, 100)) {
		const read = await readStated(stated, session, findings);
		if (read === "refused") refused++;
		if (typeof read === "string") continue;
		feeds.set(stated.url, { feed: read, label: stated.label });
		checkFeed(read, stated, metadata, findings, documents, seen);
	}
	return { feeds, refused };
}

async function readStated({ url, label }: StatedFeed, session: WebSession, findings: Findings): Promise<Feed | "refused" | "bad"> {
	const closed = isProtected(label);
	const answer = await session.get(url, { mostBytes: MOST_FEED_BYTES });
	if (closed && answer.ok && session.kind === "web") findings.error(5, `the feed of TLP:${label} documents is freely readable`, url);
	if (!answer.ok && closed && (answer.error.status === 401 || answer.error.status === 403 || answer.error.status === 404)) {
		if (!session.hasToken) return "refused";
		const opened = await session.get(url, { withToken: true, mostBytes: MOST_FEED_BYTES });
		if (opened.ok) return parse(opened.value.bytes);
		findings.error(15, `the feed cannot be had with the token either: ${opened.error.message}`, url);
		return "bad";
	}
	if (!answer.ok) {
		if (!answer.error.told) findings.error(15, `the feed cannot be had: ${answer.error.message}`, url);
		return "bad";
	}
	return parse(answer.value.bytes);

	function parse(bytes: Uint8Array): Feed | "bad" {
		const json = readJson(bytes, url);
		if (!json.ok) {
			findings.error(15, `the feed is not valid: ${json.error}`, url);
			return "bad";
		}
		checkSchema(json.value, FEED, (pointer, message) => findings.error(15, `the feed is not valid: ${pointer} ${message}`, url));
		return readFeed(json.value) ?? "bad";
	}
}

function checkFeed(
	feed: Feed,
	{ url, label }: StatedFeed,
	metadata: ProviderMetadata,
	findings: Findings,
	documents: ListedDocuments,
	seen: Map<string, string>,
): void {
	if (!feed.isCsaf) findings.error(15, "the feed lacks the category of information type csaf", url);
	if (!feed.links.has("self")) findings.error(15, "the feed has no link to itself", url);
	else if (feed.links.get("self") !== url) findings.info(15, "the feed's link to itself differs from its address", url);
	const ids = new Set<string>();
	let newest = Number.NEGATIVE_INFINITY;
	for (const entry of feed.entries) {
		const name = `entry "${entry.id}"`;
		if (ids.has(entry.id)) findings.error(15, `two entries have the id "${entry.id}"`, url);
		ids.add(entry.id);
		const [published, updated] = [Date.parse(entry.published), Date.parse(entry.updated)];
		if (published > updated) findings.error(15, `${name} was updated before it was published`, url);
		newest = Math.max(newest, Number.isNaN(updated) ? newest : updated);
		if (entry.url === undefined) {
			findings.error(15, `${name} has no link to its document`, url);
			continue;
		}
		if (!URL.canParse(entry.url)) continue;
		if (entry.source !== undefined && entry.source !== entry.url)
			findings.info(15, "content.src of an entry differs from its link", entry.source);
		const held = seen.get(entry.url);
		if (held !== undefined && held !== url && !isSubset(metadata, held, url))
			findings.error(15, "a document stands in feeds of different TLP labels", entry.url);
		seen.set(entry.url, url);
		documents.at(entry.url)?.feeds.push({ feed: url, label, entry });
	}
	if (Date.parse(feed.updated) < newest) findings.error(15, "the feed was updated before one of its entries", url);
}

/** Whether two feeds have one label: beside the summary feed there may be further ones with a part of it (2.1). */
function isSubset({ feeds }: ProviderMetadata, one: string, other: string): boolean {
	const labelOf = (url: string): Label | undefined => feeds.find((feed) => feed.url === url)?.label;
	return labelOf(one) === labelOf(other);
}

/** Requirement 16. */
export async function checkServices(metadata: ProviderMetadata, base: string, read: FeedsRead, session: WebSession, findings: Findings) {
	const linked = [...read.feeds.values()].flatMap(({ feed }) => feed.links.get("service") ?? []);
	const stated = new Set([...metadata.services, ...linked.filter((url) => URL.canParse(url))]);
	const guessed = new URL("service.json", base).href;
	if (stated.size === 0 && metadata.feeds.length > 0) {
		const answer = await session.ask(guessed);
		if (answer.ok && answer.value.status === 200) stated.add(guessed);
	}
	if (stated.size === 0) {
		findings.warn(16, "there is no ROLIE service document; it is optional", base);
		return;
	}
	const listed = new Set<string>();
	for (const url of [...stated].slice(0, 20)) {
		const value = await getJson(16, "service document", url, session, findings);
		if (value === undefined) return;
		checkSchema(value, SERVICE, (pointer, message) => findings.error(16, `the service document is not valid: ${pointer} ${message}`, url));
		for (const workspace of objectsIn(asObject(member(asObject(value), "service")), "workspace"))
			for (const collection of objectsIn(workspace, "collection")) {
				const href = text(collection, "href");
				if (href !== undefined) listed.add(href);
				const of = objectsIn(asObject(member(collection, "categories")), "category");
				if (of.length > 0 && !of.some((one) => text(one, "term") === "csaf"))
					findings.error(16, "a collection lacks the category of information type csaf", url);
				const known = metadata.feeds.some((feed) => feed.url === href) || metadata.categories.includes(href ?? "");
				if (href !== undefined && !known) findings.error(16, "the service document lists a feed that the metadata does not", href);
			}
	}
	if (findings.fails(16)) return;
	for (const { url } of metadata.feeds) if (!listed.has(url)) findings.error(16, "the service document does not list a feed", url);
}

/** Requirement 17. */
export async function checkCategories(metadata: ProviderMetadata, read: FeedsRead, session: WebSession, findings: Findings) {
	const stated = new Set(metadata.categories);
	if (stated.size === 0) {
		for (const [url, { label }] of read.feeds) {
			const guessed = new URL(`category-${labelFolder(label ?? "UNLABELED", metadata.version)}.json`, url).href;
			const answer = await session.ask(guessed);
			if (answer.ok && answer.value.status === 200) stated.add(guessed);
		}
	}
	if (stated.size === 0) {
		findings.warn(17, "there is no ROLIE category document; it is optional");
		return;
	}
	for (const url of [...stated].slice(0, 100)) {
		const value = await getJson(17, "category document", url, session, findings);
		if (value === undefined) continue;
		checkSchema(value, CATEGORIES, (pointer, message) =>
			findings.error(17, `the category document is not valid: ${pointer} ${message}`, url),
		);
		if (objectsIn(asObject(member(asObject(value), "categories")), "category").length === 0)
			findings.warn(17, "the category document has no categories", url);
	}
}

async function getJson(num: number, what: string, url: string, session: WebSession, findings: Findings): Promise<unknown> {
	let answer = await session.get(url);
	if (!answer.ok && answer.error.status !== undefined && session.hasToken) answer = await session.get(url, { withToken: true });
	if (!answer.ok) {
		if (!answer.error.told) findings.error(num, `the ${what} cannot be had: ${answer.error.message}`, url);
		return undefined;
	}
	const json = readJson(answer.value.bytes, url);
	if (json.ok) return json.value;
	findings.error(num, `the ${what} is not valid: ${json.error}`, url);
	return undefined;
}
