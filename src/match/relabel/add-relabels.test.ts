/** Brands' devices in a maker's draft: once, marked, and open where the fact is not strong. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../../../test/support/match-fixture.ts";
import { SAMPLE_DRAFT } from "../../advisory/author/sample-draft.ts";
import { withRelabels } from "./add-relabels.ts";

test("a mapped model is added once with the same range, open because a directory alone says so, and marked", () => {
	const [first] = SAMPLE_DRAFT.products;
	assert.ok(first !== undefined);
	const draft = { ...SAMPLE_DRAFT, products: [{ ...first, name: "ND-CAM2142" }, ...SAMPLE_DRAFT.products.slice(1)] };
	const more = withRelabels(draft, catalogue);
	assert.deepEqual(
		more.products.slice(2).map(({ key, vendor, name }) => [key, vendor, name]),
		[["p3", "Lumen", "LM-100"]],
	);
	const last = more.holes[0]?.statements.at(-1);
	assert.deepEqual([last?.product, last?.status, last?.fix], ["p3", "under_investigation", "V5.4.5 build 170124"]);
	assert.deepEqual(
		more.marks.map(({ field }) => field),
		["/products/2", "/holes/0/statements/2"],
	);
	assert.deepEqual(withRelabels(more, catalogue), more);
	const other = { ...SAMPLE_DRAFT, products: SAMPLE_DRAFT.products.slice(1) };
	assert.equal(withRelabels(other, catalogue), other);
});
