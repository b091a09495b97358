/** Answers about a small fleet: over the desk as it is, and through its thread. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import { bytesOf, HEAD, leaf } from "../../src/advisory/csaf/sample.ts";
import { TooBusy } from "../../src/core/too-busy.ts";
import { startFleets } from "../../src/serve/fleet-client.ts";
import { createFleetDesk } from "../../src/serve/fleet-desk.ts";
import { open, temporaryFolder } from "../store/stores.ts";
import { catalogue, fleetsOver, importDevices, SMALL_FLEET, withDocuments } from "../support/fleet.ts";

const by = { who: "test", at: 1 };
const now = () => Date.parse("2026-03-02T12:00:00Z");

async function town(context: Parameters<typeof temporaryFolder>[0]) {
	const place = { dataFolder: `${temporaryFolder(context)}/data` };
	const store = await open(place);
	context.after(() => store.close());
	await withDocuments(store);
	const add = async (name: string, parentId: string | undefined) => (await store.people.addOrganisation({ ...by, name, parentId })) ?? "";
	const harbour = await add("Harbour", undefined);
	const quay = await add("Quay", harbour);
	const school = await add("School", undefined);
	return { place, store, harbour, quay, school, ...fleetsOver(store, now) };
}

/** An advisory on a camera of a maker that nobody knows, under a TLP label. */
function documentOf(trackingId: string, label: string | undefined) {
	const { distribution: _, ...bare } = HEAD;
	const head = { ...bare, ...(label === undefined ? {} : { distribution: { tlp: { label } } }) };
	const bytes = bytesOf({
		document: { ...head, title: `Quayview ${trackingId}`, tracking: { ...HEAD.tracking, id: trackingId } },
		product_tree: { branches: [leaf("P1", "Quayview", "QV-1", "product_version", "1.0")] },
		vulnerabilities: [{ cve: "CVE-2031-0001", product_status: { known_affected: ["P1"] } }],
	});
	return { origin: "test", place: `${trackingId}.json`, trackingId, version: "1", releasedAt: 1, bytes, receivedAt: 1 };
}

test("a fleet in one look, in lists and one by one", async (context) => {
	const { store, fleets, harbour } = await town(context);
	const empty = await fleets.overview(harbour);
	assert.deepEqual([empty.state, empty.devices, empty.isRenewing], ["empty", 0, false]);
	await importDevices(store, harbour);
	await fleets.renew(harbour);
	const overview = await fleets.overview(harbour);
	assert.deepEqual(
		[overview.state, overview.devices, overview.summary, overview.exposedAtRisk],
		[
			"ready",
			6,
			{ known_affected: 2, under_investigation: 2, fixed: 1, known_not_affected: 0, no_statement: 1 },
			{ known_affected: 1, under_investigation: 0 },
		],
	);
	assert.equal(overview.sources.documents > 20 && overview.actionCount > 0 && overview.questionCount > 0, true);
	const all = await fleets.devices(harbour, {});
	assert.deepEqual(
		all.items.map(({ givenId, verdict }) => [givenId, verdict]),
		[
			["gate-1", "known_affected"],
			["gate-2", "known_affected"],
			["hall-2", "under_investigation"],
			["yard-1", "under_investigation"],
			["yard-2", "no_statement"],
			["hall-1", "fixed"],
		],
	);
	const [first] = all.items;
	assert.ok(first?.step?.kind === "upgrade" && first.owner.name === "Harbour" && first.site === "Depot North");
	const detail = await fleets.device(harbour, first.id);
	assert.equal(detail?.device.givenId, "gate-1");
	assert.ok(detail.findings.length > 0 && detail.evidence.some(({ field, value }) => field === "mac" && value === "c0:56:e3:12:34:56"));
	assert.deepEqual(detail.findings[0]?.verdict, "known_affected");
	const ranks = detail.findings.map(({ priority }) => priority.rank);
	assert.deepEqual(
		ranks,
		ranks.toSorted((a, b) => a - b),
	);
});

