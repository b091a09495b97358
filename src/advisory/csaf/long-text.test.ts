import assert from "node:assert/strict";
import { test } from "node:test";
import { cpuMs } from "../../../test/support/cpu-time.ts";
import { extractFixes } from "../prose/extract-fixes.ts";
import { distinctiveWords, knownWords, toHint } from "../prose/product-hint.ts";
import { sentencesOf } from "../prose/sentence.ts";
import { rangeBelow, wildcardRange } from "../range/wildcard.ts";
import { cleanName, cleanProductName, stripDirt } from "./clean-name.ts";
import { splitFullName, withoutSource, withoutVendor } from "./full-name.ts";
import { hasModelToken, isModelToken, splitModelNames } from "./model-names.ts";
import { expressionFromName } from "./name-expression.ts";

/** Every reader of a stranger's text; the version slot has a test of its own. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
	cleanName,
	cleanProductName,
	stripDirt,
	splitFullName: (text) => splitFullName(text, text.slice(0, 30_000), text, text),
	withoutSource,
	withoutVendor: (text) => withoutVendor(text, "V"),
	hasModelToken,
	isModelToken,
	splitModelNames,
	expressionFromName: (text) => expressionFromName(text, { head: "", tail: "", tailAt: 0, note: "" }, true),
	"expressionFromName behind a colon": (text) => expressionFromName(text, { head: "", tail: text, tailAt: 0, note: "" }, true),
	distinctiveWords,
	knownWords: (text) => knownWords([text]),
	toHint: (text) => toHint(text, new Set(["a"])),
	sentencesOf,
	extractFixes: (text) => extractFixes(text, "", { productNames: ["a"] }),
	wildcardRange,
	rangeBelow,
};
const PIECES = [
	" ",
	"\t",
	"-",
	"a",
	"a ",
	"1",
	"1.",
	"a/",
	"(",
	"((a)",
	"a (b) ",
	", ",
	"and ",
	"- 1",
	" - ",
	" [source: a]",
	"V1.",
	"x",
	"\u00a0",
];
const LENGTH = 65_536;

test("every reader takes 64 KiB of any repetition in time", () => {
	for (const [name, read] of Object.entries(READERS)) {
		for (const piece of PIECES) {
			for (const tail of ["", "]x"]) {
				const text = piece.repeat(LENGTH / piece.length) + tail;
				const start = cpuMs();
				read(text);
				assert.ok(cpuMs() - start < 1000, `${name} of ${JSON.stringify(piece)}: ${cpuMs() - start} ms`);
			}
		}
	}
});
