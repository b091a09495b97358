/** Names that the tests of the standard refer to: weaknesses, languages, licences. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readLanguageTag } from "./language-tags.ts";
import { isDeprecated, isListed, parseLicence } from "./licences.ts";
import { namesOf, releaseIndex, releaseOn, weaknessIn, weaknessReleases } from "./weaknesses.ts";

test("a weakness has the name of its release, and a state", () => {
	const at = (version: string): number => releaseIndex(version) ?? -1;
	assert.equal(weaknessIn("CWE-20", at("1.0"))?.name, "Insufficient Input Validation");
	assert.deepEqual(weaknessIn("CWE-20", at("4.13")), { name: "Improper Input Validation", isDeprecated: false, use: "discouraged" });
	assert.equal(weaknessIn("CWE-596", at("4.13"))?.isDeprecated, true);
	assert.equal(weaknessIn("CWE-1023", at("4.13"))?.use, "allowed with review");
	assert.equal(weaknessIn("CWE-1", at("4.13")), undefined);
	assert.equal(weaknessIn("CWE-1023", at("1.0")), undefined);
	assert.equal(releaseIndex("4.12.0"), at("4.12"));
	assert.equal(releaseIndex("9.9"), undefined);
	assert.equal(weaknessReleases[releaseOn("2024-01-21") ?? -1]?.version, "4.13");
	assert.equal(releaseOn("2001-01-01"), undefined);
	assert.ok(namesOf("CWE-942").length >= 2);
	assert.deepEqual(namesOf("CWE-constructor"), []);
});

/** Tag, its subtag that does not exist, its private one. */
const TAGS: readonly (readonly [tag: string, unknown: string | undefined, privateUse: string | undefined])[] = [
	["en", undefined, undefined],
	["de-CH-1996", undefined, undefined],
	["zh-cmn-Hans-CN", undefined, undefined],
	["SL-rozaj-biske", undefined, undefined],
	["es-419", undefined, undefined],
	["i-default", undefined, undefined],
	["en-u-ca-gregory", undefined, undefined],
	["ez", "language ez", undefined],
	["en-EZ", undefined, undefined],
	["en-QY", undefined, "qy"],
	["en-Qaaa", undefined, "qaaa"],
	["qtx", undefined, "qtx"],
	["en-x-own", undefined, "x-own"],
	["x-own", undefined, "x-own"],
	["en-Abcd", "script abcd", undefined],
	["de-DE-nosuchvt", "variant nosuchvt", undefined],
	["de-1996-1996", "variant 1996", undefined],
];

for (const [tag, unknown, privateUse] of TAGS) {
	test(`the language tag ${tag}`, () => {
		const read = readLanguageTag(tag);
		assert.deepEqual([read?.unknown, read?.privateUse], [unknown, privateUse]);
	});
}

test("what has not the form of a tag is none", () => {
	for (const text of ["", "e", "en_US", "en--US", "toolonglanguage"]) assert.equal(readLanguageTag(text), undefined, text);
});

/** Expression, and whether it is one; SPDX 3.0.1, annex B. */
const LICENCES: readonly (readonly [text: string, good: boolean])[] = [
	["MIT", true],
	["MIT OR any-OSI", true],
	["GPL-2.0-or-later WITH Bison-exception-2.2", true],
	["(MIT AND (LGPL-2.1-only OR BSD-3-Clause))", true],
	["Apache-1.0+", true],
	["LicenseRef-www.example.org-Example-CSAF-License-3.0", true],
	["MIT and Apache-2.0", true],
	["DocumentRef-spdx-tool-1.2:LicenseRef-MIT-Style-2", false],
	["This is a licence text.", false],
	["MIT OR", false],
	["OR MIT", false],
	["(MIT", false],
	["MIT)", false],
	["MIT WITH", false],
	["MIT Apache-2.0", false],
	["MIT Or Apache-2.0", false],
	["", false],
];

for (const [text, good] of LICENCES)
	test(`${JSON.stringify(text)} is ${good ? "an" : "no"} expression`, () => assert.equal(parseLicence(text).ok, good));

test("identifiers are listed or not, and some are given up", () => {
	assert.ok(isListed({ id: "mit", kind: "licence" }) && isListed({ id: "Bison-exception-2.2", kind: "exception" }));
	assert.ok(isDeprecated({ id: "GFDL-1.1", kind: "licence" }) && !isDeprecated({ id: "MIT", kind: "licence" }));
	assert.ok(!isListed({ id: "Nobody-1.0", kind: "licence" }) && !isListed({ id: "MIT", kind: "licence-ref" }));
});
