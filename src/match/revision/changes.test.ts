/** What a revision means for a fleet: an editorial change nothing, a change of range exactly the devices whose verdict changes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type AdvisorySketch, advisory, catalogue, device } from "../../../test/support/match-fixture.ts";
import { changesOf, differingKeys, judgedBy, type SideSketch, verdictsByHole } from "../../../test/support/revisions.ts";
import type { Advisory } from "../../advisory/document.ts";
import type { Wave } from "../../detect/wave.ts";
import { createFleet, type Fleet } from "../fleet.ts";

function fleetOf(firmwares: readonly (string | undefined)[], exposure: "internet" | "internal" = "internal"): Fleet {
	const fleet = createFleet();
	firmwares.forEach((firmware, n) => {
		fleet.add(device({ id: `cam-${n + 1}`, brand: "Norden", model: "ND-CAM2142", firmware, exposure }));
	});
	return fleet;
}

const sketch: AdvisorySketch = {
	products: [{ name: "CAM2142", versions: "<=V5.4.4 build 161125" }],
	fixes: ["V5.4.5 build 170124"],
	score: 9.8,
};
const OLD = "V5.4.0 build 160414";
const FIXED = "V5.4.5 build 170124";
const fleet = fleetOf([OLD, FIXED, undefined]);
const base: SideSketch = { documents: [advisory(sketch)] };

/** Each change of each device: `cam-1 still_at_risk target`. */
function told(before: SideSketch, after: SideSketch, of = fleet): readonly string[] {
	const { changes } = changesOf(of, catalogue, before, after);
	return changes.flatMap(({ kind, aspects, deviceIds }) => deviceIds.map((id) => `${id} ${kind} ${aspects.join()}`)).sort();
}

const wave: Wave = {
	id: "w",
	revision: 1,
	key: { maker: undefined, signature: undefined, port: undefined, cve: "CVE-2017-0002" },
	category: undefined,
	startedAt: "2026-06-01",
	peakAt: undefined,
	endedAt: undefined,
	sources: undefined,
	targets: undefined,
	countries: [],
	evidence: [],
	statedBy: undefined,
	synthetic: false,
};

const both = (change: string) => [`cam-1 ${change}`, `cam-3 ${change}`];

// why, what the revision says, changes by device
for (const [why, revision, expected] of [
	["nothing changed", sketch, []],
	["another title", { ...sketch, title: "A grave hole" }, []],
	["other words and references", { ...sketch, prose: ["Thanks to the finder."], date: "2018-01-01T00:00:00Z" }, []],
	[
		"a range that ends later",
		{ ...sketch, products: [{ name: "CAM2142", versions: "<=V5.4.9 build 180101" }], fixes: ["V5.5.0 build 180601"] },
		["cam-1 still_at_risk target", "cam-2 newly_affected verdict,target,action", "cam-3 still_at_risk target"],
	],
	[
		"a range that ends behind the fix it states",
		{ ...sketch, products: [{ name: "CAM2142", versions: "<=V5.4.9 build 180101" }] },
		["cam-2 newly_open verdict,target,action"],
	],
	[
		"another fix",
		{ ...sketch, fixes: ["V5.4.6 build 170301"] },
		["cam-1 still_at_risk target", "cam-2 newly_open verdict,target,action", "cam-3 still_at_risk target"],
	],
	["another rating", { ...sketch, score: 6.5 }, both("still_at_risk priority")],
	["a score within its rating", { ...sketch, score: 9.1 }, []],
	[
		"another model",
		{ ...sketch, products: [{ name: "CAM9999", versions: "<=V5.4.4 build 161125" }] },
		["cam-1 no_longer_stated verdict", "cam-2 no_longer_stated verdict", "cam-3 no_longer_stated verdict"],
	],
] as const satisfies readonly (readonly [string, AdvisorySketch, readonly string[]])[]) {
	test(`a revision with ${why}`, () => {
		const after: SideSketch = { documents: [advisory(revision)] };
		assert.deepEqual(told(base, after), expected);
		const verdicts = differingKeys(verdictsByHole(judgedBy(fleet, catalogue, base)), verdictsByHole(judgedBy(fleet, catalogue, after)));
		const listed = changesOf(fleet, catalogue, base, after)
			.changes.filter(({ aspects }) => aspects.includes("verdict"))
			.flatMap(({ deviceIds, cve }) => deviceIds.map((id) => `${id} ${cve}`));
		assert.deepEqual([...listed].sort(), verdicts);
	});
}

