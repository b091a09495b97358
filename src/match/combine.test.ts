/** Several products of one document. `a:` and `b:` tag sources side by side; the name is the same unless one is written before `=`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, camera, judged, type ProductSketch, told } from "../../test/support/match-fixture.ts";
import type { ProductStatus } from "../advisory/document.ts";
import { isWorse, worst } from "./combine.ts";

const STATUS: Readonly<Record<string, ProductStatus>> = {
	affected: "known_affected",
	fixed: "fixed",
	safe: "known_not_affected",
	open: "under_investigation",
};

/** `affected <=V5.0.0`, `a: fixed >=V5.4.0`, `ND-CAMx142 = affected *`. */
function product(text: string): ProductSketch {
	const [, source, name, status = "", slot = "*"] = /^(?:([a-z]): )?(?:(\S+) = )?(\w+) (.+)$/.exec(text) ?? [];
	const base: ProductSketch = { name: name ?? "ND-CAM2142", versions: slot, status: STATUS[status] ?? "known_affected" };
	return source === undefined ? base : { ...base, source };
}

const rows: readonly (readonly [firmware: string | undefined, products: readonly string[], expected: string, rule: string])[] = [
	["V5.4.5", ["affected <=V5.0.0", "fixed >=V5.4.0"], "fixed", "a reached fix answers what the range left open"],
	["V5.2.0", ["affected <=V5.0.0", "fixed >=V5.4.0"], "under_investigation/gap_before_fix", "between the last affected and the fix"],
	["V4.0.0", ["affected <=V5.0.0", "fixed >=V5.4.0"], "known_affected", "inside the affected range"],
	["V6.0.0", ["affected *", "fixed >=V5.4.0"], "fixed", "a fixed status is a stated fix (rule 3)"],
	["V5.0.0", ["affected *", "fixed >=V5.4.0"], "known_affected", "before the fixed status"],
	[
		undefined,
		["affected *", "fixed >=V5.4.0"],
		"under_investigation/firmware_missing",
		"the fixed status bounds it: which side is not known",
	],
	[undefined, ["affected <V5.4.0", "fixed *"], "under_investigation/firmware_missing", "unknown is never fixed"],
	[undefined, ["affected <V5.4.0", "safe *"], "under_investigation/firmware_missing", "unknown is never safe"],
	["V5.3.0", ["affected <V5.4.0", "fixed *"], "known_affected", "inside wins over a product as a whole"],
	[
		"V5.4",
		["affected <V5.4.0 build 160414", "fixed *"],
		"under_investigation/firmware_partial",
		"a partial firmware is not fixed by a name",
	],
	[
		"V3.1",
		["affected <=V3.1.0", "fixed >=V2.0.0"],
		"under_investigation/firmware_partial",
		"it may lie in the range, which is the stronger word",
	],
	["V5.0.0", ["safe <=V6.0.0", "affected V5.9.9"], "known_not_affected/stated_safe", "stated safe for this very version"],
	["V5.0.0", ["fixed >=V5.4.0"], "under_investigation/other_version", "listed with fixed versions only, and not one of them"],
	["V5.0.0", ["safe >=V5.4.0"], "under_investigation/other_version", "listed with safe versions only, and not one of them"],
	["V5.0.0", ["open <=V6.0.0"], "under_investigation/stated_open", "the document itself says so"],
	["V7.0.0", ["open <=V6.0.0"], "under_investigation/other_version", "nothing is said of this one"],
	["V3.0.0", ["affected >=V1.0.0 & <=V2.0.0", "affected >=V4.0.0 & <=V5.0.0"], "under_investigation/other_version", "between two ranges"],
	["V6.0.0", ["affected >=V1.0.0 & <=V2.0.0", "affected >=V4.0.0 & <=V5.0.0"], "known_not_affected/after_range", "above both"],
	["V0.5.0", ["affected >=V1.0.0 & <=V2.0.0", "affected >=V4.0.0 & <=V5.0.0"], "known_not_affected/below_range", "below both"],
	["V5.4.5", ["ND-CAMxxxx = affected <=V5.9.0", "fixed >=V5.4.0"], "known_affected", "across names the worst counts"],
	["V5.4.5", ["ND-CAMxxxx = affected <=V5.0.0", "fixed >=V5.4.0"], "fixed", "across names the worst counts"],
	["V5.0.0", ["a: affected <=V5.0.0", "b: affected <=V6.0.0"], "known_affected", "every source says so (rule 15)"],
	["V7.0.0", ["a: affected <V5.0.0", "b: affected <V6.0.0"], "fixed", "past the latest bound of all (rule 15)"],
	["V5.5.0", ["a: affected <V5.0.0", "b: affected <V6.0.0"], "under_investigation/sources_disagree", "between the bounds (rule 15)"],
	[
		"V5.2.0",
		["a: affected <=V6.0.0", "b: affected <=V5.0.0", "b: fixed >=V5.4.0"],
		"under_investigation/sources_disagree",
		"compared, and not affected by one",
	],
	["V5.0.0", ["a: affected <=V6.0.0", "b: affected ?unclear"], "known_affected", "a source that cannot be compared does not soften"],
	[
		"V5.0.0",
		["a: fixed >=V4.0.0", "b: affected ?unclear"],
		"under_investigation/range_unreadable",
		"fixed by one does not settle the other",
	],
	["V5.0.0", ["a: affected <=V4.0.0", "b: affected ?unclear"], "under_investigation/range_unreadable", "nor does not affected"],
	["V5.0.0", ["affected <=V6.0.0", "a: fixed >=V4.0.0"], "known_affected", "the document's own range beside a source: the worst"],
	[
		"V5.5.0",
		["a: ND-CAMxxxx = affected <V5.0.0", "b: affected <V6.0.0"],
		"under_investigation/sources_disagree",
		"whatever names each source uses",
	],
];

test("products of one document, one verdict, in whatever order they stand", () => {
	for (const [firmware, products, expected, rule] of rows) {
		for (const list of [products, products.toReversed()]) {
			const judgement = judged(camera(firmware), advisory({ products: list.map(product) }));
			assert.equal(told(judgement), expected, `${firmware} before ${list.join("; ")}: ${rule}`);
		}
	}
});

test("good news under a condition that the inventory does not state is no news", () => {
	for (const status of ["fixed", "known_not_affected"] as const) {
		const alone = judged(camera("V5.0.0"), advisory({ products: [{ name: "ND-CAM2142", status, conditions: ["Windows"] }] }));
		assert.equal(told(alone), "under_investigation/condition");
		assert.deepEqual(
			alone.needs[0]?.outcomes.map(({ verdict }) => verdict),
			[status, "under_investigation"],
		);
		const beside = advisory({
			products: [
				{ name: "ND-CAM2142", status, conditions: ["Windows"] },
				{ name: "ND-CAM2142", conditions: ["Linux"] },
			],
		});
		assert.equal(told(judged(camera("V5.0.0"), beside)), "under_investigation/condition");
	}
});

test("worse is affected, open, fixed, not affected", () => {
	const order = ["known_affected", "under_investigation", "fixed", "known_not_affected"] as const;
	for (const [i, a] of order.entries()) for (const [j, b] of order.entries()) assert.equal(isWorse(a, b), i < j, `${a} and ${b}`);
});

test("of equal verdicts a stated reason is shown before silence", () => {
	const silent = { verdict: "known_not_affected", kind: "not_listed" } as const;
	const stated = { verdict: "known_not_affected", kind: "after_range" } as const;
	assert.equal(worst([silent, stated]), stated);
	assert.equal(worst([stated, silent]), stated);
	assert.throws(() => worst([]));
});
