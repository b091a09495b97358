/** The API as programs use it: every answer fits its shape, pages go on, tags are honoured, errors name the place. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { z } from "zod";
import { API_OPERATIONS, openApiText } from "../../src/http/api/api-routes.ts";
import { API } from "../../src/http/api/operation.ts";
import { problem } from "../../src/http/api/schema/import.ts";
import { importDevices, withDocuments } from "../support/fleet.ts";
import { assertGolden } from "../support/golden.ts";
import { served } from "./served.ts";

async function town(context: Parameters<typeof served>[0]) {
	const site = await served(context);
	await withDocuments(site.store);
	const by = { who: "test", at: 1 };
	const harbour = (await site.store.people.addOrganisation({ ...by, name: "Harbour", parentId: undefined })) ?? "";
	await site.person("admin@harbour.example", harbour, "admin");
	const { id: importId } = await importDevices(site.store, harbour);
	const who = await site.signedIn("admin@harbour.example");
	const [device] = (await site.fleets.devices(harbour, {})).items;
	const file = async () => {
		const bytes = ReadableStream.from([new TextEncoder().encode("id,brand,model\nc-1,Axis,M3045-V\n")]);
		const sent = await site.intake.upload({ organisation: harbour, name: "more.csv", bytes, encoding: undefined });
		return sent.ok ? sent.value.id : "";
	};
	const job = await site.intake.begin({ organisation: harbour, who: "test", upload: await file(), source: undefined, how: {} });
	for await (const _ of site.intake.follow(harbour, job?.id ?? "", AbortSignal.timeout(20_000)));
	const things: Readonly<Record<string, string>> = {
		organisation: harbour,
		device: device?.id ?? "",
		import: importId,
		upload: await file(),
		job: job?.id ?? "",
		advisory: (await site.documents.list({ cve: "CVE-2017-7921" })).items[0]?.id ?? "",
	};
	const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
		who.ask(`${API}${path.replace(/:(\w+)/g, (_, name: string) => things[name] ?? "none")}`, { headers });
	return { site, who, things, get };
}

/** What is wrong with a value by a shape that has no room for members that nobody has written down. */
function faults(shape: z.ZodType, value: unknown): readonly unknown[] {
	const fits = new Ajv2020({ strict: false }).compile(z.toJSONSchema(shape, { io: "output" }));
	return fits(value) ? [] : (fits.errors ?? []).slice(0, 3);
}

test("every answer fits the shape that describes it, to the last member", async (context) => {
	const { get, site } = await town(context);
	let answered = 0;
	for (const { method, path, answer } of API_OPERATIONS) {
		if (method !== "GET" || answer === undefined) continue;
		const response = await get(path);
		assert.equal(response.status, 200, path);
		assert.equal(response.headers.get("content-type"), "application/json", path);
		assert.deepEqual(faults(answer, await response.json()), [], path);
		answered += 1;
	}
	assert.ok(answered >= 15);
	assert.deepEqual(site.defects, []);
});

test("the committed description is that of this program", () => assertGolden("../../api/openapi.json", openApiText()));

test("the description is sound: every reference leads somewhere, every operation has one name", () => {
	const text = openApiText();
	const document = JSON.parse(text) as { readonly components: { readonly schemas: Readonly<Record<string, unknown>> } };
	const references = new Set([...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? ""));
	for (const name of references) assert.ok(name in document.components.schemas, name);
	assert.ok(references.size > 25);
	const ids = API_OPERATIONS.map(({ id }) => id);
	assert.deepEqual(ids, [...new Set(ids)]);
});

test("a list is paged by cursor, forth and back", async (context) => {
	const { get } = await town(context);
	const seen: string[] = [];
	let after = "";
	for (let page = 0; page < 10; page += 1) {
		const response = await get(
			`/organisations/:organisation/devices?limit=2&sort=name${after === "" ? "" : `&after=${encodeURIComponent(after)}`}`,
		);
		const body = (await response.json()) as { items: readonly { givenId: string }[]; total: number; next?: string };
		seen.push(...body.items.map(({ givenId }) => givenId));
		assert.equal(body.total, 7);
		if (body.next === undefined) break;
		after = body.next;
	}
	assert.equal(new Set(seen).size, 7);
	assert.equal(seen.length, 7);
});

test("an answer that a program has already is not sent again", async (context) => {
	const { get } = await town(context);
	const first = await get("/organisations/:organisation/sites");
	const tag = first.headers.get("etag") ?? "";
	assert.match(tag, /^"[\w-]{20,}"$/);
	for (const [header, status] of [
		[tag, 304],
		[`W/${tag}`, 304],
		[`"other", ${tag}`, 304],
		["*", 304],
		['"other"', 200],
		["x".repeat(5000), 200],
	] as const) {
		const again = await get("/organisations/:organisation/sites", { "if-none-match": header });
		assert.equal(again.status, status, header.slice(0, 40));
		if (status === 304) assert.equal(await again.text(), "");
	}
});

