/** What programs state over the API: waves of attacks, and tokens of their own. */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Wave } from "../../src/detect/wave.ts";
import { authenticator } from "../../src/http/console/authenticator.ts";
import type { Permission } from "../../src/people/role.ts";
import { PASSWORD, served } from "./served.ts";

const API = "/api/v1";
const DAY_MS = 24 * 60 * 60_000;

async function town(context: TestContext) {
	const site = await served(context);
	const by = { who: "test", at: 1 };
	const { people } = site.store;
	const harbour = (await people.addOrganisation({ name: "Harbour", parentId: undefined, ...by })) ?? "";
	const quay = (await people.addOrganisation({ name: "Quay", parentId: harbour, ...by })) ?? "";
	const personId = await site.person("ada@harbour.example", harbour, "admin");
	await site.person("eve@quay.example", quay, "admin");
	const program = async (secret: string, organisationId: string, scopes: readonly Permission[], days = 10) => {
		const token = { secretHash: authenticator().digest(secret), personId, organisationId, name: secret, scopes };
		await people.addToken({ ...token, expiresAt: site.clock.now + days * DAY_MS, who: "test", at: site.clock.now });
		return (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}) =>
			site.browser().ask(`${API}${path}`, {
				method: "POST",
				headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", ...headers },
				body: JSON.stringify(body),
			});
	};
	return { site, harbour, quay, program };
}

const code = async (answer: Response) => ((await answer.json()) as { readonly code: string }).code;

test("a wave is stated, seen by everybody without who said so, and ended; the same call is done once", async (context) => {
	const { site, harbour, program } = await town(context);
	const say = await program("publisher", harbour, ["advisory:publish"]);
	const ask = { maker: "Hikvision", since: "2026-02-20", source: "https://cert.example.org/1", port: 80 };
	const key = { "idempotency-key": "wave-1" };
	const made = await say(`/organisations/${harbour}/waves`, ask, key);
	assert.equal(made.status, 201, await made.clone().text());
	const wave = (await made.json()) as Wave;
	assert.deepEqual([wave.key.maker, wave.startedAt, wave.statedBy], ["hikvision", "2026-02-20", "ada@harbour.example"]);
	const again = await say(`/organisations/${harbour}/waves`, ask, key);
	assert.deepEqual([again.status, ((await again.json()) as Wave).id], [201, wave.id]);
	const seen = async () => ((await (await site.browser().ask(`${API}/waves`)).json()) as { items: readonly Wave[] }).items;
	assert.deepEqual(
		(await seen()).map(({ id, statedBy, endedAt }) => [id, statedBy, endedAt]),
		[[wave.id, undefined, undefined]],
	);
	const end = (body: unknown, id = wave.id) => say(`/organisations/${harbour}/waves/${id}/end`, body);
	assert.equal(await code(await end({ on: "2026-02-01" })), "detect/bad-wave");
	assert.equal((await end({}, "none")).status, 404);
	const ended = (await (await end({ source: "https://cert.example.org/2" })).json()) as Wave;
	assert.deepEqual([ended.endedAt, ended.revision, ended.evidence.length], ["2026-03-01", 2, 2]);
	// What is read is made anew beside, and the earlier answer is given meanwhile.
	for (let tries = 0; tries < 100 && (await seen())[0]?.endedAt === undefined; tries += 1) await pause(100);
	assert.equal((await seen())[0]?.endedAt, "2026-03-01");
	const audit = (await site.store.audit.entries({})).filter(({ what }) => what === "wave/record");
	assert.deepEqual(
		audit.map(({ who }) => who),
		["ada@harbour.example", "ada@harbour.example"],
	);
	assert.deepEqual(site.defects, []);
});

