import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarkdown } from "../markdown/parse.ts";
import { citationsIn } from "./citation.ts";

function cited(text: string) {
	const tree = parseMarkdown(text, { letters: 10_000, nodes: 1_000 });
	assert.ok(tree.ok);
	return citationsIn(tree.value).map(({ kind, id, place, relation }) => [kind, id, place, relation].join(" "));
}

for (const [text, expected] of [
	["See [it](/reports/a-reset).", ["report a-reset  cites"]],
	['[It](/reports/a-reset#holes "corrects") was wrong.', ["report a-reset holes corrects"]],
	[
		'[A](/reports/a "supersedes"), [b](/responses/b "responds to"), [c](/waves/c "likes")',
		["report a  supersedes", "response b  responds to", "wave c  cites"],
	],
	["**[A](/advisories/X-1)** and CVE-2017-7921, CVE-2017-7921", ["advisory X-1  cites", "cve CVE-2017-7921  cites"]],
	[`[old](/reports/a/versions/${"0".repeat(64)})`, ["report a  cites"]],
	["- [a](/reports/a)\n- [a](/reports/a)\n\n> [b](/reports/b)", ["report a  cites", "report b  cites"]],
	["[a](https://elsewhere.example/reports/a) [b](/vendors/axis) [c](/reports) [d](/reports/a?x=1)", []],
] as const)
	test(`cited in ${text.slice(0, 60)}`, () => assert.deepEqual(cited(text), expected));

test("the passage is the paragraph, without marks and bounded", () => {
	const tree = parseMarkdown(`First.\n\nWe *measured* [it](/reports/a) ${"again ".repeat(100)}`, { letters: 10_000, nodes: 1_000 });
	assert.ok(tree.ok);
	const [found] = citationsIn(tree.value);
	assert.match(found?.passage ?? "", /^We measured it again /);
	assert.equal(found?.passage.length, 300);
});
