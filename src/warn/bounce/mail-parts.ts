/** A mail as headers and parts, as far as reports of delivery need it; strangers write them. */

/** A part: its headers, lower-case names, unfolded; and its body as it stands. */
export interface MailPart {
	readonly headers: readonly (readonly [name: string, value: string])[];
	readonly body: string;
}

/** What is read of one mail. */
const MOST_PARTS = 20;
const MOST_HEADERS = 300;
const LONGEST_VALUE = 4000;

/** Headers and body of a text. */
export function splitMail(text: string): MailPart {
	const clean = text.replace(/\r\n/g, "\n");
	const end = clean.indexOf("\n\n");
	const head = end < 0 ? clean : clean.slice(0, end);
	const headers: [string, string][] = [];
	for (const line of head.split("\n")) {
		const last = headers.at(-1);
		if (/^[ \t]/.test(line) && last !== undefined) {
			if (last[1].length < LONGEST_VALUE) last[1] += ` ${line.trim()}`;
			continue;
		}
		const colon = line.indexOf(":");
		if (colon > 0 && headers.length < MOST_HEADERS)
			headers.push([
				line.slice(0, colon).trim().toLowerCase(),
				line
					.slice(colon + 1)
					.trim()
					.slice(0, LONGEST_VALUE),
			]);
	}
	return { headers, body: end < 0 ? "" : clean.slice(end + 2) };
}

/** The first value of a header; empty: there is none. */
export function headerOf({ headers }: Pick<MailPart, "headers">, name: string): string {
	return headers.find(([each]) => each === name)?.[1] ?? "";
}

/** The parts of a mail of several; the mail itself where it is of one. */
export function partsOf(mail: MailPart): readonly MailPart[] {
	const boundary = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(headerOf(mail, "content-type"));
	const mark = boundary?.[1] ?? boundary?.[2];
	if (mark === undefined) return [mail];
	return `\n${mail.body}`
		.split(`\n--${mark}`)
		.slice(1, MOST_PARTS + 1)
		.filter((part) => !part.startsWith("--"))
		.map((part) => splitMail(part.replace(/^[ \t]*\n/, "")));
}
