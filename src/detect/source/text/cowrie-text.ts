/** Cowrie's log in text, plain or behind a syslog head: `… New connection: 4.2.3.1:47630 (1.2.3.4:2222) [session: 3e5a9212b91f]`. */
import { addressAt, NO_ADDRESS } from "../../sighting/address.ts";
import { isoAt } from "../../sighting/instant.ts";
import { nextOf, placeOf, wholeAt } from "../../sighting/line.ts";
import { harmless, type LineReader, NO_SOURCE, NO_TIME } from "../line-reader.ts";
import { createHeadReader, hasHead } from "./syslog.ts";

const NO_ATTACK = harmless("a Cowrie event that is no connection, login or download");
const CONNECTION = "New connection: ";

/** A reader. @param now - UTC milliseconds. */
export function createCowrieTextReader(now: number): LineReader {
	const headOf = createHeadReader(now);
	return {
		form: "cowrie",
		recognises: (line) => hasHead(line) && placeOf("[cowrie.", line.bytes, line.from, Math.min(line.to, line.from + 300)) > 0,
		read(line, into) {
			const { bytes, from, to } = line;
			const head = headOf(line);
			const name = placeOf("[cowrie.", bytes, from, to);
			// Its own time stands before the bracket, and outweighs that of the head.
			const own = isoAt(bytes, Math.max(from, name - 25), Math.max(from, name - 1));
			into.at = Number.isNaN(own) ? head.at : own;
			if (name - 25 > from + 15) into.sensor = head.host;
			if (Number.isNaN(into.at)) return NO_TIME;
			const start = placeOf(CONNECTION, bytes, name, to);
			if (start < 0) return NO_ATTACK;
			const source = start + CONNECTION.length;
			const end = nextOf(32, bytes, source, to);
			into.source = addressAt(bytes, source, lastColon(bytes, source, end));
			if (into.source === NO_ADDRESS) return NO_SOURCE;
			const close = nextOf(41, bytes, end, to);
			const colon = lastColon(bytes, end + 2, close);
			into.target = addressAt(bytes, end + 2, colon);
			const port = wholeAt(bytes, colon + 1, close);
			into.port = port > 0 && port <= 65_535 ? port : 0;
			return undefined;
		},
	};
}

function lastColon(bytes: Uint8Array, from: number, to: number): number {
	let at = to;
	while (at > from && bytes[at] !== 58) at -= 1;
	return at;
}
