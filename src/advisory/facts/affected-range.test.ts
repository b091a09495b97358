import assert from "node:assert/strict";
import { test } from "node:test";
import { rangesOf, toDay } from "./affected-range.ts";
import type { Affected, Statement } from "./facts.ts";

const plain = { openAbove: false, slip: undefined };

function statement(axis: Statement["axis"], affected: Affected, fixed: string | null = null, day: string | null = null): Statement {
	return { products: [], axis, affected, fixed, fixed_build_date: day, remedy: "vendor_fix", note: "", source: ["cna"] };
}

/** Status: range, for one statement; the file of facts in the comment. */
function told(
	of: Statement,
	type: string,
	reading: Parameters<typeof rangesOf>[2] = plain,
): Readonly<Partial<Record<"affected" | "fixed" | "safe" | "open", string>>> {
	const { fix: _fix, ...ranges } = rangesOf(of, type, reading);
	return Object.fromEntries(Object.entries(ranges).map(([status, range]) => [status, range.vers]));
}

test("a statement gives what is affected, fixed, safe and open", () => {
	// cve-2023-28811: the maker takes versions before V4.1.60 out
	const unless = { version: { op: "<", value: "V4.1.60" } };
	assert.deepEqual(told(statement("build_date", { op: "<", value: "230821", unless }, null, "2023-08-21"), "hikvision"), {
		affected: "vers:hikvision/>=V4.1.60|<build%202023-08-21",
		fixed: "vers:hikvision/>=build%202023-08-21",
		safe: "vers:hikvision/<V4.1.60",
	});
	// cve-2021-33044: a month is its first day, and "before" makes that day the first fixed one
	assert.deepEqual(told(statement("build_date", { op: "<", value: "2021-06", granularity: "month" }), "dahua"), {
		affected: "vers:dahua/<build%202021-06-01",
		fixed: "vers:dahua/>=build%202021-06-01",
	});
	// cve-2021-33045: the record leaves open whether the date holds for intercoms
	assert.deepEqual(told(statement("build_date", { op: "<", value: "2019-12", granularity: "month", uncertain: true }), "dahua"), {
		affected: "vers:dahua/<build%202019-12-01",
	});
	// cve-2023-47565
	const qvr = statement("version", { op: "range", value: "QVR 4.0.0", and: "5.0.0", inclusive: "lower only" }, "QVR 5.0.0");
	assert.deepEqual(told(qvr, "qnap-qvr"), { affected: "vers:qnap-qvr/>=4.0.0|<5.0.0", fixed: "vers:qnap-qvr/>=5.0.0" });
	// cve-2023-28808: the lower end is written V2.X
	assert.equal(told(statement("version", { op: "<=", value: "V2.3.8-8", and: "V2.X" }), "x").affected, "vers:x/>=V2.0.0|<=V2.3.8-8");
	// cve-2024-6047
	assert.deepEqual(told(statement("end_of_life", { op: "all" }), "generic"), { affected: "vers:all/*" });
	// cve-2021-40407
	assert.equal(
		told(statement("version", { op: "=", value: "v3.0.0.136_20121102" }), "reolink").affected,
		"vers:reolink/v3.0.0.136_20121102",
	);
});

test("a last known image is no limit: without a named fix, what is newer stays open", () => {
	const image = { op: "<=", value: "IPC_R2_EN_STD_V5.4.81_180203", boundary: "latest known" } as const;
	assert.deepEqual(told(statement("firmware", image), "hikvision"), {
		affected: "vers:hikvision/<=V5.4.81%20build%20180203",
		open: "vers:hikvision/>V5.4.81%20build%20180203",
	});
	assert.deepEqual(Object.keys(told(statement("firmware", image, "V5.5.800 build 210628"), "hikvision")), ["affected", "fixed"]);
	assert.equal(told(statement("firmware", { op: "<=", value: "5.4.x" }), "hikvision").affected, "vers:hikvision/<V5.5.0");
});

test("what a person decided: an open end, a slip", () => {
	const bound = statement("version", { op: "<=", value: "3.11" });
	assert.equal(told(bound, "nuuo", { openAbove: true, slip: undefined }).open, "vers:nuuo/>3.11");
	assert.deepEqual(told(bound, "nuuo", { openAbove: false, slip: "2021-07-08" }), { affected: "vers:nuuo/<3.11", open: "vers:nuuo/3.11" });
	assert.deepEqual(rangesOf(bound, "nuuo", { openAbove: false, slip: "2021-07-08" }).fix, { day: "2021-07-08" });
});

test("days as sources write them", () => {
	for (const [written, day] of [
		["210625", "2021-06-25"],
		["2021-06", "2021-06-01"],
		["2024-02-02", "2024-02-02"],
	] as const) {
		assert.equal(toDay(written), day);
	}
});
