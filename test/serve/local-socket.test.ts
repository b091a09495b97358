/** Commands beside a running server: what they may ask, and what is at the other end when it is not what they think. */
import assert from "node:assert/strict";
import { statSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Wave } from "../../src/detect/wave.ts";
import { askLocal } from "../../src/serve/local/ask-local.ts";
import { besideOwner, peopleOver } from "../../src/serve/local/beside.ts";
import { listenLocal } from "../../src/serve/local/listen-local.ts";
import { SOCKET } from "../../src/serve/local/requests.ts";
import { openHeldPeople } from "../../src/store/held/held-people.ts";
import { temporaryFolder } from "../store/stores.ts";
import { withAccount } from "../support/account.ts";

/** Editions of the catalogue are of no matter here. */
const NO_RENEWAL = { catalogue: { renew: async () => [] } };

async function listening(context: TestContext) {
	const folder = join(temporaryFolder(context), "data");
	await withAccount(folder, "ada@example.org");
	const held = await openHeldPeople(folder, "change");
	assert.ok(held.ok);
	const defects: unknown[] = [];
	const local = await listenLocal(folder, "1", { ...held.value, ...NO_RENEWAL }, (error) => defects.push(error));
	assert.equal(local.missing, undefined);
	const end = async () => {
		await local.close();
		await held.value.close();
	};
	context.after(end);
	return { folder, held: held.value, local, defects, end };
}

/** Sends lines as anybody could, and gives what comes back until the other side ends it. */
function raw(folder: string, ...lines: readonly string[]): Promise<string> {
	return new Promise((resolve) => {
		const socket = connect(join(folder, SOCKET));
		let got = "";
		socket.on("data", (part) => {
			got += String(part);
		});
		socket.on("connect", () => socket.write(lines.map((line) => `${line}\n`).join("")));
		socket.on("error", () => undefined);
		socket.on("close", () => resolve(got));
		setTimeout(() => socket.end(), 300);
	});
}

test("a command changes people, waves and lists through the owner, whose audit has it; the file is its owner's alone", async (context) => {
	const { folder, held, defects } = await listening(context);
	assert.equal(statSync(join(folder, SOCKET)).mode & 0o777, 0o600);
	const connection = await askLocal(folder, "1");
	assert.ok(connection?.ok);
	const { people, waves, lists, close } = connection.value;
	const [organisation] = await people.organisations();
	assert.equal(organisation?.name, "default");
	const ada = await people.credential("ada@example.org");
	assert.deepEqual([ada?.person.email, ada?.passwordHash, ada?.totpSecret], ["ada@example.org", "", undefined]);
	assert.equal(await people.credential("nobody@example.org"), undefined);
	assert.equal(await people.setDisabled({ personId: ada?.person.id ?? "", disabled: true, who: "local", at: 5 }), "last-admin");
	const key = { maker: "dahua", signature: undefined, port: 37777, cve: undefined };
	const facts = {
		key,
		category: undefined,
		startedAt: "2026-01-01",
		peakAt: undefined,
		endedAt: undefined,
		sources: undefined,
		targets: undefined,
		countries: [],
		evidence: [],
		statedBy: "local",
		synthetic: false,
	};
	const kept = await waves.recordAll([{ wave: facts, id: undefined, who: "local", at: 6 }]);
	assert.ok(Array.isArray(kept));
	const [wave] = kept as readonly Wave[];
	assert.equal((await waves.waves())[0]?.id, wave?.id);
	assert.deepEqual(await waves.revisions(wave?.id ?? ""), [wave]);
	assert.equal(await waves.recordAll([{ wave: facts, id: wave?.id, after: 7, who: "local", at: 6 }]), "changed");
	assert.equal((await held.waves.waves()).length, 1);
	const refused = await lists.takeBytes("x.json", new TextEncoder().encode("{}"));
	assert.equal(refused.ok, false);
	await close();
	assert.deepEqual(defects, []);
	assert.ok((await held.verifyAudit()).ok);
});

