/** The byte scanner says what JSON.parse says, on any line that it does not leave to it; and it leaves few. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Line } from "../../sighting/line.ts";
import { parseEve } from "./eve.ts";
import { emptyFields, scanEve } from "./scan-eve.ts";

const encoder = new TextEncoder();
/** A line in the middle of others, so that reading on behind its end would be noticed. */
function lineOf(text: string): Line {
	const body = encoder.encode(text);
	const bytes = new Uint8Array(body.length + 12);
	bytes.set(encoder.encode('"},1}\n'));
	bytes.set(body, 6);
	bytes.set(encoder.encode('\n"}]1}'), 6 + body.length);
	return { bytes, view: new DataView(bytes.buffer), from: 6, to: 6 + body.length, hasNul: true };
}

/** What the scanner reads; `undefined` where it leaves the line to the other. */
function scanned(text: string) {
	const fields = emptyFields();
	return scanEve(lineOf(text), fields) ? fields : undefined;
}

const ALERT =
	'{"timestamp":"2017-03-25T16:49:58.856335-0600","flow_id":1127398650588751,"event_type":"alert","src_ip":"84.92.227.177","src_port":6668,"dest_ip":"10.192.19.6","dest_port":37777,"proto":"TCP","alert":{"action":"allowed","gid":1,"signature_id":2034630,"rev":5,"signature":"A title","severity":3,"metadata":{"updated_at":["2020_08_10"]}},"flow":{"pkts":7,"start":"2017-03-25T16:49:58.044623-0600","timestamp":"1999-01-01T00:00:00Z"}}';

test("a line as Suricata writes it is read from its bytes", () => {
	const found = scanned(ALERT);
	assert.deepEqual(found, parseEve(ALERT));
	assert.equal(found?.at, Date.parse("2017-03-25T22:49:58.856Z"));
	assert.deepEqual([found?.rule, found?.port, found?.ruleName, found?.eventType], [2034630, 37777, "A title", "alert"]);
});

// Each is read by the scanner as by JSON.parse, or left to it.
for (const [what, text] of [
	["a second timestamp at the top", ALERT.replace('"proto":"TCP"', '"timestamp":"2018-01-01T00:00:00Z"')],
	["an escaped key that is a wanted one", ALERT.replace('"src_ip"', '"src\\u005fip"')],
	["an escaped key beside a wanted one", ALERT.replace('"proto"', '"src\\u005fip"')],
	["an escape in a wanted value", ALERT.replace('"A title"', '"A \\"title\\""')],
	["letters beyond ASCII", ALERT.replace('"A title"', '"Ä title"')],
	[
		"another order",
		`{"alert":{"signature_id":1,"signature":"x"},"dest_port":80,"src_ip":"1.2.3.4","event_type":"alert","timestamp":"2020-01-01T00:00:00Z"}`,
	],
	["a wanted object twice", ALERT.replace('"proto":"TCP"', '"alert":{"signature_id":7}')],
	["a port that is no whole number", ALERT.replace("37777", "37777.5")],
	["a port with an exponent", ALERT.replace("37777", "3e4")],
	["a port in text", ALERT.replace("37777", '"37777"')],
	["a negative rule", ALERT.replace("2034630", "-2034630")],
	["null for an object", ALERT.replace(/"alert":\{.*?\}\},/, '"alert":null,')],
	["a list for an object", ALERT.replace(/"alert":\{.*?\}\},/, '"alert":[{"signature_id":5}],')],
	["deep nesting", ALERT.replace('"proto":"TCP"', `"proto":${"[".repeat(60)}${"]".repeat(60)}`)],
	["a time of another form", ALERT.replace("2017-03-25T16:49:58.856335-0600", "1490478598")],
	["blanks", ALERT.replaceAll(",", " ,\t").replaceAll(":", ": ").replaceAll("16: 49: 58", "16:49:58").replaceAll("06: 00", "0600")],
	["__proto__", ALERT.replace('"proto":"TCP"', '"__proto__":{"src_ip":"9.9.9.9"}')],
	["a country", ALERT.replace('"proto":"TCP"', '"geoip":{"country_code2":"FR","country_iso_code":"DE"}')],
] as const) {
	test(`as JSON.parse: ${what}`, () => {
		const found = scanned(text);
		if (found !== undefined) assert.deepEqual(found, parseEve(text));
		assert.ok(parseEve(text) !== undefined);
	});
}

