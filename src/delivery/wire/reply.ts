/** Answers of a mail server (RFC 5321, section 4.2), read as they come in; the server is a stranger. */

/** An answer. */
export interface Reply {
	/** 200 to 559. */
	readonly code: number;
	/** All its lines without codes, one blank between them. */
	readonly text: string;
	/** Each line. */
	readonly lines: readonly string[];
}

/** Characters of a line, and lines of an answer, that are read. */
const LONGEST_LINE = 4096;
const MOST_LINES = 128;

/** Takes what comes in and gives whole answers in order; after `broken` nothing more. */
export interface ReplyReader {
	/** The answers that are whole now; `undefined`: this is no mail server. */
	feed(part: string): readonly Reply[] | undefined;
}

/** A reader at the start of a connection. */
export function createReplyReader(): ReplyReader {
	let rest = "";
	let lines: string[] = [];
	return {
		feed(part) {
			const found: Reply[] = [];
			rest += part;
			let from = 0;
			for (let end = rest.indexOf("\n", from); end >= 0; end = rest.indexOf("\n", from)) {
				const line = rest.slice(from, rest[end - 1] === "\r" ? end - 1 : end);
				from = end + 1;
				const code = Number(line.slice(0, 3));
				const sign = line[3];
				if (!/^[2-5][0-5]\d/.test(line) || (sign !== undefined && sign !== " " && sign !== "-") || line.length > LONGEST_LINE)
					return undefined;
				lines.push(line.slice(4));
				if (lines.length > MOST_LINES) return undefined;
				if (sign === "-") continue;
				found.push({ code, text: lines.join(" "), lines });
				lines = [];
			}
			rest = rest.slice(from);
			return rest.length > LONGEST_LINE ? undefined : found;
		},
	};
}
