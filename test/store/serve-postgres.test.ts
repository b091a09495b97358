/** `serve` and the commands beside it on a PostgreSQL server: first start, the admin, what another process changes meanwhile. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { programFolder } from "../../src/store/disk/catalogue-folder.ts";
import { stores, temporaryFolder } from "./stores.ts";

const launch = (environment: Readonly<Record<string, string>>, ...args: readonly string[]) =>
	spawn(process.execPath, [join(programFolder(), "scripts", "launch.mjs"), ...args], {
		stdio: ["ignore", "pipe", "pipe"],
		env: { ...process.env, ...environment },
	});

for (const { name, test: register, place: makePlace } of stores.filter(({ name }) => name === "postgres")) {
	register(`serve keeps everything there, commands see it at once, and its address is told to nobody (${name})`, async (context) => {
		const place = await makePlace(context);
		assert.ok("postgresUrl" in place);
		const folder = temporaryFolder(context);
		const environment = { SEAWALL_STORE: place.postgresUrl, SEAWALL_DATA: join(folder, "data") };
		const server = launch(environment, "serve", "--port", "0");
		context.after(() => void server.kill("SIGKILL"));
		let out = "";
		server.stdout.on("data", (text) => (out += text));
		server.stderr.on("data", (text) => (out += text));
		for (let n = 0; n < 1200 && !/Ctrl-C/.test(out); n += 1) await new Promise((resolve) => setTimeout(resolve, 50));
		const link = /http:\/\/127\.0\.0\.1:\d+\/console\/join\?t=[\w-]{43}/.exec(out)?.[0];
		assert.ok(link !== undefined, out);
		assert.equal((await fetch(link)).status, 200);
		const command = async (...args: readonly string[]) => {
			const child = launch(environment, ...args);
			let said = "";
			child.stdout.on("data", (text) => (said += text));
			child.stderr.on("data", (text) => (said += text));
			const [code] = (await once(child, "close")) as [number | null];
			return { code, said };
		};
		const added = await command("user", "add", "bob@example.org");
		assert.equal(added.code, 0, added.said);
		const bob = new URL(/http\S+/.exec(added.said)?.[0] ?? "");
		assert.equal((await fetch(`${new URL(link).origin}${bob.pathname}${bob.search}`)).status, 200, "the server sees the link");
		const audit = await command("doctor", "--audit");
		assert.match(audit.said, /The audit chain holds/);
		const ended = once(server, "exit");
		server.kill("SIGTERM");
		assert.equal((await ended)[0], 0);
		assert.ok(!existsSync(join(folder, "data")), "nothing is kept in the folder");
		const secret = new URL(place.postgresUrl).password;
		if (secret !== "") assert.ok(!`${out}${added.said}${audit.said}`.includes(secret));
	});
}
