import assert from "node:assert/strict";
import { test } from "node:test";
import type { WaveChange, WaveStore } from "../ports.ts";
import type { Wave, WaveFacts } from "../wave.ts";
import { createWaveRecord } from "./wave-record.ts";

/** Keeps waves as the stores do, in memory. */
function memory(): Pick<WaveStore, "waves" | "revisions" | "recordAll"> {
	const kept = new Map<string, Wave[]>();
	const put = ({ wave, id }: WaveChange): Wave => {
		const own = id ?? `w${kept.size + 1}`;
		const all = kept.get(own) ?? [];
		kept.set(own, [...all, { ...wave, id: own, revision: all.length + 1 }]);
		return (kept.get(own) as Wave[]).at(-1) as Wave;
	};
	return {
		waves: async () => [...kept.values()].map((all) => all.at(-1) as Wave),
		revisions: async (id) => kept.get(id) ?? [],
		async recordAll(changes) {
			if (changes.some(({ id, after }) => id !== undefined && after !== undefined && kept.get(id)?.length !== after)) return "changed";
			return changes.map(put);
		},
	};
}

const DAY = Date.parse("2026-03-01T12:00:00Z");
const BY = { who: "ada" };
const MAKERS: Readonly<Record<string, string>> = { dahua: "dahua", Hikvision: "hikvision" };
const catalogue = { findVendors: (text: string) => [{ id: MAKERS[text] ?? `text:${text}` }] as never };

function record() {
	const waves = memory();
	return { waves, desk: createWaveRecord({ waves, catalogue, now: () => DAY }) };
}

const FOUND: WaveFacts = {
	key: { maker: "dahua", signature: undefined, port: 37777, cve: undefined },
	category: "W2",
	startedAt: "2026-02-01",
	peakAt: "2026-02-03",
	endedAt: undefined,
	sources: 100,
	targets: 20,
	countries: ["DE"],
	evidence: [{ text: "100 or more sources", source: "logs" }],
	statedBy: undefined,
	synthetic: false,
};

test("what is stated is held against catalogue and clock, with the field that is wrong", async () => {
	const { desk } = record();
	const good = { maker: "Hikvision", since: "2026-02-20", source: "CERT" };
	const made = await desk.state(good, BY);
	assert.ok(made.ok);
	assert.deepEqual([made.value.key.maker, made.value.statedBy, made.value.step?.what], ["hikvision", "ada", "stated"]);
	for (const [over, at] of [
		[{ maker: undefined }, "maker"],
		[{ maker: "nobody" }, "maker"],
		[{ cve: "CVE-1" }, "cve"],
		[{ port: 70_000 }, "port"],
		[{ since: "2026-02-30" }, "since"],
		[{ since: "2026-03-02" }, "since"],
		[{ source: " " }, "source"],
	] as const) {
		const wrong = await desk.state({ ...good, ...over }, BY);
		assert.deepEqual(wrong.ok ? "taken" : [wrong.error.code, wrong.error.at], ["detect/bad-wave", at], JSON.stringify(over));
	}
});

test("joined waves are one from the first start on; a part counts for nothing, and is found as the whole", async () => {
	const { desk, waves } = record();
	const [a] = await desk.keepFound([FOUND], "logs");
	const [b] = await desk.keepFound([{ ...FOUND, key: { ...FOUND.key, port: 8000 }, startedAt: "2026-01-20", sources: 300 }], "logs");
	assert.ok(a !== undefined && b !== undefined && a.id !== b.id);
	const joined = await desk.merge(a.id, [b.id], "the same senders", BY);
	assert.ok(joined.ok);
	assert.deepEqual([joined.value.startedAt, joined.value.sources, joined.value.mergedFrom], ["2026-01-20", 300, [b.id]]);
	assert.equal((await waves.revisions(b.id)).at(-1)?.mergedInto, a.id);
	const named = await desk.name(a.id, "spring", BY);
	assert.ok(named.ok);
	// Both are found again, the one on port 8000 has ended: one further revision, of the whole.
	const again = await desk.keepFound(
		[
			{ ...FOUND, sources: 120 },
			{ ...FOUND, key: { ...FOUND.key, port: 8000 }, startedAt: "2026-01-20", endedAt: "2026-02-20", sources: 400 },
		],
		"logs",
	);
	assert.deepEqual(
		again.map(({ id, sources, endedAt, name, mergedFrom }) => [id, sources, endedAt, name, mergedFrom]),
		[[a.id, 400, undefined, "spring", [b.id]]],
	);
	assert.equal((await waves.revisions(b.id)).length, 2);
	for (const parts of [[], [a.id], [b.id]]) assert.equal((await desk.merge(a.id, parts, "x", BY)).ok, false);
});

