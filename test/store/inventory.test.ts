/** Imports, observations and devices: one body for every database. */
import assert from "node:assert/strict";
import type { Device } from "../../src/inventory/device.ts";
import type { DeviceId, DeviceQuery, ImportRecord, ImportStart, KeptDevice } from "../../src/inventory/ports.ts";
import type { Store } from "../../src/store/open-store.ts";
import { StoreError } from "../../src/store/store-error.ts";
import { device, importAt, open, storeTest } from "./stores.ts";

const end = { sha256: "ab".repeat(32), bytes: 1234, at: 9000 };

async function take(store: Store, devices: readonly Device[], start: ImportStart = importAt(1000)): Promise<ImportRecord> {
	return store.inventory.recordImport(start, [{ devices, rejected: [] }], () => end);
}

async function all(store: Store, query: Partial<DeviceQuery> = {}): Promise<readonly KeptDevice[]> {
	const found: KeptDevice[] = [];
	for await (const page of store.inventory.everyDevice({ of: "every", ...query })) found.push(...page);
	return found;
}

const full = device({
	id: "cam-7",
	site: "Depot North",
	name: "Gate",
	brand: "HIKVISION",
	maker: "Hikvision",
	model: "DS-2CD2142FWD-I",
	firmware: "V5.4.0 build 160530",
	kind: "camera",
	mac: "c0:56:e3:12:34:56",
	serial: "DS-2CD2142FWD-I20160530AAWR000000001",
	addresses: ["10.0.0.7", "2001:db8::7"],
	openPorts: [80, 8000],
	exposure: "internet",
	oemMap: { manufacturer: "Hikvision", model: "DS-2CD2142FWD-I" },
});

storeTest("a device comes back as it went in, with every observation", async (store) => {
	const record = await take(store, [full]);
	assert.deepEqual(record, {
		...importAt(1000),
		id: record.id,
		organisationId: record.organisationId,
		end: { ...end, rows: 1, rejected: 0, devices: 1 },
	});
	const [kept] = await all(store);
	assert.deepEqual(kept, {
		id: kept?.id,
		organisation: "Harbour",
		organisationId: record.organisationId,
		device: full,
		firstSeenAt: 1000,
		lastSeenAt: 1000,
	});
	assert.deepEqual(await store.inventory.device("every", kept?.id as DeviceId), kept);
	const observations = await store.inventory.observations("every", kept?.id as DeviceId);
	assert.deepEqual(
		observations.map(({ field, value }) => `${field}=${value}`).sort(),
		[
			"id=cam-7",
			"site=Depot North",
			"name=Gate",
			"brand=HIKVISION",
			"maker=Hikvision",
			"model=DS-2CD2142FWD-I",
			"firmware=V5.4.0 build 160530",
			"mac=c0:56:e3:12:34:56",
			"serial=DS-2CD2142FWD-I20160530AAWR000000001",
			"oemMap.manufacturer=Hikvision",
			"oemMap.model=DS-2CD2142FWD-I",
			"kind=camera",
			"exposure=internet",
			"addresses=10.0.0.7",
			"addresses=2001:db8::7",
			"openPorts=80",
			"openPorts=8000",
		].sort(),
	);
	const { importId, source, line, method, time, confidence } = observations[0] ?? {};
	assert.deepEqual([importId, source, line, method, time, confidence], [record.id, "fleet.csv", 2, "csv", 1000, 0.6]);
});

storeTest("an older statement changes nothing that a newer one said, and stays readable", async (store) => {
	await take(store, [{ ...full, firmware: "V5.4.5 build 170124" }], importAt(2000));
	await take(store, [full], importAt(1000));
	const [kept] = await all(store);
	assert.deepEqual([kept?.device.firmware, kept?.firstSeenAt, kept?.lastSeenAt], ["V5.4.5 build 170124", 1000, 2000]);
	const said = (await store.inventory.observations("every", kept?.id as DeviceId)).filter(({ field }) => field === "firmware");
	assert.deepEqual(
		said.map(({ value }) => value),
		["V5.4.5 build 170124", "V5.4.0 build 160530"],
	);
});

storeTest("another source that says less takes nothing away", async (store) => {
	await take(store, [full]);
	await take(store, [device({ id: "other-name", serial: full.serial, name: "Gate 2" })], importAt(3000, { source: "other.csv" }));
	const [kept, ...others] = await all(store);
	assert.deepEqual(others, []);
	assert.deepEqual([kept?.device.name, kept?.device.firmware, kept?.device.site], ["Gate 2", full.firmware, "Depot North"]);
});

