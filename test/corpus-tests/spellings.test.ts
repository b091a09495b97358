/**
 * Names and versions spelt otherwise are never told "not listed" or "fixed": every product that a document on surveillance lists as affected
 * is asked about under the spellings in which inventories have it, and the last affected version in the forms that devices print.
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { createMatcher } from "../../src/match/matcher.ts";
import { askSpellings } from "../../src/match/spelling/spelling-law.ts";
import { catalogueAdvisories } from "../../src/store/disk/catalogue-folder.ts";
import { libraryOf, shippedCatalogue } from "../support/library.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";
import { blindDocuments } from "../support/quality.ts";

corpusTest("a listed device is never safe because of how its name, its brand or its version is spelt", async (t) => {
	const catalogue = await shippedCatalogue();
	const folders = [catalogueAdvisories(), blindDocuments, join(corpusFolder ?? "", "surveillance", "csaf", "surveillance")];
	const matcher = createMatcher(await libraryOf(catalogue, folders), catalogue);
	const { asked, safe } = askSpellings(matcher);
	t.diagnostic(`show: ${asked} spellings asked, ${safe.length} answered as safe`);
	assert.deepEqual(safe, []);
	assert.ok(asked > 3000);
});
