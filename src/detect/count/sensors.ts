/** Who could have seen something, hour by hour: a silent sensor is not a calm sea. */

/** Hours in which each sensor wrote a line, whatever the line said. */
export interface Sensors {
	/** Number of a sensor by its name; names beyond the bound share one. */
	number(name: string): number;
	/** A line of a sensor in an hour. */
	mark(sensor: number, hour: number): void;
	/** Sensors that live, for hours from the first to before the last. */
	live(first: number, end: number): Float64Array;
	readonly count: number;
	/** Whether one is called `synthetic-…`: what it says is made up. */
	readonly isSynthetic: boolean;
}

const MOST_SENSORS = 20_000;
/** A gap that would come about by chance more rarely than this is an outage. */
const RARE = 1e-4;

/** None at the beginning. */
export function createSensors(): Sensors {
	const names = new Map<string, number>();
	const hours: Set<number>[] = [];
	let isSynthetic = false;
	return {
		get isSynthetic() {
			return isSynthetic;
		},
		get count() {
			return hours.length;
		},
		number(name) {
			const held = names.get(name);
			if (held !== undefined) return held;
			if (hours.length >= MOST_SENSORS) return MOST_SENSORS - 1;
			// A copy: the name may be a slice of a large text.
			names.set(` ${name}`.slice(1), hours.length);
			hours.push(new Set());
			isSynthetic ||= name.startsWith("synthetic-");
			return hours.length - 1;
		},
		mark: (sensor, hour) => void hours[sensor]?.add(hour),
		live(first, end) {
			const live = new Float64Array(end - first);
			for (const set of hours) {
				const seen = [...set].sort((a, b) => a - b);
				const from = seen[0];
				const last = seen.at(-1);
				if (from === undefined || last === undefined) continue;
				// A sensor that writes in every hour is missed after one; one that writes daily, after days.
				const quiet = 1 - seen.length / (last - from + 2);
				const longest = quiet <= RARE ? 0 : Math.log(RARE) / Math.log(quiet);
				for (const [index, hour] of seen.entries()) {
					const next = seen[index + 1] ?? end;
					const until = next - hour - 1 > longest ? hour + 1 : next;
					for (let at = Math.max(first, hour); at < Math.min(end, until); at += 1) live[at - first] = (live[at - first] as number) + 1;
				}
			}
			return live;
		},
	};
}
