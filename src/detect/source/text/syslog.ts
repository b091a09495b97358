/** The head of a syslog line (RFC 3164, RFC 5424, or with an ISO time), written by whatever program logs. */
import { isoAt, syslogTimeAt } from "../../sighting/instant.ts";
import { type Line, nextOf, textAt } from "../../sighting/line.ts";

/** Time, host, and where the message begins. */
export interface SyslogHead {
	at: number;
	host: string;
	message: number;
}

/**
 * Whether a line begins as syslog lines do: `<134>`, `Jun  8`, `2022-`.
 *
 * Asked before anything is looked for within a line: what stands there may be a stranger's, who would like it to be taken for another line.
 */
export function hasHead({ bytes, from }: Line): boolean {
	const first = bytes[from] ?? 0;
	if (first === 60) return true;
	return first >= 48 && first <= 57
		? bytes[from + 4] === 45 && bytes[from + 7] === 45
		: bytes[from + 3] === 32 && bytes[from + 6] === 32 && bytes[from + 9] === 58;
}

/** Reads heads into one object. @param now - UTC milliseconds, since RFC 3164 leaves the year out. */
export function createHeadReader(now: number): (line: Line) => SyslogHead {
	const head: SyslogHead = { at: Number.NaN, host: "", message: 0 };
	let host = "";
	return ({ bytes, from, to }) => {
		head.at = Number.NaN;
		head.host = "";
		head.message = from;
		let at = from;
		// <134>, and the 1 of RFC 5424 behind it.
		if (bytes[at] === 60) {
			const end = nextOf(62, bytes, at, Math.min(to, at + 6));
			if (bytes[end] === 62) at = end + 1;
		}
		if (bytes[at] === 49 && bytes[at + 1] === 32) at += 2;
		let end = nextOf(32, bytes, at, Math.min(to, at + 40));
		head.at = isoAt(bytes, at, end);
		if (Number.isNaN(head.at)) {
			head.at = syslogTimeAt(bytes, at, to, now);
			end = at + 15;
		}
		if (Number.isNaN(head.at)) return head;
		const name = end + 1;
		const after = nextOf(32, bytes, name, Math.min(to, name + 256));
		if (after > name && !isHost(host, bytes, name, after)) host = textAt(bytes, name, after);
		head.host = after > name ? host : "";
		head.message = Math.min(to, after + 1);
		return head;
	};
}

function isHost(host: string, bytes: Uint8Array, from: number, to: number): boolean {
	if (host.length !== to - from) return false;
	for (let at = 0; at < host.length; at += 1) if (host.charCodeAt(at) !== bytes[from + at]) return false;
	return true;
}
