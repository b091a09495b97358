/** Encoded words of mail headers (RFC 2047), and headers in raw UTF-8 (RFC 6532). */

import { decodeText } from "./source-text.ts";
import { decodeTransfer } from "./transfer.ts";

/** The value of a header, unfolded. */
export function decodeWords(bytes: Uint8Array): string {
	const raw = decodeText({ bytes }, undefined)
		.text.replace(/\r?\n[ \t]/g, " ")
		.replace(/[\r\n\t]/g, " ");
	// White space between two encoded words is no part of the text.
	return raw
		.replace(/\?= +=\?/g, "?==?")
		.replace(/=\?([\w-]{1,40})\?([bq])\?([^?]{0,400})\?=/gi, (_, charset, form, text) => word(charset, form, text));
}

function word(charset: string, form: string, text: string): string {
	const isBase64 = form.toLowerCase() === "b";
	const bytes = new TextEncoder().encode(isBase64 ? text : text.replaceAll("_", " "));
	return decodeText({ bytes: decodeTransfer(bytes, 0, bytes.length, isBase64 ? "base64" : "quoted-printable").bytes }, charset).text;
}
