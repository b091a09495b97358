/** `4.x` in a version: every version that begins with 4. */

const WILD = /^([\w.-]*\d)(?:\.[xX*])+$/;

/** The part before the wildcard, and that part counted up: `4.x` -> `4.0` and `5.0`; `undefined` where there is no wildcard at the end. */
export function wildcardRange(text: string): { readonly from: string; readonly below: string } | undefined {
	if (text.length > 60) return undefined;
	const from = WILD.exec(text)?.[1];
	const range = from === undefined ? undefined : rangeBelow(from);
	// `5.x` begins at 5.0: a number alone is a version of few schemes.
	const whole = (end: string) => (end.includes(".") ? end : `${end}.0`);
	return range === undefined ? undefined : { from: whole(range.from), below: whole(range.below) };
}

/** Every version that begins with a text: `1.2` -> from `1.2` to below `1.3`. */
export function rangeBelow(from: string): { readonly from: string; readonly below: string } | undefined {
	const match = /(\d{1,15})$/.exec(from);
	const digits = match?.[1];
	if (digits === undefined) return undefined;
	const next = String(Number(digits) + 1).padStart(digits.length, "0");
	return { from, below: `${from.slice(0, -digits.length)}${next}` };
}
