/** How many sensors usually see something, and what a period's number of them says: an outage, or sensors that were added or taken away. */

/** Follows the number of live sensors. */
export interface ExposureReference {
	/** Takes the number of a period; NaN where it is unknown. */
	take(live: number): "outage" | "exposure" | undefined;
}

/** Periods that the usual number is the median of, and after how many it is taken anew. */
const WINDOW = 672;
const RENEW = 24;
const OUTAGE = 0.5;
const FEWER = 0.75;
const MORE = 1.33;

/** One at its beginning: the first number is the usual one. */
export function createExposureReference(): ExposureReference {
	const last: number[] = [];
	let usual = Number.NaN;
	let age = 0;
	return {
		take(live) {
			if (Number.isNaN(live)) return undefined;
			age += 1;
			if (Number.isNaN(usual) || age % RENEW === 0) usual = median(last) ?? live;
			last.push(live);
			if (last.length > WINDOW) last.shift();
			const share = live / usual;
			if (share < OUTAGE) return "outage";
			return share < FEWER || share > MORE ? "exposure" : undefined;
		},
	};
}

function median(values: readonly number[]): number | undefined {
	const middle = [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
	return middle === 0 ? undefined : middle;
}
