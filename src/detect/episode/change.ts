/** Where in a row of counts the level changes: the split under which two Poisson means make the counts likeliest. */

/** The first position of the second part; `undefined` where a count is missing or one mean does nearly as well. */
export function changeOf(counts: readonly (number | undefined)[]): number | undefined {
	const known = counts.filter((count) => count !== undefined);
	if (known.length < counts.length || counts.length < 2) return undefined;
	const total = known.reduce((sum, count) => sum + count, 0);
	const whole = likelihood(total, known.length);
	let before = 0;
	let [best, at] = [whole + LEAST_GAIN, -1];
	for (let split = 1; split < known.length; split += 1) {
		before += known[split - 1] as number;
		const found = likelihood(before, split) + likelihood(total - before, known.length - split);
		if (found > best) [best, at] = [found, split];
	}
	return at < 0 ? undefined : at;
}

/** Gain in log likelihood that a second mean must bring. */
const LEAST_GAIN = 4;

/** Log likelihood of Poisson counts at their own mean, without what does not depend on it. */
function likelihood(sum: number, periods: number): number {
	return sum === 0 ? 0 : sum * Math.log(sum / periods) - sum;
}
