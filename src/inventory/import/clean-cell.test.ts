import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cpuMs } from "../../../test/support/cpu-time.ts";
import { cleanCell, withoutCredentials, withoutFormulaMark } from "./clean-cell.ts";

for (const [cell, text] of [
	["DS-2CD2142FWD-I", "DS-2CD2142FWD-I"],
	["  Lager \u00a0 Nord\t", "Lager Nord"],
	["'=1+1", "=1+1"],
	["''=1+1", "'=1+1"],
	["'quoted", "'quoted"],
	['="0012345678"', "0012345678"],
	["\u0000\u202eabc\u0007", "abc"],
	["Geutebr\u00c3\u00bcck", "Geutebrück"],
	["", undefined],
	["   ", undefined],
	["?", undefined],
	["N/A", undefined],
	["Unbekannt", undefined],
	["inconnu", undefined],
	[" - ", undefined],
	["未知", undefined],
	["none", undefined],
	["k.A.", undefined],
] as const) {
	test(`cell ${JSON.stringify(cell)}`, () => assert.equal(cleanCell(cell), text));
}

for (const [text, bare] of [
	["rtsp://admin:hunter2@10.0.0.5:554/Streaming", "rtsp://10.0.0.5:554/Streaming"],
	["rtsp://admin:p@ss/hunter2@10.0.0.5/1", "rtsp://10.0.0.5/1"],
	["admin:hunter2@10.0.0.5", "10.0.0.5"],
	["http://10.0.0.5/cgi?user=a&pwd=hunter2", "http://10.0.0.5/cgi"],
	["rtsp://a:hunter2@10.0.0.1,rtsp://b:hunter2@10.0.0.2", "rtsp://10.0.0.1, rtsp://10.0.0.2"],
	["rtsp://admin:my hunter2 pass@10.0.0.5/1", "rtsp://10.0.0.5/1"],
	["rtsp://admin:a://hunter2@10.0.0.5", "rtsp://10.0.0.5"],
	["http://10.0.0.1:80 ask bob@example.org", "http://10.0.0.1:80 ask bob@example.org"],
	["bob@example.org", "bob@example.org"],
] as const) {
	test(`credentials of ${text}`, () => {
		assert.equal(withoutCredentials(text), bare);
		assert.ok(!(cleanCell(text) ?? "").includes("hunter2"));
	});
}

test("a cell is bounded, and cutting it never bares a password", () => {
	const cell = `${"x".repeat(490)} rtsp://admin:hunter2@10.0.0.5`;
	const text = cleanCell(cell) ?? "";
	assert.ok(text.length <= 500);
	assert.ok(!text.includes("hunter"));
});

test("hostile cells of 64 KiB take no time", () => {
	const started = cpuMs();
	for (const unit of ["://", "@", "a:b@", "rtsp://a:b ", " ", "'", "://@ ", "a://b:c d"]) cleanCell(unit.repeat(65_536 / unit.length));
	assert.ok(cpuMs() - started < 1_000);
});

test("any text: bounded, without control characters, and clean text stays as it is", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary", maxLength: 700 }), (cell) => {
			const text = cleanCell(cell);
			if (text === undefined) return;
			assert.ok(text.length <= 500 && text.length > 0);
			assert.ok(!/[\u0000-\u001f\u202e]/.test(text));
			if (!/^'|^="/.test(text)) assert.equal(cleanCell(text), text);
		}),
	);
});

test("64 KiB of any repetition is cleaned in time", () => {
	for (const piece of [".", ":", "a.", "://", "a://", "@", ":@", "://.", "[", "\u00a0", "=", "'", " "]) {
		for (const [head, tail] of [
			["", ""],
			["", ":@"],
			["://", ":x b@"],
			["://[", "]:x b@"],
		]) {
			const text = `${head}${piece.repeat(65_536 / piece.length)}${tail}`;
			for (const clean of [cleanCell, withoutCredentials, withoutFormulaMark]) {
				const start = cpuMs();
				clean(text);
				assert.ok(cpuMs() - start < 1000, `${clean.name} of ${JSON.stringify(piece)}: ${cpuMs() - start} ms`);
			}
		}
	}
});
