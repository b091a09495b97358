import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseMarkdown } from "./parse.ts";
import { inlinesOf, plainText } from "./plain.ts";

const BOUNDS = { letters: 20_000, nodes: 2_000 };

function read(text: string) {
	const parsed = parseMarkdown(text, BOUNDS);
	assert.ok(parsed.ok, parsed.ok ? "" : parsed.error.code);
	return parsed.value;
}

function refused(text: string): string {
	const parsed = parseMarkdown(text, BOUNDS);
	return parsed.ok ? "read" : parsed.error.code;
}

test("what a report is made of becomes a tree", () => {
	assert.deepEqual(read("# Title\n\nOne **two** `three`\nfour"), [
		{ kind: "heading", level: 2, children: [{ kind: "text", text: "Title" }] },
		{
			kind: "paragraph",
			children: [
				{ kind: "text", text: "One " },
				{ kind: "strong", children: [{ kind: "text", text: "two" }] },
				{ kind: "text", text: " " },
				{ kind: "code", text: "three" },
				{ kind: "text", text: "\n" },
				{ kind: "text", text: "four" },
			],
		},
	]);
	assert.deepEqual(read("3. a\n4. b\n   - c"), [
		{
			kind: "list",
			start: 3,
			items: [
				[{ kind: "paragraph", children: [{ kind: "text", text: "a" }] }],
				[
					{ kind: "paragraph", children: [{ kind: "text", text: "b" }] },
					{ kind: "list", start: undefined, items: [[{ kind: "paragraph", children: [{ kind: "text", text: "c" }] }]] },
				],
			],
		},
	]);
	assert.deepEqual(read("| a | b |\n|---|---|\n| 1 | 2 |"), [
		{
			kind: "table",
			head: [[{ kind: "text", text: "a" }], [{ kind: "text", text: "b" }]],
			rows: [[[{ kind: "text", text: "1" }], [{ kind: "text", text: "2" }]]],
		},
	]);
	assert.deepEqual(read("![Bars](image:bars-1 'By year')"), [
		{ kind: "paragraph", children: [{ kind: "image", name: "bars-1", alt: "Bars", caption: "By year" }] },
	]);
});

test("figures stand apart from the words around them; a part for members has a beginning and an end", () => {
	const [paragraph] = read("There are {{cves vendor=norden}} holes { {{ }} {{a{b}}.");
	assert.ok(paragraph?.kind === "paragraph");
	assert.deepEqual(
		paragraph.children.filter(({ kind }) => kind === "figure"),
		[{ kind: "figure", query: "cves vendor=norden" }],
	);
	assert.equal(
		plainText([paragraph], () => "12"),
		"There are 12 holes { {{ }} {{a{b}}.",
	);
	assert.deepEqual(
		read("a\n\n{{members}}\n\nb\n\n{{end}}\n\nc").map(({ kind }) => kind),
		["paragraph", "members", "paragraph"],
	);
	for (const text of ["{{members}}\n\na", "{{end}}", "{{members}}\n\n{{members}}\n\n{{end}}"])
		assert.equal(refused(text), "markdown/unclosed");
});

// The vectors are those of OWASP's XSS filter evasion page, as far as they can be written in Markdown, and of CommonMark's own corners.
for (const text of [
	"[a](javascript:alert(1))",
	"[a](JaVaScRiPt:alert(1))",
	"[a](javascript&colon;alert(1))",
	"[a](&#x6A;avascript:alert(1))",
	"[a](java\\script:alert(1))",
	"[a](data:text/html;base64,PHNjcmlwdD4=)",
	"[a](vbscript:msgbox(1))",
	"[a](//elsewhere.example/)",
	"[a](/\\elsewhere.example/)",
	"[a](https://user:word@elsewhere.example/)",
	"<javascript:alert(1)>",
	"[a](<javascript:alert(1)>)",
	"[a](file:///etc/passwd)",
	"[a]( )",
])
	test(`no link comes of ${JSON.stringify(text)}`, () => {
		const parsed = parseMarkdown(text, BOUNDS);
		if (parsed.ok) for (const inline of inlinesOf(parsed.value)) assert.notEqual(inline.kind, "link");
		else assert.equal(parsed.error.code, "markdown/bad-link");
	});

for (const [text, code] of [
	["![](image:a)", "markdown/no-alt"],
	["![  ](image:a)", "markdown/no-alt"],
	["![a](https://elsewhere.example/pixel.gif)", "markdown/bad-image"],
	["![a](data:image/svg+xml,<svg/onload=alert(1)>)", "markdown/bad-image"],
	["![a](image:../secret)", "markdown/bad-image"],
	["a".repeat(BOUNDS.letters + 1), "markdown/too-long"],
	["*a* ".repeat(1_500), "markdown/too-long"],
] as const)
	test(`refused: ${text.slice(0, 40)}`, () => assert.equal(refused(text), code));

test("HTML is text", () => {
	for (const text of ["<script>alert(1)</script>", "a <img src=x onerror=alert(1)> b", "<!-- hidden -->", "<svg><style>*{}</style></svg>"])
		assert.equal(plainText(read(text)), text);
});

test("whatever is written, it is read or refused, nested no deeper than the bound, and every link leads to a place on the web", () => {
	const signs = fc.constantFrom(
		"*",
		"_",
		"`",
		"[",
		"](",
		")",
		"!",
		">",
		"- ",
		"1. ",
		"\n",
		"\n\n",
		"    ",
		"|",
		"---",
		"{{",
		"}}",
		"<",
		"#",
		"a",
		"\0",
	);
	fc.assert(
		fc.property(fc.array(fc.oneof(signs, fc.webUrl(), fc.string({ maxLength: 4 })), { maxLength: 200 }), (parts) => {
			const parsed = parseMarkdown(parts.join(""), BOUNDS);
			if (!parsed.ok) return assert.match(parsed.error.code, /^markdown\//);
			for (const inline of inlinesOf(parsed.value))
				if (inline.kind === "link") assert.match(inline.href, /^(?:https?:\/\/|mailto:|\/(?![/\\])|#)/);
		}),
	);
});
