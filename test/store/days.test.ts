/** How fleets stood on earlier days, on every database; and what a desk that reads them says has changed. */
import assert from "node:assert/strict";
import type { FleetDay } from "../../src/match/view/day-store.ts";
import { createFleetDesk } from "../../src/serve/fleet-desk.ts";
import { keepDays } from "../../src/serve/kept-days.ts";
import type { Store } from "../../src/store/open-store.ts";
import { catalogue, importDevices, SMALL_FLEET, withDocuments } from "../support/fleet.ts";
import { storeTest } from "./stores.ts";

const by = { who: "ada", at: 1 };
const day = (organisationId: string, of: string, takenAt: number, bytes: readonly number[] = [1, 2]): FleetDay => ({
	organisationId,
	day: of,
	takenAt,
	devices: 1,
	states: Uint8Array.from(bytes),
});

storeTest("of a day the newest look is kept, and of days the newest two", async ({ days, people }) => {
	const a = await people.defaultOrganisation({ name: "a", ...by });
	const b = await people.addOrganisation({ name: "b", parentId: a, ...by });
	assert.ok(b !== undefined);
	assert.equal((await days.taken([a, b])).size, 0);
	assert.deepEqual(await days.before([a, b], "2026-03-01"), []);
	for (const [at, of] of ["2026-02-26", "2026-02-27", "2026-03-01", "2026-03-01"].entries())
		await days.keep([day(a, of, at + 1, [at]), day(b, of, at + 1)]);
	assert.deepEqual(
		[...(await days.taken([a, b]))].sort(),
		[
			[a, 4],
			[b, 4],
		].sort(),
	);
	assert.deepEqual(await days.before([a], "2026-03-01"), [day(a, "2026-02-27", 2, [1])]);
	assert.deepEqual(await days.before([a], "2026-03-02"), [day(a, "2026-03-01", 4, [3])]);
	assert.deepEqual(await days.before([a], "2026-02-27"), [], "what is older is forgotten");
	assert.equal((await days.before([a, b], "2026-03-05")).length, 2);
});

const HOUR = 3_600_000;
const MORNING = Date.parse("2026-03-01T09:00:00Z");

async function fleet(store: Store) {
	const clock = { now: MORNING };
	const organisation = await store.people.defaultOrganisation({ name: "default", ...by });
	const below = await store.people.addOrganisation({ name: "Branch", parentId: organisation, ...by });
	assert.ok(below !== undefined);
	await withDocuments(store);
	await importDevices(store, organisation, SMALL_FLEET, clock.now);
	const desk = createFleetDesk(store, catalogue, () => clock.now);
	const keep = () => keepDays({ days: store.days, people: store.people, today: desk.today, now: () => clock.now });
	return { clock, organisation, below, desk, keep };
}

storeTest("an overview says what has changed since the last look of the day before, and its numbers lead to the devices", async (store) => {
	const { clock, organisation, below, desk, keep } = await fleet(store);
	await keep();
	assert.equal((await desk.overview(organisation)).changes, undefined, "there is no day before the first");
	clock.now += HOUR;
	await desk.renew(organisation);
	await keep();
	clock.now += 24 * HOUR;
	const changed = SMALL_FLEET.flatMap((device) => {
		// gate-1 is replaced by one that is fixed, gate-2 is opened to the internet, hall-2 is taken away.
		if (device.id === "gate-1") return [{ ...device, model: "DS-2CD2147G2-SU", firmware: "V5.5.800 build 210628" }];
		if (device.id === "gate-2") return [{ ...device, exposure: "internet" as const }];
		return device.id === "hall-2" ? [] : [device];
	});
	await importDevices(store, organisation, changed, clock.now);
	const [gate] = SMALL_FLEET;
	assert.ok(gate !== undefined);
	await importDevices(store, below, [{ ...gate, id: "new-1", name: "New", mac: undefined, addresses: [] }], clock.now, "branch.csv");
	await desk.renew(organisation);
	const { changes, devices } = await desk.overview(organisation);
	assert.ok(changes !== undefined);
	assert.equal(devices, 6);
	const { since, affected, exposed, settled, undecided, new: added, newAtRisk, gone } = changes;
	assert.deepEqual(
		{ affected, exposed, settled, undecided, added, newAtRisk, gone },
		{ affected: 0, exposed: 1, settled: 1, undecided: 0, added: 1, newAtRisk: 1, gone: 1 },
	);
	assert.ok(since >= MORNING && since <= MORNING + HOUR);
	for (const [change, id] of [
		["exposed", "gate-2"],
		["settled", "gate-1"],
		["new", "new-1"],
	] as const) {
		const { items } = await desk.devices(organisation, { changed: change });
		assert.deepEqual(
			items.map(({ givenId }) => givenId),
			[id],
			change,
		);
	}
	assert.equal((await desk.facets(organisation, { changed: "new" })).total, 1);
	assert.equal((await desk.overview(below)).changes?.new, 1, "an organisation below is held against its own day, which had no device");
	await keep();
	clock.now += 24 * HOUR;
	await desk.renew(organisation);
	const next = (await desk.overview(organisation)).changes;
	assert.equal((next?.exposed ?? 0) + (next?.settled ?? 0) + (next?.new ?? 0) + (next?.gone ?? 0), 0, "a day later it is no news");
});

storeTest("documents that came since are counted, and named where they speak of a device", async (store) => {
	const { clock, organisation, desk, keep } = await fleet(store);
	await keep();
	clock.now = Date.now() + 48 * HOUR;
	await desk.renew(organisation);
	const { changes } = await desk.overview(organisation);
	// The catalogue's documents were received by the clock of the machine, long after the day that was kept.
	assert.ok(changes !== undefined && changes.received > 20);
	assert.equal(changes.revised, 0);
	assert.ok(changes.ofMine > 0 && changes.ofMine < changes.received);
	assert.ok(changes.mine.length > 0 && changes.mine.length <= 5);
	assert.ok(changes.mine.every(({ title, devices }) => title !== "" && devices > 0));
});

storeTest("a fleet that was not looked at anew is not kept anew, nor more often than every ten minutes", async (store) => {
	const { clock, organisation, desk, keep } = await fleet(store);
	const taken = async () => (await store.days.taken([organisation])).get(organisation);
	await keep();
	const first = await taken();
	clock.now += HOUR;
	await keep();
	assert.equal(await taken(), first, "nothing has changed");
	await importDevices(store, organisation, SMALL_FLEET.slice(1), clock.now);
	await desk.renew(organisation);
	await keep();
	const second = await taken();
	assert.equal(second, clock.now);
	clock.now += 60_000;
	await importDevices(store, organisation, SMALL_FLEET.slice(2), clock.now);
	await desk.renew(organisation);
	await keep();
	assert.equal(await taken(), second);
});