test("a wave that was parted stays so when it is found again, and the other part has no counts", async () => {
	const { desk } = record();
	const [found] = await desk.keepFound([FOUND], "logs");
	assert.ok(found !== undefined);
	const other = await desk.split(found.id, { on: "2026-02-10", reason: "a pause" }, BY);
	assert.ok(other.ok);
	assert.deepEqual([other.value.startedAt, other.value.sources, other.value.splitFrom], ["2026-02-10", undefined, found.id]);
	const [again] = await desk.keepFound([{ ...FOUND, sources: 500 }], "logs");
	assert.deepEqual([again?.id, again?.endedAt, again?.sources], [found.id, "2026-02-10", 500]);
	for (const ask of [{}, { on: "2026-02-01" }, { on: "2026-02-11" }, { on: "x" }, { maker: "nobody" }])
		assert.equal((await desk.split(found.id, { ...ask, reason: "x" }, BY)).ok, false, JSON.stringify(ask));
	const byPort = await desk.split(found.id, { port: 8000, reason: "another port" }, BY);
	assert.ok(byPort.ok);
	assert.deepEqual([byPort.value.key.maker, byPort.value.key.port, byPort.value.startedAt], ["dahua", 8000, "2026-02-01"]);
});

test("a dismissed wave is let be when it is found again, and can be taken back; a reason is asked for", async () => {
	const { desk, waves } = record();
	const [found] = await desk.keepFound([FOUND], "logs");
	assert.ok(found !== undefined);
	assert.equal((await desk.dismiss(found.id, "  ", BY)).ok, false);
	assert.ok((await desk.dismiss(found.id, "our own scan", BY)).ok);
	const [again] = await desk.keepFound([{ ...FOUND, sources: 500 }], "logs");
	assert.deepEqual([again?.dismissed, again?.revision], ["our own scan", 2]);
	assert.ok((await desk.restore(found.id, "it was not ours", BY)).ok);
	assert.deepEqual(
		(await waves.revisions(found.id)).map(({ step }) => step?.what),
		["found", "dismissed", "restored"],
	);
	assert.equal((await desk.restore(found.id, "again", BY)).ok, false);
});

test("nobody writes over what they have not seen, and no wave is made up", async () => {
	const { desk } = record();
	const [found] = await desk.keepFound([FOUND], "logs");
	assert.ok(found !== undefined);
	assert.ok((await desk.end(found.id, { on: "2026-02-20" }, { ...BY, after: 1 })).ok);
	const codes = [
		await desk.end(found.id, {}, { ...BY, after: 1 }),
		await desk.merge(found.id, ["w9"], "x", BY),
		await desk.split("w9", { on: "2026-02-10", reason: "x" }, BY),
		await desk.name("w9", "x", BY),
		await desk.end(found.id, { on: "2026-01-01" }, BY),
		await desk.name(found.id, "x".repeat(81), BY),
	].map((done) => (done.ok ? "done" : done.error.code));
	assert.deepEqual(codes, [
		"detect/wave-changed",
		"detect/no-wave",
		"detect/no-wave",
		"detect/no-wave",
		"detect/bad-wave",
		"detect/bad-wave",
	]);
});
