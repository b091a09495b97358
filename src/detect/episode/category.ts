/**
 * W0 to W5: how big a wave is. The formula is published in docs/detect.md, and the lower bound of each axis counts, not its middle.
 *
 * Axes go from 0 to 5. The category is the mean of breadth (twice), intensity (twice), tempo and return period, rounded down, and at least 1.
 * Probing alone caps at W3. A victim or a login that came through gives at least W3, ten victims in three organisations at least W4; W5 needs
 * breadth 4 and damage.
 */
import type { CategoryAxes } from "../measure.ts";
import type { WaveCategory } from "../wave.ts";

/** What it is computed from; `undefined` where it is not known, which counts as 0. */
export interface CategoryInputs {
	readonly networks: number;
	/** Sensors hit, and those that live. */
	readonly sensors: number;
	readonly liveSensors: number;
	/** Observed by expected sources at the peak, lower end of its 95 % interval. */
	readonly ratio: number | undefined;
	/** Days in which sources doubled, upper end of its interval. */
	readonly doublingDays: number | undefined;
	/** Days since so many sources were last seen. */
	readonly returnDays: number | undefined;
	readonly victims: number;
	readonly organisations: number;
	readonly successes: number;
}

/** From which value on each level is reached, level 1 first: published with the formula. A doubling time counts from above. */
export const CATEGORY_STEPS = {
	networks: [10, 30, 100, 300, 1000],
	shares: [0.05, 0.15, 0.35, 0.6, 0.85],
	ratios: [1.5, 2, 4, 8, 16],
	doublings: [7, 2, 0.5, 0.125],
	returns: [30, 91, 365, 1095, 1826],
} as const;

const { networks: NETWORKS, shares: SHARES, ratios: RATIOS, doublings: DOUBLINGS, returns: RETURNS } = CATEGORY_STEPS;
/** With fewer sensors a share of them says little. */
const FEW_SENSORS = 10;

/** The category, and the levels it comes from. */
export function categoryOf(inputs: CategoryInputs): { readonly category: WaveCategory; readonly axes: CategoryAxes } {
	const byNetworks = reached(inputs.networks, NETWORKS);
	const bySensors = inputs.liveSensors >= FEW_SENSORS ? reached(inputs.sensors / inputs.liveSensors, SHARES) : byNetworks;
	const axes: CategoryAxes = {
		breadth: Math.min(byNetworks, bySensors),
		intensity: inputs.ratio === undefined ? 0 : reached(inputs.ratio, RATIOS),
		tempo:
			inputs.doublingDays === undefined
				? 0
				: 1 + DOUBLINGS.filter((days) => inputs.doublingDays !== undefined && inputs.doublingDays <= days).length,
		returnPeriod: inputs.returnDays === undefined ? 0 : reached(inputs.returnDays, RETURNS),
	};
	const mean = (2 * axes.breadth + 2 * axes.intensity + axes.tempo + axes.returnPeriod) / 6;
	const isDamage = inputs.victims > 0 || inputs.successes > 0;
	let level = Math.max(1, Math.floor(mean));
	if (!isDamage) level = Math.min(3, level);
	else level = Math.max(3, level);
	if (inputs.victims >= 10 && inputs.organisations >= 3) level = Math.max(4, level);
	if (level === 5 && axes.breadth < 4) level = 4;
	return { category: `W${level as 1 | 2 | 3 | 4 | 5}`, axes };
}

function reached(value: number, steps: readonly number[]): number {
	return steps.filter((step) => value >= step).length;
}
