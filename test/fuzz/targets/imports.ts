/** Advisories that are imported as drafts: pasted pages and text, XML. Strangers wrote all of them. */
import assert from "node:assert/strict";
import { htmlToText } from "../../../src/advisory/author/import/html-text.ts";
import { draftFromProse } from "../../../src/advisory/author/import/prose.ts";
import { readDraft } from "../../../src/advisory/author/read-draft.ts";
import type { Catalogue } from "../../../src/catalog/catalogue.ts";
import { readXml } from "../../../src/store/files/read-xml.ts";
import { CVRF } from "../../support/cvrf-sample.ts";
import { type Target, textOf } from "../target.ts";
import { textInput } from "../text.ts";

const PAGES = ["<p>Update to V5.4.5</p><script>x</script>", "<table><tr><td>A&amp;B</td><td>&#x41;</td></tr></table>", "<div <p></div"];

/** All of them; the catalogue tells models. */
export const importTargets = (catalogue: Catalogue): readonly Target[] => [
	{
		name: "import/page",
		make: (chance, seeds) => textInput(chance, [...PAGES, ...seeds.prose], seeds.models),
		most: (length) => 400_000 + 60 * length,
		milliseconds: 400,
		run(input) {
			const { draft } = draftFromProse(htmlToText(textOf(input)), "X-1", catalogue);
			return {
				answer: draft,
				laws: () => {
					assert.deepEqual(readDraft(JSON.parse(JSON.stringify(draft)), "x"), { ok: true, value: draft });
					assert.ok(draft.marks.every(({ confidence }) => confidence !== "high"));
				},
			};
		},
	},
	{
		name: "import/xml",
		make: (chance) => textInput(chance, [CVRF, "<a>", "<![CDATA[", "]]>", "&lt;", "<!DOCTYPE a>", "<a b='c'/>"]),
		most: (length) => 400_000 + 100 * length,
		milliseconds: 400,
		run(input) {
			const read = readXml(textOf(input), "f");
			return { answer: read.ok ? read.value.name : read.error.code };
		},
	},
];
