/** A ROLIE feed as read (section 7.1.15): its entries with the addresses of document, hashes and signatures. A stranger wrote it. */
import { asObject, type JsonObject, member, text } from "../csaf/json.ts";
import { objectsIn } from "./metadata.ts";
import { INFORMATION_TYPE } from "./schema/rolie-schema.ts";

/** One document of a feed. */
export interface FeedEntry {
	readonly id: string;
	readonly title: string;
	/** The address of the document; `undefined` where no link says it. */
	readonly url: string | undefined;
	/** `content.src`, which should be the same. */
	readonly source: string | undefined;
	readonly hashes: readonly string[];
	readonly signatures: readonly string[];
	readonly published: string;
	readonly updated: string;
	/** `format.version` */
	readonly version: string;
	readonly terms: readonly string[];
}

/** A feed. */
export interface Feed {
	readonly id: string;
	readonly updated: string;
	/** Links of the feed itself, by their relation. */
	readonly links: ReadonlyMap<string, string>;
	readonly isCsaf: boolean;
	readonly entries: readonly FeedEntry[];
}

/** Reads it; `undefined` where it is no feed at all. */
export function readFeed(value: unknown): Feed | undefined {
	const feed = asObject(member(asObject(value), "feed"));
	if (feed === undefined) return undefined;
	return {
		id: text(feed, "id") ?? "",
		updated: text(feed, "updated") ?? "",
		links: new Map(objectsIn(feed, "link").map((link) => [text(link, "rel") ?? "", text(link, "href") ?? ""])),
		isCsaf: objectsIn(feed, "category").some(
			(one) => text(one, "scheme") === INFORMATION_TYPE.scheme && text(one, "term") === INFORMATION_TYPE.term,
		),
		entries: objectsIn(feed, "entry").map(entryOf),
	};
}

function entryOf(entry: JsonObject): FeedEntry {
	const links = objectsIn(entry, "link");
	const hrefs = (rel: string): readonly string[] =>
		links.filter((link) => text(link, "rel") === rel).flatMap((link) => text(link, "href") ?? []);
	return {
		id: text(entry, "id") ?? "",
		title: text(entry, "title") ?? "",
		url: hrefs("self")[0],
		source: text(asObject(member(entry, "content")), "src"),
		hashes: hrefs("hash"),
		signatures: hrefs("signature"),
		published: text(entry, "published") ?? "",
		updated: text(entry, "updated") ?? "",
		version: text(asObject(member(entry, "format")), "version") ?? "",
		terms: objectsIn(entry, "category").flatMap((one) => text(one, "term") ?? []),
	};
}
