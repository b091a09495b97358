/**
 * How likely an outbreak is under way, period by period: a hidden Markov model whose states are sizes and ages of an outbreak (Le Strat and
 * Carrat 1999, Stat. Med. 18, 3463–3478, filtered only: what comes later is not known).
 *
 * Counts are negative binomial with the same dispersion in all states. The ratio of two such laws rises with the count, so more cases never
 * make an outbreak less likely.
 */
import { logGamma } from "../distribution/log-gamma.ts";
import type { Expectation } from "./mean-fit.ts";
import type { Course } from "./time-scale.ts";

/** Odds of each state against no outbreak, before a count comes. */
export interface OutbreakFilter {
	/** log10 of the odds that an outbreak is under way if the count is `y`; nothing is kept. */
	odds(y: number, expectation: Expectation): number;
	/** The same, and moves on to the next period. */
	take(y: number, expectation: Expectation): number;
	/** Moves on over a period of which nothing is known. */
	skip(): void;
}

/** Poisson counts are treated as very slightly overdispersed. */
const LEAST_PHI = 1.02;
const LEAST_MEAN = 1e-3;
/** Odds are held below this, so that an outbreak that ends is forgotten in time. */
const MOST_ODDS = 1e6;
const LEAST_ODDS = 1e-12;

/** A filter at its beginning: no outbreak. */
export function createOutbreakFilter(course: Course): OutbreakFilter {
	const ages = course.kind === "cases" ? course.shares.length : 1;
	const sizes = course.kind === "cases" ? course.sizes : course.ratios;
	const stay = course.kind === "cases" ? 0 : course.stay;
	const states = sizes.length * ages;
	const entry = course.start / sizes.length;
	let prior = new Float64Array(states);
	let idle = 1;
	const gains = new Float64Array(states);
	moveOn(new Float64Array(states));

	/** Prior odds of the next period from the posterior odds of this one. */
	function moveOn(posterior: Float64Array): void {
		let ended = 0;
		const next = new Float64Array(states);
		for (let size = 0; size < sizes.length; size += 1) {
			for (let age = 0; age < ages; age += 1) {
				const held = posterior[size * ages + age] as number;
				if (age < ages - 1) next[size * ages + age + 1] = held;
				else {
					next[size * ages + age] = (next[size * ages + age] as number) + stay * held;
					ended += (1 - stay) * held;
				}
			}
			next[size * ages] = (next[size * ages] as number) + entry;
		}
		prior = next;
		idle = 1 - course.start + ended;
	}

	/** Fills `gains` with likelihood ratios. */
	function compare(y: number, expectation: Expectation): void {
		const mean = Math.max(LEAST_MEAN, expectation.mean);
		const phi = Math.max(LEAST_PHI, expectation.phi);
		const size = mean / (phi - 1);
		const base = logGamma(y + size) - logGamma(size);
		const logPhi = Math.log(phi);
		const deviation = Math.sqrt(phi * mean);
		for (let state = 0; state < states; state += 1) {
			const kind = sizes[Math.floor(state / ages)] as number;
			const extra = course.kind === "cases" ? kind * deviation * (course.shares[state % ages] as number) : (kind - 1) * mean;
			const more = extra / (phi - 1);
			gains[state] = logGamma(y + size + more) - logGamma(size + more) - base - more * logPhi;
		}
	}

	function oddsOf(): number {
		let sum = 0;
		for (let state = 0; state < states; state += 1) sum += (prior[state] as number) * Math.exp(Math.min(600, gains[state] as number));
		return Math.log10(Math.max(LEAST_ODDS, sum / idle));
	}

	return {
		odds(y, expectation) {
			compare(y, expectation);
			return oddsOf();
		},
		take(y, expectation) {
			compare(y, expectation);
			const found = oddsOf();
			const posterior = prior.map((held, state) => (held * Math.exp(Math.min(600, gains[state] as number))) / idle);
			const sum = posterior.reduce((total, held) => total + held, 0);
			moveOn(sum > MOST_ODDS ? posterior.map((held) => (held * MOST_ODDS) / sum) : posterior);
			return found;
		},
		skip: () => moveOn(prior.map((held) => held / idle)),
	};
}
