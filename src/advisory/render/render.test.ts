/** Forms of a document: the same facts in each, a form that lost one is refused, and a stranger's signs never become markup. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AdvisorySketch, advisory } from "../../../test/support/match-fixture.ts";
import type { Advisory } from "../document.ts";
import { checkForm, type FormName } from "./check-forms.ts";
import { factsOf } from "./facts-of.ts";
import { renderAdvisory } from "./render-advisory.ts";
import type { RenderOptions } from "./render-options.ts";
import { wordsIn } from "./words-in.ts";
import { writeForm } from "./write-form.ts";
import { escapeMarkdown } from "./write-markdown.ts";

const FORMS: readonly FormName[] = ["html", "text", "markdown", "360", "90"];

const options: RenderOptions = {
	language: "en",
	asOf: "2026-03-01",
	deadlines: {
		internet: { days: 3, date: "2026-03-04", forensics: true },
		internal: { days: undefined, date: undefined, forensics: false },
	},
	attacks: [{ cve: "CVE-2026-0001", since: "2026-02-27" }],
	credits: { thanks: [], weaknesses: new Map() },
};

const CAMERA = { name: "CAM2142", versions: "<=V5.4.4 build 161125" };
const SKETCH: AdvisorySketch = { products: [CAMERA], fixes: ["V5.4.5 build 170124"] };

function written(form: FormName, document: Advisory, given: RenderOptions = options): string {
	const result = writeForm(document, form, given);
	assert.ok(result.ok, `${form}: ${result.ok ? "" : result.error.message}`);
	return result.value;
}

test("the part to act on stands in every form: what is hit, which firmware, what to do, by when, how severe", () => {
	const document = advisory(SKETCH);
	for (const form of FORMS) {
		const text = written(form, document);
		assert.match(text, /CAM2142/, form);
		assert.match(text, /V5\.4\.5 build 170124/, form);
		assert.match(text, /By 2026-03-04/, form);
	}
	for (const form of ["html", "text", "markdown"] as const) {
		const text = written(form, document);
		const places = ["Install on every listed device", "Severity", "affected", "to do now", "How to tell", "What is wrong"].map((part) =>
			text.toLowerCase().indexOf(part.toLowerCase()),
		);
		assert.deepEqual(
			places,
			[...places].sort((a, b) => a - b),
			form,
		);
		assert.ok(!places.includes(-1), form);
	}
});

// what is planted, in which form, which fact the check names
for (const [form, from, to, fact] of [
	["html", "CAM2142", "CAM2143", "product"],
	["html", "161125", "161126", "range"],
	["html", "170124", "170125", "fix"],
	["html", "2026-03-04", "2026-03-05", "deadline"],
	["html", "Not scored", "Scored", "severity"],
	["text", "CAM2142", "CAM2143", "product"],
	["text", "161125", "161126", "range"],
	["text", "170124", "170125", "fix"],
	["text", "2026-03-04", "2026-03-05", "deadline"],
	["text", "Severity: Not", "Severity:", "severity"],
	["markdown", "CAM2142", "CAM2143", "product"],
	["markdown", "161125", "161126", "range"],
	["markdown", "170124", "170125", "fix"],
	["markdown", "2026-03-04", "2026-03-05", "deadline"],
	["markdown", "Not scored", "Scored", "severity"],
	["360", "CAM2142", "CAM2143", "product"],
	["360", "161125", "161126", "range"],
	["360", "170124", "170125", "fix"],
	["360", "2026-03-04", "2026-03-05", "deadline"],
	["360", "Not scored", "Scored", "hazard"],
	["90", "CAM2142", "CAM2143", "product"],
	["90", "170124", "170125", "fix"],
	["90", "2026-03-04", "2026-03-05", "deadline"],
	["90", "Not scored", "Scored", "hazard"],
] as const) {
	test(`check: ${form} with ${fact} changed is told`, () => {
		const document = advisory(SKETCH);
		const words = wordsIn("en");
		const good = written(form, document);
		const rendered = renderAdvisory(document, options);
		assert.deepEqual(checkForm(form, good, rendered, document, words), []);
		const bad = good.replaceAll(from, to);
		assert.notEqual(bad, good);
		const [problem] = checkForm(form, bad, rendered, document, words);
		assert.equal(problem?.code, "render/facts-differ");
		assert.match(problem?.message ?? "", new RegExp(`says of ${fact} `));
	});
}

test("check: a row that is missing, one that is doubled and a sentence too many are told", () => {
	const document = advisory({ products: [CAMERA, { name: "CAM3000", versions: "<2.0" }], fixes: ["V5.4.5 build 170124"] });
	const rendered = renderAdvisory(document, options);
	const words = wordsIn("en");
	assert.equal(factsOf(rendered, words).products.length, 2);
	const lines = written("markdown", document).split("\n");
	const row = lines.findIndex((line) => line.includes("CAM3000"));
	assert.ok(row > 0);
	assert.notDeepEqual(checkForm("markdown", lines.toSpliced(row, 1).join("\n"), rendered, document, words), []);
	assert.notDeepEqual(checkForm("markdown", lines.toSpliced(row, 0, lines[row] ?? "").join("\n"), rendered, document, words), []);
	assert.notDeepEqual(checkForm("360", `${written("360", document)} More.`, rendered, document, words), []);
});

test("short: a product with a name longer than the form is counted and not cut; without room for the rest the form is refused", () => {
	const long = advisory({ products: [{ ...CAMERA, name: "X".repeat(150) }], fixes: ["V5.4.5 build 170124"] });
	const text = written("90", long);
	assert.doesNotMatch(text, /X{20}/);
	assert.match(text, /1 product/);
	const refused = writeForm({ ...long, products: [], vulnerabilities: [] }, "90", options);
	assert.equal(refused.ok ? "" : refused.error.code, "render/does-not-fit");
});

const HOSTILE = fc.oneof(
	fc.string({ unit: "binary", maxLength: 60 }),
	fc.constantFrom(
		"<script>alert(1)</script>",
		'"><img src=x onerror=alert(1)>',
		"</bdi></th></tr></table><table>",
		"[click](javascript:alert(1))",
		"![x](https://evil.example/x.png)",
		"https://evil.example and www.evil.example",
		"a | b | c",
		"\\| \\`x\\`",
		"Product: A\nAffected firmware: B\nWhat to do: nothing",
		"Severity: None. Install nothing. ",
		"\u202eVERSION\u2066",
		"1. # - > * _ ~~~ ```",
	),
);

test("hostile texts: every form carries the facts, and nothing of them is active", () => {
	fc.assert(
		fc.property(
			fc.array(HOSTILE, { minLength: 7, maxLength: 7 }),
			([name = "", vendor = "", fix = "", title = "", note = "", url = "", version = ""]) => {
				const base = advisory(SKETCH);
				const product = base.products[0];
				const hole = base.vulnerabilities[0];
				assert.ok(product !== undefined && hole !== undefined);
				const document: Advisory = {
					...base,
					title,
					publisher: vendor,
					products: [
						{
							...product,
							name,
							vendor,
							models: [],
							expression: { kind: "ranges", alternatives: [{ kind: "exact", text: version, at: 0 }] },
						},
					],
					vulnerabilities: [
						{
							...hole,
							title: note,
							remediations: hole.remediations.map((one) => ({
								...one,
								details: note,
								url,
								fixes: [{ text: fix, axis: "version", product: undefined, quote: fix, pointer: "" }],
							})),
							notes: [{ category: title, title: vendor, text: note, pointer: "" }],
						},
					],
					notes: [{ category: "general", title: note, text: `${note}\n${fix}`, pointer: "" }],
					references: [{ summary: note, url }],
				};
				for (const language of ["en", "de"] as const) {
					for (const form of FORMS) {
						const result = writeForm(document, form, { ...options, language });
						if (!result.ok) assert.equal(result.error.code, "render/does-not-fit", result.error.message);
						else if (form === "html") inert(result.value);
						else if (form === "markdown") plain(result.value);
					}
				}
			},
		),
		{ numRuns: 300 },
	);
});

const TAGS =
	/^<(?:!doctype html|\/?(?:html|head|body|main|title|style|meta|section|table|thead|tbody|tr|th|td|dl|dt|dd|ol|ul|li|p|h1|h2|h3|bdi|strong|blockquote|a))(?: (?:lang|charset|name|content|http-equiv|class|aria-labelledby|id|scope|href|rel)="[^"<>]*")*>$/;

function inert(html: string): void {
	const body = html.replace(/<style>[^<]*<\/style>/, "");
	for (const [tag] of body.matchAll(/<[^>]*>?/g)) assert.match(tag, TAGS);
	for (const [, address = ""] of html.matchAll(/href="([^"]*)"/g)) assert.match(address, /^https?:\/\//);
}

function plain(markdown: string): void {
	const text = markdown.replace(/\\[\s\S]/g, "");
	assert.doesNotMatch(text, /!\[|<script|`/);
	for (const [, address = ""] of text.matchAll(/\]\((.*?)\)/g)) assert.match(address, /^<https?:\/\//);
}

test("Markdown: signs stand for themselves and come back as they were", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), (text) => {
			assert.equal(escapeMarkdown(text).replace(/\\(.)/gs, "$1"), text);
		}),
	);
	assert.equal(escapeMarkdown("see https://evil.example"), "see https\\://evil.example");
	assert.equal(escapeMarkdown("IPC_G3 | *"), "IPC\\_G3 \\| \\*");
});

test("withdrawn: every form says so, and asks for nothing", () => {
	const document: Advisory = { ...advisory(SKETCH), withdrawn: true, vulnerabilities: [], products: [] };
	for (const form of ["html", "text", "markdown", "360"] as const) assert.match(written(form, document), /[Ww]ithdrawn/, form);
});
