import assert from "node:assert/strict";
import { test } from "node:test";
import { toLatinLookAlikes } from "./look-alike.ts";

test("a word whose foreign letters all look Latin becomes Latin", () => {
	for (const [text, latin] of [
		["\u0399PC-HFW1320S", "IPC-HFW1320S"],
		["D\u0405-2\u0421D2142FWD-I", "DS-2CD2142FWD-I"],
		["\u041dikvision", "Hikvision"],
		["\u0410\u0421-100", "AC-100"],
	] as const)
		assert.equal(toLatinLookAlikes(text), latin);
});

test("any other word stays", () => {
	for (const text of ["IPC-HFW1320S", "", "\u041a\u0430\u043c\u0435\u0440\u0430 2", "\u0394-100", "\u5927\u534e"])
		assert.equal(toLatinLookAlikes(text), text);
});
