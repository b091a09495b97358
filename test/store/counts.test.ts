/** Counts that are kept: whatever is read again, in parts, in another order or by two at once, they are those of the lines. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { cellFromBytes } from "../../src/detect/count/cell-bytes.ts";
import { createCountRecorder } from "../../src/detect/count-recorder.ts";
import type { CountStore } from "../../src/detect/ports.ts";
import { loadSignatures } from "../../src/store/disk/signature-folder.ts";
import { storeTest } from "./stores.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const HOUR = 3_600_000;
const FIRST = Date.parse("2026-11-20T00:00:00Z");
const signatures = await loadSignatures();
const bytes = new TextEncoder();

/** A dropped packet, as a Suricata sensor tells it. */
function line(at: number, source: number, sensor = "edge", port = 37777): string {
	return JSON.stringify({
		timestamp: new Date(at).toISOString(),
		event_type: "alert",
		host: sensor,
		src_ip: `198.${18 + (source >> 16)}.${(source >> 8) & 255}.${source & 255}`,
		dest_ip: "203.0.113.7",
		dest_port: port,
		proto: "TCP",
		alert: { signature_id: 2_023_674, signature: "ET EXPLOIT Dahua" },
	});
}

/** Reads parts of a log one after another, each kept before the next. */
async function record(counts: CountStore, parts: readonly (readonly string[])[], remembered?: number): Promise<void> {
	for (const lines of parts) {
		const recorder = await createCountRecorder({ store: counts, signatures, now: NOW, remembered });
		recorder.take({ source: "eve.json", lines: bytes.encode(lines.join("\n")) });
		await recorder.keep([]);
	}
}

/** All that is kept, in a form that can be compared. */
async function kept(counts: CountStore) {
	const { cells } = await counts.changed(0);
	const facts = cells.map(({ hours, first, kind, value, cell }) => {
		const { events, successes, sources, networks, targets, sensors } = cellFromBytes(cell);
		return { hours, first, kind, value, events, successes, sets: [sources, networks, targets, sensors].map((set) => set.toStored()) };
	});
	return facts.sort((a, b) => a.first - b.first || (`${a.kind} ${a.value}` < `${b.kind} ${b.value}` ? -1 : 1));
}

storeTest("a second reading, other parts, another order and a name that differs change no count", async (store) => {
	const { counts } = store;
	const lines = Array.from({ length: 300 }, (_, at) => line(FIRST + (at % 7) * HOUR + at, at * 977, at % 3 === 0 ? "edge" : "core"));
	await record(counts, [lines]);
	const once = await kept(counts);
	assert.equal(
		once.filter(({ kind, value }) => kind === "port" && value === "37777").reduce((sum, { events }) => sum + events, 0),
		300,
	);
	const rule = fc.asyncProperty(fc.shuffledSubarray(lines), fc.array(fc.nat(300), { maxLength: 4 }), async (some, cuts) => {
		const places = [0, ...cuts.map((cut) => Math.min(cut, some.length)).sort((a, b) => a - b), some.length];
		await record(
			counts,
			places.slice(1).map((to, at) => some.slice(places[at], to)),
		);
		assert.deepEqual(await kept(counts), once);
	});
	await fc.assert(rule, { numRuns: 15 });
	const series = await counts.series({ kind: "port", value: "37777" }, { from: FIRST, to: FIRST + 24 * HOUR });
	assert.equal(series.length, 7);
	assert.deepEqual(series[0]?.at, FIRST);
	const sensors = await counts.sensors();
	assert.deepEqual(sensors.map(({ name, events }) => [name, events]).sort(), [
		["core", 200],
		["edge", 100],
	]);
});

