/** Addresses out of strangers' texts: only what leads to the web may be followed. */

/** The address as a link target; `undefined` for `javascript:`, `data:` and all else that is no plain web address. */
export function webAddress(text: string): string | undefined {
	if (text.length > 2000 || !URL.canParse(text)) return undefined;
	const url = new URL(text);
	const isWeb = (url.protocol === "https:" || url.protocol === "http:") && url.username === "" && url.password === "";
	return isWeb ? url.href : undefined;
}
