/** Words of links: they read back, and none that was not made here is taken for ours. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isOurs, linkWord, readLinkWord } from "./links.ts";

const campaign = { id: "01jabcdefg", secret: "secret" };

test("a word names what it was made for, and holds for its campaign alone", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }), (subject) => {
			const word = readLinkWord(linkWord(campaign, "leave", subject));
			assert.ok(word);
			assert.deepEqual([word.campaign, word.use, word.subject], [campaign.id, "leave", Buffer.from(subject, "utf8").toString("utf8")]);
			assert.ok(isOurs(campaign, word));
			assert.ok(!isOurs({ ...campaign, secret: "other" }, word));
			assert.ok(!isOurs({ ...campaign, id: "01jabcdefh" }, word));
			assert.ok(!isOurs(campaign, { ...word, use: "acknowledge" }));
			assert.ok(!isOurs(campaign, { ...word, subject: `${word.subject}x` }));
		}),
	);
});

test("a stranger's word is none, whatever it is", () => {
	fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void readLinkWord(text)));
	for (const text of ["", "a.b.c.d", `${"x".repeat(10)}.l.${"a".repeat(5000)}.b`, "../../../etc.l.aa.bbbbbbbbbbbbbbbbbbbbbb"])
		assert.equal(readLinkWord(text), undefined);
});
