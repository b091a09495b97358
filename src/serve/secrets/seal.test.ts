import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { createSeal, KEY_BYTES } from "./seal.ts";

const key = () => randomBytes(KEY_BYTES);

test("what was sealed opens under the same words and key, and nothing else does", () => {
	const [old, now] = [key(), key()];
	const seal = createSeal([now, old]);
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), fc.string(), fc.string(), (text, about, other) => {
			const sealed = seal.close(text.toWellFormed(), about);
			assert.equal(seal.open(sealed, about), text.toWellFormed());
			assert.notEqual(seal.close(text, about), sealed, "never the same twice");
			if (other !== about) assert.equal(seal.open(sealed, other), undefined);
			assert.equal(createSeal([key()]).open(sealed, about), undefined);
		}),
	);
	const before = createSeal([old]).close("whsec_x", "webhook a");
	assert.equal(seal.open(before, "webhook a"), "whsec_x", "the key of before opens");
	assert.deepEqual([seal.isNewest(before), seal.isNewest(seal.close("x", "a")), seal.isNewest("whsec_x")], [false, true, false]);
	assert.equal(seal.open("whsec_plain", "webhook a"), "whsec_plain", "from before there were keys");
});

test("an altered text opens nothing and breaks nothing", () => {
	const seal = createSeal([key()]);
	const sealed = seal.close("a secret", "about");
	for (let at = "seal1:".length; at < sealed.length; at += 1) {
		const other = sealed[at] === "A" ? "B" : "A";
		const opened = seal.open(`${sealed.slice(0, at)}${other}${sealed.slice(at + 1)}`, "about");
		// The last letter of base64 holds bits that say nothing.
		if (at < sealed.length - 1) assert.equal(opened, undefined, String(at));
	}
	for (const text of ["seal1:", "seal1::", `${sealed.slice(0, 25)}`, `${sealed}:x:y`.slice(0, 30)])
		assert.equal(seal.open(text, "about"), undefined);
});