test("lists are narrowed by everything, and facets count what each would leave", async (context) => {
	const { store, fleets, harbour } = await town(context);
	await importDevices(store, harbour);
	const ids = async (query: Parameters<typeof fleets.devices>[1]) =>
		(await fleets.devices(harbour, { sort: "name", ...query })).items.map(({ givenId }) => givenId).sort();
	for (const [query, expected] of [
		[{ search: "STRASSE" }, ["yard-1"]],
		[{ search: "hikvision 203.0.113" }, ["gate-1"]],
		[{ search: "C0:56" }, ["gate-1"]],
		[{ search: "gate" }, ["gate-1", "gate-2"]],
		[{ search: "nothing of it" }, []],
		[{ site: "depot north" }, ["gate-1", "gate-2"]],
		[{ site: "" }, ["yard-2"]],
		[{ verdict: "fixed" }, ["hall-1"]],
		[{ exposure: "internet" }, ["gate-1"]],
		[{ maker: "hikvision" }, ["gate-1", "gate-2", "hall-1", "hall-2"]],
		[{ model: "x-1" }, ["yard-1"]],
		[{ kind: "recorder" }, []],
		[{ cve: "cve-2017-7921", verdict: "known_affected" }, ["gate-1", "gate-2"]],
		[{ cve: "CVE-1999-0001" }, []],
		[{ owner: harbour }, SMALL_FLEET.map(({ id }) => id).sort()],
		[{ owner: "nobody" }, []],
		[{ action: "none" }, []],
	] as const) {
		assert.deepEqual(await ids(query), expected, JSON.stringify(query));
	}
	const [action] = (await fleets.actions(harbour, {})).items;
	assert.ok(action !== undefined);
	assert.equal((await ids({ action: action.id })).length, action.devices);
	const facets = await fleets.facets(harbour, { site: "Depot North" });
	assert.equal(facets.total, 2);
	assert.deepEqual(facets.verdict, [{ value: "known_affected", devices: 2 }]);
	assert.equal(
		facets.site.reduce((sum, { devices }) => sum + devices, 0),
		6,
	);
});

test("pages go forth and back, and on when the list has changed", async (context) => {
	const { store, fleets, harbour } = await town(context);
	await importDevices(store, harbour);
	const page = async (after?: string) => fleets.devices(harbour, { sort: "name", limit: 2, after });
	const names = (listed: Awaited<ReturnType<typeof page>>) => listed.items.map(({ givenId }) => givenId);
	const first = await page();
	const second = await page(first.next);
	const third = await page(second.next);
	assert.deepEqual([names(first), names(second), names(third)], [["gate-1", "gate-2"].sort(), names(second), names(third)]);
	assert.equal(new Set([first, second, third].flatMap(names)).size, 6);
	assert.deepEqual([first.previous, third.next, third.total, third.from], [undefined, undefined, 6, 4]);
	assert.deepEqual(names(await page(third.previous)), names(second));
	assert.deepEqual(names(await page(second.previous)), names(first));
	for (const wrong of ["", "0.", "zzz", "9999.x", "\u0000", "1.nobody"]) assert.ok((await page(wrong)).items.length <= 2);
	// The first device is gone: what comes after the last one seen is still what comes.
	await importDevices(store, harbour, SMALL_FLEET.slice(1), now());
	await fleets.renew(harbour);
	const again = await page(first.next);
	assert.deepEqual(names(again), names(second));
	assert.equal(again.total, 5);
});

test("an organisation sees what is below it and nothing else", async (context) => {
	const { store, fleets, harbour, quay, school } = await town(context);
	await importDevices(store, quay);
	await importDevices(store, school, SMALL_FLEET.slice(0, 1));
	const seen = async (organisation: string) => (await fleets.devices(organisation, {})).items;
	assert.deepEqual([(await seen(harbour)).length, (await seen(quay)).length, (await seen(school)).length], [6, 6, 1]);
	assert.deepEqual(new Set((await seen(harbour)).map(({ owner }) => owner.name)), new Set(["Quay"]));
	const [own] = await seen(school);
	assert.ok(own !== undefined);
	assert.equal(await fleets.device(harbour, own.id), undefined);
	assert.ok(await fleets.device(school, own.id));
	const [imported] = (await fleets.imports(school, {})).items;
	assert.equal(await fleets.rejected(harbour, imported?.id ?? "", {}), undefined);
	assert.deepEqual(await fleets.rejected(school, imported?.id ?? "", {}), []);
	await assert.rejects(fleets.overview("no-such"));
});

