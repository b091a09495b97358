/** Sites on the map: stated by a form, drawn with their worst verdict, and of one's own organisations alone. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { importDevices, withDocuments } from "../support/fleet.ts";
import { served } from "./served.ts";

test("a site is put on the map, moved nowhere by a mistake, and taken off again", async (context) => {
	const site = await served(context);
	const { people } = site.store;
	const by = { who: "test", at: 1 };
	const harbour = (await people.addOrganisation({ name: "Harbour", parentId: undefined, ...by })) ?? "";
	const school = (await people.addOrganisation({ name: "School", parentId: undefined, ...by })) ?? "";
	await withDocuments(site.store);
	for (const id of [harbour, school]) await importDevices(site.store, id, undefined, 1);
	await site.person("ada@harbour.example", harbour, "operator");
	const ada = await site.signedIn("ada@harbour.example");
	const page = `/console/organisations/${harbour}/sites`;
	const before = await (await ada.ask(page)).text();
	assert.doesNotMatch(before, /<svg[^>]*aria-labelledby="map-t"/);
	const key = /<option value="([^"]+)"/.exec(before)?.[1] ?? "";
	assert.ok(key.startsWith(harbour));

	const wrong = await ada.submit(page, page, { site: key, place: "somewhere" });
	assert.equal(wrong.status, 422);
	assert.match(await wrong.text(), /role="alert".*no place on a map.*53\.5511, 9\.9937.*value="somewhere"/s);

	assert.equal((await ada.submit(page, page, { site: "", place: "1, 2" })).status, 422, "no site");

	assert.equal((await ada.submit(page, page, { site: key, place: "53.5511, 9.9937" })).status, 303);
	const placed = await (await ada.ask(page)).text();
	assert.match(placed, /<svg[^>]*aria-labelledby="map-t"/);
	assert.match(placed, /<circle class="spot [a-z]+"/);
	assert.match(placed, /1 of \d+ sites have a place/);

	assert.equal((await ada.submit(page, page, { site: key.replace(harbour, school), place: "1, 2" })).status, 404, "not another's");
	assert.equal((await ada.submit(page, page, { site: `${harbour} nowhere`, place: "1, 2" })).status, 404);
	assert.deepEqual(await site.store.sites.places([school]), []);

	assert.equal((await ada.submit(page, page, { site: key, place: "" })).status, 303);
	assert.doesNotMatch(await (await ada.ask(page)).text(), /<circle class="spot/);
	assert.deepEqual(site.defects, []);
});

test("who only looks sees the map and no form", async (context) => {
	const site = await served(context);
	const by = { who: "test", at: 1 };
	const harbour = (await site.store.people.addOrganisation({ name: "Harbour", parentId: undefined, ...by })) ?? "";
	await importDevices(site.store, harbour, undefined, 1);
	await site.person("bob@harbour.example", harbour, "viewer");
	const bob = await site.signedIn("bob@harbour.example");
	const text = await (await bob.ask(`/console/organisations/${harbour}/sites`)).text();
	assert.doesNotMatch(text, /name="place"/);
	for (const page of ["sites", "alerts", "people"]) {
		const shown = await (await bob.ask(`/console/organisations/${harbour}/${page}`)).text();
		assert.match(shown, /\/fleet"/, page);
		assert.doesNotMatch(shown, /\/(?:audit|setup|drafts)"/, `${page} names places that would be refused`);
	}
});
