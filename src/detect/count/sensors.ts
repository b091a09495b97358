/** Who could have seen something, hour by hour: a silent sensor is not a calm sea. */

/** Hours in which each sensor wrote a line, whatever the line said. */
export interface Sensors {
	/** Number of a sensor by its name; names beyond the bound share one. */
	number(name: string): number;
	/** A line of a sensor in an hour. */
	mark(sensor: number, hour: number): void;
	/** Whether an hour is shut for a sensor: its lines of that hour are not told apart any more. */
	isShut(sensor: number, hour: number): boolean;
	/** Shuts an hour for all sensors that were heard in it. */
	shut(hour: number): void;
	/** Counts lines of a sensor: what became of them. */
	note(sensor: number, what: SensorNews, times: number): void;
	/** What is known of every sensor that changed since this was last asked. */
	drain(): readonly SensorState[];
	/** Takes up what was kept. */
	restore(kept: readonly SensorState[]): void;
	/** Sensors that live, for hours from the first to before the last. */
	live(first: number, end: number): Float64Array;
	readonly count: number;
	/** Whether one is called `synthetic-…`: what it says is made up. */
	readonly isSynthetic: boolean;
}

/** What became of a line of a sensor. */
export type SensorNews = "events" | "again" | "late" | "over";

/** A sensor as it is kept. Hours are numbers since 1970. */
export interface SensorState extends Readonly<Record<SensorNews, number>> {
	readonly name: string;
	readonly hours: ReadonlySet<number>;
	readonly shut: ReadonlySet<number>;
}

const MOST_SENSORS = 20_000;
/** A gap that would come about by chance more rarely than this is an outage. */
const RARE = 1e-4;

/** None at the beginning. */
export function createSensors(): Sensors {
	const names = new Map<string, number>();
	const hours: Set<number>[] = [];
	const shut: Set<number>[] = [];
	const notes: Record<SensorNews, number>[] = [];
	const changed = new Set<number>();
	let isSynthetic = false;

	function add(name: string): number {
		const held = names.get(name);
		if (held !== undefined) return held;
		if (hours.length >= MOST_SENSORS) return MOST_SENSORS - 1;
		// A copy: the name may be a slice of a large text.
		names.set(` ${name}`.slice(1), hours.length);
		hours.push(new Set());
		shut.push(new Set());
		notes.push({ events: 0, again: 0, late: 0, over: 0 });
		isSynthetic ||= name.startsWith("synthetic-");
		return hours.length - 1;
	}

	return {
		get isSynthetic() {
			return isSynthetic;
		},
		get count() {
			return hours.length;
		},
		number: add,
		mark(sensor, hour) {
			hours[sensor]?.add(hour);
			changed.add(sensor);
		},
		isShut: (sensor, hour) => shut[sensor]?.has(hour) === true,
		shut(hour) {
			for (const [sensor, heard] of hours.entries()) {
				if (!heard.has(hour)) continue;
				shut[sensor]?.add(hour);
				changed.add(sensor);
			}
		},
		note(sensor, what, times) {
			const own = notes[sensor];
			if (own === undefined) return;
			own[what] += times;
			changed.add(sensor);
		},
		drain() {
			const drained = [...names].flatMap(([name, at]) => {
				const [heard, closed, noted] = [hours[at], shut[at], notes[at]];
				if (!changed.has(at) || heard === undefined || closed === undefined || noted === undefined) return [];
				return [{ name, hours: heard, shut: closed, ...noted }];
			});
			changed.clear();
			return drained;
		},
		restore(kept) {
			for (const { name, hours: heard, shut: closed, events, again, late, over } of kept) {
				const at = add(name);
				for (const hour of heard) hours[at]?.add(hour);
				for (const hour of closed) shut[at]?.add(hour);
				notes[at] = { events, again, late, over };
			}
		},
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
