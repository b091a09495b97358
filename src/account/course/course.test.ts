/** Courses: what an editor states is read strictly, and a calendar reads what is written for it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { courseCalendar } from "./calendar.ts";
import { type Course, isOpen, readCourse } from "./course.ts";
import { courseLetter, LETTER_KINDS } from "./letters.ts";

const STATED = {
	title: " Cameras apart ",
	about: "",
	place: "Harbour",
	language: "de",
	starts: "2026-05-04T09:00",
	ends: "2026-05-04T17:00",
	lastDay: "2026-04-20",
	seats: "12",
	price: "",
};

const COURSE: Course = {
	id: "01abc",
	revision: 2,
	state: "open",
	title: "Cameras",
	about: "",
	place: "Harbour",
	language: "en",
	startsAt: Date.parse("2026-05-04T09:00:00Z"),
	endsAt: Date.parse("2026-05-04T17:00:00Z"),
	lastDay: "2026-04-20",
	seats: 1,
	price: "",
	changedAt: Date.parse("2026-03-01T00:00:00Z"),
	taken: 0,
	waiting: 0,
};

test("what is stated is read, or refused at its field", () => {
	const read = readCourse(STATED);
	assert.ok(read.ok);
	assert.deepEqual([read.value.title, read.value.seats, read.value.endsAt - read.value.startsAt], ["Cameras apart", 12, 8 * 3_600_000]);
	const at = (changes: Partial<typeof STATED>) => {
		const result = readCourse({ ...STATED, ...changes });
		return result.ok ? "taken" : result.error.at;
	};
	assert.equal(at({ title: " " }), "title");
	assert.equal(at({ title: "a\r\nBEGIN:VEVENT" }), "title");
	assert.equal(at({ language: "fr" }), "language");
	assert.equal(at({ starts: "2026-02-30T09:00" }), "starts");
	assert.equal(at({ ends: "2026-05-04T09:00" }), "ends");
	assert.equal(at({ ends: "2027-05-04T09:00" }), "ends");
	assert.equal(at({ lastDay: "2026-05-05" }), "lastDay");
	assert.equal(at({ lastDay: "20.04.2026" }), "lastDay");
	for (const seats of ["0", "-1", "1e3", "10001", ""]) assert.equal(at({ seats }), "seats", seats);
});

test("one registers until the last day is over, in UTC, and not after the start or a cancelling", () => {
	assert.equal(isOpen(COURSE, Date.parse("2026-04-20T23:59:59Z")), true);
	assert.equal(isOpen(COURSE, Date.parse("2026-04-21T00:00:00Z")), false);
	assert.equal(isOpen({ ...COURSE, state: "cancelled" }, 0), false);
	assert.equal(isOpen({ ...COURSE, lastDay: "2026-05-04" }, COURSE.startsAt), false);
});

/** What a calendar reads: folded lines joined (RFC 5545, 3.1), values unescaped (3.3.11). */
function readBack(text: string): ReadonlyMap<string, string> {
	const lines = text.replaceAll("\r\n ", "").split("\r\n").slice(0, -1);
	return new Map(
		lines.map((line) => {
			const at = line.indexOf(":");
			return [
				line.slice(0, at),
				line.slice(at + 1).replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === "n" ? "\n" : sign)),
			];
		}),
	);
}

test("whatever the texts hold, a calendar reads them back, no line has more than 75 octets, and none begins a thing of its own", () => {
	const texts = fc.string({ unit: "grapheme", maxLength: 300 });
	fc.assert(
		fc.property(texts, texts, (title, about) => {
			const text = courseCalendar({ ...COURSE, title, about, place: "a;b,c\\d\nBEGIN:VALARM" }, "https://x.example");
			for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, line);
			assert.equal(text.split("\r\n").filter((line) => line.startsWith("BEGIN:")).length, 2);
			const clean = (value: string) => value.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "");
			const read = readBack(text);
			assert.equal(read.get("SUMMARY"), clean(title));
			assert.equal(read.get("LOCATION"), "a;b,c\\d\nBEGIN:VALARM");
			if (about !== "") assert.equal(read.get("DESCRIPTION"), clean(about));
			assert.equal(read.get("DTSTART"), "20260504T090000Z");
			assert.equal(read.get("UID"), "course-01abc@x.example");
		}),
	);
	assert.match(courseCalendar({ ...COURSE, state: "cancelled" }, "https://x.example"), /SEQUENCE:2\r\nSTATUS:CANCELLED\r\n/);
});

test("every letter in both languages has one line as subject, whatever the title", () => {
	for (const kind of LETTER_KINDS)
		for (const language of ["en", "de"] as const) {
			const { subject, text } = courseLetter(kind, { ...COURSE, title: "A\r\nBcc: x@example.org" }, { language }, "https://x.example/r");
			assert.doesNotMatch(subject, /[\r\n]/);
			assert.equal(text.includes("https://x.example/r"), kind !== "left" && kind !== "cancelled");
		}
});
