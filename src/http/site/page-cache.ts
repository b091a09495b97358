/** Pages as written, with their tags; all of them go when what is public changes. */
import { createHash } from "node:crypto";

/** A text ready to be sent. */
export interface Written {
	readonly text: string;
	/** Weak, for it is compressed on the way (RFC 9110 section 8.8.1). */
	readonly tag: string;
}

/** Keeps pages. */
export interface PageCache {
	/** The page kept under `key` for this state, else made and kept. */
	page(state: object, key: string, make: () => string | Promise<string>): Promise<Written>;
}

/** Letters of all pages together. */
const MOST_LETTERS = 24 * 1024 * 1024;

/** Makes a cache. The state is compared by identity: another object, another site. */
export function createPageCache(most: number = MOST_LETTERS): PageCache {
	let of: object | undefined;
	let size = 0;
	const kept = new Map<string, Written>();
	return {
		async page(state, key, make) {
			if (of !== state) {
				of = state;
				size = 0;
				kept.clear();
			}
			const found = kept.get(key);
			if (found !== undefined) return found;
			const text = await make();
			const written = { text, tag: tagOf(text) };
			if (of !== state || text.length > most) return written;
			kept.set(key, written);
			size += text.length;
			for (const [old, { text: gone }] of kept) {
				if (size <= most) break;
				kept.delete(old);
				size -= gone.length;
			}
			return written;
		},
	};
}

/** The tag of a text. */
export function tagOf(text: string | Uint8Array): string {
	return `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
}