for (const text of [
	"",
	"{",
	"{}}",
	'{"a":1,}',
	'{"a" 1}',
	"[1]",
	'{"a":01}',
	'{"a":1}x',
	'{"a":"\t"}',
	'{"a":tru}',
	'{"a":"\\x"}',
	'{"a":.5}',
	"{'a':1}",
	ALERT.slice(0, -1),
	`${ALERT},`,
]) {
	test(`no sound JSON is never read: ${text.slice(0, 20)}`, () => {
		const isObject = parseEve(text) !== undefined;
		if (!isObject) assert.equal(scanned(text), undefined);
	});
}

/** Sound lines with the wanted keys and others, in any order, with hostile texts. */
const text = fc.oneof(
	fc.string({ maxLength: 12 }),
	fc.constantFrom("alert", "1.2.3.4", "::1", "2020-01-01T00:00:00Z", "\u0000", '"', "\\", "é", "\ud800"),
);
const key = fc.oneof(
	fc.constantFrom(
		"timestamp",
		"event_type",
		"src_ip",
		"dest_ip",
		"dest_port",
		"host",
		"alert",
		"http",
		"geoip",
		"signature_id",
		"signature",
		"url",
		"http_user_agent",
		"country_code2",
		"country_iso_code",
		"flow",
	),
	fc.string({ maxLength: 6 }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
	value: fc.oneof(
		{ depthSize: "small", maxDepth: 4 },
		text,
		fc.integer(),
		fc.double({ noNaN: true, noDefaultInfinity: true }),
		fc.constantFrom(true, false, null),
		fc.array(tie("value"), { maxLength: 3 }),
		fc.array(fc.tuple(key, tie("value")), { maxLength: 6 }).map((pairs) => ({ pairs })),
	),
}));

/** As JSON, where a key may stand twice. */
function write(one: unknown): string {
	if (Array.isArray(one)) return `[${one.map(write).join(",")}]`;
	if (typeof one === "object" && one !== null && "pairs" in one)
		return `{${(one.pairs as [string, unknown][]).map(([name, inner]) => `${JSON.stringify(name)}:${write(inner)}`).join(",")}}`;
	return JSON.stringify(one);
}

test("whatever sound line there is, what the scanner reads is what JSON.parse reads", () => {
	let read = 0;
	fc.assert(
		fc.property(fc.array(fc.tuple(key, value), { maxLength: 10 }), (pairs) => {
			const line = write({ pairs });
			const found = scanned(line);
			if (found === undefined) return;
			read += 1;
			assert.deepEqual(found, parseEve(line));
		}),
		{ numRuns: 2000, seed: 7 },
	);
	assert.ok(read > 200, `${read} lines were read by the scanner`);
});

test("whatever is done to a sound line, nothing is read that JSON.parse does not read", () => {
	let read = 0;
	const signs = fc.constantFrom(
		'"',
		"\\",
		"{",
		"}",
		"[",
		"]",
		",",
		":",
		"0",
		"1",
		"e",
		"-",
		".",
		" ",
		"\t",
		"\u0001",
		"a",
		"é",
		"null",
		'"host":"x",',
	);
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.nat(ALERT.length), signs, fc.nat(2)), { minLength: 1, maxLength: 3 }), (edits) => {
			let line = ALERT;
			for (const [at, sign, cut] of edits) line = line.slice(0, at) + sign + line.slice(at + cut);
			const found = scanned(line);
			if (found === undefined) return;
			read += 1;
			assert.deepEqual(found, parseEve(line), line);
		}),
		{ numRuns: 5000, seed: 11 },
	);
	assert.ok(read > 200, `${read} lines were read by the scanner`);
});
