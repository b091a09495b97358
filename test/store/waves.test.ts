/** Waves: one body for every database. */
import assert from "node:assert/strict";
import type { WaveChange } from "../../src/detect/ports.ts";
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