storeTest("what the newest version of a list leaves out is not stated any more; what others said stands", async (store) => {
	const other = device({ id: "scan-1", mac: full.mac, serial: full.serial, firmware: "V5.3.0 build 150513", site: "Depot North" });
	await take(store, [other], importAt(500, { source: "other.csv" }));
	await take(store, [full], importAt(1000));
	await take(store, [{ ...full, firmware: undefined, site: undefined, kind: "unknown", addresses: [], oemMap: undefined }], importAt(3000));
	const [kept] = await all(store);
	const { firmware, site, kind, addresses, oemMap, name, id, place } = kept?.device ?? {};
	assert.deepEqual([firmware, site, kind], [other.firmware, "Depot North", "unknown"]);
	assert.deepEqual([addresses, oemMap, name, id, place], [[], undefined, "Gate", "cam-7", full.place]);
	await take(store, [device({ ...other, id: "scan-1", firmware: undefined })], importAt(4000, { source: "other.csv" }));
	assert.equal((await all(store))[0]?.device.firmware, undefined);
	const said = (await store.inventory.observations("every", kept?.id as DeviceId)).filter(({ field }) => field === "firmware");
	assert.deepEqual(said.map(({ value }) => value).sort(), [other.firmware, full.firmware], "what was said stays readable");
});

storeTest("rows of one import do not withdraw what others of it say", async (store) => {
	const rows = [device({ id: "a", mac: "c0:56:e3:12:34:56", brand: "X" }, 2), device({ id: "b", mac: "C056E3123456", model: "Y" }, 3)];
	await take(store, rows);
	await take(store, rows, importAt(2000));
	const importId = await store.inventory.beginImport(importAt(3000));
	for (const row of rows) await store.inventory.addRows(importId, { devices: [row], rejected: [] });
	const [kept] = await all(store);
	assert.deepEqual([kept?.device.brand, kept?.device.model], ["X", "Y"]);
});

storeTest("an answer reaches its device whatever it states, and the list that is silent does not take it away", async (store) => {
	await take(store, [device({ id: "cam-7" }), device({ id: "cam-8" }, 3)]);
	const [kept] = await all(store);
	const to = kept?.id as DeviceId;
	const answer = device({ id: "cam-7", firmware: "V5.4.5", serial: full.serial, place: { source: "answers.csv", line: 9 } });
	const answers = [
		{ to, device: answer },
		{ to: "none" as DeviceId, device: answer },
	];
	const record = await store.inventory.recordImport(
		importAt(2000, { source: "answers.csv", method: "answers" }),
		[{ devices: [], rejected: [], answers }],
		() => end,
	);
	assert.deepEqual([record.end?.rows, record.end?.devices], [1, 1]);
	await take(store, [device({ id: "cam-7", name: "Gate" })], importAt(3000));
	const found = await all(store);
	assert.equal(found.length, 2);
	const { firmware, serial, name, place } = found[0]?.device ?? {};
	assert.deepEqual([firmware, serial, name, place], ["V5.4.5", full.serial, "Gate", { source: "fleet.csv", line: 2 }]);
	assert.equal((await store.inventory.observations("every", to)).filter(({ method }) => method === "answers").length, 3);
});

storeTest("devices are found by the imports that speak of them", async (store) => {
	const first = await take(store, [device({ id: "a" }), device({ id: "b" }, 3)]);
	const second = await take(store, [device({ id: "b" })], importAt(2000));
	const ids = async (query: Partial<DeviceQuery>) => (await all(store, query)).map((kept) => kept.device.id);
	assert.deepEqual(await ids({ seenIn: [first.id] }), ["a", "b"]);
	assert.deepEqual(await ids({ seenIn: [second.id] }), ["b"]);
	assert.deepEqual(await ids({ seenIn: [second.id, first.id], of: [first.organisationId] }), ["a", "b"]);
	assert.deepEqual(await ids({ seenIn: [] }), []);
	assert.deepEqual(await ids({ seenIn: ["none" as typeof first.id] }), []);
});

storeTest("rows that nothing but their line tells apart are others in each version of their list", async (store) => {
	const row = (model: string) => device({ id: "fleet.csv:2", model });
	const first = await take(store, [row("A")]);
	const second = await take(store, [row("B")], importAt(2000));
	for (const [{ id }, model] of [
		[first, "A"],
		[second, "B"],
	] as const) {
		assert.deepEqual(
			(await all(store, { seenIn: [id] })).map((kept) => kept.device.model),
			[model],
		);
	}
});

storeTest("rows of one batch that name one device make one device and keep two observations", async (store) => {
	const rows = [device({ id: "a", mac: "c0:56:e3:12:34:56", brand: "X" }, 2), device({ id: "b", mac: "C056E3123456", model: "Y" }, 3)];
	const record = await take(store, rows);
	assert.deepEqual([record.end?.rows, record.end?.devices], [2, 1]);
	const [kept] = await all(store);
	assert.deepEqual([kept?.device.brand, kept?.device.model], ["X", "Y"]);
	assert.equal(new Set((await store.inventory.observations("every", kept?.id as DeviceId)).map(({ line }) => line)).size, 2);
});

