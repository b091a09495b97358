/**
 * CPE 2.3 names (NIST IR 7695, formatted string binding) taken apart. They stand in NVD and CVE records: a stranger's text, bounded.
 */

/** One value of a CPE name: ANY (`*`), NA (`-`), or text with its escapes undone. */
export type CpeValue =
	| { readonly kind: "any" }
	| { readonly kind: "none" }
	/** `wildcard`: an unescaped `*` or `?` stands in the text, so it names no single thing. */
	| { readonly kind: "text"; readonly text: string; readonly wildcard: boolean };

/** The fields of a CPE name that say what is meant. */
export interface Cpe {
	/** `a` application, `o` operating system or firmware, `h` hardware; else as written. */
	readonly part: string;
	readonly vendor: CpeValue;
	readonly product: CpeValue;
	readonly version: CpeValue;
	readonly update: CpeValue;
}

/** NVD's longest name has about 200 characters. */
const MOST_CHARACTERS = 2000;
const ANY: CpeValue = { kind: "any" };
const FIELDS = 13;

/** Takes a name apart; `undefined` where it is none. Short names (`cpe:2.3:o:acme:cam_firmware:-`) end in ANY. */
export function parseCpe(text: string): Cpe | undefined {
	if (text.length > MOST_CHARACTERS || !/^cpe:2\.3:/i.test(text)) return undefined;
	const parts = fields(text);
	if (parts.length < 5 || parts.length > FIELDS) return undefined;
	const value = (at: number): CpeValue => (parts[at] === undefined ? ANY : readValue(parts[at]));
	return { part: (parts[2] ?? "").toLowerCase(), vendor: value(3), product: value(4), version: value(5), update: value(6) };
}

/** Splits at colons that are not escaped. */
function fields(text: string): readonly string[] {
	const parts: string[] = [];
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === "\\") at++;
		else if (text[at] === ":") {
			parts.push(text.slice(from, at));
			from = at + 1;
		}
	}
	return [...parts, text.slice(from)];
}

function readValue(raw: string): CpeValue {
	if (raw === "*" || raw === "") return ANY;
	if (raw === "-") return { kind: "none" };
	let text = "";
	let wildcard = false;
	for (let at = 0; at < raw.length; at++) {
		const char = raw[at] ?? "";
		if (char === "\\" && at + 1 < raw.length) text += raw[++at] ?? "";
		else {
			wildcard ||= char === "*" || char === "?";
			text += char;
		}
	}
	return { kind: "text", text, wildcard };
}
