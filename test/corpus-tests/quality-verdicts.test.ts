/**
 * No new miss among the labelled verdicts (test/quality/verdicts), least of all a dangerous one: what is missed today stands in
 * test/quality/gate.json, and that list only gets shorter (`npm run quality -- --gate`).
 */
import assert from "node:assert/strict";
import { join } from "node:path";
import { createMatcher } from "../../src/match/matcher.ts";
import { catalogueAdvisories } from "../../src/store/disk/catalogue-folder.ts";
import { libraryOf, shippedCatalogue } from "../support/library.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";
import { breaches, missesOf, ourVerdict, qualityCases, readGate, verdictClass } from "../support/quality.ts";

corpusTest("verdicts: no new miss", async (t) => {
	const catalogue = await shippedCatalogue();
	const folders = [join(corpusFolder ?? "", "surveillance", "csaf"), catalogueAdvisories()];
	const matcher = createMatcher(await libraryOf(catalogue, folders), catalogue);
	const cases = qualityCases("verdicts");
	assert.ok(cases.length >= 500);
	const answers = new Map(cases.map((one) => [one.id, verdictClass(one, ourVerdict(one, matcher))]));
	assert.equal(answers.size, cases.length, "every case has an id of its own");
	const counts = Object.entries(missesOf(answers)).map(([name, ids]) => `${name} ${ids.length}`);
	t.diagnostic(`show: labelled verdicts: ${cases.length}, of which ${counts.join(", ")}`);
	assert.deepEqual(breaches("verdict", answers, readGate()), []);
});
