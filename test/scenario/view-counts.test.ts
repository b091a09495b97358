/** What pages count of a fleet, against the same counted the slow way: device by device. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Device } from "../../src/inventory/device.ts";
import { EXPOSURES } from "../../src/match/fleet.ts";
import { createMatcher } from "../../src/match/matcher.ts";
import { advisoryReach, reachOf } from "../../src/match/view/advisory-reach.ts";
import type { DeviceFilter } from "../../src/match/view/answers.ts";
import { selectedRows } from "../../src/match/view/device-rows.ts";
import { countFacets } from "../../src/match/view/facets.ts";
import { rowsOf } from "../../src/match/view/identity-rows.ts";
import { growView } from "../../src/match/view/view.ts";
import { bareDevice } from "../support/device.ts";
import { libraryOf, shippedCatalogue } from "../support/library.ts";
import { identitiesNear, seeded } from "../support/random-fleet.ts";

const catalogue = await shippedCatalogue();
const library = await libraryOf(catalogue);
const next = seeded("view-counts");
const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
const owners = ["a", "b"].map((id) => ({ id, name: id }));
const growing = growView(owners, createMatcher(library, catalogue), { filter: {}, asOf: "2026-03-01", waves: [] });
growing.add(
	identitiesNear(library, 1500, "view-counts").map((identity, line) => {
		const { oemMap: _, ...stated } = identity;
		const more = {
			site: pick(["North", "South", undefined]),
			exposure: pick(EXPOSURES),
			kind: pick(["camera", "recorder", "unknown"] as const),
		};
		const device: Device = bareDevice({ id: `d${line}`, place: { source: "x.csv", line }, ...stated, ...more });
		return { id: `d${line}`, owner: Math.floor(next() * 2), device, lastSeenAt: 0 };
	}),
);
const view = growing.finish();

const rarely = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 2 });
const filters = fc.record({
	search: rarely(["hik", "dahua ipc", "d1", "zzz"]),
	verdict: rarely(["known_affected", "under_investigation", "no_statement"] as const),
	site: rarely(["North", ""]),
	exposure: rarely(EXPOSURES),
	kind: rarely(["camera", "unknown"] as const),
	owner: rarely(["a", "b", "c"]),
	maker: rarely(["hikvision", "Dahua"]),
	model: rarely(view.fleet.identities.slice(0, 20).map(({ model }) => model ?? "")),
	cve: rarely(["CVE-2017-7921", "CVE-2021-36260"]),
});

test("each count of a filter's value is the number of devices that the value would leave", () => {
	let counted = 0;
	fc.assert(
		fc.property(filters, (filter: DeviceFilter) => {
			const facets = countFacets(view, filter);
			assert.equal(facets.total, selectedRows(view, filter).length);
			for (const name of ["verdict", "exposure", "site", "kind", "owner", "model"] as const) {
				for (const { value, devices } of facets[name]) {
					assert.equal(
						selectedRows(view, { ...filter, [name]: value }).length,
						devices,
						`${name}=${value} under ${JSON.stringify(filter)}`,
					);
					counted += 1;
				}
			}
		}),
		{ numRuns: 60 },
	);
	assert.ok(counted > 500);
});

test("the numbers of every document are those of a look at each device, and of its page", () => {
	let spoken = 0;
	for (const id of library.byId.keys()) {
		const worst = selectedRows(view, { advisory: id });
		const reach = reachOf(view, id);
		assert.equal(reach.devices, worst.length, id);
		for (const verdict of ["known_affected", "under_investigation", "fixed", "known_not_affected"] as const)
			assert.equal(reach.summary[verdict], selectedRows(view, { advisory: id, verdict }).length, `${id} ${verdict}`);
		const risky = [...worst].filter(
			(row) => view.fleet.exposureAt(row) === "internet" && !selectedRows(view, { advisory: id, verdict: "fixed" }).includes(row),
		);
		const spared = selectedRows(view, { advisory: id, verdict: "known_not_affected" });
		assert.equal(reach.exposedAtRisk, risky.filter((row) => !spared.includes(row)).length, id);
		const page = advisoryReach(view, id);
		assert.ok(page !== undefined);
		assert.equal(page.devices, reach.devices);
		const sum = (list: readonly { readonly devices: number }[]) => list.reduce((total, { devices }) => total + devices, 0);
		if (page.products.length < 200) assert.equal(sum(page.products), reach.devices, id);
		assert.equal(sum(page.sites), reach.summary.known_affected + reach.summary.under_investigation, id);
		spoken += reach.devices;
	}
	assert.ok(spoken > 100);
	assert.equal(reachOf(view, "no such document").devices, 0);
});

test("rows by identity are all rows, each once, with its identity", () => {
	const met = new Set<number>();
	view.fleet.identities.forEach((_, identity) => {
		for (const row of rowsOf(view, identity)) {
			assert.equal(view.fleet.identityAt(row), identity);
			met.add(row);
		}
	});
	assert.equal(met.size, view.fleet.size);
});
