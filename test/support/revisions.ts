/** Two sets of documents over one fleet, as the comparison of revisions takes them. */
import type { Advisory } from "../../src/advisory/document.ts";
import type { Catalogue } from "../../src/catalog/catalogue.ts";
import type { Wave } from "../../src/detect/wave.ts";
import { compileLibrary } from "../../src/match/compile.ts";
import type { Fleet } from "../../src/match/fleet.ts";
import { createJudgedFleet, type JudgedFleet } from "../../src/match/judged-fleet.ts";
import { createMatcher } from "../../src/match/matcher.ts";
import { type Changes, compareAnswers } from "../../src/match/revision/changes.ts";

/** One side of a comparison. */
export interface SideSketch {
	readonly documents: readonly Advisory[];
	readonly asOf?: string;
	readonly waves?: readonly Wave[];
}

/** Judges a fleet by documents. */
export function judgedBy(fleet: Fleet, catalogue: Catalogue, { documents, asOf = "2026-06-20", waves = [] }: SideSketch): JudgedFleet {
	const judged = createJudgedFleet(fleet, createMatcher(compileLibrary(documents, catalogue), catalogue), { filter: {}, asOf, waves });
	judged.judge();
	return judged;
}

/** What changed from one side to the other. */
export function changesOf(fleet: Fleet, catalogue: Catalogue, before: SideSketch, after: SideSketch): Changes {
	const withdrawn = new Set(after.documents.filter((document) => document.withdrawn === true).map(({ id }) => id));
	return compareAnswers(judgedBy(fleet, catalogue, before), judgedBy(fleet, catalogue, after), withdrawn);
}

/** Verdicts by device and CVE, without any grouping: `cam-1 CVE-2017-0001` to `known_affected`. */
export function verdictsByHole(judged: JudgedFleet): ReadonlyMap<string, string> {
	const { fleet } = judged;
	const verdicts = new Map<string, string>();
	for (let row = 0; row < fleet.size; row += 1)
		for (const hole of judged.judgedAt(row).holes) verdicts.set(`${fleet.idAt(row)} ${hole.cve ?? hole.advisory}`, hole.verdict);
	return verdicts;
}

/** Keys whose values differ, or stand in one of the two alone. */
export function differingKeys(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
	return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key)).sort();
}
