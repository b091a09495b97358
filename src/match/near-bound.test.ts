/** A firmware with the numbers of a bound and something behind them that has no order: another line's fix does not settle it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { advisory, identity, judged, told } from "../../test/support/match-fixture.ts";
import { isNear } from "./firmware.ts";

const asked = (firmware: string, document: Parameters<typeof advisory>[0], model = "FX-1") =>
	told(judged(identity({ brand: "Acme", model, firmware }), advisory(document)));

test("past the fix of one line, and at the last affected version of another with a remark behind it, is open", () => {
	// CISA ICSA-24-263-04: two fixes, 7.4.72 and 8.3.36, for `<= 8.3`.
	const two = { products: [{ vendor: "Acme", name: "FX-1", versions: "<=8.3" }], fixes: ["7.4.72", "8.3.36"] };
	for (const firmware of ["8.3 (R2)", "8.3_1"]) assert.equal(asked(firmware, two), "under_investigation/no_order", firmware);
	assert.equal(asked("8.3.36", two), "fixed");
	// CISA ICSA-23-143-02: each line stands as a product of its own.
	const lines = {
		products: [
			{ vendor: "Acme", name: "FX-1", versions: ">=12.0.1 & <=12.0.15" },
			{ vendor: "Acme", name: "FX-1", versions: ">=13.4.1 & <=13.4.2" },
		],
		remedies: [
			{ fixes: ["12.0.16"], productIds: ["p1"] },
			{ fixes: ["13.4.3"], productIds: ["p2"] },
		],
	};
	assert.equal(asked("13.4.2_1", lines), "under_investigation/no_order");
	assert.equal(asked("13.4.3", lines), "fixed");
});

test("only numbers that are the same as far as both state them are near", () => {
	assert.equal(isNear({ order: "?", axis: "suffix", why: "" }), true);
	assert.equal(isNear({ order: "?", axis: "version", why: "" }), true);
	for (const comparison of [
		{ order: "?", axis: "line", why: "" },
		{ order: "?", axis: "text", why: "" },
		{ order: "?", axis: "version", why: "", conflict: true },
		{ order: "<", axis: "version", why: "" },
	] as const)
		assert.equal(isNear(comparison), false, JSON.stringify(comparison));
});

test("a listed name that goes further along the device's keeps open what a shorter one takes for a variant of it", () => {
	// CISA ICSA-19-253-03: `ITC2200` is not listed for this hole, `ITC2200 PRO` is.
	const document = {
		products: [
			{ vendor: "Acme", name: "ITC2200", status: "fixed", versions: ">=9.9" },
			{ vendor: "Acme", name: "ITC2200 PRO", versions: "<3.1" },
		],
		status: { p2: "known_affected" },
	} as const;
	assert.equal(asked("3.0", document, "ITC2200 PRO Rev. B"), "under_investigation/model_unclear");
	assert.equal(asked("3.0", document, "ITC2200 X"), "known_not_affected/per_cve");
	assert.equal(asked("3.0", document, "ITC2200 PRO"), "known_affected");
});
