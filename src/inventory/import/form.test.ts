import assert from "node:assert/strict";
import { test } from "node:test";
import { detectForm } from "./form.ts";

for (const [head, form] of [
	["brand,model\nAxis,M1", "csv"],
	['[{"brand":"Axis"}]', "json"],
	["\n  [\n  {", "json"],
	["[[[[", "json"],
	['{"devices": [\n', "json"],
	['{"brand":"Axis"}', "json"],
	['{"brand":"Axis"}\n{"brand":"Axis"}\n', "jsonl"],
	['{\n "brand": "Axis"\n}', "json"],
	["[Depot],Axis,M1\n", "csv"],
	["<?xml version='1.0'?><nmaprun>", "inventory/form-unsupported"],
	["<!DOCTYPE html>", "inventory/form-unsupported"],
	[" \n\t", "inventory/nothing-in-file"],
] as const) {
	test(`form of ${JSON.stringify(head)}`, () => {
		const found = detectForm(head, "f");
		assert.equal(found.ok ? found.value : found.error.code, form);
	});
}
