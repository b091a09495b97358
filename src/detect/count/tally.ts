/** Counts sightings by hour and key. What comes twice is counted once; what comes too late, or too much from one sensor, is told. */
import { nameNumber, networkOf } from "../sighting/address.ts";
import { type Line, textAt } from "../sighting/line.ts";
import type { Sighting } from "../sighting/sighting.ts";
import { broken, type Refusal } from "../source/line-reader.ts";
import { Cell } from "./cell.ts";
import type { CountKey, KeyIndex } from "./keys.ts";
import { type LineMemory, type LineNews, REPORTS } from "./line-memory.ts";
import { createRepeatedLines } from "./repeated-lines.ts";
import { createSensors, type Sensors } from "./sensors.ts";

/** Milliseconds of what is counted together. */
export const HOUR = 3_600_000;

/** Counts of what was taken. */
export interface Tally {
	/** Takes a sighting that was read from a line; `stream` names its file where the line names no sensor. */
	take(sighting: Sighting, line: Line, stream: string): Refusal | undefined;
	/** A sound line of a sensor that saw no attack. */
	alive(at: number, sensor: string): void;
	readonly sensors: Sensors;
	/** Numbers of hours since 1970, and their cells by number of the key: of the last days. */
	readonly hours: ReadonlyMap<number, ReadonlyMap<number, Cell>>;
	/** Numbers of days since 1970, and their cells: of what lies before. */
	readonly days: ReadonlyMap<number, ReadonlyMap<number, Cell>>;
	/** Gives the cells that were counted since this was last asked, by hour and number of the key, and begins anew. */
	drain(): ReadonlyMap<number, ReadonlyMap<number, Cell>>;
	/** Cells of keys that no signature knows and that had next to no sources, let go to save room. */
	readonly letGo: () => number;
}

const AGAIN = broken("the same line again");
const TOO_MUCH = broken("the sensor brought more events in an hour than are taken from one");
const TOO_LATE = broken("the hour is counted and shut: whether the line came before cannot be told any more");
const TOO_MANY = broken("the hour has more lines than can be told apart");
const NO_KEY = broken("the line names neither a port nor a rule, a path, a symptom or a device");

/** Bounds, each with its default. */
export interface TallyBounds {
	/** Hours after which an hour's cells are packed; what comes later is still counted. */
	readonly latenessHours: number;
	/** Hours that are kept apart; of what lies before, days are. */
	readonly hours: number;
	/** Cells that are held; beyond, those that matter least go. */
	readonly cells: number;
	/** Lines that are told when they come again. */
	readonly lines: number;
	/** Events that are taken from one sensor in an hour. */
	readonly perSensor: number;
}

/** Bounds for one process of less than 200 MB. */
export const TALLY_BOUNDS: TallyBounds = { latenessHours: 24, hours: 45 * 24, cells: 120_000, lines: 1 << 20, perSensor: 5_000_000 };

/** Of counts that are drained again and again, and so are neither packed nor joined here. */
export const DRAINED_BOUNDS: TallyBounds = {
	...TALLY_BOUNDS,
	latenessHours: Number.POSITIVE_INFINITY,
	hours: Number.POSITIVE_INFINITY,
	cells: Number.POSITIVE_INFINITY,
};

/** Fewer sources than this are no matter to a key that no signature knows. */
const FEW_SOURCES = 3;
const DAY_HOURS = 24;
const NO_SENSOR = -1;
/** Hours between two looks at what may be packed. */
const ROOM_HOURS = 6;
const MOST_SAMPLE = 400;
/** Hours whose loads are known. */
const LOAD_HOURS = 64;

