import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, catalogue, device, libraryFrom } from "../../test/support/match-fixture.ts";
import type { Wave } from "../detect/wave.ts";
import { createFleet } from "./fleet.ts";
import { createJudgedFleet } from "./judged-fleet.ts";
import { createMatcher } from "./matcher.ts";
import { waveReach } from "./wave-reach.ts";

const library = libraryFrom([advisory({ products: [{ name: "ND-CAM2142" }] })]);
const fleet = createFleet();
for (const one of [
	{ id: "a1", brand: "Norden", model: "ND-CAM2142", firmware: "V1.0.0", exposure: "internet" },
	{ id: "a2", brand: "Kustos", model: "ND-CAM2142", firmware: "V1.0.0", exposure: "internal" },
	{ id: "n1", brand: "Norden", model: "ND-NVR9000", firmware: "V9.9.9", exposure: "unknown" },
	{ id: "o1", brand: "Ostwerk", model: "OW-1", firmware: "1.2.3", exposure: "internet" },
	{ id: "x1", name: "box at the gate", exposure: "internet" },
	{ id: "x2", brand: "No Such Label", model: "ZZ-1", exposure: "internal" },
] as const)
	fleet.add(device(one));
const judged = createJudgedFleet(fleet, createMatcher(library, catalogue), { filter: {}, asOf: "2026-11-24", waves: [] });
judged.judge();

const wave = (key: Partial<Wave["key"]>, over: Partial<Wave> = {}): Wave => ({
	id: "w",
	revision: 1,
	key: { maker: undefined, signature: undefined, port: undefined, cve: undefined, ...key },
	category: "W3",
	startedAt: "2026-11-01",
	peakAt: undefined,
	endedAt: undefined,
	sources: undefined,
	targets: undefined,
	countries: [],
	evidence: [],
	statedBy: undefined,
	synthetic: false,
	...over,
});

test("under whatever label: affected ones first, those that no document speaks of are reached too, others' devices are not", () => {
	const reach = waveReach(judged, wave({ maker: "norden" }));
	assert.deepEqual([reach.isAimed, reach.makers, reach.exposed, reach.unknownExposure], [true, ["norden"], 1, 1]);
	const lines = reach.lines.map(({ brand, model, verdict, devices }) => [brand, model, verdict, devices]);
	assert.deepEqual(lines, [
		["Norden", "ND-CAM2142", "known_affected", 1],
		["Kustos", "ND-CAM2142", reach.lines[1]?.verdict, 1],
		["Norden", "ND-NVR9000", "no_statement", 1],
	]);
	assert.ok(reach.lines[1]?.verdict === "known_affected" || reach.lines[1]?.verdict === "under_investigation");
	assert.equal(reach.lines[0]?.holes.length, 1);
	assert.equal(reach.devices, 3);
	const total = Object.values(reach.summary).reduce((a, b) => a + b, 0);
	assert.equal(total, reach.devices, "every reached device has one verdict");
});

test("what nobody can identify is counted apart, by name, whoever is meant", () => {
	for (const key of [{ maker: "norden" }, { maker: "ostwerk" }, { cve: "CVE-2099-1" }, { signature: "odd paths" }]) {
		const { nameless } = waveReach(judged, wave(key));
		assert.deepEqual([nameless.devices, nameless.exposed], [2, 1], JSON.stringify(key));
		assert.deepEqual(
			nameless.first.map(({ id, name }) => [id, name]),
			[
				["x1", "box at the gate"],
				["x2", undefined],
			],
		);
	}
});

test("a wave that names a hole reaches whoever has it or may; one that names nothing may reach everybody", () => {
	const [hole] = judged.judgedAt(0).holes;
	const byHole = waveReach(judged, wave({ cve: hole?.cve }));
	assert.deepEqual([byHole.devices, byHole.summary.no_statement, byHole.isAimed], [2, 0, true]);
	assert.equal(waveReach(judged, wave({ cve: "CVE-2099-1" })).devices, 0);
	const anybody = waveReach(judged, wave({ signature: "odd paths" }));
	assert.deepEqual([anybody.isAimed, anybody.devices], [false, 4]);
});

test("where no maker is likelier than not, those that evidence names are looked for", () => {
	const aims = [
		{ maker: "norden", probability: 0.3 },
		{ maker: undefined, probability: 0.6 },
		{ maker: "ostwerk", probability: 0.1 },
	];
	const reach = waveReach(judged, wave({ port: 8000 }, { measured: { aims } as unknown as NonNullable<Wave["measured"]> }));
	assert.deepEqual([reach.makers, reach.devices], [["norden"], 3]);
});
