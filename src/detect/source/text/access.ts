/**
 * Access logs of web servers (nginx, Apache; common and combined): `1.2.3.4 - - [time] "GET /path HTTP/1.1" 404 522 "-" "agent"`.
 *
 * Whoever asks writes the request and the agent. Both end at the first quote that no backslash stands before, as both servers write them.
 */
import { addressAt, NO_ADDRESS, nameNumber } from "../../sighting/address.ts";
import { accessTimeAt } from "../../sighting/instant.ts";
import { isAt, type Line, nextOf, textAt, wholeAt } from "../../sighting/line.ts";
import { broken, type LineReader, NO_TIME } from "../line-reader.ts";

const TORN = broken("the line ends before its request");

/** A reader. */
export function createAccessReader(): LineReader {
	return {
		form: "access",
		recognises: ({ bytes, from, to }) => {
			const open = openOf({ bytes, from, to });
			return open >= 0 && bytes[open + 3] === 47 && bytes[open + 7] === 47 && bytes[from] !== 123;
		},
		read({ bytes, from, to }, into) {
			const open = openOf({ bytes, from, to });
			const close = nextOf(93, bytes, open, Math.min(to, open + 40));
			into.at = accessTimeAt(bytes, open + 1, close);
			if (Number.isNaN(into.at)) return NO_TIME;
			const source = sourceAt(bytes, from, open, into);
			const request = close + 2;
			if (bytes[request] !== 34 || request >= to) return TORN;
			const end = quoteAfter(bytes, request + 1, to);
			if (end >= to) return TORN;
			// The method, the path, and HTTP/1.1; anything else is what a scanner sent in place of a request.
			const path = nextOf(32, bytes, request + 1, end) + 1;
			const last = path < end ? nextOf(32, bytes, path, end) : end;
			into.path = path < end ? textAt(bytes, path, Math.min(last, path + 512)) : "";
			const agent = agentAt(bytes, end + 1, to);
			if (agent > 0) into.agent = textAt(bytes, agent, Math.min(quoteAfter(bytes, agent, to), agent + 300));
			into.source = source;
			return undefined;
		},
	};
}

/** Where the bracket of the time opens: behind few words. */
function openOf({ bytes, from, to }: Pick<Line, "bytes" | "from" | "to">): number {
	const open = nextOf(91, bytes, from, Math.min(to, from + 400));
	return bytes[open] === 91 && open < to ? open : -1;
}

/** The first word that is an address; a virtual host may stand before it, and is the target. */
function sourceAt(bytes: Uint8Array, from: number, to: number, into: { port: number; target: number }): number {
	const first = nextOf(32, bytes, from, to);
	const found = addressAt(bytes, from, first);
	if (found !== NO_ADDRESS) return found;
	const second = nextOf(32, bytes, first + 1, to);
	const behind = addressAt(bytes, first + 1, second);
	if (behind === NO_ADDRESS) return nameNumber(textAt(bytes, from, Math.min(first, from + 253)));
	const colon = nextOf(58, bytes, from, first);
	into.target = nameNumber(textAt(bytes, from, colon));
	into.port = colon < first ? Math.max(0, Math.min(65_535, wholeAt(bytes, colon + 1, first))) : 0;
	return behind;
}

/** Where the agent begins: behind status, size and the quoted page that led here. 0 where there is none. */
function agentAt(bytes: Uint8Array, from: number, to: number): number {
	const referrer = nextOf(34, bytes, from, to);
	if (referrer >= to) return 0;
	const end = quoteAfter(bytes, referrer + 1, to);
	return isAt(' "', bytes, end + 1, to) ? end + 3 : 0;
}

function quoteAfter(bytes: Uint8Array, from: number, to: number): number {
	let at = from;
	while (at < to && bytes[at] !== 34) at += bytes[at] === 92 ? 2 : 1;
	return Math.min(at, to);
}
