import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { ReadBatch } from "./item.ts";
import { readJson, readJsonLines } from "./json.ts";
import { newElementScanner } from "./json-scan.ts";
import type { ColumnMap } from "./map-spec.ts";
import { newSeenIds } from "./seen-ids.ts";

function read(text: string, lines = false, piece = text.length, map: ColumnMap = []): ReadBatch {
	const reader = lines ? readJsonLines("f.json", map, newSeenIds()) : readJson("f.json", map, newSeenIds());
	const all: ReadBatch = { devices: [], rejected: [], warnings: [], problems: [] };
	const add = (batch: ReadBatch): void => {
		all.devices.push(...batch.devices);
		all.rejected.push(...batch.rejected);
		all.warnings.push(...batch.warnings);
		all.problems.push(...batch.problems);
	};
	for (let at = 0; at < text.length; at += piece) add(reader.take(text.slice(at, at + piece)));
	add(reader.end());
	return all;
}

const CAMERA = { brand: "Hikvision", model: "DS-2CD2142FWD-I", firmware: "V5.4.0", build: 160530 };

test("an array, an object with a list inside, and lines give the same device", () => {
	const texts = [JSON.stringify([CAMERA]), JSON.stringify({ count: 1, data: { devices: [CAMERA] } }), JSON.stringify(CAMERA)];
	for (const text of texts) {
		const [device] = read(text).devices;
		assert.equal(device?.firmware, "V5.4.0 build 160530");
		assert.deepEqual(device?.place, { source: "f.json", line: 1 });
	}
	assert.equal(read(`\n${JSON.stringify(CAMERA)}\n`, true).devices[0]?.place.line, 2);
});

test("nested device objects, value objects, lists, OEM map", () => {
	const [device] = read(
		JSON.stringify([
			{
				id: "P1",
				device: { brand: "LTS", model: "CMIP3142", oem_map: { manufacturer: "Hikvision", model: "DS-2CD2142FWD-I" } },
				site: { id: 4, name: "Depot" },
				addresses: ["10.0.0.5", "2001:db8::5"],
				openPorts: [80, 554],
				exposed: true,
				recorder: { model: "NVR5216", firmware: "9.9.9" },
			},
		]),
	).devices;
	assert.deepEqual(device?.oemMap, { manufacturer: "Hikvision", model: "DS-2CD2142FWD-I" });
	assert.deepEqual(
		[device?.id, device?.model, device?.site, device?.addresses, device?.openPorts, device?.exposure, device?.firmware],
		["P1", "CMIP3142", "Depot", ["10.0.0.5", "2001:db8::5"], [80, 554], "internet", undefined],
	);
});

test("numbers stay as they are written: 5.10 is not 5.1", () => {
	const [device] = read('[{"brand":"Axis","model":"M1","firmware":5.10,"serial":12345678901234567891}]').devices;
	assert.deepEqual([device?.firmware, device?.serial], ["5.10", "12345678901234567891"]);
});

// What a program writes about one device, and the firmware, brand and model that it states.
for (const [json, firmware, brand, model] of [
	[{ firmware: { version: "V5.4.1", build: "160525" } }, "V5.4.1 build 160525"],
	[{ firmware: { version: "V5.4.1 build 160525", build: "160525" } }, "V5.4.1 build 160525"],
	[{ firmware: { current: { version: "V5.4.1", buildDate: "160525" }, latest: "V5.5.0" } }, "V5.4.1 build 160525"],
	[{ firmware: [{ Version: "V5.4.1", "Build Number": "160525" }] }, "V5.4.1 build 160525"],
	[{ firmware: { name: "V5.4.1" } }, "V5.4.1"],
	[{ firmware: { build: 160525 }, model: "M1" }, "build 160525", undefined, "M1"],
	[{ firmware: { latest: "V5.5.0" }, model: "M1" }, undefined, undefined, "M1"],
	[{ software: { name: "AXIS OS", version: "11.5.64" } }, "11.5.64"],
	[{ os: { name: "AXIS OS", version: "11.5.64" } }, "11.5.64"],
	[{ os: { name: "Linux" }, model: "M1" }, undefined, undefined, "M1"],
	[{ os: { version: "4.9.37", build: "77" }, firmware: "V5.4.1" }, "V5.4.1"],
	[{ firmware: "V5.4.1", os: { version: "4.9.37", build: "77" } }, "V5.4.1"],
	[{ version: { firmware: "V5.4.1", build: "160525" } }, "V5.4.1 build 160525"],
	[{ hardware: { version: "B2", model: "DCS-932L" } }, undefined, undefined, "DCS-932L"],
	[{ hardware: { firmwareVersion: "1.14" } }, "1.14"],
	[{ model: { name: "M1065-LW", manufacturer: { name: "Axis" } } }, undefined, "Axis", "M1065-LW"],
	[{ brand: "LTS", model: { name: "CMIP3142", vendor: "Hikvision" } }, undefined, "LTS", "CMIP3142"],
	[{ device_type: { display: "M1065-LW", manufacturer: { name: "Axis" } } }, undefined, "Axis", "M1065-LW"],
] as const) {
	test(`nested: ${JSON.stringify(json)}`, () => {
		const [device] = read(JSON.stringify([json])).devices;
		assert.deepEqual([device?.firmware, device?.brand, device?.model], [firmware, brand, model]);
	});
}

