import assert from "node:assert/strict";
import { test } from "node:test";
import { cpuMs } from "../../../test/support/cpu-time.ts";
import type { ModelConvention } from "../vendor.ts";
import { describedBy, isCategoryName, modelWords, nameBeforeCondition, nameBehindKind, stripTrailingKind } from "./category.ts";
import { readDeviceModel, toChars } from "./characters.ts";
import { compileModelPattern } from "./compile.ts";
import { compileCsaf } from "./csaf-notation.ts";
import { buildReading } from "./reading.ts";
import { expandSlashes } from "./slash.ts";
import { compact, stripLeading, tidyModel } from "./tidy.ts";
import { stripVendorWords } from "./vendor-words.ts";

const convention: ModelConvention = { prefixes: ["DH-"], innerX: "several", trailingX: "any", lowerX: "one" };

/** Every reader of a stranger's text. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
	tidyModel,
	compact,
	stripLeading: (text) => stripLeading(text, ["DH-", "a"]),
	stripVendorWords: (text) => stripVendorWords(text, ["a"]),
	modelWords,
	isCategoryName,
	stripTrailingKind,
	nameBehindKind,
	describedBy,
	nameBeforeCondition,
	expandSlashes,
	toChars: (text) => toChars(text),
	readDeviceModel: (text) => readDeviceModel(text, convention),
	compileCsaf: (text) => compileCsaf(text, convention),
	compileModelPattern: (text) => compileModelPattern(text, { notation: "vendor", convention, siblings: [text] }),
	buildReading: (text) => buildReading(text, { notation: "vendor", convention, siblings: [text] }),
};
const PIECES = [
	" ",
	"-",
	"_",
	"a",
	"a ",
	"1",
	"1/",
	"12/",
	"AAA/",
	"12X/",
	"x",
	"X",
	"X1-",
	"-series",
	"series ",
	"(",
	"((a)",
	"camera ",
	"using ",
	"?",
	"*",
	"\\",
];
const LENGTH = 65_536;

test("every reader takes 64 KiB of any repetition in time", () => {
	for (const [name, read] of Object.entries(READERS)) {
		for (const piece of PIECES) {
			for (const tail of ["", "a@"]) {
				const text = piece.repeat(LENGTH / piece.length) + tail;
				const start = cpuMs();
				read(text);
				assert.ok(cpuMs() - start < 1000, `${name} of ${JSON.stringify(piece)}: ${cpuMs() - start} ms`);
			}
		}
	}
});

test("a sign that stands for many does not make a name longer than readers are made for", () => {
	// U+FDFA is one sign and eighteen letters and blanks when it is taken apart.
	assert.ok(tidyModel("\ufdfa".repeat(300)).length <= 600);
	assert.equal(tidyModel("\u00dc".repeat(300)), "UE".repeat(300));
});

test("blanks around a name do not turn a mark at its beginning into a remark", () => {
	assert.equal(tidyModel(" (iDS)7204 "), tidyModel("(iDS)7204"));
	assert.equal(tidyModel("(iDS)7204"), "(iDS)7204");
});
