/** The bound of every page, so that no caller takes a million rows at once. */

/** 1 to 5 000; 1 000 when nothing is asked for. */
export function pageLimit(asked: number | undefined): number {
	return Math.min(5000, Math.max(1, Math.trunc(asked ?? 1000) || 1));
}
