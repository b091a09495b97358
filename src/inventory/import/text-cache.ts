/** One copy of texts that a fleet repeats: brands, models, versions and sites of a million rows are a few thousand. */

/** Entries kept before the cache starts afresh; a column of different texts must not fill memory. */
const MOST = 20_000;

/** Wraps a function of one text so that repeated texts are worked out, and kept, once. */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
	let known = new Map<string, T>();
	return (text) => {
		const hit = known.get(text);
		if (hit !== undefined) return hit;
		const made = work(text);
		if (known.size >= MOST) known = new Map();
		// The key must not keep the chunk of the file alive that it was cut from.
		if (text.length <= 200) known.set(` ${text}`.slice(1), made);
		return made;
	};
}
