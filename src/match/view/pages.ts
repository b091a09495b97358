/** Pages of a list that is held whole. A cursor names the item that was last seen, so a list that changes meanwhile goes on after it. */

/** Where a page begins. */
export interface PageAsk {
	readonly after?: string | undefined;
	readonly limit?: number | undefined;
}

/** A page of a list. */
export interface PageOf<T> {
	readonly items: readonly T[];
	readonly total: number;
	readonly from: number;
	readonly next: string | undefined;
	readonly previous: string | undefined;
}

/** 1 to `most`; `usual` where nothing sensible is asked for. */
export function pageSize(asked: number | undefined, usual = 50, most = 200): number {
	return Math.min(most, Math.max(1, Math.trunc(asked ?? usual) || usual));
}

/**
 * Cuts a page.
 *
 * @param total - Length of the list.
 * @param keyAt - What names the item at a place; the same item keeps its key.
 * @param placeOf - The place of a key now; `undefined` when it is gone, or too costly to find.
 */
export function pageOf<T>(
	total: number,
	ask: PageAsk,
	itemAt: (place: number) => T,
	keyAt: (place: number) => string,
	placeOf: (key: string) => number | undefined,
): PageOf<T> {
	const limit = pageSize(ask.limit);
	const from = Math.min(total, startOf(ask.after, total, keyAt, placeOf));
	const until = Math.min(total, from + limit);
	const items: T[] = [];
	for (let place = from; place < until; place += 1) items.push(itemAt(place));
	const cursor = (place: number) => `${place.toString(36)}.${place === 0 ? "" : keyAt(place - 1)}`;
	return {
		items,
		total,
		from,
		next: until < total ? cursor(until) : undefined,
		previous: from > 0 ? cursor(Math.max(0, from - limit)) : undefined,
	};
}

function startOf(
	after: string | undefined,
	total: number,
	keyAt: (place: number) => string,
	placeOf: (key: string) => number | undefined,
): number {
	const [, digits = "", key = ""] = /^([0-9a-z]{1,7})\.(.{0,600})$/s.exec(after ?? "") ?? [];
	if (digits === "") return 0;
	const place = Number.parseInt(digits, 36);
	if (place === 0 || key === "") return 0;
	if (place <= total && keyAt(place - 1) === key) return place;
	const now = placeOf(key);
	return now === undefined ? place : now + 1;
}
