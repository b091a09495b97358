/** Packets that pfSense and OPNsense log: `filterlog: 53,,,1000000301,em0,match,block,in,4,…`, values parted by commas, as Netgate documents them. */
import { addressAt, NO_ADDRESS } from "../../sighting/address.ts";
import { isAt, nextOf, placeOf, wholeAt } from "../../sighting/line.ts";
import { broken, harmless, type LineReader, NO_SOURCE, NO_TIME } from "../line-reader.ts";
import { createHeadReader, hasHead } from "./syslog.ts";

const OUTGOING = harmless("a packet on its way out");
const TORN = broken("the line ends before the packet's addresses");

/** Places of values, from 0; they differ between the two versions of IP. */
const DIRECTION = 7;
const VERSION = 8;
const FOUR = { source: 18, target: 19, port: 21 };
const SIX = { source: 15, target: 16, port: 18 };

/** A reader; `now` tells the year. */
export function createFilterlogReader(now: number): LineReader {
	const headOf = createHeadReader(now);
	const bounds = new Int32Array(24);
	return {
		form: "filterlog",
		recognises: (line) => hasHead(line) && placeOf("filterlog", line.bytes, line.from, Math.min(line.to, line.from + 200)) > 0,
		read(line, into) {
			const head = headOf(line);
			into.at = head.at;
			into.sensor = head.host;
			if (Number.isNaN(head.at)) return NO_TIME;
			const { bytes, to } = line;
			let start = placeOf("filterlog", bytes, head.message, to);
			// `filterlog: `, `filterlog[123]: `, or the five words of RFC 5424 behind it.
			const bracket = start < 0 ? -1 : placeOf("] ", bytes, start, to);
			const colon = start < 0 ? -1 : placeOf(": ", bytes, start, Math.min(to, start + 24));
			start = colon >= 0 ? colon + 2 : bracket >= 0 ? bracket + 2 : -1;
			if (start < 0) return TORN;
			let count = 0;
			for (let at = start; count < bounds.length && at <= to; count += 1) {
				bounds[count] = at;
				at = nextOf(44, bytes, at, to) + 1;
			}
			const end = (index: number) => (index + 1 < count ? (bounds[index + 1] as number) - 1 : to);
			const places = bytes[bounds[VERSION] as number] === 54 ? SIX : FOUR;
			if (count <= places.target) return TORN;
			if (isAt("out", bytes, bounds[DIRECTION] as number, to)) return OUTGOING;
			const source = addressAt(bytes, bounds[places.source] as number, end(places.source));
			if (source === NO_ADDRESS) return NO_SOURCE;
			into.source = source;
			into.target = addressAt(bytes, bounds[places.target] as number, end(places.target));
			const port = count > places.port ? wholeAt(bytes, bounds[places.port] as number, end(places.port)) : 0;
			into.port = port > 0 && port <= 65_535 ? port : 0;
			return undefined;
		},
	};
}
