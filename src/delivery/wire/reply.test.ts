/** Answers of servers, whole, in pieces, and of things that are no mail server. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createReplyReader } from "./reply.ts";

test("an answer is the same however it is cut into pieces", () => {
	const text = "220 here\r\n250-one\r\n250-two x\r\n250 three\r\n354\r\n550 5.1.1 no\n";
	fc.assert(
		fc.property(fc.array(fc.nat(text.length), { maxLength: 6 }), (cuts) => {
			const reader = createReplyReader();
			const edges = [0, ...cuts.toSorted((a, b) => a - b), text.length];
			const replies = edges.slice(1).flatMap((edge, index) => reader.feed(text.slice(edges[index], edge)) ?? []);
			assert.deepEqual(
				replies.map(({ code, text: said }) => `${code} ${said}`),
				["220 here", "250 one two x three", "354 ", "550 5.1.1 no"],
			);
		}),
	);
});

for (const text of ["SSH-2.0-x\r\n", "HTTP/1.1 400\r\n", "99 x\r\n", "250x\r\n", `250 ${"a".repeat(5000)}`, "250-a\r\n".repeat(200)])
	test(`${JSON.stringify(text.slice(0, 20))} is no mail server`, () => {
		assert.equal(createReplyReader().feed(text), undefined);
	});

test("whatever a stranger sends, it is read or refused", () => {
	fc.assert(
		fc.property(fc.array(fc.string({ unit: "binary", maxLength: 50 })), (parts) => {
			const reader = createReplyReader();
			for (const part of parts) if (reader.feed(part) === undefined) return;
		}),
	);
});
