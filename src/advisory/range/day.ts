/** Calendar days as advisories write them, to `YYYY-MM-DD`; a bound on the build date is one. */

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH =
	"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const LABEL =
	"(?:(?:build\\s?(?:time|date|day)|buildtime|builddate|release\\s?dates?|released|dated?|built|build)[\\s_:]{0,3}(?:on[\\s_]{1,2})?)?";

/** `May_1_2024`, `july 1 2017`, `December, 2019` */
const MONTH_FIRST = new RegExp(`${LABEL}${MONTH}\\.?[\\s_]{1,3}(?:(\\d{1,2})(?:st|nd|rd|th)?[\\s_,]{1,3})?(\\d{4})(?!\\d|\\.\\d)`, "iy");
const MONTH_YEAR = new RegExp(`${LABEL}${MONTH}\\.?[\\s_,]{1,3}(\\d{4})(?!\\d|\\.\\d)`, "iy");
/** `1 May 2024` */
const DAY_FIRST = new RegExp(`${LABEL}(\\d{1,2})(?:st|nd|rd|th)?[\\s_]${MONTH}[\\s_,]{1,3}(\\d{4})(?!\\d|\\.\\d)`, "iy");
/** `2024/2/2`, `2019-09-21` */
const YEAR_FIRST = new RegExp(`${LABEL}((?:19|20)\\d\\d)([/-])(\\d{1,2})\\2(\\d{1,2})(?![\\d/-]|\\.\\d)`, "iy");
/** `8/30/2024`, `30/8/2024`: only where the order is not in doubt. */
const SLASHED = new RegExp(`${LABEL}(\\d{1,2})/(\\d{1,2})/((?:19|20)\\d\\d)(?![\\d/]|\\.\\d)`, "iy");
/** `build 230821`, `build 20230821`, alone: without a version in front they are days. */
const BUILD = /build[\s_]?(?:(?:19|20)(\d{2})|(\d{2}))(\d{2})(\d{2})(?!\d|\.\d)/iy;

/** A day found in a text. */
export interface FoundDay {
	/** `YYYY-MM-DD`; of a month alone the first day. */
	readonly day: string;
	/** The last day of the month where only a month is stated; else the same day. */
	readonly lastDay: string;
	/** Offset behind it. */
	readonly end: number;
}

/** The day that starts exactly at an offset, with its label (`build time`, `released`); `undefined` when there is none. */
export function dayAt(text: string, at: number): FoundDay | undefined {
	const first = matchAt(MONTH_FIRST, text, at) ?? matchAt(MONTH_YEAR, text, at);
	if (first !== undefined) {
		const [whole, month = "", ...rest] = first;
		const day = rest.length === 2 ? rest[0] : undefined;
		const year = Number(rest[rest.length - 1]);
		return found(year, monthOf(month), day === undefined ? undefined : Number(day), at + whole.length);
	}
	const dayFirst = matchAt(DAY_FIRST, text, at);
	if (dayFirst !== undefined) return found(Number(dayFirst[3]), monthOf(dayFirst[2] ?? ""), Number(dayFirst[1]), at + dayFirst[0].length);
	const yearFirst = matchAt(YEAR_FIRST, text, at);
	if (yearFirst !== undefined) return found(Number(yearFirst[1]), Number(yearFirst[3]), Number(yearFirst[4]), at + yearFirst[0].length);
	const slashed = matchAt(SLASHED, text, at);
	if (slashed !== undefined) {
		const a = Number(slashed[1]);
		const b = Number(slashed[2]);
		if (a <= 12 && b <= 12 && a !== b) return undefined;
		const [month, day] = a > 12 ? [b, a] : [a, b];
		return found(Number(slashed[3]), month, day, at + slashed[0].length);
	}
	const build = matchAt(BUILD, text, at);
	if (build !== undefined) return found(2000 + Number(build[1] ?? build[2]), Number(build[3]), Number(build[4]), at + build[0].length);
	return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
	pattern.lastIndex = at;
	return pattern.exec(text) ?? undefined;
}

function monthOf(name: string): number {
	return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function found(year: number, month: number, day: number | undefined, end: number): FoundDay | undefined {
	if (year < 1990 || year > 2100 || month < 1 || month > 12) return undefined;
	const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
	if (day !== undefined && (day < 1 || day > length)) return undefined;
	return { day: iso(year, month, day ?? 1), lastDay: iso(year, month, day ?? length), end };
}

function iso(year: number, month: number, day: number): string {
	return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
