/**
 * Which earlier periods a period is compared with, and in which season group each of them stands (Noufaily et al. 2013, 3.1).
 *
 * The `w` periods around the same date in each of `b` earlier years are the last group; what lies between is cut into blocks of about equal
 * length, the same in every year. Positions count from 1, as in R, whose edge cases are kept: a window may start at position 0, which is
 * nobody's, and a block of no length takes the period before it.
 */
import type { FarringtonControl } from "./control.ts";

/** Why there is no comparison. */
export type NoWindows = "history" | "groups";

type WindowControl = Pick<FarringtonControl, "b" | "w" | "noPeriods" | "pastWeeksNotIncluded">;

/**
 * Season group of each position up to `now`, 0 for those that are not compared with.
 *
 * @returns Groups from 1 to `noPeriods`, at index position − 1; or why there are none.
 */
export function seasonGroups(
	now: number,
	frequency: number,
	{ b, w, noPeriods, pastWeeksNotIncluded }: WindowControl,
): Uint16Array | NoWindows {
	const oldest = now - b * frequency;
	if (oldest < 1 || oldest - w < 0 || now - w < 0 || now - pastWeeksNotIncluded < 0) return "history";
	const groups = new Uint16Array(now);
	const set = (from: number, to: number, group: number) => {
		for (let position = Math.max(1, from); position <= Math.min(now, to); position += 1) groups[position - 1] = group;
	};
	set(now - w, now, noPeriods);
	for (let year = 1; year <= b; year += 1) {
		const centre = now - year * frequency;
		set(centre - w, centre + w, noPeriods);
		if (noPeriods === 1) continue;
		const between = frequency - 2 * w - 1;
		if (between < noPeriods - (2 * w + 1) || between < 0) return "groups";
		const length = Math.floor(between / (noPeriods - 1));
		const rest = between % (noPeriods - 1);
		let start = centre + w + 1;
		for (let group = 1; group < noPeriods; group += 1) {
			const size = length + (group <= rest ? 1 : 0);
			if (size === 0) set(start - 1, start, group);
			else set(start, start + size - 1, group);
			start += size;
		}
	}
	set(now - pastWeeksNotIncluded, now, 0);
	return groups;
}
