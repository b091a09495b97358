/** JSON whose keys are sorted, as CSAF's optional test 6.2.13 asks, so that a file changes only where its content does. */

/** The text of a value: keys sorted, two blanks a level, a line feed at the end. */
export function toStableJson(value: unknown): string {
	return `${JSON.stringify(sorted(value), undefined, 2)}\n`;
}

function sorted(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(sorted);
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
	entries.sort(([a], [b]) => (a < b ? -1 : 1));
	return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
