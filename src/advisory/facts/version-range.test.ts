import assert from "node:assert/strict";
import { test } from "node:test";
import { allVersions, between, buildDay, exactly, versTypeOf } from "./version-range.ts";

test("ranges are vers strings, lower end first, with blanks and signs encoded", () => {
	const low = { version: "V5.2.0 build 140721", inclusive: true };
	const high = { version: "V5.4.0 build 160530", inclusive: true };
	// CISA ICSA-17-124-01, series DS-2CD2xx2F-I
	assert.deepEqual(between("hikvision", low, high), {
		vers: "vers:hikvision/>=V5.2.0%20build%20140721|<=V5.4.0%20build%20160530",
		words: "V5.2.0 build 140721 to V5.4.0 build 160530",
	});
	assert.deepEqual(between("dahua", undefined, { version: buildDay("2023-12-13"), inclusive: false }), {
		vers: "vers:dahua/<build%202023-12-13",
		words: "before build 2023-12-13",
	});
	assert.equal(between("x", { version: "1", inclusive: false }, undefined).words, "after 1");
	assert.equal(between("x", { version: "1", inclusive: true }, { version: "2", inclusive: false }).words, "1 to before 2");
	assert.equal(between("x", undefined, { version: "2", inclusive: true }).words, "2 and earlier");
	assert.equal(exactly("hikvision", "3.0.3_20201113_RELEASE(HIK)").vers, "vers:hikvision/3.0.3_20201113_RELEASE(HIK)");
	assert.equal(exactly("x", "a|b%<é").vers, "vers:x/a%7Cb%25%3C%C3%A9");
	assert.deepEqual(allVersions, { vers: "vers:all/*", words: "all versions" });
});

test("a maker without a grammar of its own is generic", () => {
	assert.equal(versTypeOf("Amcrest"), "dahua");
	assert.equal(versTypeOf("MVPower"), "generic");
});
