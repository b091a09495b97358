import assert from "node:assert/strict";
import { test } from "node:test";
import type { Vulnerability } from "../document.ts";
import { readCsaf } from "./read.ts";
import { bytesOf, HEAD, leaf } from "./sample.ts";

/** A hole of a document with the products P1 and P2 and the group G of both; the repairs' rules beside it. */
function read(vulnerability: object, groups: readonly object[] = []): readonly [Vulnerability, readonly string[]] {
	const result = readCsaf(
		bytesOf({
			document: HEAD,
			product_tree: {
				branches: ["P1", "P2"].map((id) => leaf(id, "V", `Camera X${id}`, "product_version_range", "< 5.4.5")),
				product_groups: [{ group_id: "G", product_ids: ["P1", "P2"] }, ...groups],
			},
			vulnerabilities: [vulnerability],
		}),
		"f",
	);
	assert.ok(result.ok);
	const [only] = result.value.vulnerabilities;
	assert.ok(only !== undefined);
	return [only, result.value.repairs.map((repair) => repair.rule)];
}

test("a status that was read whole is complete", () => {
	for (const lists of [
		{ known_affected: ["P1"] },
		{ known_affected: ["P1"], fixed: [], recommended: ["P2"] },
		{ first_fixed: ["P2"], last_affected: ["P1"], under_investigation: ["P2"] },
	])
		assert.equal(read({ product_status: lists })[0].statusComplete, true, JSON.stringify(lists));
});

test("what could not be read of a status makes it incomplete: then an absent product says nothing", () => {
	const rows: readonly (readonly [object, string | undefined])[] = [
		[{}, undefined],
		[{ product_status: {} }, undefined],
		[{ product_status: { known_affected: [] } }, undefined],
		[{ product_status: ["P1"] }, "wrong-type"],
		[{ product_status: { known_affected: "P1" } }, "wrong-type"],
		[{ product_status: { known_affected: ["P1", 7] } }, "wrong-type"],
		[{ product_status: { known_affected: ["P1"], fixed: null } }, "wrong-type"],
		[{ product_status: { known_affected: ["P1"], affected: ["P2"] } }, "unknown-status-list"],
		[{ product_status: { known_affected: ["P1", "GONE"] } }, "dangling-product-id"],
	];
	for (const [vulnerability, rule] of rows) {
		const [hole, rules] = read(vulnerability);
		assert.equal(hole.statusComplete, false, JSON.stringify(vulnerability));
		if (rule !== undefined) assert.ok(rules.includes(rule), `${rule}: ${rules.join()}`);
	}
});

test("a group in a status list stands for its members, with a repair", () => {
	const [hole, rules] = read({ product_status: { known_affected: ["G"], fixed: ["P2"] } });
	assert.deepEqual(Object.fromEntries(hole.status), { P1: "known_affected", P2: "known_affected" });
	assert.equal(hole.statusComplete, true);
	assert.ok(rules.includes("group-in-status"));
	const [torn] = read({ product_status: { known_affected: ["T"] } }, [{ group_id: "T", product_ids: ["P1", "GONE"] }]);
	assert.equal(torn.status.get("P1"), "known_affected");
	assert.equal(torn.statusComplete, false);
	// A product of the same id is meant, not the group.
	const [own] = read({ product_status: { known_affected: ["P1"] } }, [{ group_id: "P1", product_ids: ["P2"] }]);
	assert.deepEqual([...own.status.keys()], ["P1"]);
});

test("one group named by every hole overruns the budget of groups and no memory", () => {
	const ids = Array.from({ length: 20_000 }, (_, i) => `P${i}`);
	const document = {
		document: HEAD,
		product_tree: { product_groups: [{ group_id: "G", product_ids: ids }] },
		vulnerabilities: Array.from({ length: 400 }, () => ({ product_status: { known_affected: ["G"] } })),
	};
	const result = readCsaf(bytesOf(document), "f");
	assert.equal(result.ok ? "ok" : result.error.code, "advisory/too-many-products");
});
