/** Roots out of a feed that somebody downloaded. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { rootsIn, rootTags } from "./public-campaign.ts";

const id = "01jabcdefg";
const root = "a".repeat(64);
const [campaign, tag] = rootTags({ id, root });

for (const [form, text] of [
	[
		"Atom",
		`<feed><entry><category term="${campaign}"/><category term="${tag}"/></entry><entry><category term="root:${"b".repeat(64)}"/></entry></feed>`,
	],
	["RSS", `<rss><channel><item><category>${campaign}</category><category>${tag}</category></item></channel></rss>`],
	["JSON Feed", JSON.stringify({ items: [{ tags: [campaign, tag] }, { tags: 5 }, null] })],
] as const)
	test(`${form}: a root by its campaign`, () => {
		assert.deepEqual([...rootsIn(text)], [[id, root]]);
	});

test("a root of one entry is never that of another", () => {
	assert.equal(rootsIn(`<entry><category term="${campaign}"/></entry><entry><category term="${tag}"/></entry>`).size, 0);
});

test("what is no feed has none", () => {
	fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void rootsIn(text)));
	for (const text of ["", "{", "{}", "[]", "null", "<html>", '{"items":[{"tags":["campaign:x"]}]}']) assert.equal(rootsIn(text).size, 0);
});
