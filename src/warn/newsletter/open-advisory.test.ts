/** What counts as open. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isOpenAdvisory } from "./open-advisory.ts";

const at = Date.parse("2031-05-06T12:00:00Z");
const old = Date.parse("2029-01-01");

for (const [why, facts, isOpen] of [
	["it is old", {}, false],
	["it was released a month ago", { releasedAt: at - 30 * 86_400_000 }, true],
	["it was released before that", { releasedAt: at - 31 * 86_400_000 }, false],
	["it is warned of still", { warnedUntil: [at - 1, at + 1] }, true],
	["the campaigns have run out", { warnedUntil: [at] }, false],
	["a wave runs", { isHit: true }, true],
	["it was released today and ships with the program", { releasedAt: at, isShipped: true }, false],
	["it states no day", { releasedAt: Number.NaN }, true],
	["its day is to come", { releasedAt: at + 1 }, true],
] as const)
	test(`${why}: ${isOpen ? "open" : "not open"}`, () => {
		assert.equal(isOpenAdvisory({ releasedAt: old, warnedUntil: [], isHit: false, isShipped: false, at, ...facts }), isOpen);
	});
