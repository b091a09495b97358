/** Model names as vendors write them, brought into CSAF's notation: `?` is one character, `*` any number (CSAF 2.0 section 3.1.3.3.3). */

/** The pattern, or the name itself. A lower-case x stands for one character, a series for all that begins so. */
export function csafModels(name: string): readonly string[] {
	const bare = name.trim().replace(/ (?:series|family)$/i, "");
	if (bare === "" || bare.includes(" ")) return bare === "" ? [] : [escaped(bare)];
	const isSeries = bare !== name.trim();
	const pattern = [...bare].map((sign) => (sign === "x" ? "?" : escaped(sign))).join("");
	return [isSeries && !pattern.endsWith("*") ? `${pattern}*` : pattern];
}

/** The signs of the notation stand for themselves behind a backslash. */
function escaped(text: string): string {
	return text.replace(/[\\?*]/g, "\\$&");
}
