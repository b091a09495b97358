/** Where sites are, on every database: of their own organisation alone, each change recorded. */
import assert from "node:assert/strict";
import { verifyAudit } from "../../src/store/audit/audit-store.ts";
import { importDevices, SMALL_FLEET } from "../support/fleet.ts";
import { storeTest } from "./stores.ts";

const by = { who: "ada", at: 5 };

storeTest("a place is stated, stated anew and taken back, by the site's name however it is written", async (store) => {
	const { people, sites, audit } = store;
	const organisationId = await people.defaultOrganisation({ name: "a", ...by });
	const other = await people.addOrganisation({ name: "b", parentId: organisationId, ...by });
	assert.ok(other !== undefined);
	await importDevices(store, organisationId, undefined, 1);
	const site = SMALL_FLEET.find((device) => device.site !== undefined)?.site ?? "";
	assert.notEqual(site, "");
	const place = { latitude: 53.5511, longitude: -9.9937 };
	assert.deepEqual(await sites.places([organisationId]), []);
	assert.equal(await sites.setPlace({ organisationId, site: site.toUpperCase(), place, ...by }), true);
	assert.deepEqual(
		(await sites.places([organisationId, other])).map(({ latitude, longitude }) => ({ latitude, longitude })),
		[place],
	);
	assert.equal(await sites.setPlace({ organisationId, site, place: { latitude: 1, longitude: 2 }, ...by }), true);
	assert.equal((await sites.places([organisationId])).length, 1);
	assert.equal(await sites.setPlace({ organisationId, site, place: undefined, ...by }), true);
	assert.deepEqual(await sites.places([organisationId]), []);
	assert.equal(await sites.setPlace({ organisationId, site, place: undefined, ...by }), true, "taking back what is not there is no error");
	const placed = (await audit.entries({ limit: 1000 })).filter(({ what }) => what === "site/placed");
	assert.equal(placed.length, 3, "and no change is recorded that was none");
	assert.ok((await verifyAudit(audit)).ok);
});

storeTest("no site of another organisation, and none that is not there", async (store) => {
	const { people, sites } = store;
	const organisationId = await people.defaultOrganisation({ name: "a", ...by });
	const other = await people.addOrganisation({ name: "b", parentId: organisationId, ...by });
	assert.ok(other !== undefined);
	await importDevices(store, organisationId, undefined, 1);
	const site = SMALL_FLEET.find((device) => device.site !== undefined)?.site ?? "";
	const place = { latitude: 1, longitude: 2 };
	assert.equal(await sites.setPlace({ organisationId: other, site, place, ...by }), false);
	assert.equal(await sites.setPlace({ organisationId, site: "nowhere\0", place, ...by }), false);
	assert.equal(await sites.setPlace({ organisationId: "'; drop table site; --", site: "x", place, ...by }), false);
	assert.deepEqual(await sites.places([organisationId, other]), []);
	assert.deepEqual(await sites.places([]), []);
});
