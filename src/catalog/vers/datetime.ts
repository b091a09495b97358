/**
 * `vers:datetime`: instants as RFC 3339 section 5.6 writes them (vers-spec, docs/types/vers-types.md, "General VERS types").
 * A day without a time is none.
 */
import { withoutTail } from "../../core/text.ts";
import type { Comparison } from "../firmware/scheme.ts";
import { toComparison, versType } from "./vers-type.ts";

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:Z|([+-])(\d{2}):(\d{2}))$/i;
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** An instant. The second is 60 in a leap second, which is why it stands apart from the minute. */
interface Instant {
	/** Minutes in UTC since the first day of the year 0. */
	readonly minute: number;
	readonly second: number;
	/** Digits behind the point without the zeros at the end; compared as text they compare as fractions. */
	readonly fraction: string;
}

function read(text: string): Instant | undefined {
	const found = SHAPE.exec(text);
	if (found === null) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
	const [offsetHours, offsetMinutes] = [Number(found[9] ?? 0), Number(found[10] ?? 0)];
	if (month < 1 || month > 12 || day < 1 || day > monthLength(year, month)) return undefined;
	if (hour > 23 || minute > 59 || second > 60 || offsetHours > 23 || offsetMinutes > 59) return undefined;
	const offset = (found[8] === "-" ? -1 : 1) * (offsetHours * 60 + offsetMinutes);
	return {
		minute: (daysBefore(year, month) + day) * 1440 + hour * 60 + minute - offset,
		second,
		fraction: withoutTail(found[7] ?? "", "0"),
	};
}

function isLeap(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function monthLength(year: number, month: number): number {
	return (MONTH_LENGTHS[month - 1] ?? 0) + (month === 2 && isLeap(year) ? 1 : 0);
}

/** Days between the first day of the year 0 and the first day of the month, by the Gregorian calendar. */
function daysBefore(year: number, month: number): number {
	const leaps = year === 0 ? 0 : Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100) + Math.floor((year - 1) / 400) + 1;
	let days = year * 365 + leaps;
	for (let before = 1; before < month; before++) days += monthLength(year, before);
	return days;
}

function compare(a: Instant, b: Instant): Comparison {
	if (a.minute !== b.minute) return toComparison(a.minute - b.minute);
	if (a.second !== b.second) return toComparison(a.second - b.second);
	return toComparison(a.fraction < b.fraction ? -1 : a.fraction > b.fraction ? 1 : 0);
}

/** The type `datetime`. */
export const datetime = versType({
	id: "datetime",
	title: "RFC 3339 instants",
	read,
	compare,
	flawOf: (text) => (/[tz]/.test(text) ? "a datetime is written with an upper-case T and Z" : undefined),
});
