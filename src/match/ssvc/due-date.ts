/** Until when: BOD 26-04, appendix A. */
import { dayNumber, dayText } from "./calendar.ts";

/** A day from which the days of a decision may count. */
export interface Start {
	/** Days since 1970-01-01. */
	readonly day: number;
	/** What happened then, in words: `listed in CISA KEV`. */
	readonly what: string;
}

/** The last day, and how it was reckoned. */
export interface DueDate {
	/** `YYYY-MM-DD`; `undefined` when the decision sets no day. */
	readonly due: string | undefined;
	/** Days left on `asOf`, negative when overdue; `undefined` when the decision sets no day. */
	readonly left: number | undefined;
	readonly words: readonly string[];
}

/**
 * Counts calendar days from the first of: the attack known (a listing, a wave), and the hole found on the device.
 *
 * @param asOf - `YYYY-MM-DD` that the answer speaks about; stands for `seen` where no earlier day is recorded.
 * @param seen - `YYYY-MM-DD` on which the hole was first found on the device.
 */
export function dueDate(days: number | "on upgrade", attacks: readonly Start[], asOf: string, seen: string | undefined): DueDate {
	if (days === "on upgrade") return { due: undefined, left: undefined, words: [] };
	const today = dayNumber(asOf);
	const found = foundOn(today, seen === undefined ? undefined : dayNumber(seen));
	const first = [...attacks, ...found].sort((a, b) => a.day - b.day)[0];
	if (first === undefined) return { due: undefined, left: 0, words: ["no day to count from is known: at once"] };
	const last = first.day + days;
	const left = last - (today ?? last);
	const words = `due ${dayText(last)}: ${days} days from ${dayText(first.day)} (${first.what})`;
	return { due: dayText(last), left, words: [left < 0 ? `${words}, ${-left} days overdue` : words] };
}

function foundOn(today: number | undefined, seen: number | undefined): readonly Start[] {
	if (seen !== undefined && (today === undefined || seen <= today)) return [{ day: seen, what: "found on this device" }];
	return today === undefined ? [] : [{ day: today, what: "found on this device, as far as is recorded" }];
}
