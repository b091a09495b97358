/** The audit as a page: an organisation sees its own entries of the one chain, filtered and paged; a broken chain is told. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { runSql } from "../store/stores.ts";
import { importDevices } from "../support/fleet.ts";
import { served } from "./served.ts";

const pageOf = (organisation: string) => `/console/organisations/${organisation}/audit`;

test("an organisation's admin sees its own entries and no other's, newest first, by part, page by page", async (context) => {
	const site = await served(context);
	const { people } = site.store;
	const by = { who: "test", at: 1 };
	const harbour = (await people.addOrganisation({ name: "Harbour", parentId: undefined, ...by })) ?? "";
	const school = (await people.addOrganisation({ name: "School", parentId: undefined, ...by })) ?? "";
	await site.person("ada@harbour.example", harbour, "admin");
	await site.person("eve@school.example", school, "admin");
	const [ada, eve] = [await site.signedIn("ada@harbour.example"), await site.signedIn("eve@school.example")];
	await importDevices(site.store, harbour);
	const text = async (who: typeof ada, path: string) => (await who.ask(path)).text();
	const mine = await text(ada, pageOf(harbour));
	assert.match(mine, /session\/opened/);
	assert.match(mine, /membership\/set/);
	assert.match(mine, /import\/begun[\s\S]*import\/finished|import\/finished[\s\S]*import\/begun/);
	assert.ok(mine.includes("ada@harbour.example") && !mine.includes("eve@school.example") && !mine.includes("School"), mine);
	assert.ok((await text(eve, pageOf(school))).includes("eve@school.example"));
	assert.ok(!(await text(eve, pageOf(school))).includes("import/"));
	assert.equal((await eve.ask(pageOf(harbour))).status, 404);
	const some = await text(ada, `${pageOf(harbour)}?what=SESSION&who=ada`);
	assert.ok(/session\/opened/.test(some) && !/membership\/set/.test(some));
	assert.match(await text(ada, `${pageOf(harbour)}?who=%3Cscript%3E`), /No entry is like that/);
	for (let n = 0; n < 120; n += 1)
		await people.setMembership({
			personId: await site.person(`p${n}@harbour.example`, harbour, "viewer"),
			organisationId: harbour,
			role: undefined,
			who: `n${n}`,
			at: 2,
		});
	const seen: string[] = [];
	let path = `${pageOf(harbour)}?what=membership`;
	for (let pages = 0; pages < 20 && path !== ""; pages += 1) {
		const html = await text(ada, path);
		seen.push(...[...html.matchAll(/membership\/set/g)].map(([whole]) => whole));
		path = /href="([^"]*before=\d+)"/.exec(html)?.[1]?.replaceAll("&amp;", "&") ?? "";
	}
	assert.equal(seen.length, 241);
	for (const before of ["-1", "x", "1e99", "0", "2"]) assert.equal((await ada.ask(`${pageOf(harbour)}?before=${before}`)).status, 200);
	assert.deepEqual(site.defects, []);
});

test("the chain is checked on demand, and a broken one is told", async (context) => {
	const site = await served(context);
	const organisation = await site.store.people.defaultOrganisation({ name: "default", who: "test", at: 1 });
	await site.person("ada@example.org", organisation, "admin");
	const ada = await site.signedIn("ada@example.org");
	assert.match(await (await ada.ask(`${pageOf(organisation)}?check=1`)).text(), /The chain holds, from its first entry/);
	await runSql(
		site.place,
		"dataFolder" in site.place ? "drop trigger audit_no_update" : "drop trigger audit_no_update on audit",
		"update audit set who = 'eve' where number = 2",
	);
	assert.match(await (await ada.ask(`${pageOf(organisation)}?check=1`)).text(), /role="alert"[^>]*>[^<]*(<[^>]+>)?[^<]*entry/i);
});

test("the setup says how the program is reached and by what people come in, to whoever manages the organisation", async (context) => {
	const site = await served(context, {
		secure: true,
		address: () => "https://seawall.example.org",
		allowedHosts: ["seawall.example.org"],
		trustedProxies: ["192.0.2.0/24"],
	});
	const organisation = await site.store.people.defaultOrganisation({ name: "default", who: "test", at: 1 });
	await site.person("ada@example.org", organisation, "admin");
	const ada = await site.signedIn("ada@example.org");
	const path = `/console/organisations/${organisation}/setup`;
	const text = await (await ada.ask(path)).text();
	for (const part of ["https://seawall.example.org", "192.0.2.0/24", "HSTS", "not set up", "no mail server is named"])
		assert.ok(text.includes(part), part);
	const provider = {
		organisationId: organisation,
		issuer: "https://login.example.org",
		clientId: "c",
		clientSecret: "very-secret",
		domains: ["example.org"],
		role: undefined,
	};
	await site.store.people.setProvider({ ...provider, who: "test", at: 1 });
	const after = await (await ada.ask(path)).text();
	assert.ok(after.includes("https://login.example.org") && !after.includes("very-secret"));
	const below = (await site.store.people.addOrganisation({ name: "Quay", parentId: organisation, who: "test", at: 1 })) ?? "";
	await site.person("eve@quay.example", below, "admin");
	const eve = await site.signedIn("eve@quay.example");
	const told = await (await eve.ask(`/console/organisations/${below}/setup`)).text();
	assert.ok(told.includes("HSTS") && !told.includes("192.0.2.0/24"), "the server's surroundings are not told below");
});
