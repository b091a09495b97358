/** Files of mails: what their headers say of their date, and where one ends in an mbox. Strangers wrote them. */

/** Mails of one file that are told apart. */
const MOST_MAILS = 10_000;
const HEAD = 65_536;

/** UTC milliseconds of the header Date; `undefined` where there is none that can be read. */
export function mailDate(bytes: Uint8Array): number | undefined {
	const head = new TextDecoder("latin1").decode(bytes.subarray(0, HEAD)).split(/\r?\n\r?\n/, 1)[0] ?? "";
	const line = /^date:[ \t]{0,20}([^\r\n]{1,100})/im.exec(head)?.[1];
	if (line === undefined) return undefined;
	const at = Date.parse(line.replace(/\([^)]{0,40}\)/g, "").trim());
	return Number.isNaN(at) || at < 0 ? undefined : at;
}

/** The mails of an mbox (RFC 4155); any other file is one mail. The bytes are views into those given. */
export function splitMbox(bytes: Uint8Array): readonly Uint8Array[] {
	if (!startsMail(bytes, 0)) return [bytes];
	const starts = [0];
	for (let at = bytes.indexOf(10); at >= 0 && starts.length < MOST_MAILS; at = bytes.indexOf(10, at + 1))
		if (bytes[at + 1] === 70 && isBlankBefore(bytes, at) && startsMail(bytes, at + 1)) starts.push(at + 1);
	return starts.map((start, place) => {
		const line = bytes.indexOf(10, start);
		return bytes.subarray(line < 0 ? start : line + 1, starts[place + 1] ?? bytes.length);
	});
}

/** `From ` at the beginning of a line, with the date that ends it. */
function startsMail(bytes: Uint8Array, at: number): boolean {
	const line = new TextDecoder("latin1").decode(bytes.subarray(at, at + 300)).split(/\r?\n/, 1)[0] ?? "";
	return line.startsWith("From ") && /\d{4}\s{0,9}$|\d\d:\d\d/.test(line);
}

function isBlankBefore(bytes: Uint8Array, newline: number): boolean {
	const before = bytes[newline - 1] === 13 ? newline - 2 : newline - 1;
	return bytes[before] === 10;
}
