/**
 * Weekly series with known outbreaks, drawn anew: the 42 scenarios of Noufaily et al. (2013), Stat. Med. 32, 1206–1222, section 4.
 *
 * 624 weeks, the last 49 of them judged; four outbreaks in the years before, one in the last. The same seed gives the same series.
 */

/** One series. Weeks count from 1. */
export interface OutbreakSeries {
	readonly id: string;
	readonly counts: readonly number[];
	/** First and last week that holds a case of the current outbreak. */
	readonly outbreak: readonly [first: number, last: number];
}

export const WEEKS = 624;
export const FIRST_JUDGED = 576;

/** theta, beta, gamma1, gamma2, phi of the paper's seven baselines. */
const BASELINES = [
	[0.1, 0.0025, 0.6, 0.6, 1.5],
	[-2, 0.005, 0.1, 0.3, 2],
	[1.5, 0.003, 0.2, -0.4, 1],
	[0.5, 0.002, 0.5, 0.5, 5],
	[2.5, 0.001, 1, 0.1, 3],
	[3.75, 0.001, 0.1, -0.1, 1.1],
	[5, 0.0001, 0.05, 0.01, 1.2],
] as const;
const SIZES = [2, 3, 5, 10] as const;

/** Numbers from 0 to 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** A standard normal number (Box and Muller 1958). */
function drawNormal(random: () => number): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A gamma number (Marsaglia and Tsang 2000). */
function drawGamma(shape: number, random: () => number): number {
	if (shape < 1) return drawGamma(shape + 1, random) * random() ** (1 / shape);
	const d = shape - 1 / 3;
	for (;;) {
		const x = drawNormal(random);
		const v = (1 + x / Math.sqrt(9 * d)) ** 3;
		if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
	}
}

/** A Poisson count: products of uniform numbers, in parts so that none underflows. */
function drawPoisson(mean: number, random: () => number): number {
	if (mean > 30) return drawPoisson(mean / 2, random) + drawPoisson(mean / 2, random);
	const floor = Math.exp(-mean);
	let product = random();
	let count = 0;
	while (product > floor) {
		product *= random();
		count += 1;
	}
	return count;
}

/** A count with a mean, and a variance `phi` times it. */
export function drawCount(mean: number, phi: number, random: () => number): number {
	if (phi <= 1) return drawPoisson(mean, random);
	return drawPoisson((phi - 1) * drawGamma(mean / (phi - 1), random), random);
}

/** Draws so many series of each scenario. */
export function outbreakSeries(perScenario: number, seed: number): readonly OutbreakSeries[] {
	const random = randomNumbers(seed);
	const all: OutbreakSeries[] = [];
	for (const [row, baseline] of BASELINES.entries())
		for (const harmonics of [0, 1, 2])
			for (const trend of [0, 1])
				for (let repeat = 0; repeat < perScenario; repeat += 1)
					all.push(
						drawSeries(
							`${6 * row + 2 * harmonics + trend + 1}-${repeat + 1}`,
							meansOf(baseline, harmonics, trend),
							baseline[4],
							SIZES[repeat % 4] ?? 2,
							random,
						),
					);
	return all;
}

function meansOf([theta, beta, cosine, sine]: (typeof BASELINES)[number], harmonics: number, trend: number): readonly number[] {
	return Array.from({ length: WEEKS }, (_, index) => {
		const t = index + 1;
		let log = theta + beta * t * trend;
		for (let j = 1; j <= harmonics; j += 1)
			log += cosine * Math.cos((2 * Math.PI * j * t) / 52) + sine * Math.sin((2 * Math.PI * j * t) / 52);
		return Math.exp(log);
	});
}

function drawSeries(id: string, means: readonly number[], phi: number, size: number, random: () => number): OutbreakSeries {
	const counts = means.map((mean) => drawCount(mean, phi, random));
	const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
	const starts = new Set<number>();
	while (starts.size < 4) starts.add(between(313, 560));
	const spread = (start: number, k: number, last: number): readonly number[] => {
		const mean = k * Math.sqrt(phi * (means[start - 1] ?? 0));
		let cases = 0;
		while (cases === 0) cases = drawPoisson(mean, random);
		const weeks = Array.from({ length: cases }, () => start + Math.floor(Math.exp(0.5 * drawNormal(random))));
		return weeks.filter((week) => week <= last);
	};
	const add = (weeks: readonly number[]) => {
		for (const week of weeks) counts[week - 1] = (counts[week - 1] ?? 0) + 1;
	};
	for (const start of starts) add(spread(start, SIZES[between(0, 3)] ?? 2, FIRST_JUDGED - 1));
	const weeks = spread(between(FIRST_JUDGED, 610), size, WEEKS);
	add(weeks);
	return { id, counts, outbreak: [Math.min(...weeks), Math.max(...weeks)] };
}
