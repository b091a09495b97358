import assert from "node:assert/strict";
import { test } from "node:test";
import { avigilon } from "./avigilon.ts";
import { dotted } from "./dotted.ts";
import { nuuo } from "./nuuo.ts";
import { ptzoptics } from "./ptzoptics.ts";
import { contradictions, type SchemeTable } from "./scheme-table.ts";
import { wyze } from "./wyze.ts";

const plain: SchemeTable = {
	reads: [["1.5.0.14", { vector: [1, 5, 0, 14] }, "ABB camera software, 2026 advisory"]],
	orders: [
		["2.1", "? b extends", "2.1.0", "missing parts are not zero"],
		["2.9.0", "<", "2.10.0", "parts are numbers"],
		["v2.10.0", "=", "2.10.0", "leading v"],
	],
	refuses: [
		["2.1a", "a suffix"],
		["7", "one part"],
		["2017-01-23", "a day"],
	],
};

for (const scheme of [dotted, avigilon, wyze, nuuo, ptzoptics]) {
	test(`${scheme.id} compares dotted numbers`, () => {
		assert.deepEqual(contradictions(scheme, plain), []);
	});
}

test("makers of dotted numbers, by their own documents", () => {
	const none = { reads: [], refuses: [] };
	assert.deepEqual(
		[
			...contradictions(nuuo, {
				...none,
				orders: [
					["2.10.0", "<", "3.3", "matching case P061, CISA ICSA-18-284-02"],
					["3.11", "? b extends", "3.11.0", "CVE-2022-23227: the bound of NVD is 3.11.0"],
				],
			}),
			...contradictions(ptzoptics, {
				...none,
				orders: [
					["SOC v6.3.34", "<", "6.3.40", "CVE-2024-8956"],
					["0.0.98", "<", "0.1.33", "CVE-2026-75969"],
				],
			}),
			...contradictions(wyze, { ...none, orders: [["4.36.9.139", "<", "4.49.1.47", "wz_mini_hacks firmware table"]] }),
		],
		[],
	);
});
