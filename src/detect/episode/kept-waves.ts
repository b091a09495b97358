/** Waves in counts that are kept: the last weeks hour by hour, what lies before day by day. */
import type { CountKey } from "../count/keys.ts";
import type { Tally } from "../count/tally.ts";
import type { Recogniser } from "../signature/recognise.ts";
import { type Found, findWaves } from "./find-waves.ts";
import type { FoundWave } from "./found-wave.ts";

/** Counts that are kept, and what they are of. */
export interface KeptCounts extends Pick<Tally, "hours" | "days" | "sensors"> {
	readonly keys: readonly CountKey[];
	readonly recogniser: Recogniser;
}

/** Looks by days only for what the hours do not reach; where all is of hours, they are judged alone. */
export function findKeptWaves(counts: KeptCounts, how: { readonly origin: string; readonly budget: number }): Found {
	const context = { keys: counts.keys, recogniser: counts.recogniser, ...how };
	if (counts.days.size === 0) return findWaves(counts, context);
	const none = new Map<number, never>();
	const byHours = findWaves({ hours: counts.hours, days: none, sensors: counts.sensors }, context);
	const byDays = findWaves(counts, context);
	const from = new Date(Math.min(...counts.hours.keys()) * HOUR).toISOString();
	const earlier = byDays.waves.filter((wave) => counts.hours.size === 0 || (wave.startedAt < from && !isAmong(wave, byHours.waves)));
	return {
		...(counts.hours.size === 0 ? byDays : byHours),
		waves: [...(counts.hours.size === 0 ? [] : byHours.waves), ...earlier],
		hours: byDays.hours,
		isLearning: byDays.isLearning && byHours.isLearning,
	};
}

const HOUR = 3_600_000;

/** Whether a wave by days is one that the hours show too: it runs at the same time and is aimed at the same. */
function isAmong(wave: FoundWave, others: readonly FoundWave[]): boolean {
	return others.some(
		({ startedAt, key }) =>
			(wave.endedAt === null || wave.endedAt >= startedAt) &&
			(key.port === wave.key.port || (key.maker !== undefined && key.maker === wave.key.maker)),
	);
}
