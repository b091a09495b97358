/** The annotated notices hold together: spans point at what they quote, and the set is as wide as it says. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { shippedCatalogue } from "../support/library.ts";
import { type LabelledNotice, labelledNotices, noticeBytes, noticeSplit, spannedBytes } from "../support/notices.ts";

const notices = labelledNotices();

const ELEMENTS = [
	"source",
	"affected",
	"versions",
	"fixed_version",
	"action",
	"how",
	"deadline",
	"severity",
	"exploited",
	"impact",
	"workaround",
	"cve",
	"contact",
	"relabels",
];

const SPIN = ["attack-messenger", "denial", "blame", "blame-with-remedy", "minimise", "ingratiation", "bolstering", "unrelated-marketing"];

const countBy = (key: (notice: LabelledNotice) => string): Map<string, number> => {
	const counts = new Map<string, number>();
	for (const notice of notices) counts.set(key(notice), (counts.get(key(notice)) ?? 0) + 1);
	return counts;
};

test("the set is as wide as it says", () => {
	assert.ok(notices.length >= 120);
	assert.equal(new Set(notices.map(({ id }) => id)).size, notices.length);
	assert.ok(countBy(({ layout }) => layout).size >= 12);
	assert.ok(countBy(({ style }) => style).size >= 6);
	assert.ok((countBy(({ language }) => language).get("de") ?? 0) >= 45);
	const classes = new Set(notices.flatMap(({ sentences }) => sentences.flatMap(({ spin }) => spin ?? [])));
	assert.deepEqual([...classes].sort(), [...SPIN].sort());
	for (const element of ELEMENTS) {
		const states = notices.map(({ elements }) => elements.find((one) => one.element === element)?.state);
		assert.ok(states.filter((state) => state !== "absent").length >= 10, `${element} is found often enough to be measured`);
		assert.ok(states.includes("absent"), `${element} is missing somewhere`);
	}
});

for (const notice of notices) {
	test(`notice ${notice.id}: spans point at what they quote`, () => {
		assert.equal(createHash("sha256").update(noticeBytes(notice)).digest("hex"), notice.sha256);
		const bytes = spannedBytes(notice);
		const spans = [notice.title, ...notice.sentences, ...notice.elements.flatMap((element) => element.spans)];
		for (const { start, end, quote } of spans) {
			assert.ok(start >= 0 && start < end && end <= bytes.length);
			assert.equal(bytes.subarray(start, end).toString("utf8"), quote);
		}
		for (const [at, sentence] of notice.sentences.entries())
			assert.ok(sentence.start >= (notice.sentences[at - 1]?.end ?? 0), "sentences follow one another");
		assert.deepEqual(
			notice.elements.map(({ element }) => element),
			ELEMENTS,
		);
		for (const { state, spans: found } of notice.elements) assert.equal(found.length === 0, state === "absent");
		for (const flag of ["firstHazard", "firstAction"] as const)
			assert.ok(notice.sentences.filter((sentence) => sentence[flag] === true).length <= 1);
		for (const value of Object.values(notice.judged)) assert.ok(Number.isInteger(value) && value >= 1 && value <= 7);
	});
}

test("half is for tuning, half is held out, for each language", () => {
	const { tuning, heldOut } = noticeSplit();
	assert.deepEqual([...tuning, ...heldOut].sort(), notices.map(({ id }) => id).sort());
	for (const language of ["en", "de"]) {
		const held = notices.filter((notice) => notice.language === language && heldOut.includes(notice.id)).length;
		const all = notices.filter((notice) => notice.language === language).length;
		assert.ok(Math.abs(held - all / 2) <= 4, `${held} of ${all} in ${language}`);
	}
});

test("no firm of the catalogue is named", async () => {
	const catalogue = await shippedCatalogue();
	const names = catalogue.vendors.map(({ name }) => name).filter((name) => name.length > 3);
	assert.ok(names.length > 100);
	for (const notice of notices) {
		const text = spannedBytes(notice).toString("utf8");
		const named = names.filter((name) => new RegExp(`(?<![\\p{L}])${name.replace(/[^\p{L}\p{N}]/gu, ".")}(?![\\p{L}])`, "u").test(text));
		assert.deepEqual(named, [], notice.id);
	}
});
