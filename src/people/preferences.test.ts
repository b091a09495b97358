import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { MOST_VIEWS, NO_PREFERENCES, readPreferences } from "./preferences.ts";

const view = { id: "v", name: "Gates", organisationId: "o", query: "site=Depot" };

test("what was kept comes back", () => {
	const kept = { language: "de", views: [view] };
	assert.deepEqual(readPreferences(JSON.stringify(kept)), kept);
	assert.deepEqual(readPreferences(undefined), NO_PREFERENCES);
});

test("views that are none are left out, and there is an end to them", () => {
	const views = [view, null, 3, { ...view, name: 7 }, { ...view, query: "x".repeat(3000) }];
	assert.deepEqual(readPreferences(JSON.stringify({ views })).views, [view]);
	assert.equal(readPreferences(JSON.stringify({ views: Array.from({ length: 500 }, () => view) })).views.length, MOST_VIEWS);
});

test("no text makes it throw", () => {
	fc.assert(
		fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
			const { language, views } = readPreferences(text);
			assert.ok(language === undefined || typeof language === "string");
			assert.ok(Array.isArray(views));
		}),
	);
});
