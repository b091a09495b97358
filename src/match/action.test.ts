import assert from "node:assert/strict";
import { test } from "node:test";
import { actionReason, actionWords } from "./action.ts";

const base = {
	kind: "upgrade",
	site: "Depot",
	brand: "Norden",
	model: "ND-CAM2142",
	upgradeTo: "V5.4.0",
	deviceIds: ["a", "b"],
	verdict: "known_affected",
} as const;

test("the words of a step", () => {
	const rows = [
		[base, "Upgrade 2 Norden ND-CAM2142 at Depot to V5.4.0"],
		[{ ...base, site: undefined }, "Upgrade 2 Norden ND-CAM2142 to V5.4.0"],
		[{ ...base, upgradeTo: undefined }, "Upgrade 2 Norden ND-CAM2142 at Depot to the fixed firmware"],
		[{ ...base, brand: undefined, model: undefined }, "Upgrade 2 devices at Depot to V5.4.0"],
		[{ ...base, brand: undefined, model: "", deviceIds: ["a"] }, "Upgrade 1 device at Depot to V5.4.0"],
		[{ ...base, kind: "replace" }, "Replace or isolate 2 Norden ND-CAM2142 at Depot: no fix will come"],
		[{ ...base, kind: "isolate" }, "Isolate 2 Norden ND-CAM2142 at Depot: no fix is known"],
		[{ ...base, kind: "ask_vendor" }, "Install the maker's newest firmware on 2 Norden ND-CAM2142 at Depot"],
		[{ ...base, kind: "find_out" }, "Look at 2 Norden ND-CAM2142 at Depot"],
	] as const;
	for (const [action, words] of rows) assert.equal(actionWords(action), words);
});

test("why: attacked holes first, three by name, and what stays open", () => {
	const hole = (cve: string | undefined, attackedSince?: string) => ({ cve, title: "Weak hash", attackedSince });
	const rows = [
		[
			actionReason("upgrade", [hole("CVE-1"), hole("CVE-2", "2024-08-21")], [], "known_affected"),
			"CVE-2, CVE-1; attacked, in CISA KEV since 2024-08-21",
		],
		[actionReason("upgrade", [hole("CVE-1", "")], [], "known_affected"), "CVE-1; attacks are reported"],
		[actionReason("upgrade", [hole(undefined)], [], "under_investigation"), "may still have Weak hash"],
		[
			actionReason(
				"isolate",
				["1", "2", "3", "4", "5"].map((n) => hole(`CVE-${n}`)),
				[],
				"known_affected",
			),
			"CVE-1, CVE-2, CVE-3 and 2 more",
		],
		[actionReason("upgrade", [hole("CVE-1")], ["CVE-1"], "known_affected"), "CVE-1; CVE-1 stays open after it: keep them off the internet"],
		[
			actionReason("ask_vendor", [hole("CVE-1")], [], "known_affected"),
			"CVE-1; the advisory names no fixed version: ask the maker, and keep them off the internet",
		],
	] as const;
	for (const [said, words] of rows) assert.equal(said, words);
});
