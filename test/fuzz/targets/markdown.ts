/** Markdown of reports and comments. A wrong address in it would lead readers elsewhere, or run. */
import assert from "node:assert/strict";
import { parseMarkdown } from "../../../src/account/markdown/parse.ts";
import { inlinesOf, plainText } from "../../../src/account/markdown/plain.ts";
import { type Target, textOf } from "../target.ts";
import { textInput } from "../text.ts";

const SAMPLES = [
	"# A\n\nOne **two** `three` [four](https://a.example/x?y=1) ![five](image:bars 'six')\n\n- a\n  - b\n\n1. c\n\n> d\n\n| a | b |\n|---|---|\n| 1 | 2 |",
	"{{members}}\n\n{{cves vendor=norden}} <script>alert(1)</script> [a](javascript:alert(1))\n\n{{end}}\n\n```\ncode\n```",
];

const markdown: Target = {
	name: "markdown",
	make: (chance, seeds) => textInput(chance, SAMPLES, seeds.prose),
	most: (length) => 20_000 + 40 * length,
	run(input) {
		const bounds = { letters: 100_000, nodes: 10_000 };
		const parsed = parseMarkdown(textOf(input), bounds);
		return {
			answer: parsed,
			laws: () => {
				if (!parsed.ok) return;
				assert.equal(typeof plainText(parsed.value), "string");
				for (const inline of inlinesOf(parsed.value)) {
					if (inline.kind === "link") assert.match(inline.href, /^(?:https?:\/\/|mailto:|\/(?![/\\])|#)/);
					if (inline.kind === "image") assert.match(`${inline.name} ${inline.alt}`, /^[a-z0-9-]+ \S/);
				}
			},
		};
	},
};

/** All of them. */
export const markdownTargets: readonly Target[] = [markdown];
