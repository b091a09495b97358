/** Which character separates the cells of a file, told from its first lines. */

/** In the order that decides a tie. */
const CANDIDATES = [",", ";", "\t", "|"] as const;

/** What separates cells. */
export type Delimiter = (typeof CANDIDATES)[number];

/** Lines that are looked at. */
const LINES = 60;

/**
 * Takes the candidate that divides most lines into the same number of cells, more cells before fewer.
 *
 * Excel's first line `sep=;` decides by itself. Separators inside quotes do not count. One column gives a comma.
 */
export function sniffDelimiter(head: string): Delimiter {
	const stated = /^\s*"?sep=([,;\t|])"?\s*[\r\n]/i.exec(head)?.[1];
	if (stated !== undefined) return stated as Delimiter;
	const lines = head
		.slice(0, 200_000)
		.replace(/"(?:[^"]|"")*"/g, "q")
		.split(/\r\n|\n|\r/)
		.filter((line) => line.trim() !== "")
		.slice(0, LINES);
	let best: Delimiter = ",";
	let bestScore = 0;
	for (const candidate of CANDIDATES) {
		const score = steadiness(lines, candidate);
		if (score > bestScore) [best, bestScore] = [candidate, score];
	}
	return best;
}

/** Share of lines with the commonest number of separators, weighed by that number; 0 when most lines have none. */
function steadiness(lines: readonly string[], candidate: string): number {
	const counts = new Map<number, number>();
	for (const line of lines) {
		const count = line.split(candidate).length - 1;
		counts.set(count, (counts.get(count) ?? 0) + 1);
	}
	let best = 0;
	for (const [count, times] of counts) {
		if (count > 0) best = Math.max(best, (times / lines.length) * (1 + Math.log2(count + 1) / 4));
	}
	return best;
}
