/** The typed client against the program itself. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { API_OPERATIONS } from "../../src/http/api/api-routes.ts";
import { CallRefused, createClient } from "../../src/http/api/client.ts";
import { PATHS } from "../../src/http/api/paths.ts";
import { authenticator } from "../../src/http/console/authenticator.ts";
import { importDevices, withDocuments } from "../support/fleet.ts";
import { served } from "./served.ts";

test("the client knows every operation under the path that it has", () => {
	const declared = API_OPERATIONS.map(({ id, method, path }) => [id, `${method} ${path}`]);
	assert.deepEqual(Object.fromEntries(declared), PATHS);
});

test("calls are typed by the shapes, and refusals come as errors with their code", async (context) => {
	const site = await served(context);
	await withDocuments(site.store);
	const organisation = (await site.store.people.addOrganisation({ name: "Harbour", parentId: undefined, who: "test", at: 1 })) ?? "";
	const personId = await site.person("admin@harbour.example", organisation, "admin");
	const token = "seawall_secret";
	await site.store.people.addToken({
		secretHash: authenticator().digest(token),
		personId,
		organisationId: organisation,
		name: "t",
		scopes: ["inventory:read", "inventory:change"],
		expiresAt: site.clock.now + 1e9,
		who: "test",
		at: site.clock.now,
	});
	await importDevices(site.store, organisation);
	const browser = site.browser();
	const ask: typeof fetch = (input, init) => browser.ask(String(input), init);
	const client = createClient({ address: "", token, fetch: ask });
	const { items, total } = await client.call("listDevices", { organisation, verdict: "known_affected", limit: 1 });
	assert.deepEqual([total, items[0]?.owner.name], [2, "Harbour"]);
	const detail = await client.call("getDevice", { organisation, device: items[0]?.id ?? "" });
	assert.equal(detail.findings[0]?.verdict, "known_affected");
	const { verdict } = await client.call("explain", {}, { body: { device: { brand: "Hikvision" } } });
	assert.equal(verdict, "under_investigation");
	// @ts-expect-error: no such field
	await assert.rejects(client.call("listDevices", { organisation, verdit: "fixed" }), CallRefused);
	// @ts-expect-error: a place of the path is missing
	await assert.rejects(client.call("getDevice", { organisation }), CallRefused);
	const csv = await client.call("exportDevices", { organisation });
	assert.match(await csv.text(), /^\ufeff?id,/);
	const job = await client.call("beginImport", { organisation, name: "more.csv" }, { body: "id,brand,model\nx-1,Axis,P1\n" });
	const events = await client.call("followJob", { organisation, job: job.id });
	assert.match(await events.text(), /"state":"done"/);
	await assert.rejects(
		client.call("listPeople", { organisation }),
		(error) => error instanceof CallRefused && error.status === 403 && error.code === "http/forbidden",
	);
	await assert.rejects(
		client.call("listDevices", { organisation, limit: 9999 }),
		(error) => error instanceof CallRefused && error.code === "http/bad-call" && error.at === "?limit",
	);
});
