import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { WaveMeasure } from "../measure.ts";
import type { Wave } from "../wave.ts";
import { publishWave } from "./publish-wave.ts";
import { publicParts, publicWhole, SMALL_CELL } from "./small-cells.ts";

const MEASURE: WaveMeasure = {
	axes: { breadth: 3, intensity: 4, tempo: 2, returnPeriod: 3 },
	state: "growing",
	breadth: { level: 3, networks: 123, sensors: 4, liveSensors: 40 },
	intensity: {
		level: 4,
		observed: 168,
		expected: 20.3,
		ratio: 8.27,
		ratioAtLeast: 6.67,
		score: 12.3,
		broaderThan: 0.998,
		periods: 310,
		since: "2025-01-01T00:00:00.000Z",
		returnDays: 310,
	},
	doublingDays: null,
	damage: { victims: 12, organisations: 3, successes: 2, symptoms: ["channels renamed"] },
	startedAt: "2026-02-01T05:00:00.000Z",
	peakAt: "2026-02-03T00:00:00.000Z",
	endedAt: null,
	events: 1234,
	ports: [37777],
	byCountry: [
		{ country: "BR", sources: 57 },
		{ country: "LI", sources: 4 },
	],
	aims: [{ maker: "dahua", probability: 0.9 }],
	ruledOut: [],
	curve: [0, 3, 168].map((sources, at) => ({ at: `2026-02-0${at + 1}T00:00:00.000Z`, sources, expected: 20.3, upperbound: 33.1 })),
};

const WAVE: Wave = {
	id: "w",
	revision: 2,
	key: { maker: "dahua", signature: undefined, port: 37777, cve: undefined },
	category: "W3",
	startedAt: "2026-02-01",
	peakAt: "2026-02-03",
	endedAt: undefined,
	sources: 404,
	targets: 3,
	countries: ["BR", "LI"],
	evidence: [{ text: "400 or more sources", source: "logs" }],
	statedBy: undefined,
	synthetic: false,
	measured: MEASURE,
	samples: [{ text: "line: SRC=198.51.100.7", source: "fw.log" }],
	step: { what: "found", who: "ada", at: 1 },
};

test("what is public holds no line, no person, no small count and no country of few", () => {
	const shared = publishWave(WAVE);
	assert.doesNotMatch(JSON.stringify(shared), /SRC=|ada|"LI"|404|1234|symptoms|organisations/);
	assert.deepEqual([shared.sources, shared.targets, shared.countries, shared.isStated], [400, undefined, ["BR"], false]);
	const { measure } = shared;
	assert.deepEqual([measure?.networks, measure?.sensors, measure?.victims, measure?.ratioAtLeast], [120, null, 10, 6.6]);
	assert.deepEqual(
		measure?.curve.map(({ sources }) => sources),
		[0, null, 165],
	);
	const few = publishWave({ ...WAVE, measured: { ...MEASURE, damage: { ...MEASURE.damage, organisations: 2 } } });
	assert.equal(few.measure?.victims, null);
	assert.deepEqual(publishWave({ ...WAVE, measured: undefined }).countries, [], "how many are of a country is not known");
	assert.deepEqual(publishWave({ ...WAVE, measured: undefined, statedBy: "CERT" }).countries, ["BR", "LI"], "somebody says so");
});

test("no hidden count can be had from what is public: another table with another count there is published the same", () => {
	fc.assert(
		fc.property(
			fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 8 }).filter((cells) => cells.some((cell) => cell >= SMALL_CELL)),
			(cells) => {
				const published = publicTable(cells);
				for (const [at, cell] of cells.entries()) {
					if (cell >= SMALL_CELL) continue;
					assert.ok(
						alternatives(cells, at).some((other) => JSON.stringify(publicTable(other)) === JSON.stringify(published)),
						`${cells.join(" ")}: the ${cell} at ${at}`,
					);
				}
			},
		),
		{ numRuns: 2000 },
	);
});

/** A table of sources by country as it is published, and its sum. */
function publicTable(cells: readonly number[]) {
	const parts = cells.map((sources, at) => ({ country: String.fromCharCode(65 + at), sources }));
	const sum = cells.reduce((a, b) => a + b, 0);
	return { parts: publicParts(parts), sum: publicWhole(sum, parts) };
}

/** Tables that differ in a small cell, and in one of the others by so much less or more at most. */
function* differing(cells: readonly number[], at: number): Generator<readonly number[]> {
	for (let value = 0; value < SMALL_CELL; value += 1) {
		if (value === cells[at]) continue;
		for (let other = 0; other < cells.length; other += 1) {
			if (other === at) continue;
			for (let change = -4; change <= 4; change += 1) {
				const next = cells.map((cell, index) => (index === at ? value : index === other ? Math.max(0, cell + change) : cell));
				yield next;
			}
		}
	}
}

function alternatives(cells: readonly number[], at: number): readonly (readonly number[])[] {
	return [...differing(cells, at)];
}
