/** Lines of bytes, however they are cut into pieces. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { LONGEST_LINE, splitLines } from "./bounded-lines.ts";

async function linesOf(...pieces: readonly Uint8Array[]): Promise<readonly (string | undefined)[]> {
	const all: (string | undefined)[] = [];
	const stream = (async function* () {
		yield* pieces;
	})();
	for await (const batch of splitLines(stream)) {
		assert.ok(!("problem" in batch));
		assert.equal(batch.first, all.length + 1, "line numbers go on from batch to batch");
		all.push(...batch.lines);
	}
	return all;
}

const bytes = (text: string) => new TextEncoder().encode(text);

test("ends of lines of both kinds, a last line without one, and what is no UTF-8", async () => {
	assert.deepEqual(await linesOf(bytes("a\r\nb\n\nc")), ["a", "b", "", "c"]);
	assert.deepEqual(await linesOf(new Uint8Array([97, 0xff, 0, 98, 10])), ["a\ufffd\u0000b"]);
	assert.deepEqual(await linesOf(), []);
});

test("a line that is too long is named as such, and the next is read", async () => {
	const long = new Uint8Array(10 * 1024 * 1024).fill(120);
	const cut = Array.from({ length: 160 }, (_, at) => long.subarray(at * 65_536, (at + 1) * 65_536));
	assert.deepEqual(await linesOf(bytes("a\n"), ...cut, bytes("\nb\n")), ["a", undefined, "b"]);
	assert.deepEqual(await linesOf(long), [undefined]);
	assert.deepEqual(await linesOf(new Uint8Array(LONGEST_LINE).fill(120)), ["x".repeat(LONGEST_LINE)]);
});

test("where the pieces are cut changes nothing", async () => {
	await fc.assert(
		fc.asyncProperty(fc.string({ unit: fc.constantFrom("a", "ä", "\n", "\r\n", "\u0000") }), fc.array(fc.nat(40)), async (text, cuts) => {
			const whole = bytes(text);
			const at = [0, ...cuts.map((cut) => Math.min(cut, whole.length)).sort((a, b) => a - b), whole.length];
			const pieces = at.slice(1).map((end, index) => whole.subarray(at[index], end));
			assert.deepEqual(await linesOf(...pieces), await linesOf(whole));
		}),
	);
});
