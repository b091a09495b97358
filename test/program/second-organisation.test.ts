/** Somebody who has an account is let into a second organisation: by a link that they take while signed in. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { PASSWORD, type Served, served } from "./served.ts";

const once = (html: string) => /<code class="once">([^<]+)<\/code>/.exec(html)?.[1] ?? "";

async function town(site: Served) {
	const { people } = site.store;
	const by = { who: "test", at: 1 };
	const harbour = (await people.addOrganisation({ name: "Harbour", parentId: undefined, ...by })) ?? "";
	const school = (await people.addOrganisation({ name: "School", parentId: undefined, ...by })) ?? "";
	await site.person("ada@harbour.example", harbour, "admin");
	const eve = await site.person("eve@school.example", school, "admin");
	const ada = await site.signedIn("ada@harbour.example");
	const page = `/console/organisations/${harbour}/people`;
	const link = async (email: string) => {
		const address = new URL(once(await (await ada.submit(page, page, { email, role: "viewer" })).text()));
		return { path: `${address.pathname}${address.search}`, secret: address.searchParams.get("t") ?? "" };
	};
	return { harbour, school, eve, link };
}

test("a link for somebody with an account asks them to sign in, and then gives the role, once", async (context) => {
	const site = await served(context);
	const { harbour, school, eve, link } = await town(site);
	const { path, secret } = await link("eve@school.example");
	const out = await (await site.browser().ask(path)).text();
	assert.ok(/has an account/.test(out) && !/name="password"/.test(out));
	const typed = { link: secret, name: "Eve", email: "eve@school.example", password: PASSWORD, again: PASSWORD };
	assert.equal((await site.browser().submit("/console/sign-in", "/console/join", typed)).status, 422, "no second account");
	const who = await site.signedIn("eve@school.example");
	assert.match(await (await who.ask(path)).text(), /viewer of.*Harbour/s);
	assert.equal((await who.submit(path, "/console/join/accept", { link: secret })).status, 303);
	const roles = async () => new Map((await site.store.people.membershipsOf(eve)).map(({ organisationId, role }) => [organisationId, role]));
	assert.deepEqual(
		await roles(),
		new Map([
			[harbour, "viewer"],
			[school, "admin"],
		]),
	);
	assert.equal((await who.submit("/console/account", "/console/join/accept", { link: secret })).status, 404, "used up");
	const again = await link("eve@school.example");
	assert.equal((await who.submit(again.path, "/console/join/accept", { link: again.secret })).status, 422, "they are in it already");
	assert.deepEqual(site.defects, []);
});

test("a link is for the address that it names, and for nobody else who is signed in", async (context) => {
	const site = await served(context);
	const { harbour, link } = await town(site);
	await site.person("mallory@harbour.example", harbour, "viewer");
	const { secret } = await link("eve@school.example");
	const mallory = await site.signedIn("mallory@harbour.example");
	assert.equal((await mallory.submit("/console/account", "/console/join/accept", { link: secret })).status, 404);
	for (const text of ["", "x", "\0"])
		assert.equal((await mallory.submit("/console/account", "/console/join/accept", { link: text })).status, 404);
	const eve = await site.signedIn("eve@school.example");
	assert.equal((await eve.submit("/console/account", "/console/join/accept", { link: secret })).status, 303, "it still holds");
});
