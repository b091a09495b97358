/** The law of spellings finds what breaks it; that the shipped catalogue keeps it is asked over all documents in test/corpus-tests. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { libraryOf, shippedCatalogue } from "../../../test/support/library.ts";
import { createMatcher } from "../matcher.ts";
import { askSpellings } from "./spelling-law.ts";

test("a matcher that calls a listed device safe is found, with the spelling", async () => {
	const catalogue = await shippedCatalogue();
	const library = await libraryOf(catalogue);
	const [entry] = library.byId.get("SEAWALL-2017-0001") ?? [];
	assert.ok(entry !== undefined);
	const sound = createMatcher({ ...library, advisories: [entry] }, catalogue);
	const { asked, safe } = askSpellings(sound);
	assert.ok(asked > 20);
	assert.deepEqual(safe, []);
	// The document is asked about, and another one, on other devices, answers under its id.
	const [other] = library.byId.get("SEAWALL-2021-0001") ?? [];
	assert.ok(other !== undefined);
	const byId = new Map([...library.byId, [entry.advisory.id, [other]]]);
	const broken = createMatcher({ ...library, advisories: [entry], byId }, catalogue);
	assert.ok(askSpellings(broken).safe.some((line) => line.startsWith("SEAWALL-2017-0001, as listed: ")));
});
