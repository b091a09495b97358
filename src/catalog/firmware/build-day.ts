/** Calendar days as vendors write them into firmware versions and advisories. */

/** Six or eight digits glued, or year, month and day apart: each tail is bounded, so reading is linear. */
const GLUED = /^(\d{2}|\d{4})(\d{2})(\d{2})$/;
const APART = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/;

const FIRST_YEAR = 1990;
const LAST_YEAR = 2099;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Reads one calendar day: `yymmdd` (2000 to 2099), `yyyymmdd`, `yyyy-mm-dd` or `yyyy/m/d`.
 *
 * @param text - Written by a device or a publisher, outer blanks allowed.
 * @returns The number yyyymmdd (`160530` is 20160530), or `undefined` for another shape and for days that do not
 *   exist: 30 February, month 13, a year outside 1990 to 2099.
 */
export function parseDay(text: string): number | undefined {
	if (text.length > 40) return undefined;
	const found = GLUED.exec(text.trim()) ?? APART.exec(text.trim());
	if (found === null) return undefined;
	const [, yearText = "", monthText = "", dayText = ""] = found;
	const year = Number(yearText) + (yearText.length === 2 ? 2000 : 0);
	const month = Number(monthText);
	const day = Number(dayText);
	if (year < FIRST_YEAR || year > LAST_YEAR || day < 1 || day > daysIn(year, month)) return undefined;
	return year * 10_000 + month * 100 + day;
}

/** The day for people and for bounds: 20160530 is `2016-05-30`. */
export function toIsoDay(day: number): string {
	const digits = String(day).padStart(8, "0");
	return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** Days of a month, 0 where there is no such month. */
function daysIn(year: number, month: number): number {
	const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
	return (DAYS[month - 1] ?? 0) + (leap ? 1 : 0);
}
