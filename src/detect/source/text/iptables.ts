/** Packets that a Linux firewall logs (iptables, nftables, ufw): `IN=eth0 OUT= … SRC=… DST=… PROTO=TCP SPT=… DPT=…` behind a syslog head. */
import { addressAt, NO_ADDRESS } from "../../sighting/address.ts";
import { type Line, nextOf, placeOf, wholeAt } from "../../sighting/line.ts";
import { broken, harmless, type LineReader, NO_SOURCE, NO_TIME } from "../line-reader.ts";
import { createHeadReader, hasHead } from "./syslog.ts";

const OUTGOING = harmless("a packet on its way out");
const TORN = broken("the line ends before the packet's addresses");

/** A reader; `now` tells the year. */
export function createIptablesReader(now: number): LineReader {
	const headOf = createHeadReader(now);
	return {
		form: "iptables",
		recognises: (line) =>
			hasHead(line) && placeOf(" SRC=", line.bytes, line.from, line.to) > 0 && startOf(line.bytes, line.from, line.to) >= 0,
		read(line, into) {
			const head = headOf(line);
			into.at = head.at;
			into.sensor = head.host;
			if (Number.isNaN(head.at)) return NO_TIME;
			const { bytes, to } = line;
			let [source, target, port, isIn] = [NO_ADDRESS, NO_ADDRESS, 0, false];
			for (let at = startOf(bytes, head.message, to); at >= 0 && at < to; at = nextOf(32, bytes, at, to) + 1) {
				const first = bytes[at];
				if (first === 83 && has(line, at, 82, 67)) source = addressAt(bytes, at + 4, nextOf(32, bytes, at, to));
				else if (first === 68 && has(line, at, 83, 84)) target = addressAt(bytes, at + 4, nextOf(32, bytes, at, to));
				else if (first === 68 && has(line, at, 80, 84)) {
					port = Math.max(0, wholeAt(bytes, at + 4, nextOf(32, bytes, at, to)));
					// What stands behind is of the packet quoted in an ICMP message.
					break;
				} else if (first === 73 && bytes[at + 1] === 78 && bytes[at + 2] === 61) isIn = bytes[at + 3] !== 32;
			}
			if (source === NO_ADDRESS && target === NO_ADDRESS) return TORN;
			if (source === NO_ADDRESS) return NO_SOURCE;
			if (!isIn) return OUTGOING;
			into.source = source;
			into.target = target;
			into.port = port <= 65_535 ? port : 0;
			return undefined;
		},
	};
}

/** Where `IN=` begins, at the start of a word; −1 when it does not. */
function startOf(bytes: Uint8Array, from: number, to: number): number {
	for (let at = placeOf("IN=", bytes, from, to); at >= 0; at = placeOf("IN=", bytes, at + 1, to))
		if (at === from || bytes[at - 1] === 32 || bytes[at - 1] === 93 || bytes[at - 1] === 58) return at;
	return -1;
}

/** Whether the second and third byte of a word are these, and an equals sign the fourth. */
function has({ bytes }: Line, at: number, second: number, third: number): boolean {
	return bytes[at + 1] === second && bytes[at + 2] === third && bytes[at + 3] === 61;
}