test("a wrong call is told where it is wrong, with a code", async (context) => {
	const { get, who } = await town(context);
	const explain = (body: string | Uint8Array<ArrayBuffer>, type = "application/json") =>
		who.ask(`${API}/explain`, { method: "POST", headers: { "content-type": type }, body });
	const deep = `{"device":${"[".repeat(100)}${"]".repeat(100)}}`;
	for (const [response, status, code, at] of [
		[await get("/organisations/:organisation/devices?limit=0"), 400, "http/bad-call", "?limit"],
		[await get("/organisations/:organisation/devices?limit=1e9"), 400, "http/bad-call", "?limit"],
		[await get("/organisations/:organisation/devices?verdict=safe"), 400, "http/bad-call", "?verdict"],
		[await get("/organisations/:organisation/devices?serach=x"), 400, "http/bad-call", "?serach"],
		[await get("/organisations/:organisation/devices?site=a&site=b"), 400, "http/bad-call", "?site"],
		[await get("/organisations/:organisation/overview?x=1"), 400, "http/bad-call", "?x"],
		[await get("/organisations/:organisation/devices/none"), 404, "http/not-found", undefined],
		[await get("/advisories/NO-SUCH"), 404, "http/not-found", undefined],
		[await get("/nothing"), 404, "http/not-found", undefined],
		[await explain("{"), 400, "http/bad-json", "body"],
		[await explain(deep), 400, "http/bad-json", "body"],
		[await explain(new Uint8Array([0xff, 0xfe])), 400, "http/bad-json", "body"],
		[await explain("{}", "text/plain"), 415, "http/not-json", "content-type"],
		[await explain("{}"), 400, "http/bad-call", "#/device"],
		[await explain('{"device":{"brand":1}}'), 400, "http/bad-call", "#/device/brand"],
		[await explain('{"device":{"barnd":"x"}}'), 400, "http/bad-call", "#/device"],
		[await explain('{"device":{},"advisory":"NO-SUCH"}'), 422, "match/unknown-advisory", "#/advisory"],
	] as const) {
		const body = problem.parse(await response.json());
		assert.deepEqual([response.status, body.status, body.code, body.at], [status, status, code, at], JSON.stringify(body));
		assert.equal(response.headers.get("content-type"), "application/problem+json");
	}
});

test("anybody may ask about a device, and nothing is kept of it", async (context) => {
	const site = await served(context);
	await withDocuments(site.store);
	const before = await site.store.meta.stamp();
	const body = JSON.stringify({ device: { brand: "Hikvision", model: "DS-2CD2142FWD-I", firmware: "V5.4.0 build 160530" } });
	const response = await site.browser().ask(`${API}/explain`, { method: "POST", headers: { "content-type": "application/json" }, body });
	const answer = (await response.json()) as { verdict: string; holes: readonly { because: readonly unknown[] }[] };
	assert.equal(response.status, 200);
	assert.equal(answer.verdict, "known_affected");
	assert.ok(answer.holes.length > 0 && answer.holes.every(({ because }) => because.length > 0));
	assert.deepEqual(await site.store.meta.stamp(), before);
	assert.deepEqual(response.headers.getSetCookie(), []);
});

test("HEAD, OPTIONS and methods that an address does not take", async (context) => {
	const { who, things } = await town(context);
	const path = `${API}/organisations/${things["organisation"]}/devices`;
	const head = await who.ask(path, { method: "HEAD" });
	assert.deepEqual([head.status, await head.text()], [200, ""]);
	const options = await who.ask(path, { method: "OPTIONS" });
	assert.deepEqual([options.status, options.headers.get("allow")], [204, "GET, HEAD"]);
	const wrong = await who.ask(path, { method: "PUT" });
	assert.deepEqual([wrong.status, ((await wrong.json()) as { code: string }).code], [405, "http/wrong-method"]);
});

test("CSV of devices: one row a device, nothing a spreadsheet would run", async (context) => {
	const { get } = await town(context);
	const response = await get("/organisations/:organisation/devices.csv?site=Depot North");
	assert.match(response.headers.get("content-type") ?? "", /^text\/csv/);
	const lines = (await response.text()).trim().split("\r\n");
	assert.equal(lines.length, 3);
	assert.match(lines[0] ?? "", /^id,organisation,site,name,/);
});

test("a document that is not for everybody is in no answer without a sign-in", async (context) => {
	const site = await served(context);
	await withDocuments(site.store);
	const [own] = await site.documents.find((await site.documents.list({ cve: "CVE-2017-7921" })).items[0]?.id ?? "");
	const [revision] = own?.revisions ?? [];
	assert.ok(revision !== undefined);
	const kept = await site.store.documents.document(revision);
	const text = new TextDecoder().decode(kept?.bytes);
	const secret = text.replaceAll(revision.trackingId, "SECRET-1").replace(/"label": ?"(?:WHITE|CLEAR)"/, '"label": "AMBER"');
	assert.notEqual(secret, text);
	const bytes = new TextEncoder().encode(secret);
	const at = site.clock.now;
	const document = { origin: "files/x", trackingId: "SECRET-1", version: "1", releasedAt: at, place: "secret.json", bytes, receivedAt: at };
	await site.store.documents.receive([document], "test");
	site.clock.now += 86_400_000;
	const ask = async (path: string, init?: RequestInit) => (await site.browser().ask(`${API}${path}`, init)).text();
	const body = JSON.stringify({ device: { brand: "Hikvision", model: "DS-2CD2142FWD-I", firmware: "V5.4.0 build 160530" } });
	await site.documents.summary();
	for (let tries = 0; (await site.documents.find("SECRET-1", undefined, "staff")).length === 0 && tries < 200; tries += 1) await pause(50);
	assert.equal((await site.documents.find("SECRET-1", undefined, "staff")).length, 1, "those who work with it see it");
	const answers = [
		await ask("/advisories?search=hikvision&limit=200"),
		await ask("/advisories/SECRET-1"),
		await ask("/explain", { method: "POST", headers: { "content-type": "application/json" }, body }),
	];
	for (const answer of answers) assert.ok(!answer.includes("SECRET-1"), answer.slice(0, 200));
	assert.match(answers[2] ?? "", /"verdict":"known_affected"/);
});
