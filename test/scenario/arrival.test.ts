/** A new document beside a standing fleet means what judging the whole fleet anew would say. */
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { createStandingFleet } from "../../src/match/arrival.ts";
import { compileLibrary } from "../../src/match/compile.ts";
import { type HoleJudgement, judgeAll } from "../../src/match/hole.ts";
import { createMatcher } from "../../src/match/matcher.ts";
import { subjectOf } from "../../src/match/subject.ts";
import { libraryOf, shippedCatalogue } from "../support/library.ts";
import { corpusFolder, corpusTest } from "../support/needs.ts";
import { identitiesNear } from "../support/random-fleet.ts";

async function compare(
	paths: readonly string[] | undefined,
	count: number,
	every: number,
): Promise<{ documents: number; arrivals: number }> {
	const catalogue = await shippedCatalogue();
	const library = await libraryOf(catalogue, paths);
	// Every third device shows signs of who built it besides.
	const signs = ["mac-dahua", "protocol-sadp", "firmware-dahua-line mac-hikvision", "serial-hikvision=DS-2CD2142FWD-I"];
	const identities = identitiesNear(library, count, "arrival").map((identity, at) =>
		at % 3 === 0 ? { ...identity, signals: signs[(at / 3) % signs.length] } : identity,
	);
	const advisories = library.advisories.map(({ advisory }) => advisory);
	let documents = 0;
	let arrivals = 0;
	for (const [at, advisory] of advisories.entries()) {
		if (at % every !== 0) continue;
		const others = advisories.filter((other) => other !== advisory);
		const standing = createStandingFleet({ identities }, createMatcher(compileLibrary(others, catalogue), catalogue));
		const whole = createMatcher(compileLibrary([...others, advisory], catalogue), catalogue);
		const found = new Map(standing.arrive(advisory).map(({ identity, holes }) => [identity, holes]));
		documents += 1;
		arrivals += found.size;
		for (const [place, identity] of identities.entries()) {
			const anew = judgeAll(subjectOf(identity, whole)).filter((hole) => hole.sources.some((source) => source.advisory === advisory.id));
			assert.deepEqual(deciding(found.get(place) ?? []), deciding(anew), `${advisory.id}: ${JSON.stringify(identity)}`);
		}
	}
	return { documents, arrivals };
}

/** What decides, in one order: a whole assessment lists the holes of other documents first. */
const deciding = (holes: readonly HoleJudgement[]) =>
	holes
		.map(({ because, needs, ...rest }) => ({ ...rest, steps: because.filter(({ rule }) => !rule.startsWith("signal/")).length }))
		.sort((a, b) => ((a.cve ?? a.title) < (b.cve ?? b.title) ? -1 : 1));

test("documents of the catalogue, arriving one by one, say what judging anew says", async (t) => {
	const { documents, arrivals } = await compare(undefined, 400, 1);
	t.diagnostic(`show: ${documents} documents, ${arrivals} answers compared`);
	assert.ok(documents > 20 && arrivals > 500);
});

corpusTest("documents of the corpus, arriving one by one, say what judging anew says", async (t) => {
	const { documents, arrivals } = await compare([join(corpusFolder ?? "", "surveillance", "csaf")], 300, 29);
	t.diagnostic(`show: ${documents} documents, ${arrivals} answers compared`);
	assert.ok(documents > 5 && arrivals > 0);
});
