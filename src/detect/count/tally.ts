/** Counts sightings by hour and key. What comes twice is counted once; what comes too late, or too much from one sensor, is told. */
import { networkOf } from "../sighting/address.ts";
import { type Line, textAt } from "../sighting/line.ts";
import type { Sighting } from "../sighting/sighting.ts";
import { broken, type Refusal } from "../source/line-reader.ts";
import { Cell } from "./cell.ts";
import type { KeyIndex } from "./keys.ts";
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
	/** Numbers of hours since 1970, and their cells by number of the key. */
	readonly hours: ReadonlyMap<number, ReadonlyMap<number, Cell>>;
}

const AGAIN = broken("the same line again");
const TOO_MUCH = broken("the sensor brought more events in an hour than are taken from one");
const NO_KEY = broken("the line names neither a port nor a rule, a path, a symptom or a device");

/** Bounds, each with its default. */
export interface TallyBounds {
	/** Hours after which a cell may be closed to save memory. */
	readonly latenessHours: number;
	/** Cells that are held open, about 0.5 to 13 KiB each. */
	readonly cells: number;
	/** Lines that are told when they come again. */
	readonly lines: number;
	/** Events that are taken from one sensor in an hour. */
	readonly perSensor: number;
}

/** Bounds for one process of less than 200 MB. */
export const TALLY_BOUNDS: TallyBounds = { latenessHours: 24, cells: 60_000, lines: 1 << 21, perSensor: 5_000_000 };

const MOST_SAMPLE = 400;

/** A tally of nothing. */
export function createTally(index: KeyIndex, bounds: TallyBounds = TALLY_BOUNDS): Tally {
	const hours = new Map<number, Map<number, Cell>>();
	const sensors = createSensors();
	const repeated = createRepeatedLines(bounds.lines);
	let [lastHour, lastCells] = [Number.NaN, new Map<number, Cell>()];
	const loads = new Map<number, number>();
	let loadHour = Number.NaN;
	const streamNumbers = new Map<string, number>();

	function cellsOf(hour: number): Map<number, Cell> {
		if (hour === lastHour) return lastCells;
		let cells = hours.get(hour);
		if (cells === undefined) {
			cells = new Map();
			hours.set(hour, cells);
		}
		[lastHour, lastCells] = [hour, cells];
		return cells;
	}

	function sensorOf(name: string): number {
		let number = streamNumbers.get(name);
		if (number === undefined) {
			number = sensors.number(name);
			if (streamNumbers.size < 50_000) streamNumbers.set(name, number);
		}
		return number;
	}

	/** Load of a sensor in the hour at hand; other hours are let be, so that order matters little and a flood is bounded. */
	function isTooMuch(sensor: number, hour: number, times: number): boolean {
		if (hour !== loadHour) {
			loads.clear();
			loadHour = hour;
		}
		const load = (loads.get(sensor) ?? 0) + times;
		loads.set(sensor, load);
		return load > bounds.perSensor;
	}

	return {
		sensors,
		hours,
		alive: (at, sensor) => sensors.mark(sensorOf(sensor), Math.floor(at / HOUR)),
		take(sighting, line, stream) {
			const keys = index.of(sighting);
			const hour = Math.floor(sighting.at / HOUR);
			const sensor = sensorOf(sighting.sensor === "" ? stream : sighting.sensor);
			sensors.mark(sensor, hour);
			if (keys.length === 0) return NO_KEY;
			if (!repeated.isNew(sighting.lineHigh, sighting.lineLow)) return AGAIN;
			if (isTooMuch(sensor, hour, sighting.times)) return TOO_MUCH;
			const cells = cellsOf(hour);
			const network = networkOf(sighting.source);
			for (const key of keys) {
				let cell = cells.get(key);
				if (cell === undefined) {
					cell = new Cell();
					cells.set(key, cell);
				}
				cell.add(sighting.source, network, sighting.target, sensor, sighting.stage, sighting.times);
				if (sighting.lineHigh < cell.sampleRank) cell.keepSample(sighting.lineHigh, sampleOf(line));
				if (sighting.country !== "") cell.addCountry(sighting.country);
			}
			return undefined;
		},
	};
}

/** The beginning of a line, as an example. */
function sampleOf({ bytes, from, to }: Line): string {
	return textAt(bytes, from, Math.min(to, from + MOST_SAMPLE));
}
