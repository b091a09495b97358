/**
 * Text as quoted-printable (RFC 2045, section 6.7), written so that nothing on the way has a reason to touch it: no line begins with a dot
 * or with `From `, no blank follows a blank or ends a line. Its relaxed canonical form (RFC 6376, section 3.4.4) is itself.
 */

/** Characters of a line before the sign that it goes on. */
const LONGEST = 75;

const HEX = Array.from({ length: 256 }, (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, "0")}`);

/** The text; line ends of every kind become CRLF. It begins at the start of a line, and `column` says where it ends. */
export function quotedPrintable(text: string): { readonly text: string; readonly column: number } {
	const bytes = Buffer.from(text, "utf8");
	let out = "";
	let column = 0;
	for (let index = 0; index < bytes.length; index += 1) {
		const byte = bytes[index] ?? 0;
		if (byte === 13 || byte === 10) {
			if (byte === 13 && bytes[index + 1] === 10) index += 1;
			out += "\r\n";
			column = 0;
			continue;
		}
		let sign = isLiteral(bytes, index, column) ? String.fromCharCode(byte) : (HEX[byte] ?? "");
		if (column + sign.length > LONGEST) {
			out += "=\r\n";
			column = 0;
			sign = isLiteral(bytes, index, column) ? String.fromCharCode(byte) : (HEX[byte] ?? "");
		}
		out += sign;
		column += sign.length;
	}
	return { text: out, column };
}

/** Whether a byte may stand as it is. */
function isLiteral(bytes: Uint8Array, index: number, column: number): boolean {
	const byte = bytes[index] ?? 0;
	if (byte === 32) {
		const next = bytes[index + 1];
		return column > 0 && bytes[index - 1] !== 32 && next !== undefined && next !== 13 && next !== 10;
	}
	if (byte < 33 || byte > 126 || byte === 61) return false;
	return column > 0 || (byte !== 46 && byte !== 70);
}

/** A piece that other pieces follow: where it ends within a line, the line is made to go on. */
export function piece(text: string): string {
	const made = quotedPrintable(text);
	return made.column === 0 ? made.text : `${made.text}=\r\n`;
}
