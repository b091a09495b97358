/** A course for a calendar: one VEVENT (RFC 5545). Texts were written by an editor, and stay text. */
import type { Course } from "./course.ts";

/** Octets of a line (section 3.1). */
const MOST_OCTETS = 75;

/** The file. @param address - Where the site is reached, without a slash at the end. */
export function courseCalendar(course: Course, address: string): string {
	const { id, title, about, place, startsAt, endsAt, changedAt, revision, state } = course;
	const host = address.replace(/^https?:\/\//, "").replace(/[^A-Za-z0-9.-].*$/, "");
	const lines = [
		"BEGIN:VCALENDAR",
		"VERSION:2.0",
		"PRODID:-//Seawall//Courses//EN",
		"METHOD:PUBLISH",
		"BEGIN:VEVENT",
		`UID:course-${id}@${host === "" ? "seawall" : host}`,
		`DTSTAMP:${timeOf(changedAt)}`,
		`DTSTART:${timeOf(startsAt)}`,
		`DTEND:${timeOf(endsAt)}`,
		`SEQUENCE:${revision}`,
		`STATUS:${state === "cancelled" ? "CANCELLED" : "CONFIRMED"}`,
		`SUMMARY:${textOf(title)}`,
		`LOCATION:${textOf(place)}`,
		...(about === "" ? [] : [`DESCRIPTION:${textOf(about)}`]),
		`URL:${address}/courses/${id}`,
		"END:VEVENT",
		"END:VCALENDAR",
	];
	return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** `20260504T090000Z` */
function timeOf(at: number): string {
	return `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/** TEXT (section 3.3.11): what would end the value or the line is escaped; other control characters cannot be said. */
function textOf(text: string): string {
	return text
		.replace(/\r\n?/g, "\n")
		.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
		.replace(/[\\;,]/g, (sign) => `\\${sign}`)
		.replaceAll("\n", "\\n");
}

/** Folds at 75 octets, never within a character. */
function folded(line: string): string {
	let text = "";
	let octets = 0;
	for (const sign of line) {
		const code = sign.codePointAt(0) ?? 0;
		const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		if (octets + size > MOST_OCTETS) {
			text += "\r\n ";
			octets = 1;
		}
		text += sign;
		octets += size;
	}
	return text;
}
