/** Whatever the engine says of the labelled devices, German has words for it: each outcome, question and answer. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { inGerman } from "../../src/http/design/engine/engine-words.tsx";
import { explain } from "../../src/match/explain.ts";
import { createMatcher } from "../../src/match/matcher.ts";
import { catalogueAdvisories } from "../../src/store/disk/catalogue-folder.ts";
import { libraryOf, shippedCatalogue } from "../support/library.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";
import { blindDocuments, qualityCases } from "../support/quality.ts";

corpusTest("every sentence of a proof and of what is missing has its German", async (t) => {
	const catalogue = await shippedCatalogue();
	const folders = [join(corpusFolder ?? "", "surveillance", "csaf"), catalogueAdvisories(), blindDocuments];
	const matcher = createMatcher(await libraryOf(catalogue, folders), catalogue);
	const said = new Map<string, string>();
	for (const one of [...qualityCases("verdicts"), ...qualityCases("blind")]) {
		const { oem_map: oemMap, ...device } = one.device;
		const judged = explain({ ...device, oemMap }, { advisory: one.advisory, cve: one.cve }, matcher);
		assert.ok(judged.ok);
		for (const { rule, outcome } of judged.value.because) said.set(outcome, rule);
		for (const { question, outcomes } of judged.value.needs) {
			said.set(question, "question");
			for (const { when } of outcomes) said.set(when, "when");
		}
	}
	const without = [...said].filter(([sentence]) => inGerman(sentence) === undefined);
	t.diagnostic(`show: ${said.size} sentences of the engine, ${without.length} without German`);
	assert.ok(said.size > 1500);
	assert.deepEqual(without, []);
});
