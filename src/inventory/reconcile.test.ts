import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bareDevice } from "../../test/support/device.ts";
import { believed, derive, deviceKey } from "./reconcile.ts";

const bare = bareDevice({ id: "cam-1", place: { source: "a.csv", line: 2 } });

const LIST = { source: "/lists/a.csv", importId: "i1" };

// serial, mac, key: placeholders tell nothing (inventory reference, "Identity and merge order")
for (const [serial, mac, key] of [
	["DS-2CD2142FWD-I20160530AAWR", "c0:56:e3:00:00:01", "serial:ds2cd2142fwdi20160530aawr"],
	["00000000", "C0-56-E3-00-00-01", "mac:c056e3000001"],
	["123456", "c056e3000001", "mac:c056e3000001"],
	["4711", undefined, "id:cam-1"],
	[undefined, "00:00:00:00:00:00", "id:cam-1"],
	[undefined, "c0:56:e3", "id:cam-1"],
	[undefined, undefined, "id:cam-1"],
] as const) {
	test(`key of serial ${serial}, MAC ${mac} is ${key}`, () => assert.equal(deviceKey({ ...bare, serial, mac }, LIST), key));
}

// What a row without id, serial and MAC states, and its key.
for (const [fields, key] of [
	[{ id: "Depot · Gate", site: "Depot", name: "Gate" }, "id:Depot · Gate"],
	[{ id: "Camera 1", name: "Camera 1" }, "in:/lists/a.csv:Camera 1"],
	[{ id: "Camera 1#2", name: "Camera 1" }, "in:/lists/a.csv:Camera 1#2"],
	[{ id: "a.csv:2" }, "row:i1:2"],
] as const) {
	test(`key of ${JSON.stringify(fields)} is ${key}`, () => assert.equal(deviceKey({ ...bare, ...fields }, LIST), key));
}

test("the newest stated value counts, and silence takes nothing away", () => {
	const old = { device: { ...bare, brand: "HIKVISION", firmware: "V5.4.0", addresses: ["10.0.0.1"], kind: "camera" as const }, at: 1 };
	const young = { device: { ...bare, firmware: "V5.4.5", place: { source: "b.csv", line: 9 } }, at: 2 };
	for (const derived of [derive(old, young), derive(young, old)]) {
		assert.deepEqual([derived.brand, derived.firmware, derived.kind], ["HIKVISION", "V5.4.5", "camera"]);
		assert.deepEqual([derived.addresses, derived.place.source], [["10.0.0.1"], "b.csv"]);
	}
});

test("of equal age, the later row counts", () => {
	assert.equal(derive({ device: { ...bare, name: "a" }, at: 5 }, { device: { ...bare, name: "b" }, at: 5 }).name, "b");
});

test("deriving a device from itself changes nothing", () => {
	const text = fc.option(fc.string(), { nil: undefined });
	const some = fc.record({ name: text, brand: text, firmware: text, serial: text });
	fc.assert(
		fc.property(some, fc.nat(), (fields, at) =>
			assert.deepEqual(derive({ device: { ...bare, ...fields }, at }, { device: { ...bare, ...fields }, at }), { ...bare, ...fields }),
		),
	);
});

test("what a person states stands beside the list, and an empty statement of the same source takes it back", () => {
	const seen = (at: number, source: string, method: string, fields: Partial<typeof bare>) => ({
		device: { ...bare, ...fields },
		at,
		source,
		method,
		importId: `i${at}`,
	});
	const list = seen(1, "a.csv", "file", { site: "Depot", firmware: "V1" });
	const stated = seen(2, "edit 1", "person", { site: "Pier" });
	const other = seen(3, "edit 2", "person", { name: "Gate" });
	const undone = seen(4, "edit 1", "person", {});
	assert.deepEqual([believed([list, stated])?.site, believed([list, stated])?.firmware], ["Pier", "V1"]);
	const after = believed([list, stated, other, undone]);
	assert.deepEqual([after?.site, after?.name, after?.firmware], ["Depot", "Gate", "V1"]);
	// An answer to a question is no statement of that kind: a later one adds to it.
	const answered = believed([list, { ...stated, method: "answers" }, { ...undone, method: "answers" }]);
	assert.equal(answered?.site, "Pier");
});
