import assert from "node:assert/strict";
import { test } from "node:test";
import { shippedCatalogue } from "../../test/support/library.ts";
import { firmsIn } from "./firms-in.ts";

test("an office or a label names its firm; a name that is made up names none", async () => {
	const catalogue = await shippedCatalogue();
	for (const [name, ids] of [
		["Hikvision Europe", ["hikvision"]],
		["The Dahua office in Paris", ["dahua"]],
		["Hollin Europe", []],
		["", []],
	] as const)
		assert.deepEqual(firmsIn(catalogue, name), ids, name);
});
