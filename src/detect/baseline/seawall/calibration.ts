/**
 * How often odds so high come about where nothing is new: from log10 odds to −log10 of a probability.
 *
 * Weeks: the odds that were exceeded by a share of all weeks without an outbreak, on the development series (840 series, 49 weeks each), raised
 * by a sixth so that series not seen before keep the promise. Between the points, and beyond them, straight lines. Days and hours:
 * there the share is of weeks with a false episode, and it falls as the odds rise; the constant was set on the development series of hours.
 */
import type { TimeScale } from "./time-scale.ts";

/** log10 odds, −log10 probability. */
const WEEKS = [
	[-1.991, 0.235],
	[-1.613, 0.633],
	[-1.349, 0.934],
	[-1.109, 1.235],
	[-0.79, 1.633],
	[-0.553, 1.934],
	[-0.294, 2.235],
	[0.124, 2.633],
	[0.582, 2.934],
	[0.883, 3.235],
	[1.377, 3.633],
] as const;

/** Odds at which one week in 200 has a false episode. */
const FINE_ODDS = 1.2;
const ONE_IN_200 = -Math.log10(0.005);

/** The score of odds, 0 or more. */
export function scoreOf(odds: number, { course }: TimeScale): number {
	if (course.kind === "ratio") return Math.max(0, odds - FINE_ODDS + ONE_IN_200);
	return Math.max(0, interpolate(odds, WEEKS));
}

/** The odds that have a score. */
export function oddsFor(score: number, { course }: TimeScale): number {
	if (course.kind === "ratio") return score - ONE_IN_200 + FINE_ODDS;
	return interpolate(
		score,
		WEEKS.map(([odds, value]) => [value, odds] as const),
	);
}

function interpolate(x: number, points: readonly (readonly [number, number])[]): number {
	const after = points.findIndex(([at]) => at > x);
	const index = after < 0 ? points.length - 1 : Math.max(1, after);
	const [x0, y0] = points[index - 1] ?? [0, 0];
	const [x1, y1] = points[index] ?? [1, 1];
	return y0 + ((x - x0) * (y1 - y0)) / (x1 - x0);
}
