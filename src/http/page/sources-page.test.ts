/** The page of sources as text: the answer first, everything bounded, nothing of a stranger's run. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { bigComparison, loneComparison, richComparison } from "../../../test/support/comparison-fixture.ts";
import { comparisonAdvice, comparisonHeadline } from "../../match/comparison-words.ts";
import { renderSourcesPage } from "./sources-page.tsx";

const options = { sample: false, asOf: "2026-11-24" };
const html = renderSourcesPage(richComparison, options);
const plain = (text: string) =>
	text
		.replace(/<[^>]*>/g, " ")
		.replaceAll("\u00a0", " ")
		.replace(/\s+/g, " ");

test("the answer comes first, then contradictions, then devices that only some list, then the sources", () => {
	const text = plain(html.slice(html.indexOf("<main")));
	const places = [
		"CVE-2017-7921",
		"The 3 sources differ on 5 of your 41 devices",
		"On 4 devices they contradict each other: no device is called safe while one of them says otherwise.",
		"1 device is listed by some of them only",
		"Devices on which they contradict each other",
		"ND-CAM2142",
		"Devices that only some of them list",
		"ND-CAM2143",
		"What each source states",
		"from 5.0 and before 5.5.0",
	].map((words) => [words, text.indexOf(words)] as const);
	for (const [words, at] of places) assert.ok(at >= 0, words);
	assert.deepEqual(
		places.map(([, at]) => at),
		places.map(([, at]) => at).toSorted((a, b) => a - b),
	);
});

test("what a source says of a device, and that another says nothing, in words", () => {
	const text = plain(html);
	assert.match(text, /Together: not decided the sources disagree 2 devices/);
	assert.match(text, /fixed NVD|at risk NVD:CVE-2017-7921 NVD entry It states no version\. Fixed from 5\.5\.0/);
	assert.match(text, /Says nothing of it: CVE:CVE-2017-7921/);
	assert.match(text, /It names no product\./);
	assert.match(text, /2 places of it could not be read\./);
});

test("strangers' text is neither markup nor invisible", () => {
	assert.ok(!html.includes("<script"));
	assert.ok(!html.includes("<img"));
	assert.ok(html.includes("&lt;script&gt;alert"));
	assert.doesNotMatch(html, /[\u202e\u2066\u001b\u0007]/);
});

test("one source is nothing to compare; sources that agree say so", () => {
	assert.equal(comparisonHeadline(loneComparison), "One source speaks of it, and of none of your devices");
	assert.doesNotMatch(renderSourcesPage(loneComparison, options), /id="differ"/);
	const agreed = { ...richComparison, differing: 0, differences: [] };
	assert.match(comparisonHeadline(agreed), /agree on every one of your 41.devices/);
	assert.deepEqual(comparisonAdvice(agreed).length, 1);
	assert.match(comparisonHeadline({ ...agreed, spokenOf: 0 }), /^None of the 3 sources speaks of any of your devices/);
});

test("sample data is said in the title and at the top", () => {
	const sample = renderSourcesPage(richComparison, { ...options, sample: true });
	assert.match(sample, /<title>Sample data: CVE-2017-7921/);
	assert.match(sample, /<strong>Sample data\.<\/strong>/);
});

test("a comparison of any size gives a page under 1 MB, and says what it leaves out", () => {
	const big = renderSourcesPage(bigComparison(3000), options);
	assert.ok(Buffer.byteLength(big) < 1_000_000, String(Buffer.byteLength(big)));
	assert.match(plain(big), /… and 2 9\d\d more kinds of device/);
	assert.match(plain(big), /… and \d+ more sources/);
});
