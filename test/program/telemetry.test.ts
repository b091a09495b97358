/** Lines that programs send: counted once they are kept, once however often they are sent, and waves found in them go on record. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { HOUR, MADE_START, madeLogs } from "../support/made-logs.ts";
import { served } from "./served.ts";

async function town(context: Parameters<typeof served>[0], now?: number) {
	const site = await served(context);
	site.clock.now = now ?? site.clock.now;
	const by = { who: "test", at: 1 };
	const harbour = (await site.store.people.addOrganisation({ ...by, name: "Harbour", parentId: undefined })) ?? "";
	const quay = (await site.store.people.addOrganisation({ ...by, name: "Quay", parentId: undefined })) ?? "";
	await site.person("admin@harbour.example", harbour, "admin");
	const who = await site.signedIn("admin@harbour.example");
	const word = await who.word("/console/account");
	const post = (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Readonly<Record<string, string>> = {}) =>
		who.ask(path, { method: "POST", headers: { "x-seawall-word": word, "content-type": "application/octet-stream", ...headers }, body });
	return { site, harbour, quay, post };
}

const LINE = (second: number, port = 37777) =>
	`2026-02-20T10:00:${String(second).padStart(2, "0")}Z edge kernel: DROP IN=eth0 SRC=198.18.0.${second} DST=203.0.113.9 PROTO=TCP SPT=4000 DPT=${port}`;
const LINES = Array.from({ length: 50 }, (_, at) => LINE(at + 1)).join("\n");
const SPAN = { from: Date.parse("2026-02-20T00:00:00Z"), to: Date.parse("2026-02-21T00:00:00Z") };

test("lines are answered once they are kept, and count once: packed, sent again, under the same key or another", async (context) => {
	const { site, harbour, post } = await town(context);
	const path = `/api/v1/organisations/${harbour}/telemetry`;
	const packed = new Uint8Array(gzipSync(LINES));
	const first = await post(`${path}?sensor=fw-1`, packed, { "content-encoding": "gzip", "idempotency-key": "a" });
	assert.equal(first.status, 202, await first.clone().text());
	assert.deepEqual(await first.json(), { events: 50, skipped: [] });
	const again = await post(`${path}?sensor=fw-1`, packed, { "content-encoding": "gzip", "idempotency-key": "a" });
	assert.deepEqual([again.headers.get("idempotency-replayed"), await again.json()], ["true", { events: 50, skipped: [] }]);
	const other = await post("/api/v1/telemetry", new Uint8Array(zstdCompressSync(LINES)), { "content-encoding": "zstd" });
	assert.deepEqual(await other.json(), { events: 0, skipped: [{ reason: "the same line again", lines: 50 }] });
	const [period] = await site.store.counts.series({ kind: "port", value: "37777" }, SPAN);
	assert.deepEqual([period?.events, period?.sources], [50, 50]);
	const [organisation] = await site.store.counts.most("organisation", SPAN, 9);
	assert.deepEqual([organisation?.value, organisation?.events], [harbour, 50]);
	assert.deepEqual(
		(await site.store.counts.sensors()).map(({ name, events, again: repeated }) => [name, events, repeated]),
		[[`${harbour}/edge`, 50, 50]],
	);
	assert.deepEqual(site.defects, []);
});

test("bad lines are told and hide no good one; what is no packing is refused", async (context) => {
	const { harbour, post } = await town(context);
	const path = `/api/v1/organisations/${harbour}/telemetry`;
	const body = [LINE(1), "no line of a log", `x\u0000${LINE(2)}`, "y".repeat(10 << 20).slice(0, 400_000), LINE(3)].join("\n");
	const taken = await post(path, body);
	const answer = (await taken.json()) as {
		readonly events: number;
		readonly skipped: readonly { readonly reason: string; readonly lines: number }[];
	};
	assert.deepEqual([taken.status, answer.events], [202, 2]);
	assert.deepEqual(answer.skipped.map(({ reason, lines }) => [reason, lines]).sort(), [
		["NUL bytes stand in the line", 1],
		["the form of the line is not one that is known", 1],
		["the line is longer than 256 KiB", 1],
	]);
	assert.equal((await post(path, LINES, { "content-encoding": "gzip" })).status, 422);
	assert.equal((await post(path, LINES, { "content-encoding": "rot13" })).status, 415);
});

test("lines go to an organisation that one may send for, with a scope of its own", async (context) => {
	const { site, harbour, quay, post } = await town(context);
	assert.equal((await post(`/api/v1/organisations/${quay}/telemetry`, LINES)).status, 404);
	await site.person("viewer@harbour.example", harbour, "viewer");
	const viewer = await site.signedIn("viewer@harbour.example");
	const word = await viewer.word("/console/account");
	for (const path of [`/api/v1/organisations/${harbour}/telemetry`, "/api/v1/telemetry"])
		assert.equal((await viewer.ask(path, { method: "POST", headers: { "x-seawall-word": word }, body: LINES })).status, 403, path);
});

test("a wave in what was sent goes on record, is found again as a revision, and is left alone where nothing new came", async (context) => {
	const { site, harbour, post } = await town(context, MADE_START + 320 * HOUR);
	const lines = madeLogs({
		hours: 300,
		seed: 5,
		sensors: 12,
		usual: 6,
		ports: [37777, 8000, 23],
		events: [{ from: 220, to: 260, peak: 45, port: 37777 }],
	});
	const path = `/api/v1/organisations/${harbour}/telemetry`;
	const half = Math.floor(lines.length * 0.8);
	assert.equal((await post(path, lines.slice(0, half).join("\n"))).status, 202);
	assert.equal(await site.telemetry.look(), 1);
	const [early, ...none] = await site.store.waves.waves();
	assert.deepEqual([early?.key.port, early?.revision, none.length], [37777, 1, 0]);
	assert.equal(await site.telemetry.look(), 0, "nothing new was counted");
	assert.equal((await post(path, lines.slice(half).join("\n"))).status, 202);
	await site.telemetry.look();
	const [late] = await site.store.waves.waves();
	assert.deepEqual([late?.id, late?.revision], [early?.id, 2]);
	assert.deepEqual(site.defects, []);
});
