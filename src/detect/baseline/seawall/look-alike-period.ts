/**
 * What looks like a wave and is none: a flood from one source, and the sweep of a scanner that tries every sensor within a few hours.
 *
 * Both bring many events from few sources. How many events a source usually brings is learnt from periods that were neither.
 */

/** One period's breadth; NaN where unknown. */
export interface PeriodBreadth {
	readonly count: number;
	readonly sources: number;
	readonly targets: number;
	readonly liveSensors: number;
	readonly topShare: number;
}

/** Learns as it goes. */
export interface LookAlikes {
	/** @param expectedSources - Usual number of sources of the period; NaN while unknown. */
	take(period: PeriodBreadth, expectedSources: number): "flood" | "sweep" | undefined;
}

/** Share of the loudest source, its events, and how many times what all bring together. */
const LOUD_SHARE = 0.6;
const LOUD_EVENTS = 15;
const LOUD_TIMES = 3;
/** A sweep reaches nearly all sensors, several times each, with more events a source than usual, and is over soon. */
const SWEPT_SHARE = 0.9;
const SWEPT_EVENTS = 2.5;
const SWEPT_TIMES = 1.2;
const SWEPT_RATIO = 1.3;
const LONGEST_SWEEP = 4;
/** The first guess of events a source, and how many sources it is worth. */
const GUESSED_RATIO = 3;
const GUESS_WORTH = 10;

/** At its beginning. */
export function createLookAlikes(): LookAlikes {
	let events = GUESSED_RATIO * GUESS_WORTH;
	let sources = GUESS_WORTH;
	let sweeping = 0;
	return {
		take(period, expectedSources) {
			const ratio = events / sources;
			if (isFlood(period, expectedSources * ratio)) {
				sweeping = 0;
				return "flood";
			}
			sweeping = isSweep(period, expectedSources, ratio) ? sweeping + 1 : 0;
			if (sweeping > 0 && sweeping <= LONGEST_SWEEP) return "sweep";
			if (period.count > 0 && period.sources > 0) {
				events += period.count;
				sources += period.sources;
			}
			return undefined;
		},
	};
}

function isFlood({ count, topShare }: PeriodBreadth, expectedEvents: number): boolean {
	const loudest = topShare * count;
	return topShare >= LOUD_SHARE && loudest >= LOUD_EVENTS && !(loudest < LOUD_TIMES * expectedEvents);
}

function isSweep({ count, sources, targets, liveSensors }: PeriodBreadth, expectedSources: number, ratio: number): boolean {
	if (Number.isNaN(expectedSources) || !(targets >= SWEPT_SHARE * liveSensors)) return false;
	const moreEvents = count - expectedSources * ratio;
	const moreSources = Math.max(1, sources - expectedSources);
	const enough = Math.max(SWEPT_EVENTS * liveSensors, SWEPT_TIMES * expectedSources * ratio);
	return moreEvents >= enough && moreEvents >= SWEPT_RATIO * ratio * moreSources;
}