/** A tally of nothing. */
export function createTally(index: KeyIndex, bounds: TallyBounds = TALLY_BOUNDS, memory: LineMemory = shortMemory(bounds.lines)): Tally {
	const hours = new Map<number, Map<number, Cell>>();
	const days = new Map<number, Map<number, Cell>>();
	let newest = Number.NEGATIVE_INFINITY;
	let cellCount = 0;
	let letGo = 0;
	const sensors = createSensors();
	let [lastHour, lastCells] = [Number.NaN, new Map<number, Cell>()];
	/** Hours whose cells are not packed. */
	const open = new Set<number>();
	let roomMade = Number.NEGATIVE_INFINITY;
	let [markedSensor, markedHour, isShut] = [-1, -1, false];
	const loads = new Map<number, Map<number, number>>();
	const streamNumbers = new Map<string, number>();
	/** For each sensor the number that sketches count, the same whichever run counts it. */
	const sketched: number[] = [];

	function cellsOf(hour: number): Map<number, Cell> {
		if (hour === lastHour) return lastCells;
		const isOld = hour <= newest - bounds.hours;
		const [map, number] = isOld ? [days, Math.floor(hour / DAY_HOURS)] : [hours, hour];
		let cells = map.get(number);
		if (cells === undefined) {
			cells = new Map();
			map.set(number, cells);
			if (!isOld) open.add(number);
		}
		if (hour > newest) {
			newest = hour;
			makeRoom();
		}
		[lastHour, lastCells] = [hour, cells];
		return cells;
	}

	/** Packs hours that are over, and joins old ones to days. */
	function makeRoom(): void {
		if (newest < roomMade + ROOM_HOURS) return;
		roomMade = newest;
		for (const hour of open) {
			if (hour > newest - bounds.latenessHours) continue;
			open.delete(hour);
			for (const cell of hours.get(hour)?.values() ?? []) cell.pack();
		}
		for (const hour of hours.keys()) if (hour <= newest - bounds.hours) joinToDay(hour);
		if (cellCount > bounds.cells) letGoOfLeast();
	}

	function joinToDay(hour: number): void {
		const number = Math.floor(hour / DAY_HOURS);
		const day = days.get(number) ?? new Map<number, Cell>();
		days.set(number, day);
		for (const [key, cell] of hours.get(hour) ?? []) {
			const held = day.get(key);
			if (held === undefined) day.set(key, cell);
			else {
				held.merge(cell);
				cellCount -= 1;
			}
		}
		hours.delete(hour);
		if (number * DAY_HOURS + DAY_HOURS <= newest - bounds.hours) for (const cell of day.values()) cell.pack();
	}

	/** Of hours and days that are over, cells of keys that nothing knows, and that hardly anybody knocked at. */
	function letGoOfLeast(): void {
		const over = [
			...[...hours].filter(([hour]) => hour <= newest - bounds.latenessHours).map(([, cells]) => cells),
			...[...days].filter(([day]) => day * DAY_HOURS <= newest - bounds.latenessHours).map(([, cells]) => cells),
		];
		for (const cells of over) {
			for (const [key, cell] of cells) {
				const { kind, isKnown } = index.keys[key] as CountKey;
				if (isKnown || kind === "victims" || kind === "maker" || cell.sources.size >= FEW_SOURCES) continue;
				cells.delete(key);
				cellCount -= 1;
				letGo += 1;
			}
		}
	}

	function sensorOf(name: string): number {
		let number = streamNumbers.get(name);
		if (number === undefined) {
			number = sensors.number(name);
			if (streamNumbers.size < 50_000) streamNumbers.set(name, number);
		}
		return number;
	}

	/** Load of a sensor in an hour; of hours, those that were touched last are known. */
	function isTooMuch(sensor: number, hour: number, times: number): boolean {
		let ofHour = loads.get(hour);
		if (ofHour === undefined) {
			ofHour = new Map();
			loads.set(hour, ofHour);
			const [oldest] = loads.keys();
			if (loads.size > LOAD_HOURS && oldest !== undefined) loads.delete(oldest);
		}
		const load = (ofHour.get(sensor) ?? 0) + times;
		ofHour.set(sensor, load);
		return load > bounds.perSensor;
	}

	/** Why a line is not counted, if it is not. */
	function refusalOf(news: LineNews, sensor: number, hour: number, times: number): Refusal | undefined {
		if (news === "again") sensors.note(sensor, "again", 1);
		if (news === "late") sensors.note(sensor, "late", 1);
		if (news === "again") return AGAIN;
		if (news === "late") return TOO_LATE;
		if (news !== "full" && !isTooMuch(sensor, hour, times)) return undefined;
		sensors.note(sensor, "over", times);
		return news === "full" ? TOO_MANY : TOO_MUCH;
	}

	function numberToSketch(sensor: number, name: string): number {
		if (sensor < 0) return sensor;
		sketched[sensor] ??= nameNumber(name);
		return sketched[sensor] ?? NO_SENSOR;
	}

	return {
		sensors,
		hours,
		days,
		letGo: () => letGo,
		drain() {
			const drained = new Map(hours);
			hours.clear();
			open.clear();
			cellCount = 0;
			[lastHour, lastCells] = [Number.NaN, new Map<number, Cell>()];
			[markedSensor, markedHour] = [-1, -1];
			return drained;
		},
		alive: (at, sensor) => sensors.mark(sensorOf(sensor), Math.floor(at / HOUR)),
		take(sighting, line, stream) {
			const keys = index.of(sighting);
			const hour = Math.floor(sighting.at / HOUR);
			const isReport = sighting.stage === "victim";
			const name = sighting.sensor === "" ? stream : sighting.sensor;
			const sensor = isReport ? NO_SENSOR : sensorOf(name);
			// A list of reports is no sensor: that none came in says nothing of attacks.
			if (!isReport && (sensor !== markedSensor || hour !== markedHour)) {
				isShut = sensors.isShut(sensor, hour);
				sensors.mark(sensor, hour);
				[markedSensor, markedHour] = [sensor, hour];
			}
			if (keys.length === 0) return NO_KEY;
			const news = memory.news(sighting.lineHigh, sighting.lineLow, isReport ? REPORTS : hour, !isReport && isShut);
			const refusal = refusalOf(news, sensor, hour, sighting.times);
			if (refusal !== undefined) return refusal;
			sensors.note(sensor, "events", sighting.times);
			const cells = cellsOf(hour);
			const network = networkOf(sighting.source);
			const seer = numberToSketch(sensor, name);
			for (const key of keys) {
				let cell = cells.get(key);
				if (cell === undefined) {
					cell = new Cell();
					cells.set(key, cell);
					cellCount += 1;
				}
				cell.add(sighting.source, network, sighting.target, seer, sighting.stage, sighting.times);
				if (sighting.lineHigh < cell.sampleRank) cell.keepSample(sighting.lineHigh, sampleOf(line));
				if (sighting.country !== "") cell.addCountry(sighting.country, sighting.source);
			}
			return undefined;
		},
	};
}

/** The beginning of a line, as an example. */
function sampleOf({ bytes, from, to }: Line): string {
	return textAt(bytes, from, Math.min(to, from + MOST_SAMPLE));
}

/** Of one run: the last lines, whatever their hours. */
function shortMemory(lines: number): LineMemory {
	const repeated = createRepeatedLines(lines);
	return { news: (high, low) => (repeated.isNew(high, low) ? "new" : "again") };
}
