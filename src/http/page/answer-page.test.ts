import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { bigAssessment, emptyAssessment, HOSTILE, quietAssessment, richAssessment } from "../../../test/support/assessment-fixture.ts";
import { assertGolden } from "../../../test/support/golden.ts";
import { renderAnswerPage } from "./answer-page.tsx";
import type { AnswerPageOptions } from "./options.ts";
import { tallySites } from "./sites-chart.tsx";
import { within } from "./within.ts";

const FILE: AnswerPageOptions = { sample: true, selfContained: true, questionsCsv: "id,firmware\r\ndn-yard-01,\r\n" };
const SERVED: AnswerPageOptions = { sample: false, selfContained: false, importPath: "/import", formToken: "word", findingsCsv: true };

test("the page as people have looked at it", () => {
	// A line an element, so that a change can be read; the style sheet is looked at by eye.
	const lined = (html: string) =>
		html
			.replace(/<style>[\s\S]*<\/style>/, "<style></style>")
			.replace(/sha256-[A-Za-z0-9+/=]*/g, "sha256-")
			.replaceAll("><", ">\n<");
	assertGolden("page/rich-file.html", lined(renderAnswerPage(richAssessment, FILE)));
	assertGolden("page/quiet-served.html", lined(renderAnswerPage(quietAssessment, SERVED)));
	assertGolden("page/empty-served.html", lined(renderAnswerPage(emptyAssessment, SERVED)));
});

test("text of strangers is text", () => {
	for (const options of [FILE, SERVED]) {
		const html = renderAnswerPage(richAssessment, {
			...options,
			notice: { good: false, text: HOSTILE.script, warnings: [HOSTILE.image, HOSTILE.bidi] },
		});
		assert.ok(!html.includes(HOSTILE.script), "unescaped");
		assert.equal(/<img|<script(?! src="\/answer\.js" defer="">)/.exec(html), null);
		assert.equal(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.exec(html), null);
		assert.equal(/<[^>]*\son[a-z]+=/i.exec(html), null);
		assert.equal(/<[^>]*\sstyle=/i.exec(html), null);
	}
});

test("a file to keep asks for nothing, runs nothing, and its policy names its own style", () => {
	const html = renderAnswerPage(richAssessment, FILE);
	assert.equal(/<script|<form|<[^>]*\ssrc=|href="(?!#|data:)/.exec(html), null);
	const style = /<style>([\s\S]*)<\/style>/.exec(html)?.[1] ?? "";
	const hash = createHash("sha256").update(style).digest("base64");
	const policy = /http-equiv="content-security-policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll("&#39;", "'");
	assert.equal(policy, `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`);
	assert.match(html, /download="questions\.csv"/);
	assert.match(html, /data:text\/csv;charset=utf-8,id%2Cfirmware%0D%0Adn-yard-01/);
});

test("sample data says so at the top, in the title and at the end; a user's own never does", () => {
	assert.equal(renderAnswerPage(richAssessment, FILE).match(/Sample data/g)?.length, 3);
	assert.doesNotMatch(renderAnswerPage(richAssessment, SERVED), /Sample data/);
});

test("headings go down by single steps, and there is one of the first", () => {
	for (const assessment of [richAssessment, quietAssessment, emptyAssessment]) {
		const levels = [...renderAnswerPage(assessment, SERVED).matchAll(/<h([1-6])/g)].map((found) => Number(found[1]));
		assert.equal(levels[0], 1);
		assert.equal(levels.filter((level) => level === 1).length, 1);
		for (const [at, level] of levels.entries()) assert.ok(level <= (levels[at - 1] ?? 1) + 1, `h${level} after h${levels[at - 1]}`);
	}
});

test("a fleet of any size gives a page under 1 MB that counts what it leaves out", () => {
	const big = bigAssessment(20_000);
	for (const options of [{ ...FILE, questionsCsv: "x".repeat(3_000_000) }, SERVED]) {
		const html = renderAnswerPage(big, options);
		assert.ok(Buffer.byteLength(html) < 1_000_000, `${Buffer.byteLength(html)} bytes`);
		const text = html.replace(/<[^>]*>/g, "").replaceAll("\u00a0", " ");
		for (const left of [
			/and 3\d\d more things to do/,
			/and 1\d \d{3} more findings/,
			/and 1\d \d{3} more devices/,
			/and 4 9\d\d more: in the JSON/,
		]) {
			assert.match(text, left);
		}
	}
	assert.match(renderAnswerPage(big, { ...FILE, questionsCsv: "x".repeat(3_000_000) }), /too long for this file/);
});

test("a page of long wide text stays under 1 MB too", () => {
	const wide = "\u4e0a".repeat(5000);
	const findings = richAssessment.findings.map((finding) => ({
		...finding,
		title: wide,
		device: { ...finding.device, id: wide, site: wide, name: wide, model: wide, firmware: wide },
		because: Array.from({ length: 40 }, () => ({ step: wide, rule: wide, outcome: wide, document: wide, pointer: wide, quote: wide })),
		priority: { ...finding.priority, reasons: Array.from({ length: 40 }, () => wide) },
	}));
	const actions = Array.from({ length: 60 }, () => ({
		...richAssessment.actions[0],
		...{ what: wide, why: wide, deviceIds: Array.from({ length: 500 }, () => wide), cves: Array.from({ length: 99 }, () => wide) },
	})) as unknown as typeof richAssessment.actions;
	const html = renderAnswerPage({ ...richAssessment, findings, actions }, SERVED);
	assert.ok(Buffer.byteLength(html) < 1_000_000, `${Buffer.byteLength(html)} bytes`);
});

test("sites count devices once, by their worst verdict, worst site first", () => {
	const tallies = tallySites(richAssessment);
	assert.equal(tallies[0]?.site, "Depot North");
	assert.deepEqual(tallies[0]?.of, { known_affected: 10, under_investigation: 8, fixed: 0, known_not_affected: 0, no_statement: 0 });
	assert.equal(
		tallies.reduce((sum, tally) => sum + tally.total, 0),
		richAssessment.devices,
	);
});

test("a list ends at its count or its bytes, whichever comes first", () => {
	const items = ["aa", "bb", "cc", "dd"];
	const take = (most: number, bytes: number) => within(items, most, bytes, (item) => item);
	assert.deepEqual([take(9, 99).html.length, take(9, 99).left], [4, 0]);
	assert.deepEqual([take(3, 99).html.length, take(3, 99).left], [3, 1]);
	assert.deepEqual([take(9, 5).html.length, take(9, 5).left], [2, 2]);
	assert.deepEqual([take(9, 1).html.length, take(9, 1).left], [0, 4]);
});