test("a document that is withdrawn: what it stated is stated no more, and that is said", () => {
	const gone: Advisory = { ...advisory({ ...sketch, products: [] }), vulnerabilities: [], withdrawn: true };
	const { changes, changed, summary } = changesOf(fleet, catalogue, base, { documents: [gone] });
	assert.deepEqual([changed, summary.no_longer_stated], [3, 3]);
	assert.ok(changes.every((change) => change.kind === "no_longer_stated" && change.withdrawn && change.after === null));
});

test("attacks that become known are a change of devices at risk, and of no other", () => {
	const documents = [advisory({ ...sketch, cve: "CVE-2017-0002" })];
	assert.deepEqual(told({ documents }, { documents, waves: [wave] }), both("still_at_risk exploitation,priority"));
	assert.deepEqual(told({ documents, waves: [{ ...wave, startedAt: "2026-06-30" }] }, { documents }), []);
});

test("a device that stands elsewhere is compared with itself: exposure counts for what is decided, and is no change", () => {
	assert.deepEqual(told(base, base, fleetOf([OLD], "internet")), []);
});

test("holes without a CVE are the same hole under new words and in another order", () => {
	const hole = (title: string, status: "known_affected" | "known_not_affected") => ({ cve: undefined, title, status: { p1: status } });
	const document = (holes: readonly ReturnType<typeof hole>[]) =>
		advisory({
			...hole(holes[0]?.title ?? "", holes[0]?.status.p1 ?? "known_affected"),
			products: [{ name: "CAM2142" }],
			holes: holes.slice(1),
		});
	const before = { documents: [document([hole("One", "known_affected"), hole("Two", "known_not_affected")])] };
	assert.deepEqual(told(before, { documents: [document([hole("Two", "known_not_affected"), hole("The first", "known_affected")])] }), []);
	const worse = told(before, { documents: [document([hole("One", "known_affected"), hole("Two", "known_affected")])] });
	assert.deepEqual(worse, [
		"cam-1 newly_affected verdict,action",
		"cam-2 newly_affected verdict,action",
		"cam-3 newly_affected verdict,action",
	]);
});

const builds = fc.integer({ min: 0, max: 12 }).map(
	(n) =>
		`V5.4.${n} build 17${String(n + 1)
			.padStart(2, "0")
			.replace("13", "12")}15`,
);
const range = builds.map((build) => `<=${build}`);

test("law: a revision that moves a range re-alerts exactly the devices whose verdict changes", () => {
	fc.assert(
		fc.property(
			fc.array(fc.option(builds, { nil: undefined }), { minLength: 1, maxLength: 12 }),
			range,
			range,
			fc.boolean(),
			(firmwares, a, b, fixed) => {
				const of = fleetOf(firmwares);
				const document = (versions: string): SideSketch => ({
					documents: [advisory({ ...sketch, fixes: fixed ? ["V5.5.0 build 180101"] : [], products: [{ name: "CAM2142", versions }] })],
				});
				const [before, after] = [document(a), document(b)];
				const expected = differingKeys(verdictsByHole(judgedBy(of, catalogue, before)), verdictsByHole(judgedBy(of, catalogue, after)));
				const { changes, changed } = changesOf(of, catalogue, before, after);
				const found = changes.flatMap(({ deviceIds, cve }) => deviceIds.map((id) => `${id} ${cve}`));
				assert.deepEqual([...found].sort(), expected);
				assert.equal(changed, new Set(expected.map((key) => key.split(" ")[0])).size);
			},
		),
	);
});

test("law: forth and back is the same devices, and no change from an answer to itself", () => {
	fc.assert(
		fc.property(fc.array(builds, { minLength: 1, maxLength: 8 }), range, range, (firmwares, a, b) => {
			const of = fleetOf(firmwares);
			const [before, after] = [a, b].map(
				(versions): SideSketch => ({ documents: [advisory({ ...sketch, products: [{ name: "CAM2142", versions }] })] }),
			);
			assert.ok(before !== undefined && after !== undefined);
			const ids = (from: SideSketch, to: SideSketch) =>
				changesOf(of, catalogue, from, to)
					.changes.flatMap(({ deviceIds }) => deviceIds)
					.sort();
			assert.deepEqual(ids(before, after), ids(after, before));
			assert.deepEqual(ids(before, before), []);
		}),
	);
});
