/** Times as logs write them, to UTC milliseconds; NaN for what is none, or lies outside 1990 to 2100. */
import { wholeAt } from "./line.ts";

const DAY = 86_400_000;
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Days from 1970-01-01 to a day; NaN where there is no such day. @param month - From 1. */
function dayNumber(year: number, month: number, day: number): number {
	if (year < 1990 || year > 2100 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return Number.NaN;
	const shifted = month > 2 ? year : year - 1;
	const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
	const ofCentury = shifted * 365 + Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
	return ofCentury + ofYear - 719_468;
}

function daysOf(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** `2022-07-10T23:50:05.533101+0000`, with a blank for the T, with or without fraction and zone (UTC when there is none). */
export function isoAt(bytes: Uint8Array, from: number, to: number): number {
	if (to - from < 19 || bytes[from + 4] !== 45 || bytes[from + 7] !== 45) return Number.NaN;
	const between = bytes[from + 10];
	if (between !== 84 && between !== 32) return Number.NaN;
	const day = dayNumber(wholeAt(bytes, from, from + 4), wholeAt(bytes, from + 5, from + 7), wholeAt(bytes, from + 8, from + 10));
	const clock = clockAt(bytes, from + 11, to);
	if (Number.isNaN(day) || Number.isNaN(clock)) return Number.NaN;
	let at = from + 19;
	let fraction = 0;
	if (bytes[at] === 46 || bytes[at] === 44) {
		let unit = 100;
		at += 1;
		for (; at < to && isDigit(bytes[at]); at += 1) {
			fraction += unit * ((bytes[at] as number) - 48);
			unit = unit > 1 ? unit / 10 : 0;
		}
	}
	return day * DAY + clock + Math.floor(fraction) - zoneAt(bytes, at, to);
}

/** Milliseconds of `23:50:05`; a leap second is the last of its minute. */
function clockAt(bytes: Uint8Array, from: number, to: number): number {
	if (to - from < 8 || bytes[from + 2] !== 58 || bytes[from + 5] !== 58) return Number.NaN;
	const [hours, minutes, seconds] = [
		wholeAt(bytes, from, from + 2),
		wholeAt(bytes, from + 3, from + 5),
		wholeAt(bytes, from + 6, from + 8),
	];
	if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60) return Number.NaN;
	return ((hours * 60 + minutes) * 60 + Math.min(59, seconds)) * 1000;
}

/** Milliseconds of `+0200`, `-06:00`, `Z`, or of nothing; NaN for what is no zone. */
function zoneAt(bytes: Uint8Array, from: number, to: number): number {
	if (from === to || (to - from === 1 && (bytes[from] === 90 || bytes[from] === 122))) return 0;
	const sign = bytes[from] === 43 ? 1 : bytes[from] === 45 ? -1 : 0;
	if (sign === 0 && bytes[from] === 32) return zoneAt(bytes, from + 1, to);
	const colon = bytes[from + 3] === 58 ? 1 : 0;
	const [hours, minutes] = [wholeAt(bytes, from + 1, from + 3), wholeAt(bytes, from + 3 + colon, from + 5 + colon)];
	if (sign === 0 || to - from !== 5 + colon || hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return Number.NaN;
	return sign * (hours * 60 + minutes) * 60_000;
}

/** `10/Oct/2000:13:55:36 -0700` of an access log. */
export function accessTimeAt(bytes: Uint8Array, from: number, to: number): number {
	if (to - from < 20 || bytes[from + 2] !== 47 || bytes[from + 6] !== 47 || bytes[from + 11] !== 58) return Number.NaN;
	const day = dayNumber(wholeAt(bytes, from + 7, from + 11), monthAt(bytes, from + 3), wholeAt(bytes, from, from + 2));
	const zone = to - from === 20 ? 0 : bytes[from + 20] === 32 ? zoneAt(bytes, from + 21, to) : Number.NaN;
	return day * DAY + clockAt(bytes, from + 12, to) - zone;
}

/**
 * `Jun  8 14:34:33` of a syslog line: 15 bytes, and no year.
 *
 * @param now - UTC milliseconds; the year is the last in which that is no day to come.
 */
export function syslogTimeAt(bytes: Uint8Array, from: number, to: number, now: number): number {
	if (to - from < 15 || bytes[from + 3] !== 32 || bytes[from + 6] !== 32) return Number.NaN;
	const month = monthAt(bytes, from);
	const day = bytes[from + 4] === 32 ? wholeAt(bytes, from + 5, from + 6) : wholeAt(bytes, from + 4, from + 6);
	const clock = clockAt(bytes, from + 7, from + 15);
	const last = Math.floor(now / YEAR) + 1970;
	for (let year = last + 1; year > last - 8; year -= 1) {
		const at = dayNumber(year, month, day) * DAY + clock;
		if (at <= now + DAY) return at;
	}
	return Number.NaN;
}

const YEAR = 365.2425 * DAY;

/** The month of three letters, from 1; 0 for none. */
function monthAt(bytes: Uint8Array, from: number): number {
	const name = String.fromCharCode((bytes[from] ?? 0) | 32, (bytes[from + 1] ?? 0) | 32, (bytes[from + 2] ?? 0) | 32);
	return MONTHS.indexOf(name) + 1;
}

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, told by their size. */
export function epochOf(value: number): number {
	if (!(value > 0)) return Number.NaN;
	const milliseconds = value < 1e11 ? value * 1000 : value < 1e14 ? value : value < 1e17 ? value / 1000 : value / 1e6;
	return milliseconds >= FIRST && milliseconds < LAST ? Math.floor(milliseconds) : Number.NaN;
}

const FIRST = Date.UTC(1990, 0, 1);
const LAST = Date.UTC(2101, 0, 1);

/** A time in text: ISO, a number since 1970, a day alone, or as an access log writes it. */
export function timeOf(text: string): number {
	const trimmed = text.trim();
	if (trimmed.length > 40) return Number.NaN;
	if (/^\d{9,19}(?:\.\d{1,9})?$/.test(trimmed)) return epochOf(Number(trimmed));
	const whole = /^\d{4}-\d\d-\d\d$/.test(trimmed)
		? `${trimmed}T00:00:00`
		: /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?=$|Z|[+-])/.test(trimmed)
			? `${trimmed.slice(0, 16)}:00${trimmed.slice(16)}`
			: trimmed;
	const bytes = Uint8Array.from(whole, (sign) => Math.min(255, sign.charCodeAt(0)));
	const iso = isoAt(bytes, 0, bytes.length);
	return Number.isNaN(iso) ? accessTimeAt(bytes, 0, bytes.length) : iso;
}

function isDigit(byte: number | undefined): boolean {
	return byte !== undefined && byte >= 48 && byte <= 57;
}
