/** Lists on a page with an end: a fleet of any size gives a page that opens at once, and what is left out is counted. */
import { raw } from "hono/html";

/** What was written, and how many items were not. */
export interface Within {
	readonly html: readonly ReturnType<typeof raw>[];
	readonly left: number;
}

/**
 * Writes items in order until `most` of them are written or the next would pass `bytes`.
 *
 * @param write - Gives the element of one item; it is turned to text here, so the bytes are counted and not guessed.
 */
export function within<T>(items: readonly T[], most: number, bytes: number, write: (item: T, at: number) => unknown): Within {
	const html: ReturnType<typeof raw>[] = [];
	let used = 0;
	for (const [at, item] of items.slice(0, most).entries()) {
		const text = String(write(item, at));
		used += Buffer.byteLength(text);
		if (used > bytes) break;
		html.push(raw(text));
	}
	return { html, left: items.length - html.length };
}
