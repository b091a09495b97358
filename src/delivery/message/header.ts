/** Headers of a message: words of strangers become words of a header and never a header of their own. */

/** A header by name and value, the value on one line or folded with CRLF and a blank. */
export type Header = readonly [name: string, value: string];

/** Characters of a word encoded, so that a line stays below 76. */
const LONGEST_WORD = 60;

/** Control characters, and what draws nothing or turns the direction of text, which could make a subject read as another. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+/g;

/** A text of a header: as it is where it is plain ASCII and short, else as encoded words (RFC 2047). */
export function headerText(text: string): string {
	const clean = text.slice(0, 2000).replace(UNSEEN, " ").replace(/ {2,}/g, " ").trim();
	if (/^[\x20-\x7e]*$/.test(clean) && clean.length <= LONGEST_WORD && !clean.includes("=?")) return clean;
	return words(clean)
		.map((word) => `=?utf-8?B?${Buffer.from(word, "utf8").toString("base64")}?=`)
		.join("\r\n ");
}

/** Cuts between characters, so that each word decodes by itself. */
function words(text: string): readonly string[] {
	const found: string[] = [];
	let word = "";
	let size = 0;
	for (const sign of text) {
		const bytes = Buffer.byteLength(sign);
		if (size + bytes > (LONGEST_WORD / 4) * 3) {
			found.push(word);
			[word, size] = ["", 0];
		}
		word += sign;
		size += bytes;
	}
	return word === "" ? found : [...found, word];
}

/** An address with a name before it. */
export function mailbox(name: string, address: string): string {
	const text = headerText(name);
	if (text === "") return `<${address}>`;
	return /^[\w ]+$/.test(text) || text.startsWith("=?") ? `${text} <${address}>` : `"${text.replace(/["\\]/g, "\\$&")}" <${address}>`;
}

/** Headers as they stand in a message. */
export function headerLines(headers: readonly Header[]): string {
	return headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
}
