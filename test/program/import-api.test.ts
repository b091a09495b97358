/** Inventories that programs bring in: sent, looked at, imported once, and followed to the end. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import type { ImportJob, ImportPreview, Upload } from "../../src/http/ports.ts";
import { MOST_UPLOADED, served } from "./served.ts";

const CSV =
	"id,site,brand,model,firmware\ngate-1,Depot,Hikvision,DS-2CD2142FWD-I,V5.4.0 build 160530\n,,,,\nhall-1,,Axis,M3045-V,11.11.73\n";

async function town(context: Parameters<typeof served>[0]) {
	const site = await served(context);
	const by = { who: "test", at: 1 };
	const harbour = (await site.store.people.addOrganisation({ ...by, name: "Harbour", parentId: undefined })) ?? "";
	await site.person("admin@harbour.example", harbour, "admin");
	const who = await site.signedIn("admin@harbour.example");
	const word = await who.word("/console/account");
	const send = (path: string, body?: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = {}) =>
		who.ask(`/api/v1/organisations/${harbour}${path}`, {
			method: "POST",
			headers: { "x-seawall-word": word, "content-type": "text/csv", ...headers },
			...(body === undefined ? {} : { body }),
		});
	const get = (path: string) => who.ask(path.startsWith("/api") ? path : `/api/v1/organisations/${harbour}${path}`);
	const ended = async (response: Response): Promise<ImportJob> => {
		assert.equal(response.status, 202, await response.clone().text());
		const events = await (await get(`${response.headers.get("location")}/events`)).text();
		const told = [...events.matchAll(/^data: (.*)$/gm)].map(([, text = ""]) => JSON.parse(text) as ImportJob);
		const last = told.at(-1);
		assert.ok(last !== undefined && last.state !== "running", events);
		return last;
	};
	return { site, harbour, send, get, ended };
}

test("a file is sent, looked at, imported and seen", async (context) => {
	const { send, get, ended, site } = await town(context);
	const sent = await send("/uploads?name=..%2F..%2Ffleet.csv", CSV);
	assert.equal(sent.status, 201);
	const upload = (await sent.json()) as Upload;
	assert.deepEqual([upload.name, upload.bytes], ["fleet.csv", CSV.length]);
	const preview = (await (await get(`/uploads/${upload.id}?site=Yard`)).json()) as ImportPreview;
	assert.deepEqual(
		[preview.taken, preview.whole, preview.devices.map(({ id, site: at }) => [id, at])],
		[
			2,
			true,
			[
				["gate-1", "Depot"],
				["hall-1", "Yard"],
			],
		],
	);
	assert.equal((await site.store.inventory.imports("every")).length, 0, "looking stores nothing");
	const job = await ended(await send(`/imports?upload=${upload.id}&site=Yard`));
	assert.deepEqual([job.state, job.taken, job.unchanged, job.who], ["done", 2, false, "admin@harbour.example"]);
	const list = (await (await get("/devices")).json()) as { items: readonly { givenId: string; site: string }[] };
	assert.deepEqual(list.items.map(({ givenId, site: at }) => [givenId, at]).toSorted(), [
		["gate-1", "Depot"],
		["hall-1", "Yard"],
	]);
	assert.equal((await get(`/uploads/${upload.id}`)).status, 404, "a file that was imported is gone");
	assert.equal((await send(`/imports?upload=${upload.id}`)).status, 404);
	assert.deepEqual(site.defects, []);
});

test("the same list again writes nothing, a newer version takes its place", async (context) => {
	const { send, get, ended } = await town(context);
	const first = await ended(await send("/imports?name=fleet.csv", CSV));
	const again = await ended(await send("/imports?name=fleet.csv", CSV));
	assert.deepEqual([again.unchanged, again.importId], [true, first.importId]);
	const packed = new Uint8Array(gzipSync(CSV.replace(/hall-1.*\n/, "")));
	const newer = await ended(await send("/imports?name=fleet.csv", packed, { "content-encoding": "gzip" }));
	assert.deepEqual([newer.unchanged, newer.taken], [false, 1]);
	const list = (await (await get("/devices")).json()) as { items: readonly { givenId: string }[] };
	assert.deepEqual(
		list.items.map(({ givenId }) => givenId),
		["gate-1"],
	);
	const imports = (await (await get("/imports")).json()) as { items: readonly { counts: boolean }[] };
	assert.deepEqual(
		imports.items.map(({ counts }) => counts),
		[true, false],
	);
});

test("a call with a key is done once, and the key stands for that call alone", async (context) => {
	const { send, site, ended } = await town(context);
	const key = { "idempotency-key": "5f0c0b2e-0001" };
	const first = await send("/imports?name=fleet.csv", CSV, key);
	const body = await first.clone().text();
	await ended(first);
	const again = await send("/imports?name=fleet.csv", CSV, key);
	assert.deepEqual([again.status, await again.text(), again.headers.get("idempotency-replayed")], [202, body, "true"]);
	for (const [path, text] of [
		["/imports?name=fleet.csv", `${CSV}x-1,,Axis,P1,1\n`],
		["/imports?name=other.csv", CSV],
	] as const) {
		const other = await send(path, text, key);
		assert.deepEqual([other.status, ((await other.json()) as { code: string }).code], [422, "http/key-used"]);
	}
	assert.equal((await send("/imports", CSV, { "idempotency-key": "a b" })).status, 400);
	assert.equal((await site.store.inventory.imports("every")).length, 1);
});

test("where too many run it is said at once, nothing is kept of it, and the same key counts later", async (context) => {
	const { send, ended, site } = await town(context);
	const call = (n: number) => send(`/imports?name=list-${n}.csv`, CSV, { "idempotency-key": `key-${n}` });
	const answers = await Promise.all(Array.from({ length: 24 }, (_, n) => call(n)));
	const busy = answers.flatMap((answer, n) => (answer.status === 503 ? [[answer, n] as const] : []));
	assert.ok(busy.length > 0, answers.map(({ status }) => status).join(" "));
	assert.ok(answers.every(({ status }) => status === 503 || status === 202));
	for (const answer of answers) if (answer.status === 202) await ended(answer);
	for (const [answer, n] of busy) {
		assert.equal(((await answer.json()) as { code: string }).code, "http/too-busy");
		assert.ok(answer.headers.has("retry-after"));
		await ended(await call(n));
	}
	assert.equal((await site.store.inventory.imports("every")).length, 24);
	assert.deepEqual(site.defects, []);
});

test("what cannot be taken is refused, and nothing of it is kept", async (context) => {
	const { send, site, ended } = await town(context);
	const bomb = new Uint8Array(gzipSync(new Uint8Array(64 * 1024 * 1024)));
	assert.ok(bomb.length < MOST_UPLOADED);
	for (const [response, status, code] of [
		[await send("/imports", "x".repeat(MOST_UPLOADED + 1)), 413, "http/too-large"],
		[await send("/imports", bomb, { "content-encoding": "gzip" }), 413, "http/too-large"],
		[await send("/imports", bomb.subarray(0, 100), { "content-encoding": "gzip" }), 422, "http/bad-packing"],
		[await send("/imports", CSV, { "content-encoding": "gzip" }), 422, "http/bad-packing"],
		[await send("/imports", CSV, { "content-encoding": "zstd, gzip" }), 415, "http/unknown-encoding"],
		[await send("/imports"), 400, "http/no-file"],
		[await send("/imports?as=xlsx", CSV), 400, "http/bad-call"],
		[await send("/imports?upload=none"), 404, "http/not-found"],
	] as const) {
		const body = (await response.json()) as { code: string };
		assert.deepEqual([response.status, body.code], [status, code]);
	}
	for (const [text, path, code] of [
		["", "/imports", "files/empty"],
		["id,brand\n", "/imports", "http/no-devices"],
		["\u0000\u0001\u0002", "/imports", undefined],
		[CSV, "/imports?map=brand%3DNowhere", "inventory/map-no-column"],
	] as const) {
		const response = await send(path, text);
		if (response.status === 400) continue;
		const job = await ended(response);
		assert.equal(job.state, "failed", text);
		if (code !== undefined) assert.equal(job.problem?.code, code, JSON.stringify(job.problem));
	}
	assert.equal((await site.store.inventory.imports("every")).length, 0);
	assert.deepEqual(site.defects, []);
});
