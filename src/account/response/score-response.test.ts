/** Events as stated, timeliness and reach by their formulas. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseEvent, type StatedEvent } from "./event.ts";
import { reach } from "./reach.ts";
import { scoreResponse } from "./score-response.ts";
import { timeliness } from "./timeliness.ts";

const EVENT = {
	disclosedAt: "2030-03-01",
	firstAttackAt: "2030-03-04",
	branches: [
		{ id: "north", sells: true },
		{ id: "south", sells: true },
		{ id: "lab", sells: false },
	],
	notices: [
		{ file: "a/north.eml", branch: "north", publishedAt: "2030-03-08", channel: "newsletter" },
		{ file: "a/north.html", branch: "north", publishedAt: "2030-03-06T00:00:00Z", channel: "page", gated: true },
	],
};

function event(change: object = {}): StatedEvent {
	const read = parseEvent(JSON.stringify({ ...EVENT, ...change }), "event.json");
	assert.ok(read.ok);
	return read.value;
}

test("timeliness is the worse of both, and nothing is lost before the moment", () => {
	const at = (day: string) => Date.parse(day);
	assert.equal(timeliness(event(), at("2030-03-06"), 0).score, 50);
	assert.equal(timeliness(event({ firstAttackAt: null }), at("2030-03-08"), 0).score, 50);
	assert.equal(timeliness(event(), at("2030-02-01"), 0).score, 100);
	assert.equal(timeliness(event({ firstAttackAt: null, disclosedAt: null }), at("2030-02-01"), 0).score, null);
	const silent = timeliness(event(), undefined, at("2030-03-11"));
	assert.equal(silent.value, "none after 10 days");
	assert.ok((silent.score ?? 100) < 10);
});

test("reach adds up the channels and the branches", () => {
	// .6 × (20 + half of 20) + .4 × 100 × 1 of 2 branches that sell
	assert.equal(reach(event(), "north").score, 38);
	assert.equal(reach(event(), "south").score, 20);
	assert.equal(reach(event({ branches: [] }), "north").score, 30);
});

test("a file is found by its path, then by its name, else it has neither score", () => {
	const bytes = new TextEncoder().encode("Install 2.2 on every T30.");
	const score = (file: string) => scoreResponse(bytes, { file, names: [], event: event(), now: 0 }).scores;
	assert.equal(score("a/north.html").timeliness, 50);
	assert.equal(score("/elsewhere/north.html").reach, 38);
	assert.deepEqual([score("other.html").timeliness, score("other.html").reach], [null, null]);
	assert.equal(scoreResponse(bytes, { file: "x", names: [], now: 0 }).scores.reach, null);
});

test("what is wrong with an event is named with its place", () => {
	for (const [text, at] of [
		["{", "e.json"],
		["[]", "e.json"],
		['{"disclosedAt":"soon"}', "e.json#/disclosedAt"],
		['{"branches":[{}]}', "e.json#/branches/0"],
		['{"notices":[{"file":"a","branch":"b","publishedAt":"2030-01-01","channel":"pigeon"}]}', "e.json#/notices/0"],
	] as const) {
		const read = parseEvent(text, "e.json");
		assert.ok(!read.ok);
		assert.equal(read.error.at, at);
	}
});
