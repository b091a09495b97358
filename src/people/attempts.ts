/** How long somebody waits after wrong guesses. Counted for a name and for an address, whether or not the name exists. */

/** What is counted: guesses at an account's password, at its second factor, links asked for by mail, and all from one address. */
export type AttemptKind = "account" | "factor" | "link" | "address";

/** Guesses that are free; then the wait doubles with each, from `FIRST_WAIT_MS` to the longest. */
const FREE: Readonly<Record<AttemptKind, number>> = { account: 5, factor: 5, link: 3, address: 20 };

const FIRST_WAIT_MS = 30_000;

/** Not longer, for whoever knows a name can lock it: a quarter of an hour is 96 guesses a day. */
export const LONGEST_WAIT_MS = 15 * 60_000;

/** After this long without a guess the count starts anew. */
export const FORGOTTEN_AFTER_MS = 24 * 60 * 60_000;

/** What was counted so far; the store keeps it. */
export interface Attempts {
	readonly count: number;
	/** UTC milliseconds of the last guess that was let through. */
	readonly lastAt: number;
}

/** What a guess at an instant is answered: it goes through and is counted, or waits until then. */
export type AttemptAnswer =
	| {
			readonly allowed: true;
			readonly attempts: Attempts;
			/** With this one the waiting begins. */
			readonly locks: boolean;
	  }
	| { readonly allowed: false; readonly until: number };

/** Counts a guess before it is looked at, so that many at once gain nothing. A right one clears the count. */
export function countAttempt(kind: AttemptKind, before: Attempts | undefined, at: number): AttemptAnswer {
	const known = before !== undefined && at - before.lastAt < FORGOTTEN_AFTER_MS ? before : { count: 0, lastAt: at };
	const until = known.lastAt + waitAfter(kind, known.count);
	if (at < until) return { allowed: false, until };
	return { allowed: true, attempts: { count: known.count + 1, lastAt: at }, locks: known.count + 1 === FREE[kind] };
}

/** Milliseconds to wait after so many guesses. */
export function waitAfter(kind: AttemptKind, count: number): number {
	const over = count - FREE[kind];
	return over < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** Math.min(over, 20), LONGEST_WAIT_MS);
}

/**
 * What an address is counted as: an IPv6 household has 2^64 addresses to guess from, so its /64 is one.
 *
 * @param address - As the socket or a trusted proxy names it.
 */
export function addressKey(address: string): string {
	if (!address.includes(":")) return address;
	const [head = "", tail] = (address.split("%")[0] ?? "").toLowerCase().split("::");
	const before = head === "" ? [] : head.split(":");
	const after = tail === undefined || tail === "" ? [] : tail.split(":");
	const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
	const groups = [...before, ...zeros, ...after].slice(0, 4);
	return `${groups.map((group) => group.replace(/^0+(?=.)/, "")).join(":")}::/64`;
}
