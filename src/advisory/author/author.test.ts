/** Drafts: the document they give keeps the standard and says to the matcher what the author stated; ids are stable; hostile JSON is refused. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { readCsaf } from "../csaf/read.ts";
import { validateText } from "../csaf/validate/validate.ts";
import { checkDraft } from "./check-draft.ts";
import { type Draft, emptyDraft } from "./draft.ts";
import { flipsAt, tlpAt } from "./embargo.ts";
import { draftFromFacts, isFacts } from "./from-facts.ts";
import { csafModels } from "./model-pattern.ts";
import { productIdOf } from "./product-id.ts";
import { readDraft } from "./read-draft.ts";
import { SAMPLE_DRAFT } from "./sample-draft.ts";
import { toCsaf } from "./to-csaf.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const FACTS = join(import.meta.dirname, "..", "..", "..", "data", "catalog", "facts");

function validated(draft: Draft, status: "draft" | "final" = "final") {
	return validateText(toCsaf(draft, { now: NOW, status }), { profile: "full", now: NOW / 1000 });
}

/** Informative: host names of tests answer nobody, and ranges are no single versions. */
const EXPECTED: ReadonlySet<string> = new Set(["6.3.6", "6.3.7", "6.3.9", "6.3.10"]);

test("the document of a complete draft passes every test of the standard and every lint", () => {
	const more = (findings: readonly { readonly rule: string }[]) => findings.filter(({ rule }) => !EXPECTED.has(rule));
	assert.deepEqual(more(validated(SAMPLE_DRAFT).findings), []);
	assert.deepEqual(more(checkDraft(SAMPLE_DRAFT, NOW)), []);
	const asDraft = validated(SAMPLE_DRAFT, "draft");
	assert.equal(asDraft.valid, true);
	const later = { ...SAMPLE_DRAFT, releases: [{ date: "2026-01-05T08:00:00Z", summary: "First release." }], change: "New fix." };
	assert.deepEqual(more(validated(later).findings), []);
	assert.match(toCsaf(later, { now: NOW, status: "final" }), /"version": "2"/);
});

test("what the author states is what a reader of the document finds", () => {
	const read = readCsaf(new TextEncoder().encode(toCsaf(SAMPLE_DRAFT, { now: NOW, status: "final" })), "f.json");
	assert.ok(read.ok);
	const { products, vulnerabilities, repairs } = read.value;
	assert.deepEqual(repairs, []);
	const [hole] = vulnerabilities;
	assert.ok(hole !== undefined);
	const stated = products.map(({ name, productId, expressionText }) => [name, hole.status.get(productId), expressionText]);
	assert.deepEqual(stated, [
		["CAM2142", "known_affected", "vers:hikvision/>=V5.2.0%20build%20140721|<=V5.4.4%20build%20161125"],
		["CAM2142", "fixed", "vers:hikvision/>=V5.4.5%20build%20170124"],
		["REC300 Series", "known_affected", "vers:all/*"],
	]);
	assert.equal(hole.remediations[0]?.fixes[0]?.text, "V5.4.5 build 170124");
	assert.equal(hole.scores[0]?.baseScore, 9.8);
});

test("ids are the same in every advisory, and differ with vendor, name and range", () => {
	const ids = (draft: Draft) =>
		[...new Set([...toCsaf(draft, { now: NOW, status: "final" }).matchAll(/SWP-[0-9a-f]{16}/g)].map(([id]) => id))].sort();
	const other: Draft = { ...SAMPLE_DRAFT, trackingId: "NORDEN-2026-0002", products: [...SAMPLE_DRAFT.products].reverse() };
	assert.deepEqual(ids(other), ids(SAMPLE_DRAFT));
	assert.notEqual(productIdOf("a", "b", "c"), productIdOf("a", "bc", ""));
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.string(), fc.string(), fc.string()), { maxLength: 50 }), (leaves) => {
			const keys = new Set(leaves.map((leaf) => leaf.join("\n")));
			assert.equal(new Set(leaves.map((leaf) => productIdOf(...leaf))).size, keys.size);
		}),
	);
});

for (const file of readdirSync(FACTS).filter((name) => name.startsWith("cve-")))
	test(`facts: ${file} gives a draft that lacks nothing of the standard`, () => {
		const facts: unknown = JSON.parse(readFileSync(join(FACTS, file), "utf8"));
		assert.ok(isFacts(facts));
		const draft = draftFromFacts(facts, "EXAMPLE-2026-0001", SAMPLE_DRAFT.publisher, file);
		assert.ok(draft.ok, JSON.stringify(draft));
		assert.deepEqual(
			validated({ ...draft.value, tlp: "CLEAR" }).findings.filter(({ level }) => level === "error"),
			[],
		);
		assert.deepEqual(readDraft(JSON.parse(JSON.stringify(draft.value)), ""), draft);
	});