storeTest("the same rows sent twice are taken once", async (store) => {
	const importId = await store.inventory.beginImport(importAt(1000));
	const batch = {
		devices: [full, device({ id: "cam-8" }, 3)],
		rejected: [{ source: "fleet.csv", line: 9, code: "inventory/too-many-cells" as const, reason: "40 cells too many" }],
	};
	await store.inventory.addRows(importId, batch);
	await store.inventory.addRows(importId, batch);
	const record = await store.inventory.finishImport(importId, end);
	assert.deepEqual([record.end?.rows, record.end?.devices, record.end?.rejected], [2, 2, 1]);
	assert.deepEqual(await store.inventory.finishImport(importId, { ...end, bytes: 1 }), record);
});

storeTest("refused rows are kept with their place, in order, page by page", async (store) => {
	const importId = await store.inventory.beginImport(importAt(1000));
	const rejected = [12, 4, 7].map((line) => ({ source: "fleet.csv", line, code: "inventory/x" as const, reason: `line ${line}` }));
	await store.inventory.addRows(importId, { devices: [], rejected });
	const first = await store.inventory.rejected("every", importId, { limit: 2 });
	assert.deepEqual(
		first.map(({ line }) => line),
		[4, 7],
	);
	assert.deepEqual(await store.inventory.rejected("every", importId, { after: 7 }), [{ importId, ...rejected[0] }]);
});

storeTest("an import that broke off is seen as such, and what it delivered counts", async (store, place) => {
	const importId = await store.inventory.beginImport(importAt(1000));
	await store.inventory.addRows(importId, { devices: [full], rejected: [] });
	await store.close();
	const again = await open(place);
	const [record] = await again.inventory.imports("every");
	assert.deepEqual([record?.id, record?.end], [importId, undefined]);
	assert.equal((await all(again)).length, 1);
	await again.close();
});

storeTest("rows for an import that is not there, or has ended, are refused", async (store) => {
	const { id } = await take(store, [full]);
	const refused = (code: string) => (error: unknown) => error instanceof StoreError && error.problem.code === code;
	await assert.rejects(store.inventory.addRows(id, { devices: [full], rejected: [] }), refused("store/import-finished"));
	await assert.rejects(store.inventory.addRows("none" as typeof id, { devices: [], rejected: [] }), refused("store/no-such-import"));
	await assert.rejects(store.inventory.finishImport("none" as typeof id, end), refused("store/no-such-import"));
});

storeTest("pages follow one another without gap or repeat", async (store) => {
	const devices = Array.from({ length: 1234 }, (_, n) => device({ id: `cam-${n}` }, n + 2));
	await take(store, devices);
	const seen: string[] = [];
	let after: DeviceId | undefined;
	do {
		const page = await store.inventory.devices(after === undefined ? { of: "every", limit: 100 } : { of: "every", limit: 100, after });
		seen.push(...page.items.map(({ device: { id } }) => id));
		after = page.next;
	} while (after !== undefined);
	assert.deepEqual(
		seen,
		devices.map(({ id }) => id),
	);
	assert.equal((await store.inventory.devices({ of: "every", limit: 1e9 })).items.length, 1234);
});

storeTest("devices are found by organisation, site and words, whatever their case and accents", async (store) => {
	const { organisationId: harbour } = await take(store, [
		full,
		device({ id: "k-1", site: "Zürich", name: "Tür", brand: "Geutebrück" }, 3),
		device({ id: "50%_x" }, 4),
	]);
	const elsewhere = [device({ id: "elsewhere", site: "Zürich" })];
	const { organisationId: gas } = await take(store, elsewhere, importAt(1000, { organisation: "Öl & Gas" }));
	const ids = async (query: Partial<DeviceQuery>) => (await all(store, query)).map((kept) => kept.device.id);
	for (const [query, expected] of [
		[{ of: [harbour] }, ["cam-7", "k-1", "50%_x"]],
		[{ of: [gas] }, ["elsewhere"]],
		[{ of: [harbour, gas] }, ["cam-7", "k-1", "50%_x", "elsewhere"]],
		[{ of: [] }, []],
		[{ site: "ZUERICH" }, ["k-1", "elsewhere"]],
		[{ site: "zürich", of: [harbour] }, ["k-1"]],
		[{ search: "geutebruck" }, []],
		[{ search: "GEUTEBRUECK tür" }, ["k-1"]],
		[{ search: "hikvision ds-2cd" }, ["cam-7"]],
		[{ search: "%" }, ["50%_x"]],
		[{ search: "_" }, ["50%_x"]],
		[{ search: "\\" }, []],
		[{ of: ["nobody"] }, []],
		[{ site: "nowhere" }, []],
	] as const) {
		assert.deepEqual(await ids(query), expected, JSON.stringify(query));
	}
});

