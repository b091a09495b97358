/** What the engine says of the catalogue's own facts has its German, whatever a fleet holds; wrong words change no fact. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { shippedCatalogue } from "../../../../test/support/library.ts";
import { wordsOfQuestion } from "../../../match/question.ts";
import { priorityOf } from "../../../match/ssvc/priority-of.ts";
import { inGerman } from "./engine-words.tsx";

test("signals of the catalogue", async () => {
	const catalogue = await shippedCatalogue();
	assert.ok(catalogue.signals.length > 50);
	for (const { says, confidence } of catalogue.signals) {
		const sentence = `${says} (${confidence})`;
		assert.ok(inGerman(sentence) !== undefined, sentence);
	}
});

test("where to look for a missing fact", () => {
	for (const fact of ["firmware", "model", "maker", "oem_model", "condition", "vendor_statement"])
		for (const whom of [[], ["Hikvision"], ["Dahua", "Axis", "Uniview", "Hanwha"], ["Lorex"]]) {
			const { hint } = wordsOfQuestion({ fact, about: "" }, 1, new Set(whom));
			assert.ok(inGerman(hint) !== undefined, hint);
		}
});

test("why something is urgent, over every combination of what is known", () => {
	const attacks = [undefined, "unknown", { cve: "CVE-2017-7921", date: "2026-03-05", evidence: "seen in honeypots", source: "x" }] as const;
	const vectors = [[], ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"], ["CVSS:3.1/AV:L/AC:H/PR:H/UI:R/S:U/C:L/I:N/A:N"], ["nonsense"]];
	let sentences = 0;
	for (const attacked of attacks)
		for (const exposure of ["internet", "internal", "isolated", "unknown"] as const)
			for (const given of vectors) {
				const facts = { attacked, exposure, vectors: given, asOf: "2026-11-24" } as unknown as Parameters<typeof priorityOf>[0];
				for (const reason of priorityOf(facts).reasons) {
					assert.ok(inGerman(reason) !== undefined, reason);
					sentences += 1;
				}
			}
	assert.ok(sentences > 200);
});

for (const [english, german] of [
	["listed as known_affected for CVE-2017-7921", "geführt als betroffen (known_affected) für CVE-2017-7921"],
	[
		"version 5.4 is before 5.5, but the build of V5.4 is not stated, and it decides",
		"Version 5.4 kommt vor 5.5, aber der Build von V5.4 ist nicht angegeben, und er entscheidet",
	],
	[
		"CVE-2017-7921 and 4 more; attacked, in CISA KEV since 2026-03-05",
		"CVE-2017-7921 und 4 weitere; wird angegriffen, in CISA KEV seit 2026-03-05",
	],
	["<b>x</b> is not listed in this advisory", "<b>x</b> ist in dieser Warnung nicht aufgeführt"],
	["nobody has words for this", undefined],
] as const)
	test(`in German: ${english}`, () => assert.equal(inGerman(english), german));