test("what is not on the list, or no request, gets nothing and ends nothing", async (context) => {
	const { folder, defects, held } = await listening(context);
	const hello = '{"seawall":"1"}';
	for (const call of ["people.knownBySession", "people.setTotp", "people.constructor", "people.__proto__", "waves.close", "", "toString"]) {
		const got = await raw(folder, hello, JSON.stringify({ id: 1, call, with: ["x"] }));
		assert.match(got, /"defect":"nothing is called/, call);
	}
	for (const line of ["x", "null", "[]", "{}", '{"id":"1","call":"waves.waves","with":[]}', '{"id":1,"call":"waves.waves"}'])
		assert.doesNotMatch(await raw(folder, hello, line), /"id"/, line);
	assert.doesNotMatch(await raw(folder, '{"seawall":"2"}', '{"id":1,"call":"waves.waves","with":[]}'), /"id"/, "another version");
	assert.doesNotMatch(
		await raw(folder, '{"id":1,"call":"waves.waves","with":[]}', '{"id":2,"call":"waves.waves","with":[]}'),
		/"id"/,
		"no greeting",
	);
	const invited = { role: "admin", email: null, secretHash: "h", expiresAt: 9e15, replace: false, who: "x", at: 1 };
	const organisationId = (await held.people.organisations())[0]?.id;
	const invite = JSON.stringify({ id: 1, call: "people.invite", with: [{ ...invited, organisationId }] });
	await raw(folder, '{"seawall":"2"}', invite);
	// Writes go in order: what was asked before is done by then.
	await held.people.defaultOrganisation({ name: "default", who: "x", at: 1 });
	assert.equal(await held.people.invitation("h", 2), undefined, "whoever was turned away is not heard with the next line");
	assert.match(await raw(folder, hello, '{"id":1,"call":"waves.recordAll","with":[1,2]}'), /that is no wave/);
	assert.match(await raw(folder, hello, '{"id":1,"call":"lists.takeBytes","with":["x","y"]}'), /that is no list/);
	assert.ok(defects.length > 0, "each is told to whoever runs the server");
	const after = await askLocal(folder, "1");
	assert.ok(after?.ok && (await after.value.people.organisations()).length === 1, "it still answers");
	await after.value.close();
});

test("nobody there, a file in its place, another version, a stranger that says nothing, an owner that ends in the middle", async (context) => {
	const empty = temporaryFolder(context);
	assert.equal(await askLocal(empty, "1"), undefined);
	writeFileSync(join(empty, SOCKET), "");
	assert.equal(await askLocal(empty, "1"), undefined);
	const { folder, end } = await listening(context);
	const other = await askLocal(folder, "2");
	assert.ok(other !== undefined && !other.ok);
	assert.equal(other.error.code, "serve/other-version");
	const own = await openHeldPeople(folder, "change");
	assert.ok(!own.ok);
	const beside = await besideOwner(own as never, folder, "1", (connection) => peopleOver(folder, connection));
	assert.ok(beside.ok);
	const waiting = beside.value.people.organisations();
	const [outcome] = await Promise.allSettled([waiting, end()]);
	if (outcome.status === "rejected") assert.equal((outcome.reason as { problem: { code: string } }).problem.code, "serve/gone");
	await assert.rejects(
		beside.value.people.organisations(),
		(error: unknown) => (error as { problem: { code: string } }).problem.code === "serve/gone",
	);
	const gone = await besideOwner(own as never, folder, "1", (connection) => peopleOver(folder, connection));
	assert.equal(gone.ok ? "" : gone.error.code, "store/locked", "the problem as it was");
});

test("a socket that was left behind is taken over; a path that is too long says why there is none", async (context) => {
	const folder = temporaryFolder(context);
	const left = createServer().listen(join(folder, SOCKET));
	await new Promise((resolve) => left.once("listening", resolve));
	context.after(() => left.close());
	const held = await openHeldPeople(folder, "change");
	assert.ok(held.ok);
	const local = await listenLocal(folder, "1", { ...held.value, ...NO_RENEWAL }, () => undefined);
	const asked = await askLocal(folder, "1");
	assert.ok(asked?.ok, "the newer one answers");
	await asked.value.close();
	await local.close();
	assert.match(
		(await listenLocal(join(folder, "x".repeat(120)), "1", { ...held.value, ...NO_RENEWAL }, () => undefined)).missing ?? "",
		/too long/,
	);
	await held.value.close();
});
