/** Kaplan and Meier's estimate (1958): how many are still silent after so many days, where some are silent to this day. */
import { Z95 } from "./interval.ts";

/** One that was waited for. */
export interface Waiting {
	/** Days until it spoke, or until today; 0 and more. */
	readonly days: number;
	/** It is silent still: how long it will be is not known (right-censored). */
	readonly isSilent: boolean;
}

/** Where the curve falls. */
export interface KmStep {
	readonly days: number;
	/** Those that were still waited for just before. */
	readonly atRisk: number;
	/** Those that spoke on that day. */
	readonly spoke: number;
	/** Share that is silent after it. */
	readonly silent: number;
	/** Of the 95 % band: on the scale log(-log), as SAS and Stata do. Where nobody is silent any more there is none, and both are 0. */
	readonly low: number;
	readonly high: number;
	/** Greenwood's standard error. */
	readonly error: number;
}

/** The whole estimate. */
export interface KmCurve {
	readonly n: number;
	readonly spoke: number;
	readonly steps: readonly KmStep[];
	/** First day after which at most half are silent; null: more than half are silent as long as was looked. */
	readonly median: number | null;
	/** Its 95 % interval (Brookmeyer and Crowley 1982): null where the band does not cross one half. */
	readonly medianLow: number | null;
	readonly medianHigh: number | null;
	/** The longest that anybody was waited for. */
	readonly lastDays: number;
}

/** Half, but for what adding up loses. */
const HALF = 0.5 + 1e-12;

/** Estimates. Who speaks on a day and who is last seen silent on it: the silent one was still waited for on that day. */
export function kaplanMeier(waiting: readonly Waiting[]): KmCurve {
	const steps: KmStep[] = [];
	let silent = 1;
	let sum = 0;
	let atRisk = waiting.length;
	const days = [...Map.groupBy(waiting, (one) => one.days)].sort(([a], [b]) => a - b);
	for (const [day, all] of days) {
		const spoke = all.filter(({ isSilent }) => !isSilent).length;
		if (spoke > 0) {
			silent *= 1 - spoke / atRisk;
			sum += atRisk > spoke ? spoke / (atRisk * (atRisk - spoke)) : 0;
			if (atRisk === spoke) silent = 0;
			steps.push({ days: day, atRisk, spoke, silent, error: silent * Math.sqrt(sum), ...band(silent, sum) });
		}
		atRisk -= all.length;
	}
	const cross = (of: (step: KmStep) => number) => steps.find((step) => of(step) <= HALF)?.days ?? null;
	return {
		n: waiting.length,
		spoke: waiting.filter(({ isSilent }) => !isSilent).length,
		steps,
		median: cross((step) => step.silent),
		medianLow: cross((step) => step.low),
		medianHigh: cross((step) => step.high),
		lastDays: days.at(-1)?.[0] ?? 0,
	};
}

function band(silent: number, sum: number): { readonly low: number; readonly high: number } {
	if (silent <= 0 || silent >= 1) return { low: silent, high: silent };
	const spread = (Z95 * Math.sqrt(sum)) / Math.log(silent);
	const [a, b] = [silent ** Math.exp(spread), silent ** Math.exp(-spread)];
	return { low: Math.min(a, b), high: Math.max(a, b) };
}
