/** How the devices of a view stood on an earlier day: a small number for each. */

/** A device's verdict as its place in `CODES`, doubled, and one more where the internet reaches it. */
export type State = number;

/** Nothing is known of how it stood. */
export const NO_STATE = 255;

/** The verdict of a state as its place in `CODES`. */
export const codeOf = (state: State): number => state >> 1;

/** Whether the internet reached it. */
export const isExposed = (state: State): boolean => (state & 1) === 1;

/** How the devices of one owner stood. */
export interface EarlierDay {
	/** UTC milliseconds: when they were looked at. */
	readonly takenAt: number;
	readonly states: Iterable<{ readonly id: string; readonly state: State }>;
}

/** How the devices of a view stood before. */
export interface Earlier {
	/** UTC milliseconds: when they were looked at. */
	readonly takenAt: number;
	/** By row; `NO_STATE` where there was no such device. */
	readonly states: Uint8Array;
	/** Devices that are in no list any more. */
	readonly gone: number;
}

/** Holds what was kept against the rows of a view. `undefined`: nothing was kept. */
export function earlierOf(
	view: { readonly fleet: { readonly size: number }; rowOf(id: string): number | undefined },
	days: readonly EarlierDay[],
): Earlier | undefined {
	if (days.length === 0) return undefined;
	const states = new Uint8Array(view.fleet.size).fill(NO_STATE);
	let gone = 0;
	for (const day of days) {
		for (const { id, state } of day.states) {
			const row = view.rowOf(id);
			if (row === undefined) gone += 1;
			else states[row] = state;
		}
	}
	return { takenAt: days.reduce((least, { takenAt }) => Math.min(least, takenAt), Number.POSITIVE_INFINITY), states, gone };
}

/** In which way a device has changed; one device may in several. */
export const CHANGES = ["affected", "exposed", "settled", "undecided", "new"] as const;

/** One of them. */
export type Change = (typeof CHANGES)[number];

/** How many devices changed in each way. */
export interface ChangeCounts {
	/** UTC milliseconds: since when. */
	readonly since: number;
	readonly affected: number;
	readonly exposed: number;
	readonly settled: number;
	readonly undecided: number;
	readonly new: number;
	/** Of the new ones, those at risk. */
	readonly newAtRisk: number;
	readonly gone: number;
}
