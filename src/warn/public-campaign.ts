/** What everybody may know of a campaign: that it was, and the root over what it sent, against which a recipient's proof can be held. */
import type { Level } from "./level.ts";
import type { Stream } from "./subscriber.ts";

/** A finished campaign. */
export interface PublicCampaign {
	readonly id: string;
	readonly kind: "warning" | "newsletter" | "digest";
	readonly stream: Stream;
	readonly level: Level;
	/** Number of the document, or of the newsletter. Shown only where everybody may read that. */
	readonly subject: string;
	/** Hash of the document that was warned of; lower-case hex. */
	readonly sha256: string;
	/** UTC milliseconds. */
	readonly createdAt: number;
	readonly finishedAt: number;
	readonly recipients: number;
	readonly sent: number;
	/** Merkle root over the proofs; lower-case hex. */
	readonly root: string;
}

const CAMPAIGN = "campaign:";
const ROOT = "root:";

/** How a feed writes a campaign and its root: as tags, which stand in all its forms. */
export function rootTags({ id, root }: Pick<PublicCampaign, "id" | "root">): readonly [string, string] {
	return [`${CAMPAIGN}${id}`, `${ROOT}${root}`];
}

/** Characters of a feed that are read. */
const MOST = 50_000_000;

/** Roots by campaign, from a feed file that somebody downloaded, Atom, RSS or JSON Feed; empty where it is none. A stranger may have written it. */
export function rootsIn(file: string): ReadonlyMap<string, string> {
	const text = file.slice(0, MOST);
	const roots = new Map<string, string>();
	const take = (tags: readonly string[]) => {
		const id = tags.map((tag) => /^campaign:([0-9a-z]{8,40})$/.exec(tag)?.[1]).find((found) => found !== undefined);
		const root = tags.map((tag) => /^root:([0-9a-f]{64})$/.exec(tag)?.[1]).find((found) => found !== undefined);
		if (id !== undefined && root !== undefined) roots.set(id, root);
	};
	if (/^\s*\{/.test(text.slice(0, 1000))) {
		for (const tags of tagsOfJson(text)) take(tags);
		return roots;
	}
	// Each entry by itself: `</entry>` and `</item>` end one.
	for (const entry of text.split(/<\/(?:entry|item)>/)) {
		const tags = [...entry.matchAll(/(?:term="|<category>)((?:campaign|root):[0-9a-z]{8,64})["<]/g)].map(([, tag = ""]) => tag);
		take(tags);
	}
	return roots;
}

function tagsOfJson(text: string): readonly (readonly string[])[] {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return [];
	}
	const items = (value as { readonly items?: unknown } | null)?.items;
	if (!Array.isArray(items)) return [];
	return (items as readonly unknown[]).map((item) => {
		const tags = (item as { readonly tags?: unknown } | null)?.tags;
		return Array.isArray(tags) ? tags.filter((tag): tag is string => typeof tag === "string") : [];
	});
}
