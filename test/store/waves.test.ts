/** Waves: one body for every database. */
import assert from "node:assert/strict";
import type { WaveMeasure } from "../../src/detect/measure.ts";
import type { WaveChange } from "../../src/detect/ports.ts";
import type { Wave } from "../../src/detect/wave.ts";
import { storeTest } from "./stores.ts";

const wave = {
	key: { maker: "dahua", signature: "channels renamed HACKED", port: 37777, cve: undefined },
	category: undefined,
	startedAt: "2017-09-20",
	peakAt: undefined,
	endedAt: undefined,
	sources: undefined,
	targets: undefined,
	countries: ["US"],
	evidence: [{ text: "recorders renamed and black", source: "IPVM, 2017-10-04" }],
	statedBy: "an operator",
	synthetic: false,
} satisfies WaveChange["wave"];

storeTest("a wave is kept, and ending it is a revision: the first stays", async (store) => {
	const first = await store.waves.record({ wave, id: undefined, who: "ada", at: 1 });
	assert.ok(first !== undefined);
	assert.equal(first.revision, 1);
	assert.deepEqual(await store.waves.waves(), [first]);
	const ended = await store.waves.record({ wave: { ...wave, endedAt: "2017-10-10" }, id: first.id, who: "ada", at: 2 });
	assert.equal(ended?.revision, 2);
	assert.deepEqual(await store.waves.waves(), [ended]);
	assert.deepEqual(await store.waves.revisions(first.id), [first, ended]);
	assert.equal(
		(await store.waves.record({ wave: { ...wave, endedAt: "2017-10-10" }, id: first.id, who: "ada", at: 3 }))?.revision,
		2,
		"the same again writes nothing",
	);
	assert.deepEqual(
		(await store.audit.entries({})).map(({ what, subject }) => [what, subject]),
		[
			["wave/record", first.id],
			["wave/record", first.id],
		],
	);
});

storeTest("an id that nobody has is no wave, and the newest start comes first", async (store) => {
	assert.equal(await store.waves.record({ wave, id: "nobody", who: "ada", at: 1 }), undefined);
	const july = await store.waves.record({ wave: { ...wave, startedAt: "2017-07-01" }, id: undefined, who: "ada", at: 1 });
	const september = await store.waves.record({ wave, id: undefined, who: "ada", at: 2 });
	assert.deepEqual(await store.waves.waves(), [september, july]);
});

storeTest("waves as they were on record before an instant", async (store) => {
	const first = await store.waves.record({ wave, id: undefined, who: "ada", at: 10 });
	assert.ok(first !== undefined);
	const ended = await store.waves.record({ wave: { ...wave, endedAt: "2017-10-10" }, id: first.id, who: "ada", at: 20 });
	assert.deepEqual(await store.waves.waves(10), []);
	assert.deepEqual(await store.waves.waves(20), [first]);
	assert.deepEqual(await store.waves.waves(21), [ended]);
});

storeTest("several waves change together or not at all, and never over a newer revision", async (store) => {
	const [a, b] = (await store.waves.recordAll([
		{ wave, id: undefined, who: "ada", at: 1 },
		{ wave: { ...wave, startedAt: "2017-07-01" }, id: undefined, who: "ada", at: 1 },
	])) as readonly Wave[];
	assert.ok(a !== undefined && b !== undefined && a.id !== b.id);
	const joined = { wave: { ...wave, mergedFrom: [b.id] }, id: a.id, after: 1, who: "bo", at: 2 };
	const part = { wave: { ...wave, startedAt: "2017-07-01", mergedInto: a.id }, id: b.id, who: "bo", at: 2 };
	assert.equal(await store.waves.recordAll([joined, { ...part, after: 7 }]), "changed");
	assert.equal(await store.waves.recordAll([joined, { ...part, id: "nobody" }]), undefined);
	assert.equal((await store.waves.revisions(a.id)).length, 1, "nothing of it was written");
	const kept = await store.waves.recordAll([joined, { ...part, after: 1 }]);
	assert.ok(Array.isArray(kept));
	assert.deepEqual(
		(kept as readonly Wave[]).map(({ revision, mergedFrom, mergedInto }) => [revision, mergedFrom, mergedInto]),
		[
			[2, [b.id], undefined],
			[2, undefined, a.id],
		],
	);
});

storeTest("who did a step is no change by itself; what was measured is kept, and stands in the audit as its hash", async (store) => {
	const step = { what: "found", who: "ada", at: 1 } as const;
	const measured = { events: 7, curve: [{ at: "2017-09-20T00:00:00.000Z", sources: 3, expected: null, upperbound: null }] };
	const found = { ...wave, measured: measured as unknown as WaveMeasure, samples: [{ text: "line: SRC=198.51.100.7", source: "x" }] };
	const first = await store.waves.record({ wave: { ...found, step }, id: undefined, who: "ada", at: 1 });
	assert.ok(first !== undefined);
	assert.deepEqual([first.measured, first.samples, first.step], [measured, found.samples, step]);
	const again = await store.waves.record({ wave: { ...found, step: { ...step, at: 9 } }, id: first.id, who: "ada", at: 9 });
	assert.equal(again?.revision, 1);
	const [entry] = await store.audit.entries({});
	assert.doesNotMatch(JSON.stringify(entry), /198\.51|curve/);
	assert.match(String(entry?.after?.["sha256"]), /^[0-9a-f]{64}$/);
});
