/** A wave found in logs, as it is put on record: numbers made up for tests. */
import type { WaveMeasure } from "../../src/detect/measure.ts";
import type { WaveFacts } from "../../src/detect/wave.ts";

const DAY = 86_400_000;
const FIRST = Date.parse("2026-02-01T00:00:00Z");
/** Sources by day: eight quiet ones, then the wave. */
const SOURCES = [12, 9, 14, 3, 11, 10, 13, 9, 48, 120, 168, 131, 97, 64];

/** All of its numbers. */
export const MEASURE: WaveMeasure = {
	axes: { breadth: 3, intensity: 4, tempo: 3, returnPeriod: 3 },
	state: "fading",
	breadth: { level: 3, networks: 333, sensors: 4, liveSensors: 41 },
	intensity: {
		level: 4,
		observed: 168,
		expected: 11.2,
		ratio: 15,
		ratioAtLeast: 12.1,
		score: 14.2,
		broaderThan: 0.9987,
		periods: 310,
		since: "2025-03-28T00:00:00.000Z",
		returnDays: 320,
	},
	doublingDays: { value: 0.9, low: 0.7, high: 1.4 },
	damage: { victims: 12, organisations: 4, successes: 1, symptoms: ["channels renamed"] },
	startedAt: "2026-02-09T05:00:00.000Z",
	peakAt: "2026-02-11T14:00:00.000Z",
	endedAt: null,
	events: 8123,
	ports: [37777, 8000],
	byCountry: [
		{ country: "BR", sources: 157 },
		{ country: "VN", sources: 98 },
		{ country: "US", sources: 41 },
		{ country: "LI", sources: 3 },
	],
	aims: [
		{ maker: "dahua", probability: 0.87 },
		{ maker: undefined, probability: 0.13 },
	],
	ruledOut: [{ what: "flood", how: "the loudest source brought at most 2 % of the events" }],
	curve: SOURCES.map((sources, at) => ({ at: new Date(FIRST + at * DAY).toISOString(), sources, expected: 11.2, upperbound: 23.4 })),
};

/** The wave. */
export function foundWave(over: Partial<WaveFacts> = {}): WaveFacts {
	return {
		key: { maker: "dahua", signature: "dahua-port-37777", port: 37777, cve: undefined },
		category: "W3",
		startedAt: "2026-02-09",
		peakAt: "2026-02-11",
		endedAt: undefined,
		sources: 404,
		targets: 41,
		countries: ["BR", "LI", "US", "VN"],
		evidence: [{ text: "400 or more sources of 330 or more networks", source: "logs read on 2026-02-15" }],
		statedBy: undefined,
		synthetic: false,
		measured: MEASURE,
		samples: [{ text: "line: <b>SRC=198.51.100.7</b> DPT=37777", source: "fw.log" }],
		...over,
	};
}