storeTest("parts that come in one after another make what one reading makes", async ({ counts }) => {
	const lines = Array.from({ length: 400 }, (_, at) => line(FIRST + ((at * 7) % 11) * HOUR, at * 31, "edge", at % 2 === 0 ? 37777 : 8000));
	await record(counts, [lines.slice(0, 10), lines.slice(5, 90), lines.slice(60), lines.slice(0, 200)]);
	const events = (await kept(counts)).filter(({ kind }) => kind === "port").reduce((sum, cell) => sum + cell.events, 0);
	assert.equal(events, new Set(lines).size);
	const [most] = await counts.most("port", { from: 0, to: NOW }, 10);
	assert.ok(Math.abs((most?.sources ?? 0) - 200) < 10, `${most?.sources}`);
});

storeTest("an hour that is let go is shut for its sensors and open for others", async ({ counts }) => {
	const hour = (at: number, sensor: string) => Array.from({ length: 40 }, (_, each) => line(FIRST + at * HOUR + each, each, sensor));
	await record(counts, [hour(0, "edge"), hour(1, "edge"), hour(2, "edge")], 50);
	const before = await kept(counts);
	await record(counts, [hour(0, "edge"), hour(1, "edge"), hour(2, "edge")], 50);
	assert.deepEqual(await kept(counts), before);
	await record(counts, [[line(FIRST + 999, 7, "edge")]], 50);
	assert.deepEqual(await kept(counts), before, "nobody can tell whether it came before");
	assert.ok(
		(await counts.leftOut()).some(({ reason, lines }) => reason.startsWith("the hour is counted and shut") && lines === 81),
		JSON.stringify(await counts.leftOut()),
	);
	await record(counts, [hour(0, "core"), hour(0, "core")], 50);
	const [first] = await counts.series({ kind: "port", value: "37777" }, { from: FIRST, to: FIRST + HOUR });
	assert.deepEqual([first?.events, first?.sources, first?.sensors], [80, 40, 2]);
});

storeTest("two that count at once lose nothing and count nothing twice", async ({ counts }) => {
	const [one, two] = await Promise.all([0, 1].map(() => createCountRecorder({ store: counts, signatures, now: NOW })));
	assert.ok(one !== undefined && two !== undefined);
	const lines = Array.from({ length: 60 }, (_, at) => line(FIRST + at, at));
	one.take({ source: "a", lines: bytes.encode(lines.slice(0, 40).join("\n")) });
	two.take({ source: "b", lines: bytes.encode(lines.slice(20).join("\n")) });
	await Promise.all([one.keep([]), two.keep([])]);
	const [period] = await counts.series({ kind: "port", value: "37777" }, { from: FIRST, to: FIRST + HOUR });
	assert.equal(period?.events, 60);
});

storeTest("hours become days and days weeks, and no sum changes", async ({ counts }) => {
	const rule = fc.asyncProperty(
		fc.array(fc.tuple(fc.nat(24 * 40), fc.nat(400), fc.constantFrom(37777, 8000, 554)), { minLength: 1, maxLength: 150 }),
		fc.array(fc.tuple(fc.nat(24 * 50), fc.nat(24 * 50)), { maxLength: 4 }),
		fc.integer({ min: 1, max: 500 }),
		async (events, cuts, year) => {
			const start = FIRST - year * 24 * 60 * HOUR;
			const span = { from: start, to: start + 24 * 70 * HOUR };
			await record(counts, [events.map(([hour, source, port]) => line(start + hour * HOUR, source, `s${year}`, port))]);
			const total = async () =>
				(await counts.most("port", { from: span.from - 7 * 24 * HOUR, to: span.to }, 99)).map(({ at: _, hours: __, ...rest }) => rest);
			const whole = await total();
			for (const [hours, days] of cuts) {
				while ((await counts.coarsen({ hours: start + hours * HOUR, days: start + days * HOUR })) > 0);
				assert.deepEqual(await total(), whole);
				for (const port of ["37777", "8000", "554"]) {
					const series = await counts.series({ kind: "port", value: port }, span);
					assert.equal(
						series.reduce((sum, period) => sum + period.events, 0),
						whole.find(({ value }) => value === port)?.events ?? 0,
					);
					assert.equal(new Set(series.map(({ at }) => at)).size, series.length, "a period is there once");
				}
			}
		},
	);
	await fc.assert(rule, { numRuns: 20 });
});
