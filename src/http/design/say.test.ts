import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import { languageOf } from "./language.ts";
import { sayIn } from "./say.ts";

const en = sayIn("en");
const de = sayIn("de");

test("a number takes its word and the language's way to write it", () => {
	assert.deepEqual(
		[1, 0, 1940].map((n) => en.t("count.devices", { n })),
		["1 device", "0 devices", "1,940 devices"],
	);
	assert.deepEqual(
		[1, 0, 1940].map((n) => de.t("count.devices", { n })),
		["1 Ger\u00e4t", "0 Ger\u00e4te", "1.940 Ger\u00e4te"],
	);
});

test("what is filled in is not filled in again", () => {
	assert.equal(en.t("due.on", { date: "{date} $& {n|a|b}" }), "due {date} $& {n|a|b}");
});

test("days and minutes by language; what is no date stays as it is", () => {
	assert.deepEqual([en.date("2026-03-08"), de.date("2026-03-08")], ["8 Mar 2026", "08.03.2026"]);
	assert.equal(en.minute(Date.UTC(2026, 2, 8, 14, 5)), "8 Mar 2026, 14:05 UTC");
	assert.equal(en.date("soon"), "soon");
	assert.equal(en.date(Number.NaN), "NaN");
	assert.equal(en.date(9e15), "9000000000000000");
});

test("how long ago", () => {
	const now = Date.UTC(2026, 2, 8);
	assert.deepEqual(
		[5 * 60_000, 3 * 3_600_000, 5 * 86_400_000].map((ms) => en.since(now - ms, now)),
		["5 minutes ago", "3 hours ago", "5 days ago"],
	);
});

// Accept-Language, cookie, query, account; then what is answered in
for (const [accept, cookie, query, account, expected] of [
	["", "", "", undefined, "en"],
	["de-AT,de;q=0.9,en;q=0.8", "", "", undefined, "de"],
	["fr,en;q=0.4,de;q=0.6", "", "", undefined, "de"],
	["fr", "", "", undefined, "en"],
	["de;q=0", "", "", undefined, "en"],
	["de", "seawall-language=en", "", undefined, "en"],
	["en", "seawall-language=en", "", "de", "de"],
	["en", "seawall-language=en", "?lang=de", "en", "de"],
	["de", "seawall-language=xx", "?lang=../..", undefined, "de"],
	["de,".repeat(1000), "", "", undefined, "en"],
] as const) {
	test(`language of ${JSON.stringify([accept.slice(0, 30), cookie, query, account])} is ${expected}`, async () => {
		const app = new Hono();
		app.get("/", (c) => c.text(languageOf(c, account)));
		const answer = await app.request(`/${query}`, { headers: { "accept-language": accept, cookie } });
		assert.equal(await answer.text(), expected);
	});
}
