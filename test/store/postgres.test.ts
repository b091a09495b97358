/** What only a database server brings: addresses, rights, versions, losses of the connection. */
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { test } from "node:test";
import { openStore } from "../../src/store/open-store.ts";
import { open, runSql, stores } from "./stores.ts";

async function codeOf(postgresUrl: string): Promise<string> {
	const opened = await openStore({ postgresUrl });
	if (opened.ok) await opened.value.close();
	return opened.ok ? "" : opened.error.code;
}

test("an address that is none is named without repeating it", async () => {
	for (const url of ["", "secret", "mysql://a:secret@b/c", "postgres://[secret"]) {
		const opened = await openStore({ postgresUrl: url });
		assert.ok(!opened.ok);
		assert.equal(opened.error.code, "store/bad-address");
		assert.doesNotMatch(JSON.stringify(opened.error), /secret/);
	}
});

test("a server that is not there is named, and the password is not", async () => {
	const server = createServer().listen(0, "127.0.0.1");
	await new Promise((resolve) => server.once("listening", resolve));
	const { port } = server.address() as { readonly port: number };
	await new Promise((resolve) => server.close(resolve));
	const opened = await openStore({ postgresUrl: `postgres://ada:secret@127.0.0.1:${port}/seawall` });
	assert.ok(!opened.ok);
	assert.deepEqual([opened.error.code, opened.error.at], ["store/unreachable", `127.0.0.1:${port}/seawall`]);
	assert.doesNotMatch(JSON.stringify(opened.error), /secret/);
});

for (const { name, test: register, place: makePlace } of stores.filter(({ name }) => name === "postgres")) {
	register(`a database that is not there, and an account that is not known, are named (${name})`, async (context) => {
		const place = await makePlace(context);
		assert.ok("postgresUrl" in place);
		const url = new URL(place.postgresUrl);
		url.pathname = "/no_such_database";
		assert.equal(await codeOf(url.href), "store/no-database");
		url.username = "nobody_known";
		assert.equal(await codeOf(url.href), "store/refused");
	});

	register(`hosts that start at once migrate one after another (${name})`, async (context) => {
		const place = await makePlace(context);
		const all = await Promise.all([open(place), open(place), open(place), open(place)]);
		await Promise.all(all.map((store, n) => store.meta.set({ key: `k${n}`, value: "v", who: "ada", at: 1 })));
		const entries = await all[0]?.audit.entries({});
		assert.equal(entries?.length, 4);
		await Promise.all(all.map((store) => store.close()));
	});

	register(`a connection that the server breaks off is made again (${name})`, async (context) => {
		const place = await makePlace(context);
		const store = await open(place);
		await store.meta.set({ key: "a", value: "1", who: "ada", at: 1 });
		await runSql(
			place,
			"select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
		);
		await new Promise((resolve) => setTimeout(resolve, 200));
		assert.equal(await store.meta.get("a"), "1");
		await store.close();
	});
}
