/** What a revision means: wider, narrower, another fix, more severe; and that an editor's changes tell nobody. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type AdvisorySketch, advisory, catalogue } from "../../../test/support/match-fixture.ts";
import { meaningLine, tellWords } from "./meaning-words.ts";
import { meaningOf } from "./revision-meaning.ts";

const OLD: AdvisorySketch = { products: [{ name: "CAM2142", versions: "<=V5.4.4 build 161125" }], fixes: ["V5.4.5 build 170124"] };
const of = (name: string, versions: string, more: object = {}) => ({ name, versions, ...more });

// what is revised, kinds, who is told
for (const [why, change, kinds, tell] of [
	["nothing", {}, [], "no"],
	["the range ends later", { products: [of("CAM2142", "<=V5.4.9 build 180101")] }, ["range_widened"], "again"],
	["the range ends earlier", { products: [of("CAM2142", "<=V5.4.0 build 160414")] }, ["range_narrowed"], "correction"],
	["every version", { products: [of("CAM2142", "*")] }, ["range_widened"], "again"],
	["the end cannot be ordered", { products: [of("CAM2142", "<=quite new")] }, ["range_changed"], "again"],
	["another fix", { fixes: ["V5.4.6 build 170301"] }, ["fix_changed"], "again"],
	["the fix is gone", { fixes: [] }, ["fix_withdrawn"], "again"],
	["a product more", { products: [...(OLD.products ?? []), of("CAM3000", "<=V5.4.4 build 161125")] }, ["newly_affected"], "again"],
	["no product", { products: [] }, ["no_longer_listed"], "correction"],
	[
		"it is safe now",
		{ products: [of("CAM2142", "<=V5.4.4 build 161125", { status: "known_not_affected" })] },
		["no_longer_affected"],
		"correction",
	],
	["it is open now", { products: [of("CAM2142", "<=V5.4.4 build 161125", { status: "under_investigation" })] }, ["newly_open"], "again"],
] as const)
	test(`${why}: ${kinds.join(", ") || "editorial"}, tell ${tell}`, () => {
		const meaning = meaningOf([advisory(OLD)], [advisory({ ...OLD, ...change } as AdvisorySketch)], catalogue);
		assert.deepEqual(
			meaning.changes.map(({ kind }) => kind),
			kinds,
			JSON.stringify(meaning),
		);
		assert.equal(meaning.tell, tell);
		assert.ok(tellWords(meaning).length > 10 && meaning.changes.every((one) => meaningLine(one).includes("→")));
	});

test("severity and withdrawal", () => {
	const rated = (baseScore: number) => {
		const document = advisory(OLD);
		const score = { version: "3.1", vector: "", baseScore, pointer: "", productIds: [] };
		return { ...document, vulnerabilities: document.vulnerabilities.map((hole) => ({ ...hole, scores: [score] })) };
	};
	assert.deepEqual(
		[meaningOf([rated(7)], [rated(9)], catalogue), meaningOf([rated(9)], [rated(7)], catalogue)].map(({ tell, changes }) => [
			tell,
			changes[0]?.kind,
		]),
		[
			["again", "severity_up"],
			["correction", "severity_down"],
		],
	);
	const gone = { ...advisory(OLD), vulnerabilities: [], products: [], withdrawn: true as const };
	assert.equal(meaningOf([advisory(OLD)], [gone], catalogue).changes[0]?.kind, "withdrawn");
});
