/** Watches one series as its counts come in: expects, compares, learns. A step costs microseconds, learning anew every so often. */
import type { Design } from "./design.ts";
import { createHistory } from "./history.ts";
import { type Expectation, expectAt, fitMean, type MeanFit } from "./mean-fit.ts";
import { createOutbreakFilter } from "./outbreak-filter.ts";
import type { TimeScale } from "./time-scale.ts";

/** What is said of one count. */
export interface Seen {
	/** `undefined` before anything was learnt. */
	readonly expectation: Expectation | undefined;
	/** log10 of the odds of an outbreak; NaN where nothing can be said. */
	readonly odds: number;
	/** Odds if the count were another. */
	oddsOf(count: number): number;
}

/** Takes counts in the order of their periods, none left out. */
export interface Watcher {
	/**
	 * Takes a count.
	 *
	 * @param count - NaN where it is missing, or must not be learnt from.
	 * @param offset - Logarithm of what could be seen, relative to the usual.
	 * @param look - Called with what is said before the watcher moves on; false says that the count is nothing to learn from.
	 */
	take(count: number, offset: number, look?: (seen: Seen) => boolean): void;
	/** By how much log10 odds must be higher while seasons are not known yet; infinite before there is history enough for alarms. */
	margin(): number;
}

/** A hundred times the odds at the very beginning. */
const YOUNG_MARGIN = 2;

/** How far a count is learnt from: in full unless an outbreak is likelier than not. */
function trustOf(odds: number): number {
	return odds <= 1 ? 1 : 1 / odds;
}

/** A new one. @param phase - Periods by which its learning is shifted, so that many watchers do not all learn at once. */
export function createWatcher(scale: TimeScale, design: Design, phase = 0): Watcher {
	const history = createHistory(scale.window);
	const filter = createOutbreakFilter(scale.course);
	let fit: MeanFit | undefined;
	let known = 0;

	function learn(): void {
		// While there is little history, most of it is learnt from.
		const end = history.end - Math.min(scale.gap, Math.floor(history.end / 3));
		if (end <= 0) return;
		const isDue = fit === undefined || history.end < 4 * scale.refit || (history.end + phase) % scale.refit === 0;
		if (isDue) fit = fitMean(history, end, design, scale.window, fit);
	}

	return {
		margin: () => (known <= scale.learning ? Number.POSITIVE_INFINITY : YOUNG_MARGIN * Math.max(0, 1 - known / scale.mature)),
		take(count, offset, look) {
			learn();
			const expectation = fit === undefined ? undefined : expectAt(fit, design, history.end, offset);
			const isCounted = !Number.isNaN(count);
			const isWanted = look?.({
				expectation,
				odds: isCounted && expectation !== undefined ? filter.odds(count, expectation) : Number.NaN,
				oddsOf: (other) => (expectation === undefined ? Number.NaN : filter.odds(other, expectation)),
			});
			const isKnown = isCounted && isWanted !== false;
			if (isKnown) known += 1;
			const canCompare = expectation !== undefined && isKnown;
			if (!canCompare) filter.skip();
			const odds = canCompare ? 10 ** filter.take(count, expectation) : 0;
			history.add(isKnown ? count : 0, isKnown ? offset : 0, isKnown ? trustOf(odds) : 0);
		},
	};
}
