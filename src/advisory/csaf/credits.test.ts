/** Thanks and weaknesses of CSAF documents, in both editions, and of what is none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readCredits } from "./credits.ts";

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const ada = { names: ["Ada"], organization: "Harbour", summary: "found it", urls: ["https://harbour.example/"] };

// form, document, thanks, weaknesses
for (const [form, document, thanks, weaknesses] of [
	[
		"CSAF 2.0: one cwe",
		{ document: { acknowledgments: [ada] }, vulnerabilities: [{ cwe: { id: "CWE-287", name: "Improper Authentication" } }] },
		[ada],
		[["/vulnerabilities/0", [{ id: "CWE-287", name: "Improper Authentication" }]]],
	],
	[
		"CSAF 2.1: a list of cwes, thanks below a hole, each once",
		{
			document: { acknowledgments: [ada] },
			vulnerabilities: [{}, { acknowledgments: [ada, { organization: "Quay" }], cwes: [{ id: "CWE-20", name: "a", version: "4.19" }] }],
		},
		[ada, { names: [], organization: "Quay", summary: "", urls: [] }],
		[["/vulnerabilities/1", [{ id: "CWE-20", name: "a" }]]],
	],
	[
		"wrong types are left out, the rest stays",
		{
			document: { acknowledgments: [null, 7, { names: "Ada" }, { names: [1, "Bob"] }] },
			vulnerabilities: ["x", { cwe: { id: "CWE-287<script>", name: 1 } }, { cwes: { id: "CWE-1" } }],
		},
		[{ names: ["Bob"], organization: "", summary: "", urls: [] }],
		[],
	],
	["no CSAF document", { "@context": "https://openvex.dev/ns" }, [], []],
] as const) {
	test(`credits: ${form}`, () => {
		const credits = readCredits(bytes(document));
		assert.deepEqual(credits.thanks, thanks);
		assert.deepEqual([...credits.weaknesses], weaknesses);
	});
}

test("credits: what is no JSON gives none", () => {
	assert.deepEqual(readCredits(new Uint8Array([0xff, 0x00])).thanks, []);
	assert.deepEqual(readCredits(new TextEncoder().encode("{")).thanks, []);
});