test("a key that the map names and no object has is told, in every form and cut into any pieces", () => {
	const map = [
		{ field: "firmware", name: "Nope", index: undefined },
		{ field: "model", name: "Mo-del", index: undefined },
	] as const;
	for (const [text, lines] of [
		['[{"model":"X"}]', false],
		['[{"model":"X"}]   \n ', false],
		['{"devices":[{"model":"X"}]}', false],
		['{"model":"X"}\n{"model":"Y"}\n', true],
	] as const) {
		for (const piece of [1, 4, text.length]) {
			const told = read(text, lines, piece, map).problems.map(({ code, message }) => [code, message.includes("Nope")]);
			assert.deepEqual(told, [["inventory/map-no-column", true]], `${text} by ${piece}`);
		}
	}
});

test("2 000 levels deep is refused by name, the good elements are kept", () => {
	const deep = `${"[".repeat(2_000)}${"]".repeat(2_000)}`;
	assert.equal(read(deep).rejected[0]?.code, "inventory/json-too-deep");
	const mixed = read(`[${JSON.stringify(CAMERA)},${deep},${JSON.stringify(CAMERA)}]`);
	assert.equal(mixed.devices.length, 2);
	assert.deepEqual([mixed.rejected[0]?.code, mixed.rejected[0]?.line], ["inventory/json-too-deep", 2]);
	assert.equal(read(`{"devices":${deep}}`).problems[0]?.code, "inventory/json-too-deep");
	assert.equal(read(`${deep}\n${JSON.stringify(CAMERA)}`, true).devices.length, 1);
});

test("damage keeps what is whole before and behind it", () => {
	const bad = read(`[${JSON.stringify(CAMERA)},{"brand":Axis},${JSON.stringify(CAMERA)}]`);
	assert.deepEqual([bad.devices.length, bad.rejected[0]?.code], [2, "inventory/json-unreadable"]);
	const cut = read(`[${JSON.stringify(CAMERA)},{"brand":"Ax`);
	assert.deepEqual(
		[cut.devices.length, cut.rejected[0]?.code, cut.problems[0]?.code],
		[1, "inventory/json-unfinished", "inventory/json-unreadable"],
	);
	const object = read(`{"devices":[${JSON.stringify(CAMERA)},{"brand":"Ax`);
	assert.deepEqual([object.devices.length, object.problems[0]?.code], [1, "inventory/json-unreadable"]);
	const lines = read(`${JSON.stringify(CAMERA)}\n{"brand":\n[1]\n${JSON.stringify(CAMERA)}`, true);
	assert.deepEqual([lines.devices.length, lines.rejected.map((row) => row.line)], [2, [2, 3]]);
});

test("secrets are dropped, and no reason or message quotes the text", () => {
	const texts = [
		'[{"brand":"Axis","model":"M1","password":"hunter2","settings":{"model":"x"},"auth":{"name":"hunter2"}}]',
		'[{"brand":"Axis","password":"hunter2",}]',
		'{"devices":[{"brand":"Axis","password":"hunter2",}]}',
		'{"password":hunter2}',
		'[["hunter2"]]',
	];
	for (const text of texts) assert.ok(!JSON.stringify(read(text)).includes("hunter2"), text);
});

test("a list wins over what else its document states; a device's own channels do not", () => {
	assert.equal(read(JSON.stringify({ vendor: "Hikvision", site: "Nord", devices: [CAMERA, CAMERA] })).devices.length, 2);
	assert.equal(read(JSON.stringify({ ...CAMERA, channels: [CAMERA, CAMERA] })).devices.length, 1);
});

test("no list of devices is a problem", () => assert.equal(read('{"a":1}').problems[0]?.code, "inventory/json-no-list"));

test("pieces of any size give the same elements", () => {
	fc.assert(
		fc.property(fc.array(fc.jsonValue({ maxDepth: 4 }), { maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (values, piece) => {
			const text = `${JSON.stringify(values).slice(1)}`;
			const scanner = newElementScanner();
			const elements = [];
			for (let at = 0; at < text.length; at += piece) elements.push(...scanner.push(text.slice(at, at + piece)));
			elements.push(...scanner.end());
			assert.deepEqual(
				elements.map((element) => JSON.parse(element.text)),
				JSON.parse(JSON.stringify(values)),
			);
		}),
	);
});
