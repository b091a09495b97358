/** Messages in a stream: the same however the stream is cut, and what is too long hides nothing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { asLine, createSyslogFrames } from "./syslog-frames.ts";

const bytes = new TextEncoder();
const text = new TextDecoder();

/** What comes out of a stream that is cut at these places. */
function framed(stream: string, cuts: readonly number[]): readonly string[] {
	const frames = createSyslogFrames();
	const whole = bytes.encode(stream);
	const places = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
	const found = places.slice(1).flatMap((to, at) => frames.add(whole.subarray(places[at], to)));
	return [...found, ...frames.end()].map((line) => text.decode(line).slice(0, -1));
}

const message = fc.stringMatching(/^<134>[ -~]{0,80}$/);

test("messages a line each, and counted ones, come out as they were, however the stream is cut", () => {
	const stream = fc.array(fc.tuple(message, fc.boolean()), { maxLength: 12 });
	fc.assert(
		fc.property(stream, fc.array(fc.nat(900), { maxLength: 8 }), (messages, cuts) => {
			const sent = messages.map(([one, isCounted]) => (isCounted ? `${one.length} ${one}` : `${one}\n`)).join("");
			assert.deepEqual(
				framed(sent, cuts),
				messages.map(([one]) => one),
			);
		}),
	);
});

test("what is too long is counted, and what stands behind it is taken", () => {
	const long = "x".repeat(70_000);
	for (const sent of [`<1>a\n<1>${long}\n<1>b\n`, `4 <1>a${long.length + 3} <1>${long}4 <1>b`]) {
		const frames = createSyslogFrames();
		const found: Uint8Array[] = [];
		const whole = bytes.encode(sent);
		for (let at = 0; at < whole.length; at += 1000) found.push(...frames.add(whole.subarray(at, at + 1000)));
		assert.deepEqual(
			[...found, ...frames.end()].map((line) => text.decode(line)),
			["<1>a\n", "<1>b\n"],
		);
		assert.equal(frames.tooLong(), 1);
	}
});

test("a message is one line, whatever stands in it", () => {
	assert.equal(text.decode(asLine(bytes.encode("<1>a\nforged line\r\n\0"))), "<1>a forged line\n");
});
