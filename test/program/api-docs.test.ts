/** The examples of docs/api.md, run by curl's own words against a program that listens. */
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { authenticator } from "../../src/http/console/authenticator.ts";
import { listen } from "../../src/http/listen.ts";
import { temporaryFolder } from "../store/stores.ts";
import { importDevices, withDocuments } from "../support/fleet.ts";
import { testNeeding } from "../support/needs.ts";
import { served } from "./served.ts";

const page = readFileSync(join(import.meta.dirname, "..", "..", "docs", "api.md"), "utf8");
const examples = [...page.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = ""]) => block.trim().split("\n"));

const curl = spawnSync("curl", ["--version"]).status === 0 ? "curl" : undefined;

testNeeding("curl", curl)("every example of the page on the API works as it stands there", async (context) => {
	const site = await served(context);
	await withDocuments(site.store);
	const listening = await listen(site.app, { port: 0 });
	assert.ok(listening.ok);
	context.after(() => listening.value.close());
	const harbour = (await site.store.people.addOrganisation({ name: "Harbour", parentId: undefined, who: "test", at: 1 })) ?? "";
	const personId = await site.person("admin@harbour.example", harbour, "admin");
	const token = "seawall_secret";
	await site.store.people.addToken({
		secretHash: authenticator().digest(token),
		personId,
		organisationId: harbour,
		name: "t",
		scopes: ["inventory:read", "inventory:change", "advisory:publish"],
		expiresAt: site.clock.now + 1e9,
		who: "test",
		at: site.clock.now,
	});
	await importDevices(site.store, harbour);
	const cwd = temporaryFolder(context);
	writeFileSync(join(cwd, "inventory.csv"), "id,brand,model\nx-1,Axis,P1\n");
	const env = { ...process.env, TOKEN: token, SEAWALL: listening.value.address, ORGANISATION: harbour };
	assert.ok(examples.length >= 9);
	for (const line of examples) {
		assert.match(line, /^curl /);
		const { stdout } = await promisify(execFile)("bash", ["-c", line.replace(/^curl /, "curl -sS --fail-with-body ")], { cwd, env });
		if (!line.includes(" -o ")) assert.ok(typeof JSON.parse(stdout) === "object", line);
	}
	assert.match(readFileSync(join(cwd, "devices.csv"), "utf8"), /gate-1/);
	assert.equal((await site.fleets.devices(harbour, { search: "gate-1" })).total, 1);
});
