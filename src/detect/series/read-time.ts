/** The time of a period as a table states it: a number that counts periods, or a date, perhaps with a time of day. */

/** A time, and which of the two it is. Dates are UTC milliseconds. */
export interface StatedTime {
	readonly value: number;
	readonly isDate: boolean;
}

/** A year outside is a slip or a clock that was never set. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2})(?::(\d{2})(?::(\d{2}))?)?(?:\.\d{1,9})?Z?)?$/;
const INDEX = /^\d{1,9}$/;

/** Reads it; otherwise says why not. Written by anybody. */
export function readTime(text: string): StatedTime | string {
	if (INDEX.test(text)) return { value: Number(text), isDate: false };
	const found = DATE.exec(text);
	if (found === null) return "the time is neither a number of a period nor a date YYYY-MM-DD";
	const [, year, month, day, hour = "0", minute = "0", second = "0"] = found;
	if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return `the year is not between ${FIRST_YEAR} and ${LAST_YEAR}`;
	const value = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
	const back = new Date(value);
	const isReal = back.getUTCMonth() === Number(month) - 1 && back.getUTCDate() === Number(day) && back.getUTCHours() === Number(hour);
	return isReal ? { value, isDate: true } : "the date does not exist";
}

/** How a time is written in an answer. */
export function timeText(time: StatedTime): string | number {
	if (!time.isDate) return time.value;
	const text = new Date(time.value).toISOString();
	return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : `${text.slice(0, 19)}Z`;
}
