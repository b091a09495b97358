import assert from "node:assert/strict";
import { test } from "node:test";
import { bareDevice } from "../../test/support/device.ts";
import type { Device } from "./device.ts";
import { madeId, reachOf } from "./row-id.ts";

const row = (fields: Partial<Device>): Device => bareDevice({ id: "", place: { source: "lists/ro.csv", line: 2 }, ...fields });

// What a row states, the id it gets, and how far that id reaches.
for (const [fields, id, reach] of [
	[{ site: "Depot", name: "Gate A", addresses: ["10.0.0.5"] }, "Depot · Gate A · 10.0.0.5", "everywhere"],
	[{ site: "Depot", name: "Gate A" }, "Depot · Gate A", "everywhere"],
	[{ site: "Depot", addresses: ["10.0.0.5", "10.0.0.6"] }, "Depot · 10.0.0.5", "everywhere"],
	[{ name: "Gate A" }, "Gate A", "in-list"],
	[{ name: "10.0.0.5", addresses: ["10.0.0.5"] }, "10.0.0.5", "in-list"],
	[{ site: "Depot" }, "ro.csv:2", "in-version"],
	[{ place: { source: "C:\\lists\\ro.csv", line: 7 } }, "ro.csv:7", "in-version"],
	[{ place: { source: "-", line: 7 } }, "-:7", "in-version"],
] as const) {
	test(`the id of ${JSON.stringify(fields)} is ${id}`, () => {
		assert.equal(madeId(row(fields)), id);
		assert.equal(reachOf(row({ ...fields, id })), reach);
		assert.equal(reachOf(row({ ...fields, id: `${id}#2` })), reach);
	});
}

test("a stated id reaches everywhere, also one that looks like a line of another list", () => {
	assert.equal(reachOf(row({ id: "cam-1", name: "Gate A" })), "everywhere");
	assert.equal(reachOf(row({ id: "ro.csv:2", place: { source: "answers.csv", line: 2 } })), "everywhere");
});

test("a made id is bounded and never ends in half a character", () => {
	assert.ok(madeId(row({ name: `${"x".repeat(499)}😀` })).length <= 500);
	assert.ok(madeId(row({ name: `${"x".repeat(499)}😀` })).isWellFormed());
});
