/** The small rules of the public site: addresses, words of versions, first sentences, rates, tags, and what an operator states. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Expression } from "../../advisory/range/expression.ts";
import { webAddress } from "../../core/web-address.ts";
import { dueOf } from "../../match/ssvc/due.ts";
import { sayIn } from "../design/say.ts";
import { firstSentence } from "./entry.ts";
import { listPath, parseListQuery } from "./list-query.ts";
import { readOperator } from "./operator.ts";
import { createPageCache, tagOf } from "./page-cache.ts";
import { createRate } from "./rate.ts";
import { securityTxt } from "./security-txt.ts";
import { slugOf } from "./slug.ts";
import { expressionWords } from "./version-words.ts";

test("slug: an id that is an address stands as it is, every other gets a mark, and no two are one", () => {
	assert.equal(slugOf({ origin: "a", trackingId: "ICSA-17-124-01" }, false), "ICSA-17-124-01");
	assert.match(slugOf({ origin: "a", trackingId: "ICSA-17-124-01" }, true), /^ICSA-17-124-01~[0-9a-f]{12}$/);
	for (const trackingId of ["", ".", "..", "../etc", "a/b", "a b", "<x>", "\u202e", "x".repeat(101), ".hidden"])
		assert.match(slugOf({ origin: "a", trackingId }, false), /^d-[0-9a-f]{12}$/);
	assert.notEqual(slugOf({ origin: "a", trackingId: "x" }, true), slugOf({ origin: "b", trackingId: "x" }, true));
});

test("slug: whatever an id is, its address needs no escaping and leaves no folder", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), fc.boolean(), (trackingId, isShared) => {
			const slug = slugOf({ origin: "x", trackingId }, isShared);
			assert.match(slug, /^[\w.~-]{1,120}$/);
			assert.ok(slug !== "." && slug !== "..");
		}),
	);
});

// address, whether it is linked
for (const [text, linked] of [
	["https://norden.example/a?b=c#d", true],
	["http://norden.example", true],
	["javascript:alert(1)", false],
	["JaVaScRiPt:alert(1)", false],
	[" java\nscript:alert(1)", false],
	["data:text/html,<script>", false],
	["vbscript:x", false],
	["//norden.example/", false],
	["/console", false],
	["https://user:word@norden.example/", false],
	["file:///etc/passwd", false],
	[`https://norden.example/${"x".repeat(2000)}`, false],
	["", false],
] as const) {
	test(`link: ${JSON.stringify(text.slice(0, 40))}`, () => assert.equal(webAddress(text) !== undefined, linked));
}

const bound = (text: string, inclusive = true, axis: "version" | "build_date" = "version") => ({ text, inclusive, axis, at: 0 });
const interval = (lower?: ReturnType<typeof bound>, upper?: ReturnType<typeof bound>): Expression => ({
	kind: "ranges",
	alternatives: [{ kind: "interval", ...(lower === undefined ? {} : { lower }), ...(upper === undefined ? {} : { upper }) }],
});

// expression, English, German
for (const [expression, en, de] of [
	[{ kind: "all" }, "every version", "jede Version"],
	[interval(bound("V5.2.0"), bound("V5.4.0")), "V5.2.0 to V5.4.0", "V5.2.0 bis V5.4.0"],
	[interval(bound("V5.2.0")), "V5.2.0 and later", "V5.2.0 und neuer"],
	[interval(bound("V5.2.0", false)), "after V5.2.0", "nach V5.2.0"],
	[interval(undefined, bound("V5.4.0")), "up to V5.4.0", "bis V5.4.0"],
	[interval(undefined, bound("V5.4.0", false)), "before V5.4.0", "vor V5.4.0"],
	[interval(bound("V5.2.0"), bound("V5.4.0", false)), "V5.2.0 and later, before V5.4.0", "V5.2.0 und neuer, vor V5.4.0"],
	[interval(undefined, bound("2021-06-25", false, "build_date")), "built before 25 Jun 2021", "gebaut vor 25.06.2021"],
	[interval(), "every version", "jede Version"],
	[
		{ kind: "ranges", alternatives: [{ kind: "exact", text: "1.0", at: 0 }], condition: "web on" },
		"1.0, depends on: web on",
		"1.0, hängt ab von: web on",
	],
	[
		{ kind: "unparsed", text: "see note", at: 0, expected: "" },
		"as the document writes it: see note",
		"wie das Dokument es schreibt: see note",
	],
] as const satisfies readonly (readonly [Expression, string, string])[]) {
	test(`versions: ${en}`, () =>
		assert.deepEqual([expressionWords(sayIn("en"), expression), expressionWords(sayIn("de"), expression)], [en, de]));
}

// text, its first sentence
for (const [text, first] of [
	["Update it. Then rest.", "Update it."],
	["Update to v. 5.4 at once. Then rest.", "Update to v. 5.4 at once."],
	["One line\nanother. Line", "One line"],
	["No full stop", "No full stop"],
	["", ""],
] as const) {
	test(`first sentence: ${JSON.stringify(text)}`, () => assert.equal(firstSentence(text), first));
}

test("list: an address says what was asked, and what it does not understand it leaves out", () => {
	const parse = (text: string) => parseListQuery((name) => new URLSearchParams(text).get(name) ?? undefined);
	assert.deepEqual(parse("q= cam &vendor=norden&urgency=high&year=2026&page=3"), {
		q: "cam",
		vendor: "norden",
		urgency: "high",
		year: 2026,
		page: 3,
	});
	assert.deepEqual(parse("vendor=<x>&urgency=worst&year=99&page=-1"), {
		q: "",
		vendor: undefined,
		urgency: undefined,
		year: undefined,
		page: 1,
	});
	assert.equal(parse(`q=${"x".repeat(5000)}`).q.length, 200);
	for (const path of ["/advisories", "/advisories?q=a+b&vendor=norden&urgency=high&year=2026&page=3"])
		assert.equal(listPath(parse(path.split("?")[1] ?? "")), path);
});

test("rate: so many a minute for a household and for all; another minute begins anew", () => {
	const rate = createRate(2, 4);
	assert.deepEqual(
		[1, 2, 3].map(() => rate.allow("192.0.2.1", 0)),
		[true, true, false],
	);
	assert.deepEqual(
		["2001:db8:0:1::1", "2001:0db8::1:5:6:7:8", "2001:db8:0:1:9::"].map((address) => rate.allow(address, 0)),
		[true, true, false],
	);
	assert.equal(rate.allow("192.0.2.9", 0), false, "all together");
	assert.equal(rate.allow("192.0.2.1", 60_000), true);
});

test("cache: a page is made once for a state, and all go with it; it never grows past its bound", async () => {
	const cache = createPageCache(100);
	let made = 0;
	const make = () => `page ${++made}`;
	const [one, other] = [{}, {}];
	assert.equal((await cache.page(one, "a", make)).text, "page 1");
	assert.equal((await cache.page(one, "a", make)).text, "page 1");
	assert.equal((await cache.page(other, "a", make)).text, "page 2");
	await cache.page(other, "b", () => "x".repeat(97));
	assert.equal((await cache.page(other, "a", make)).text, "page 3", "the oldest went");
	await cache.page(other, "c", () => "x".repeat(101));
	assert.equal((await cache.page(other, "c", () => "anew")).text, "anew", "one that is too large is not kept");
	assert.notEqual(tagOf("a"), tagOf("b"));
});

const hole = (kevAdded: string | undefined) => ({
	vectors: ["CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"],
	attacked: kevAdded === undefined ? undefined : { kevAdded, evidence: "", date: kevAdded },
	waves: [],
});

test("due: days count from a known day where there is one, else from when a device is found", () => {
	const due = (kevAdded: string | undefined, exposure: "internet" | "internal") => {
		const { days, date, forensics } = dueOf([hole(kevAdded)], exposure, "2026-03-01") ?? {};
		return [days, date, forensics];
	};
	assert.deepEqual(due("2026-02-27", "internet"), [3, "2026-03-02", true]);
	assert.deepEqual(due(undefined, "internet").slice(1), [undefined, false]);
	assert.equal(dueOf([], "internet", "2026-03-01"), undefined);
	assert.deepEqual(
		dueOf([hole(undefined), hole("2026-02-27")], "internet", "2026-03-01")?.date,
		"2026-03-02",
		"the most urgent hole counts",
	);
});

const security = { contact: ["mailto:security@harbour.example", "https://harbour.example/report"], expires: "2027-01-01T00:00:00Z" };

test("operator: what is stated is taken, member by member", () => {
	const stated = {
		name: "Harbour CERT",
		email: "warn@harbour.example",
		contactUrl: "https://harbour.example/",
		imprint: ["Quay 1"],
		security,
	};
	const read = readOperator(stated);
	assert.ok(read.ok);
	assert.equal(read.value.name, "Harbour CERT");
	assert.deepEqual(readOperator(undefined), { ok: true, value: {} });
});

// what is wrong, where it is said to be
for (const [value, at] of [
	[7, "site"],
	[{ nme: "x" }, "site.nme"],
	[{ name: "" }, "site.name"],
	[{ name: "a\nb" }, "site.name"],
	[{ email: "nobody" }, "site.email"],
	[{ email: "a@b.example\r\nX: y" }, "site.email"],
	[{ contactUrl: "javascript:alert(1)" }, "site.contactUrl"],
	[{ imprint: "Quay 1" }, "site.imprint"],
	[{ security: { ...security, contact: [] } }, "site.security.contact"],
	[{ security: { ...security, contact: ["http://plain.example/"] } }, "site.security.contact"],
	[{ security: { ...security, contact: ["mailto:a@b.example\nExpires: never"] } }, "site.security.contact"],
	[{ security: { ...security, expires: "soon" } }, "site.security.expires"],
	[{ security: { ...security, policy: "x" } }, "site.security.policy"],
	[{ security: { ...security, languages: ["en\nde"] } }, "site.security.languages"],
] as const) {
	test(`operator: ${JSON.stringify(value)} is refused at its place`, () => {
		const read = readOperator(value);
		assert.deepEqual(read.ok ? "" : [read.error.code, read.error.at], ["http/bad-site-config", at]);
	});
}

test("security.txt: as RFC 9116 has it, and none where nothing is stated or it has run out", () => {
	const text = securityTxt({ ...security, languages: ["en", "de"] }, "https://harbour.example", Date.parse("2026-03-01T00:00:00Z")) ?? "";
	assert.deepEqual(text.split("\r\n"), [
		"Contact: mailto:security@harbour.example",
		"Contact: https://harbour.example/report",
		"Expires: 2027-01-01T00:00:00.000Z",
		"Preferred-Languages: en, de",
		"Canonical: https://harbour.example/.well-known/security.txt",
		"",
	]);
	assert.equal(securityTxt(undefined, "", 0), undefined);
	assert.equal(securityTxt(security, "", Date.parse("2027-01-01T00:00:00Z")), undefined);
});
