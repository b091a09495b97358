/** What every reader of a form of log gives. */
import type { Line } from "../sighting/line.ts";
import type { Sighting } from "../sighting/sighting.ts";

/** Why a line is no sighting. */
export interface Refusal {
	/** One of few sentences, none of it from the line. */
	readonly reason: string;
	/** The line is sound and names its time: whoever wrote it lives, though it saw no attack. */
	readonly isAlive: boolean;
}

/** Reads one form of log, line by line in the order of a file. */
export interface LineReader {
	/** The name that `--as` has for it. */
	readonly form: LogForm;
	/** Whether a line has the form, told by how it begins and little more. */
	recognises(line: Line): boolean;
	/** Fills an empty sighting. */
	read(line: Line, into: Sighting): Refusal | undefined;
}

/** All forms. */
export const LOG_FORMS = [
	"eve",
	"zeek",
	"iptables",
	"filterlog",
	"access",
	"cowrie",
	"dshield",
	"cef",
	"leef",
	"hikvision",
	"dahua",
	"netflow",
	"report",
] as const;

/** One of them. */
export type LogForm = (typeof LOG_FORMS)[number];

/** The line is not what its form asks for. */
export function broken(reason: string): Refusal {
	return { reason, isAlive: false };
}

/** The line is sound, and no attack. */
export function harmless(reason: string): Refusal {
	return { reason, isAlive: true };
}

/** Reasons that several forms have. */
export const NOT_JSON = broken("the line is no sound JSON");
/** No time, or one outside 1990 to 2100. */
export const NO_TIME = broken("there is no time that can be read, or its year is not between 1990 and 2100");
/** No address of who did it. */
export const NO_SOURCE = broken("there is no address of a source");
