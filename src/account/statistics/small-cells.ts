/**
 * The one rule by which counts of devices are made public, so that no number tells of a single organisation. Every published count of
 * devices goes through `hideSmall` and `nextEdition`; nothing else decides.
 *
 * 1. A number is shown only where it counts at least 10 devices of at least 3 organisations, none of which has more than 80 % of them.
 * 2. Cells that fail are hidden together, and so many of the smallest others with them that their sum passes too: what can be found by
 *    subtracting what is shown from the total is such a number itself.
 * 3. The total is shown only where it passes; else nothing is.
 * 4. An edition that shows anything stands until each cell that has changed was changed by at least 3 organisations: subtracting one edition from the next
 *    tells of no single one either.
 */

/** What one organisation counts, by cell; cells that are not there are 0. */
export interface Contribution {
	/** Never published. */
	readonly organisationId: string;
	readonly counts: Readonly<Record<string, number>>;
}

/** What may be published. */
export interface PublicCounts {
	/** All devices; null: hidden, and every cell with it. */
	readonly devices: number | null;
	/** In the order asked for; null: hidden. */
	readonly cells: readonly { readonly key: string; readonly devices: number | null }[];
	/** Devices of the hidden cells together; 0 where none is hidden, null where the total is. */
	readonly hidden: number | null;
}

/** The numbers of the rule. */
export const SMALL_CELLS = { devices: 10, organisations: 3, largestShare: 0.8 } as const;

/** Whether a number made of these parts, one for each organisation, may be shown. */
export function mayShow(parts: readonly number[]): boolean {
	const some = parts.filter((part) => part > 0);
	const sum = some.reduce((a, b) => a + b, 0);
	const largest = some.reduce((a, b) => Math.max(a, b), 0);
	return sum >= SMALL_CELLS.devices && some.length >= SMALL_CELLS.organisations && largest <= SMALL_CELLS.largestShare * sum;
}

/** Hides what must be hidden. */
export function hideSmall(contributions: readonly Contribution[], keys: readonly string[]): PublicCounts {
	const partsOf = (of: readonly string[]) =>
		contributions.map(({ counts }) => of.reduce((sum, key) => sum + Math.max(0, Math.floor(counts[key] ?? 0)), 0));
	const sumOf = (of: readonly string[]) => partsOf(of).reduce((a, b) => a + b, 0);
	if (!mayShow(partsOf(keys))) return { devices: null, cells: keys.map((key) => ({ key, devices: null })), hidden: null };
	const hidden = new Set(keys.filter((key) => !mayShow(partsOf([key]))));
	// Equal ones by the order of the keys, so that the same devices always hide the same cells.
	const shown = keys.filter((key) => !hidden.has(key)).toSorted((a, b) => sumOf([a]) - sumOf([b]));
	while (hidden.size > 0 && !mayShow(partsOf([...hidden]))) {
		const next = shown.shift();
		if (next === undefined) break;
		hidden.add(next);
	}
	return {
		devices: sumOf(keys),
		cells: keys.map((key) => ({ key, devices: hidden.has(key) ? null : sumOf([key]) })),
		hidden: sumOf([...hidden]),
	};
}

/** What is published until enough has changed; kept as plain data. The contributions stay in the store. */
export interface Edition {
	/** UTC milliseconds. */
	readonly at: number;
	readonly contributions: readonly Contribution[];
}

/** The edition to be published now: the one before, until enough organisations have changed every cell that has changed. */
export function nextEdition(before: Edition | undefined, contributions: readonly Contribution[], at: number): Edition {
	const next = { at, contributions: contributions.filter(({ counts }) => Object.values(counts).some((count) => count > 0)) };
	// Of an edition that showed nothing nothing can be subtracted.
	if (before === undefined || !mayShow(before.contributions.map(({ counts }) => sumOf(counts)))) return next;
	const changed = changesBetween(before.contributions, next.contributions);
	const isSafe = [...changed.values()].every((organisations) => organisations >= SMALL_CELLS.organisations);
	return isSafe ? next : before;
}

function sumOf(counts: Contribution["counts"]): number {
	return Object.values(counts).reduce((a, b) => a + b, 0);
}

/** How many organisations have changed each cell that has changed. */
function changesBetween(before: readonly Contribution[], after: readonly Contribution[]): ReadonlyMap<string, number> {
	const changed = new Map<string, number>();
	const byId = new Map(before.map((one) => [one.organisationId, one.counts]));
	const ids = new Set([...before, ...after].map(({ organisationId }) => organisationId));
	const now = new Map(after.map((one) => [one.organisationId, one.counts]));
	for (const id of ids) {
		const [a, b] = [byId.get(id) ?? {}, now.get(id) ?? {}];
		for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
			if ((a[key] ?? 0) !== (b[key] ?? 0)) changed.set(key, (changed.get(key) ?? 0) + 1);
	}
	return changed;
}
