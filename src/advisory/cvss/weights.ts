/** Reading stated values as numbers or with the standard's default. */

/** Weights of one metric by value. */
export type Weights = Readonly<Record<string, number>>;

/** The weight of what is stated; `otherwise` when the metric is not defined. */
export function weightOf(metrics: ReadonlyMap<string, string>, name: string, weights: Weights, otherwise = 1): number {
	const value = metrics.get(name);
	return value === undefined ? otherwise : (weights[value] ?? otherwise);
}

/** The modified value when one is stated, else the base value. */
export function modified(metrics: ReadonlyMap<string, string>, name: string): string {
	return metrics.get(`M${name}`) ?? metrics.get(name) ?? "";
}

/** What each edition computes; the three of them whether or not their metrics are stated. */
export interface ThreeScores {
	readonly base: number;
	readonly temporal: number;
	readonly environmental: number;
}
