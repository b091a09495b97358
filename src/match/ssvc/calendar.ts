/** Calendar days as numbers, for counting. No clock: every day comes in as text. */

const DAY = 86_400_000;

/** Days since 1970-01-01 of `YYYY-MM-DD`; `undefined` when the text is no calendar day. */
export function dayNumber(text: string): number | undefined {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
	const at = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? at.getTime() / DAY : undefined;
}

/** `YYYY-MM-DD` of a day number. */
export function dayText(day: number): string {
	return new Date(day * DAY).toISOString().slice(0, 10);
}