storeTest("nothing of an organisation is told to whoever asks for another's", async (store) => {
	const rejected = [{ source: "fleet.csv", line: 9, code: "inventory/empty-row" as const, reason: "empty" }];
	const batch = [{ devices: [full], rejected }];
	const { id, organisationId } = await store.inventory.recordImport(importAt(1000), batch, () => end);
	const { organisationId: gas } = await take(store, [device({ id: "elsewhere" })], importAt(1000, { organisation: "Gas" }));
	const [kept] = await all(store, { of: [organisationId] });
	assert.ok(kept !== undefined);
	const { inventory } = store;
	for (const [of, isOwn] of [
		[[organisationId], true],
		[[organisationId, gas], true],
		["every", true],
		[[gas], false],
		[[], false],
	] as const) {
		const told = JSON.stringify(of);
		assert.equal((await inventory.device(of, kept.id)) !== undefined, isOwn, told);
		assert.equal((await inventory.observations(of, kept.id)).length > 0, isOwn, told);
		assert.equal((await inventory.rejected(of, id, {})).length === 1, isOwn, told);
		assert.equal(
			(await inventory.imports(of)).some((record) => record.id === id),
			isOwn,
			told,
		);
		assert.equal(
			(await inventory.sites(of)).some(({ organisation }) => organisation === "Harbour"),
			isOwn,
			told,
		);
		assert.equal(
			(await inventory.devices({ of })).items.some((item) => item.id === kept.id),
			isOwn,
			told,
		);
	}
});

storeTest("an import goes to the organisation whose id is given, whatever its name", async (store) => {
	const by = { who: "test", at: 1 };
	const above = (await store.people.addOrganisation({ ...by, name: "Above", parentId: undefined })) ?? "";
	const below = (await store.people.addOrganisation({ ...by, name: "Harbour", parentId: above })) ?? "";
	const record = await take(store, [full], importAt(1000, { organisationId: below }));
	assert.deepEqual([record.organisationId, record.organisation], [below, "Harbour"]);
	assert.equal((await all(store, { of: [below] })).length, 1);
	await assert.rejects(take(store, [full], importAt(1000, { organisationId: "none" })), StoreError);
});

storeTest("sites are counted; devices whose site nobody states come last", async (store) => {
	await take(store, [
		device({ id: "1", site: "South" }, 2),
		device({ id: "2" }, 3),
		device({ id: "3", site: "north" }, 4),
		device({ id: "4", site: "NORTH" }, 5),
	]);
	assert.deepEqual(await store.inventory.sites("every"), [
		{ organisation: "Harbour", site: "north", devices: 2 },
		{ organisation: "Harbour", site: "South", devices: 1 },
		{ organisation: "Harbour", site: undefined, devices: 1 },
	]);
});

storeTest("text that a database cannot hold is taken all the same", async (store) => {
	const nasty = device({ id: "a\0b", name: "\ud800 half", brand: "x'); drop table device;--", model: "模型 \u202e", site: "S\0" });
	const long = device({ id: `long-${"é".repeat(3000)}`, site: "s".repeat(3000) }, 3);
	await take(store, [nasty, long]);
	const found = await all(store);
	assert.deepEqual(
		found.map(({ device: { id, name, site } }) => [id, name, site]),
		[
			["a\ufffdb", "\ufffd half", "S\ufffd"],
			[long.id, undefined, long.site],
		],
	);
	assert.deepEqual([found[0]?.device.brand, found[0]?.device.model], [nasty.brand, nasty.model]);
	await take(store, [long], importAt(5000));
	assert.equal((await all(store)).length, 2);
});

storeTest("imports at the same time do not lose or double anything", async (store) => {
	const rows = (from: number) => Array.from({ length: 300 }, (_, n) => device({ id: `cam-${from + n}`, site: `s${n % 7}` }, n + 2));
	await Promise.all([take(store, rows(0)), take(store, rows(100)), take(store, rows(200)), take(store, rows(0))]);
	assert.equal((await all(store)).length, 500);
	const fields = ["name", "brand", "maker", "model", "firmware", "mac"] as const;
	await Promise.all(
		fields.map((field) => take(store, [device({ id: "cam-7", [field]: `stated ${field}` })], importAt(1000, { source: `${field}.csv` }))),
	);
	const cam = (await all(store)).find((kept) => kept.device.id === "cam-7");
	assert.deepEqual(
		fields.map((field) => cam?.device[field]),
		fields.map((field) => `stated ${field}`),
	);
	assert.equal((await store.inventory.imports("every")).length, 10);
});
