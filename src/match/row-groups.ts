/** Rows of a fleet that belong together, without a list for each. */
import { createNumberColumn } from "../core/number-column.ts";

/**
 * Groups rows by a whole number, groups and their rows in the order in which they come.
 *
 * @param keyOf - The number of a row; below 0 for a row that belongs nowhere.
 */
export function groupRows(size: number, keyOf: (row: number) => number): readonly Uint32Array[] {
	const numbers = new Map<number, number>();
	const members = createNumberColumn(32);
	const groups = createNumberColumn(32);
	const counts: number[] = [];
	for (let row = 0; row < size; row += 1) {
		const key = keyOf(row);
		if (key < 0) continue;
		let group = numbers.get(key);
		if (group === undefined) {
			group = counts.length;
			numbers.set(key, group);
			counts.push(0);
		}
		counts[group] = (counts[group] ?? 0) + 1;
		members.push(row);
		groups.push(group);
	}
	const sorted = new Uint32Array(members.length);
	const starts: number[] = [];
	let start = 0;
	for (const count of counts) {
		starts.push(start);
		start += count;
	}
	const next = [...starts];
	for (let at = 0; at < members.length; at += 1) {
		const group = groups.at(at);
		const to = next[group] ?? 0;
		sorted[to] = members.at(at);
		next[group] = to + 1;
	}
	return starts.map((from, group) => sorted.subarray(from, from + (counts[group] ?? 0)));
}
