/** Sources that are followed while the program is served: asked when due, paused, handed over beside an owner; and marks beside one too. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { isDue, isStale, newSource } from "../../src/advisory/provider/follow/followed-source.ts";
import type { CommandPeople, HeldDocuments } from "../../src/cli/ports.ts";
import { ok } from "../../src/core/result.ts";
import { followOnce } from "../../src/serve/following/follow-loop.ts";
import { besideOwner, documentsOver, receiveBeside } from "../../src/serve/local/beside.ts";
import { listenLocal } from "../../src/serve/local/listen-local.ts";
import { providerPorts } from "../../src/serve/provider/provider-ports.ts";
import { openFollowedSources } from "../../src/store/followed/followed-sources.ts";
import { openHeldDocuments } from "../../src/store/held/held-documents.ts";
import { openHeldPeople } from "../../src/store/held/held-people.ts";
import { readHeldFacts } from "../../src/store/held/read-held.ts";
import { temporaryFolder } from "../store/stores.ts";
import { testDocument } from "../support/published-site.ts";

const HOUR = 3_600_000;
const fail = (error: unknown) => assert.fail(String(error));

/** A data directory with an owner that listens, and a folder of documents beside it. */
async function owned(context: TestContext) {
	const folder = temporaryFolder(context);
	const [data, from] = [join(folder, "data"), join(folder, "from")];
	mkdirSync(from);
	const write = (id: string, versions: readonly string[]) =>
		writeFileSync(join(from, `${id.toLowerCase()}.json`), JSON.stringify(testDocument({ id, label: "WHITE", versions })));
	write("EX-2026-001", ["1"]);
	const held = await openHeldPeople(data, "change");
	assert.ok(held.ok);
	const defects: unknown[] = [];
	const uses = { ...held.value, catalogue: { renew: async () => [] } };
	const local = await listenLocal(data, "1", uses, (error) => defects.push(error));
	assert.equal(local.missing, undefined);
	const end = async () => {
		await local.close();
		await held.value.close();
		assert.deepEqual(defects, []);
	};
	const versions = async () => {
		const facts = await readHeldFacts(data, undefined);
		assert.ok(facts.ok);
		return Object.fromEntries((facts.value?.advisories ?? []).map(({ id, revision }) => [id, revision]));
	};
	return { data, from, write, held: held.value as typeof held.value & CommandPeople, versions, end };
}

test("a source is asked when it is due, and not while it is paused", async (context) => {
	const { data, from, write, held, versions, end } = await owned(context);
	const clock = { now: Date.parse("2026-11-24T12:00:00Z") };
	const desk = {
		dataFolder: data,
		version: "1",
		now: () => clock.now,
		receive: async (documents: Parameters<typeof held.documents.receive>[0]) => ok(await held.documents.receive(documents)),
	};
	const follow = () => followOnce(desk, fail);
	assert.equal(await follow(), 0, "nothing is followed, and nothing is asked");
	const sources = await openFollowedSources(data);
	assert.ok(sources.ok);
	await sources.value.save(newSource(from, clock.now));
	assert.equal(await follow(), 1);
	assert.deepEqual(await versions(), { "EX-2026-001": "1" });
	assert.equal(await follow(), 0, "an hour has not gone by");
	write("EX-2026-001", ["1", "2"]);
	clock.now += HOUR;
	assert.equal(await follow(), 1);
	assert.deepEqual(await versions(), { "EX-2026-001": "2" });
	const again = await openFollowedSources(data);
	assert.ok(again.ok);
	const [source] = again.value.list();
	assert.ok(source !== undefined);
	assert.equal(source.failures, 0);
	await again.value.save({ ...source, pausedAt: new Date(clock.now).toISOString() });
	clock.now += 48 * HOUR;
	assert.equal(await follow(), 0, "it is paused");
	assert.equal(readFileSync(join(data, "sources-journal.jsonl"), "utf8").trim().split("\n").length, 2);
	await end();
});

test("a source that fails is asked less and less often, and is stale after three days; what is held stays", async (context) => {
	const { data, from, versions, held, end } = await owned(context);
	const clock = { now: Date.parse("2026-11-24T12:00:00Z") };
	const desk = {
		dataFolder: data,
		version: "1",
		now: () => clock.now,
		receive: async (documents: Parameters<typeof held.documents.receive>[0]) => ok(await held.documents.receive(documents)),
	};
	const sources = await openFollowedSources(data);
	assert.ok(sources.ok);
	await sources.value.save(newSource(from, clock.now));
	assert.equal(await followOnce(desk, fail), 1);
	const fails = {
		...desk,
		open: async () =>
			ok({
				address: "https://gone.example.com/",
				close: () => undefined,
				web: {
					kind: "web" as const,
					hasToken: false,
					get: async () => ({ ok: false as const, error: { kind: "network" as const, message: "there was no connection", hops: [] } }),
				},
			}),
	};
	const waits: number[] = [];
	for (let turn = 0; turn < 12; turn += 1) {
		const at = clock.now;
		while ((await followOnce(fails, fail)) === 0) clock.now += HOUR / 4;
		waits.push((clock.now - at) / HOUR);
	}
	assert.ok(
		waits.slice(1, 6).every((wait, index, all) => index === 0 || wait >= (all[index - 1] ?? 0)),
		String(waits),
	);
	assert.ok(Math.max(...waits) <= 24, String(waits));
	const [source] = (await openFollowedSources(data).then((opened) => (opened.ok ? opened.value.list() : []))) ?? [];
	assert.ok(source !== undefined);
	assert.equal(source.failures, 12);
	assert.ok(isStale(source, clock.now) && isDue(source, clock.now + 24 * HOUR));
	assert.deepEqual(await versions(), { "EX-2026-001": "1" });
	await end();
});

test("beside a running server documents are handed over and marked through it", async (context) => {
	const { data, from, versions, end } = await owned(context);
	const ports = providerPorts("1");
	const sources = await ports.openSources(data);
	assert.ok(sources.ok);
	const bytes = readFileSync(join(from, "ex-2026-001.json"));
	const taken = await receiveBeside(data, "1", [
		{ origin: "source/x", trackingId: "EX-2026-001", version: "1", releasedAt: undefined, place: "x", bytes, receivedAt: 1 },
	]);
	assert.deepEqual(taken, { ok: true, value: undefined });
	assert.deepEqual(await versions(), { "EX-2026-001": "1" });
	const beside = await besideOwner<HeldDocuments>(await openHeldDocuments(data), data, "1", documentsOver);
	assert.ok(beside.ok);
	const [key] = await beside.value.find("EX-2026-001");
	assert.ok(key !== undefined);
	assert.equal((await beside.value.mark(key, "delete", "a test"))?.words, "a test");
	assert.equal((await beside.value.marks()).length, 1);
	await beside.value.close();
	assert.deepEqual(await versions(), {});
	await end();
});
