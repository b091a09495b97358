/** MAC addresses in the spellings of people, switches and exports. */

const SHAPE =
	/^[0-9a-f]{2}(?:([:\-. ])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}$|^[0-9a-f]{4}([.:-])[0-9a-f]{4}\2[0-9a-f]{4}$|^[0-9a-f]{6}[-:.]?[0-9a-f]{6}$/i;

const COLONS = /^[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}:[0-9a-f]{2}$/i;

/** A MAC with separators, or twelve digits that are not all decimal: safe to recognise without a heading. */
export function looksLikeMac(text: string): boolean {
	return text.length >= 12 && text.length <= 17 && SHAPE.test(text) && /[:\-. a-f]/i.test(text);
}

/**
 * `44-19-B6-00-00-31`, `4419.b600.0031`, `4419b6000031` -> `44:19:b6:00:00:31`.
 *
 * @returns `undefined` for text that is no MAC and for the placeholders 00… and ff….
 */
export function parseMac(text: string): string | undefined {
	if (text.length < 12 || text.length > 17) return undefined;
	if (COLONS.test(text)) return /^(?:00:00:00:00:00:00|ff:ff:ff:ff:ff:ff)$/i.test(text) ? undefined : text.toLowerCase();
	if (!SHAPE.test(text)) return undefined;
	const digits = text.replace(/[:\-. ]/g, "").toLowerCase();
	if (/^(?:0{12}|f{12})$/.test(digits)) return undefined;
	return `${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4, 6)}:${digits.slice(6, 8)}:${digits.slice(8, 10)}:${digits.slice(10)}`;
}
