/** Reads a log whose form is told from its lines; one file may hold several forms. */
import { hashLine } from "../sighting/hash.ts";
import type { Line } from "../sighting/line.ts";
import { clearSighting, type Sighting } from "../sighting/sighting.ts";
import { createEveReader } from "./eve/eve.ts";
import { createCowrieReader, createFlowReader, createReportReader, createZeekJsonReader } from "./json/json-lines.ts";
import { broken, type LineReader, type LogForm, type Refusal } from "./line-reader.ts";
import { createDshieldReader, createReportTableReader, createZeekTableReader } from "./table/table-reader.ts";
import { createAccessReader } from "./text/access.ts";
import { createCowrieTextReader } from "./text/cowrie-text.ts";
import { createDeviceLogReader } from "./text/device-log.ts";
import { createCefReader, createLeefReader } from "./text/event-format.ts";
import { createFilterlogReader } from "./text/filterlog.ts";
import { createIptablesReader } from "./text/iptables.ts";

/** Reads the lines of one file in their order. */
export interface LogReader {
	/** Empties the sighting and fills it anew; the refusal says why there is none. */
	read(line: Line, into: Sighting): Refusal | undefined;
	/** Name of the form that the last line had. */
	form(): LogForm | undefined;
}

const EMPTY = broken("the line is empty");
const UNKNOWN = broken("the form of the line is not one that is known");
const NUL = broken("NUL bytes stand in the line");
const TO_COME = broken("the time is more than a day ahead of the clock");
/** A line that is not of the form that was asked for. */
const OTHER_FORM = broken("the line has not the form that was asked for");

const DAY = 86_400_000;

/**
 * A reader.
 *
 * @param now - UTC milliseconds: tells the year where lines leave it out, and times to come.
 * @param as - The one form that there is; told from the lines when left out.
 */
export function createLogReader(now: number, as?: LogForm): LogReader {
	const all = readersOf(now).filter(({ form }) => as === undefined || form === as);
	let current: LineReader | undefined;
	const find = (line: Line) => {
		if (current?.recognises(line) === true) return current;
		return all.find((reader) => reader !== current && reader.recognises(line));
	};
	return {
		form: () => current?.form,
		read(line, into) {
			clearSighting(into);
			if (line.from === line.to) return EMPTY;
			if (line.hasNul && line.bytes.subarray(line.from, line.to).indexOf(0) >= 0) return NUL;
			const reader = find(line);
			if (reader === undefined) return as === undefined ? UNKNOWN : OTHER_FORM;
			current = reader;
			const refusal = reader.read(line, into);
			if (into.at > now + DAY) return TO_COME;
			if (refusal !== undefined) return refusal;
			[into.lineHigh, into.lineLow] = hashLine(line);
			return undefined;
		},
	};
}

/** In the order in which they are asked; those with a stricter look come first. */
function readersOf(now: number): readonly LineReader[] {
	return [
		createEveReader(),
		createZeekJsonReader(),
		createCowrieReader(),
		createReportReader(),
		createFlowReader(),
		createIptablesReader(now),
		createFilterlogReader(now),
		createCowrieTextReader(now),
		createCefReader(now),
		createLeefReader(now),
		createDeviceLogReader("hikvision", now),
		createDeviceLogReader("dahua", now),
		createZeekTableReader(),
		createAccessReader(),
		createReportTableReader(),
		createDshieldReader(),
	];
}