test("what changed is told, and answers follow", async (context) => {
	const { store, fleets, harbour } = await town(context);
	await importDevices(store, harbour);
	assert.equal((await fleets.overview(harbour)).summary.fixed, 1);
	const patched = SMALL_FLEET.map((device) =>
		device.firmware?.startsWith("V5.4.0") ? { ...device, model: "DS-2CD2147G2-SU", firmware: "V5.5.800 build 210628" } : device,
	);
	await importDevices(store, harbour, patched, now());
	await fleets.renew(harbour);
	const overview = await fleets.overview(harbour);
	assert.deepEqual([overview.summary.known_affected, overview.summary.fixed, overview.devices], [0, 3, 6]);
	const gate = (await fleets.devices(harbour, { search: "gate-1" })).items[0];
	const { history = [] } = (await fleets.device(harbour, gate?.id ?? "")) ?? {};
	assert.deepEqual(
		history.filter(({ field }) => field === "firmware").map(({ from, to }) => [from, to]),
		[
			["V5.4.0 build 160530", "V5.5.800 build 210628"],
			[undefined, "V5.4.0 build 160530"],
		],
	);
});

test("one device that anybody asks about", async (context) => {
	const { fleets } = await town(context);
	const device = { brand: "Hikvision", model: "DS-2CD2142FWD-I", firmware: "V5.4.0 build 160530" };
	const answer = await fleets.explain({ device });
	assert.equal(answer?.verdict, "known_affected");
	assert.ok(answer.holes.length > 0 && answer.holes.every(({ because }) => because.length > 0) && answer.step?.kind === "upgrade");
	const [hole] = answer.holes;
	const one = await fleets.explain({ device, advisory: hole?.advisory, cve: hole?.cve });
	assert.equal(one?.judgement?.verdict, "known_affected");
	assert.equal(await fleets.explain({ device, advisory: "NO-SUCH" }), undefined);
	assert.equal((await fleets.explain({ device: {} }))?.verdict, "under_investigation");
	assert.equal((await fleets.explain({ device: { brand: "Axis", model: "M3045-V", firmware: "11.11.73" } }))?.verdict, "no_statement");
});

test("documents: listed, found, with their revisions", async (context) => {
	const { documents, fleets, store, harbour } = await town(context);
	const summary = await documents.summary();
	const urgent = await documents.list({ limit: 5 });
	assert.equal(urgent.items.length, 5);
	assert.ok(urgent.items[0]?.attackedSince !== undefined && urgent.total === summary.advisories);
	const id = urgent.items[0]?.id ?? "";
	const [found] = await documents.find(id);
	assert.deepEqual([found?.row.id, found?.revisions.length, found?.advisory.id], [id, 1, id]);
	const [revision] = found?.revisions ?? [];
	assert.ok(revision !== undefined);
	const kept = await documents.revision(revision);
	assert.equal(kept?.advisory?.id, id);
	assert.equal((await documents.onCve(found?.row.cves[0] ?? ""))[0]?.cves.includes(found?.row.cves[0] ?? ""), true);
	assert.deepEqual(await documents.find("NO-SUCH"), []);
	assert.ok((await documents.vendors()).some((vendor) => vendor.id === "hikvision" && vendor.documents > 0 && vendor.soldAs.length > 0));
	const search = await documents.list({ search: "hikvision CVE-2017-7921", sort: "released" });
	assert.ok(search.total > 0 && search.items.every(({ cves }) => cves.includes("CVE-2017-7921")));
	await importDevices(store, harbour);
	const reach = await fleets.advisory(harbour, search.items[0]?.id ?? "");
	assert.ok(reach !== undefined && reach.summary.known_affected === 2 && reach.exposedAtRisk === 1);
	assert.equal(await fleets.advisory(harbour, "NO-SUCH"), undefined);
});

test("a document that comes while others are being read is in the answer that follows, for every organisation", async (context) => {
	const { store, harbour, quay } = await town(context);
	let open = (): void => undefined;
	const gate = new Promise<void>((resolve) => (open = resolve));
	let reads = 0;
	const held = async () => {
		reads += 1;
		if (reads === 1) await gate;
		return store.waves.waves();
	};
	const waves = { ...store.waves, waves: held };
	const desk = createFleetDesk({ ...store, waves }, catalogue, now);
	const first = desk.overview(harbour);
	while (reads === 0) await pause(5);
	await store.documents.receive([documentOf("LATE-1", "WHITE")], "test");
	// What was found of changes in the store is believed for a moment.
	await pause(400);
	const second = desk.overview(quay);
	await pause(50);
	open();
	await Promise.all([first, second]);
	const [later, { documents: before }] = [await desk.overview(quay), (await first).sources];
	assert.deepEqual([later.isRenewing, later.sources.documents], [false, before + 1]);
});

