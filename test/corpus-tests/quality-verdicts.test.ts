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
import { blindDocuments, breaches, missesOf, ourVerdict, qualityCases, readGate, verdictClass } from "../support/quality.ts";

corpusTest("verdicts: no new miss, in either set", async (t) => {
	const catalogue = await shippedCatalogue();
	const folders = [join(corpusFolder ?? "", "surveillance", "csaf"), catalogueAdvisories(), blindDocuments];
	const matcher = createMatcher(await libraryOf(catalogue, folders), catalogue);
	for (const { kind, cases, least } of [
		{ kind: "verdict", cases: qualityCases("verdicts"), least: 500 },
		{ kind: "blind", cases: qualityCases("blind"), least: 300 },
	] as const) {
		assert.ok(cases.length >= least);
		const answers = new Map(cases.map((one) => [one.id, verdictClass(one, ourVerdict(one, matcher))]));
		assert.equal(answers.size, cases.length, "every case has an id of its own");
		const counts = Object.entries(missesOf(answers)).map(([name, ids]) => `${name} ${ids.length}`);
		t.diagnostic(`show: labelled verdicts (${kind}): ${cases.length}, of which ${counts.join(", ")}`);
		assert.deepEqual(breaches(kind, answers, readGate()), []);
		assert.equal(readGate()[kind]["dangerous"], undefined, "this list stays empty");
	}
});