test("operators name, join, part and dismiss waves; who looked at an older revision is told so", async (context) => {
	const { site, harbour, program } = await town(context);
	const say = await program("publisher", harbour, ["advisory:publish"]);
	const state = async (since: string) =>
		(await (await say(`/organisations/${harbour}/waves`, { maker: "Hikvision", since, source: "CERT" })).json()) as Wave;
	const [a, b] = [await state("2026-02-01"), await state("2026-02-10")];
	const on = (wave: Wave, what: string, body: unknown) => say(`/organisations/${harbour}/waves/${wave.id}/${what}`, body);
	const named = await on(a, "name", { name: "spring", after: 1 });
	assert.deepEqual([named.status, ((await named.json()) as Wave).name], [200, "spring"]);
	const late = await on(a, "dismiss", { reason: "our own scan", after: 1 });
	assert.deepEqual([late.status, await code(late)], [409, "detect/wave-changed"]);
	const joined = (await (await on(a, "merge", { parts: [b.id], reason: "the same senders" })).json()) as Wave;
	assert.deepEqual([joined.id, joined.mergedFrom, joined.revision], [a.id, [b.id], 3]);
	assert.equal(await code(await on(a, "merge", { parts: [b.id], reason: "again" })), "detect/bad-wave");
	const parted = await on(a, "split", { on: "2026-02-20", reason: "a pause" });
	const other = (await parted.json()) as Wave;
	assert.deepEqual([parted.status, other.splitFrom, other.startedAt, other.statedBy], [201, a.id, "2026-02-20", "ada@harbour.example"]);
	const all = await site.store.waves.waves();
	assert.deepEqual(
		all.map(({ id, startedAt, endedAt, mergedInto }) => [id, startedAt, endedAt, mergedInto]),
		[
			[other.id, "2026-02-20", undefined, undefined],
			[b.id, "2026-02-10", undefined, a.id],
			[a.id, "2026-02-01", "2026-02-20", undefined],
		],
	);
	assert.equal((await on(other, "dismiss", { reason: "our own scan" })).status, 200);
	assert.equal((await on(other, "restore", { reason: "not ours after all" })).status, 200);
	assert.equal(await code(await on(other, "restore", { reason: "again" })), "detect/bad-wave");
	const steps = (await site.store.waves.revisions(other.id)).map(({ step }) => [step?.what, step?.who, step?.reason]);
	assert.deepEqual(steps, [
		["split", "ada@harbour.example", "a pause"],
		["dismissed", "ada@harbour.example", "our own scan"],
		["restored", "ada@harbour.example", "not ours after all"],
	]);
	assert.deepEqual(site.defects, []);
});

test("what is no wave is refused with its place; below the top, or without the right, nobody states one", async (context) => {
	const { site, harbour, quay, program } = await town(context);
	const say = await program("publisher", harbour, ["advisory:publish"]);
	const good = { cve: "CVE-2021-36260", since: "2026-02-20", source: "x" };
	for (const [over, status, wrong] of [
		[{ since: "2026-02-30" }, 400, "http/bad-call"],
		[{ since: "2026-03-02" }, 422, "detect/bad-wave"],
		[{ cve: undefined }, 400, "http/bad-call"],
		[{ cve: "x" }, 400, "http/bad-call"],
		[{ maker: "No Such Maker" }, 422, "detect/bad-wave"],
		[{ source: "  " }, 400, "http/bad-call"],
		[{ port: 0 }, 400, "http/bad-call"],
		[{ text: "\0" }, 400, "http/bad-json"],
		[{ extra: 1 }, 400, "http/bad-call"],
	] as const) {
		const answer = await say(`/organisations/${harbour}/waves`, { ...good, ...over });
		assert.deepEqual([answer.status, await code(answer)], [status, wrong], JSON.stringify(over));
	}
	assert.equal((await say(`/organisations/${quay}/waves`, good)).status, 403, "not at the top");
	const reader = await program("reader", harbour, ["inventory:read"]);
	assert.equal((await reader(`/organisations/${harbour}/waves`, good)).status, 403);
	assert.deepEqual(await site.store.waves.waves(), []);
});

test("a token makes none that may do more, elsewhere, or for longer than itself; people are asked for their password", async (context) => {
	const { site, harbour, quay, program } = await town(context);
	const ask = await program("own", quay, ["inventory:read", "people:read"], 10);
	const good = { name: "less", organisation: quay, days: 5, scopes: ["inventory:read"] };
	for (const over of [{ scopes: ["inventory:change"] }, { organisation: harbour }, { days: 11 }, { organisation: "no-such" }]) {
		const answer = await ask("/tokens", { ...good, ...over });
		assert.deepEqual([answer.status, await code(answer)], [422, "people/bad-token"], JSON.stringify(over));
	}
	for (const over of [{ days: 0 }, { days: 367 }, { scopes: [] }, { scopes: ["root"] }, { name: " " }])
		assert.equal((await ask("/tokens", { ...good, ...over })).status, 400, JSON.stringify(over));
	const made = await ask("/tokens", good);
	assert.equal(made.status, 201, await made.clone().text());
	const { secret, token } = (await made.json()) as { secret: string; token: { id: string; scopes: readonly string[] } };
	assert.deepEqual([secret.startsWith("seawall_"), token.scopes], [true, ["inventory:read"]]);
	const uses = (path: string) => site.browser().ask(`${API}${path}`, { headers: { authorization: `Bearer ${secret}` } });
	assert.equal((await uses(`/organisations/${quay}/devices`)).status, 200);
	assert.equal((await uses(`/organisations/${quay}/people`)).status, 403);
	assert.equal((await uses(`/organisations/${harbour}/devices`)).status, 404);
	const ada = await site.signedIn("ada@harbour.example");
	const headers = { "content-type": "application/json", "x-seawall-word": await ada.word("/console/account") };
	const typed = async (password?: string) =>
		(
			await ada.ask(`${API}/tokens`, {
				method: "POST",
				headers,
				body: JSON.stringify({ ...good, ...(password === undefined ? {} : { password }) }),
			})
		).status;
	assert.deepEqual([await typed(), await typed("wrong"), await typed(PASSWORD)], [422, 422, 201]);
	assert.deepEqual(site.defects, []);
});