test("what a stranger is told comes from documents that anybody may read; staff see all", async (context) => {
	const { store, documents, fleets, harbour } = await town(context);
	const labels = ["WHITE", "GREEN", "AMBER", "RED", undefined];
	await store.documents.receive(
		labels.map((label) => documentOf(`T-${label}`, label)),
		"test",
	);
	await fleets.renew(harbour);
	const ids = async (reader?: "staff") => (await documents.list({ search: "quayview" }, reader)).items.map(({ id }) => id).toSorted();
	assert.deepEqual(await ids(), ["T-WHITE"]);
	assert.equal((await ids("staff")).length, labels.length);
	assert.deepEqual(await documents.find("T-RED"), []);
	const [red] = await documents.find("T-RED", undefined, "staff");
	assert.ok(red !== undefined);
	const key = { origin: "test", trackingId: "T-RED" };
	assert.equal(await documents.revision(key), undefined);
	assert.ok((await documents.revision(key, undefined, "staff")) !== undefined);
	assert.deepEqual((await documents.find("T-WHITE"))[0]?.beside, []);
	assert.deepEqual(
		(await documents.onCve("CVE-2031-0001")).map(({ id }) => id),
		["T-WHITE"],
	);
	const device = { brand: "Quayview", model: "QV-1", firmware: "1.0" };
	assert.equal(await fleets.explain({ device, advisory: "T-RED" }), undefined);
	assert.ok((await fleets.explain({ device, advisory: "T-WHITE" })) !== undefined);
	assert.ok(!JSON.stringify(await fleets.explain({ device })).includes("T-RED"));
});

test("the same through the thread, beside the owner of the store", async (context) => {
	const { store, place, harbour, fleets } = await town(context);
	await importDevices(store, harbour);
	const thread = await startFleets(place);
	assert.ok(thread.ok);
	context.after(() => thread.value.close());
	const [here, there] = await Promise.all([fleets.devices(harbour, {}), thread.value.fleets.devices(harbour, {})]);
	const told = ({ items }: typeof here) => items.map(({ id, verdict, step }) => [id, verdict, step]);
	assert.deepEqual(told(there), told(here));
	const lines: string[] = [];
	for await (const piece of thread.value.fleets.export(harbour, { verdict: "known_affected" })) lines.push(piece);
	assert.equal(lines.join("").trim().split("\r\n").length, 3);
	assert.ok((await thread.value.documents.summary()).documents > 20);
	await assert.rejects(thread.value.fleets.overview("no-such"));
});

test("a thread that ends takes its questions with it, and the next question starts another", async (context) => {
	const { store, place, harbour } = await town(context);
	await importDevices(store, harbour);
	const threads: Worker[] = [];
	const thread = await startFleets(place, { onThread: (worker) => threads.push(worker), restartMs: 0 });
	assert.ok(thread.ok);
	context.after(() => thread.value.close());
	const { fleets } = thread.value;
	const asked = assert.rejects(fleets.overview(harbour), /has ended/);
	await threads[0]?.terminate();
	await asked;
	const [one, other] = await Promise.all([fleets.overview(harbour), fleets.sites(harbour)]);
	assert.deepEqual([one.devices, other.items.length > 0, threads.length], [6, true, 2], "two questions start one thread");
});

test("a thread that ended a moment ago is not started over and over", async (context) => {
	const { place, harbour } = await town(context);
	const threads: Worker[] = [];
	const thread = await startFleets(place, { onThread: (worker) => threads.push(worker) });
	assert.ok(thread.ok);
	context.after(() => thread.value.close());
	await threads[0]?.terminate();
	await assert.rejects(thread.value.fleets.overview(harbour), /has ended/);
	assert.equal(threads.length, 1);
});

test("more questions than can wait are told to come again, and those that wait are answered", async (context) => {
	const { place, harbour } = await town(context);
	const thread = await startFleets(place);
	assert.ok(thread.ok);
	context.after(() => thread.value.close());
	const answers = await Promise.allSettled(Array.from({ length: 600 }, () => thread.value.fleets.overview(harbour)));
	const turnedAway = answers.filter((one) => one.status === "rejected");
	assert.ok(turnedAway.length > 0 && turnedAway.every(({ reason }) => reason instanceof TooBusy));
	assert.equal(answers.length - turnedAway.length, 512);
});
