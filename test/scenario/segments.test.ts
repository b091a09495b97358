/** Judging by segments gives what judging each identity by itself gives: fast and naive are equal (docs/verdicts.md). */
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { judgeAll } from "../../src/match/hole.ts";
import { createMatcher } from "../../src/match/matcher.ts";
import { createSegments } from "../../src/match/segment.ts";
import { subjectOf } from "../../src/match/subject.ts";
import { libraryOf, shippedCatalogue } from "../support/library.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";
import { plainLikenessOf } from "../support/plain-likeness.ts";
import { identitiesNear } from "../support/random-fleet.ts";

async function compare(
	paths: readonly string[] | undefined,
	count: number,
): Promise<{ identities: number; segments: number; holes: number }> {
	const catalogue = await shippedCatalogue();
	const library = await libraryOf(catalogue, paths);
	const segmentOf = createSegments(createMatcher(library, catalogue));
	const naive = createMatcher(library, catalogue, plainLikenessOf);
	const segments = new Set<object>();
	let holes = 0;
	for (const identity of identitiesNear(library, count, "segments")) {
		const fast = segmentOf(identity);
		const slow = judgeAll(subjectOf(identity, naive));
		segments.add(fast);
		holes += slow.length;
		// The words of proofs and needs name the member's own firmware; everything that decides must be the same.
		const deciding = (list: typeof slow) =>
			list.map(({ because, needs, ...rest }) => ({
				...rest,
				steps: because.map(({ rule, document, pointer }) => `${rule} ${document}${pointer}`),
				facts: needs.map((need) => need.fact),
			}));
		assert.deepEqual(deciding(fast.holes), deciding(slow), JSON.stringify(identity));
	}
	return { identities: count, segments: segments.size, holes };
}

test("segments equal the naive engine on the catalogue's documents", async (t) => {
	const { identities, segments, holes } = await compare(undefined, 3000);
	t.diagnostic(`show: ${identities} identities, ${segments} segments, ${holes} verdicts compared`);
	assert.ok(segments < identities && holes > identities);
});

corpusTest("segments equal the naive engine on all advisories of the corpus", async (t) => {
	const { identities, segments, holes } = await compare([join(corpusFolder ?? "", "surveillance", "csaf")], 500);
	t.diagnostic(`show: ${identities} identities, ${segments} segments, ${holes} verdicts compared`);
	assert.ok(holes > 0);
});