// what is wrong, the rule that says so
const [HOLE] = SAMPLE_DRAFT.holes;
assert.ok(HOLE !== undefined);
for (const [change, rule] of [
	[{ publisher: { ...SAMPLE_DRAFT.publisher, namespace: "norden.example" } }, "author/no-namespace"],
	[{ summary: " " }, "author/no-summary"],
	[{ holes: [] }, "author/no-hole"],
	[{ embargoUntil: "tomorrow", tlp: "AMBER" }, "author/bad-embargo"],
	[{ embargoUntil: "2026-12-01T08:00Z" }, "author/embargo-of-nothing"],
	[{ products: [...SAMPLE_DRAFT.products, ...SAMPLE_DRAFT.products] }, "author/doubled-key"],
	[{ products: [] }, "author/unknown-product"],
	[{ holes: [{ ...HOLE, cvss3: "CVSS:3.1/AV:N" }] }, "author/bad-vector"],
	[{ holes: [{ ...HOLE, cvss3: HOLE.cvss4 }] }, "author/bad-vector"],
	[{ holes: [{ ...HOLE, cwe: "CWE-999999" }] }, "author/unknown-weakness"],
	[{ holes: [{ ...HOLE, statements: [] }] }, "author/no-statement"],
	[{ marks: [{ field: "/title", confidence: "low", found: "line 1" }] }, "author/not-looked-over"],
] as readonly (readonly [Partial<Draft>, string])[])
	test(`check: ${JSON.stringify(change).slice(0, 60)} is told as ${rule}`, () => {
		const found = checkDraft({ ...SAMPLE_DRAFT, ...change }, NOW);
		assert.ok(
			found.some((finding) => finding.rule === rule),
			JSON.stringify(found),
		);
	});

test("an embargo ends at its minute, and one that cannot be read never does", () => {
	const draft = { tlp: "AMBER", embargoUntil: "2026-12-01T08:00Z" } as const;
	const end = Date.parse(draft.embargoUntil);
	assert.equal(tlpAt(draft, end - 1), "AMBER");
	assert.equal(tlpAt(draft, end), "CLEAR");
	assert.equal(flipsAt(draft, end - 1), end);
	assert.equal(flipsAt(draft, end), undefined);
	assert.equal(tlpAt({ ...draft, embargoUntil: "soon" }, Number.MAX_SAFE_INTEGER), "AMBER");
	assert.match(toCsaf({ ...SAMPLE_DRAFT, ...draft }, { now: end - 1, status: "final" }), /"label": "AMBER"/);
	assert.match(toCsaf({ ...SAMPLE_DRAFT, ...draft }, { now: end, status: "final" }), /"label": "WHITE"/);
});

test("models: an x is one character, a series begins so, and signs of the notation stand for themselves", () => {
	assert.deepEqual(csafModels("DS-2CD2xx2FWD Series"), ["DS-2CD2??2FWD*"]);
	assert.deepEqual(csafModels("A*B?"), ["A\\*B\\?"]);
	assert.deepEqual(csafModels(" "), []);
});

test("read: any JSON gives a draft or says what is wrong, and what was read reads the same again", () => {
	fc.assert(
		fc.property(
			fc.oneof(fc.jsonValue(), fc.record({ products: fc.jsonValue(), holes: fc.jsonValue(), title: fc.string({ unit: "binary" }) })),
			(value) => {
				const read = readDraft(value, "file");
				if (!read.ok) assert.equal(read.error.code, "author/bad-draft");
				else assert.deepEqual(readDraft(JSON.parse(JSON.stringify(read.value)), "file"), read);
			},
		),
	);
	assert.equal(readDraft({ produkts: [] }, "f").ok, false);
	assert.deepEqual(readDraft({}, "f"), { ok: true, value: emptyDraft("") });
});

test("hostile texts in a draft never break the document: it is JSON, and reads back", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (name, version) => {
			const draft: Draft = {
				...SAMPLE_DRAFT,
				title: name,
				products: SAMPLE_DRAFT.products.map((product) => ({ ...product, name, vendor: name, models: [name] })),
				holes: SAMPLE_DRAFT.holes.map((hole) => ({
					...hole,
					statements: hole.statements.map((one) => ({ ...one, from: version, to: version, fix: name })),
				})),
			};
			const json = toCsaf(draft, { now: NOW, status: "final" });
			assert.doesNotThrow(() => JSON.parse(json));
			checkDraft(draft, NOW);
		}),
		{ numRuns: 50 },
	);
});
