import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutTail } from "./text.ts";

test("signs are taken off the end of a text and nowhere else", () => {
	assert.equal(withoutTail("1.500", "0"), "1.5");
	assert.equal(withoutTail("0001", "0"), "0001");
	assert.equal(withoutTail("IPC-HX4XXX).).", ".)"), "IPC-HX4XXX");
	assert.equal(withoutTail("000", "0"), "");
	assert.equal(withoutTail("", "0"), "");
});

test("a row of signs in the middle costs no more than its length", () => {
	const text = `${"0".repeat(1_000_000)}1`;
	const { user, system } = process.cpuUsage();
	assert.equal(withoutTail(text, "0"), text);
	const end = process.cpuUsage();
	assert.ok(end.user + end.system - user - system < 250_000);
});
