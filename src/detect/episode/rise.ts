/** How fast a wave rose: the time in which its sources doubled, from a line through their logarithms. */

/** Periods in which sources doubled, with a 95 % interval. */
export interface Doubling {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

const LEAST_POINTS = 3;
const NORMAL_95 = 1.96;

/** From the counts of the periods of a rise, in order; `undefined` where they do not rise for sure. */
export function doublingOf(counts: readonly number[]): Doubling | undefined {
	const points = counts.map((count, at) => [at, count] as const).filter(([, count]) => count > 0);
	if (points.length < LEAST_POINTS) return undefined;
	// Weighted by the count: the variance of a logarithm of a count is about its inverse.
	let [w, wx, wy, wxx, wxy] = [0, 0, 0, 0, 0];
	for (const [x, count] of points) {
		const y = Math.log(count);
		w += count;
		wx += count * x;
		wy += count * y;
		wxx += count * x * x;
		wxy += count * x * y;
	}
	const spread = wxx - (wx * wx) / w;
	if (!(spread > 0)) return undefined;
	const slope = (wxy - (wx * wy) / w) / spread;
	const level = (wy - slope * wx) / w;
	const rest = points.reduce((sum, [x, count]) => sum + count * (Math.log(count) - level - slope * x) ** 2, 0);
	const error = Math.sqrt((Math.max(1, rest / Math.max(1, points.length - 2)) * 1) / spread);
	const [low, high] = [slope - NORMAL_95 * error, slope + NORMAL_95 * error];
	if (low <= 0) return undefined;
	return { value: Math.LN2 / slope, low: Math.LN2 / high, high: Math.LN2 / low };
}
