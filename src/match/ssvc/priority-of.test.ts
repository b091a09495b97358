import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Wave } from "../../detect/wave.ts";
import type { Exposure } from "../../inventory/device.ts";
import { dayNumber, dayText } from "./calendar.ts";
import { factsFromVectors } from "./from-cvss.ts";
import { type PriorityFacts, priorityOf } from "./priority-of.ts";

const TOTAL = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
const LOCAL = "CVSS:3.1/AV:L/AC:L/PR:N/UI:R/S:U/C:L/I:L/A:N";
const KEV = { kevAdded: "2026-06-01", evidence: "CISA KEV" };

const wave = (startedAt: string, some: Partial<Wave> = {}): Wave => ({
	id: "w1",
	revision: 1,
	key: { maker: undefined, signature: undefined, port: undefined, cve: "CVE-2021-36260" },
	category: undefined,
	startedAt,
	peakAt: undefined,
	endedAt: undefined,
	sources: undefined,
	targets: undefined,
	countries: [],
	evidence: [{ text: "logins", source: "CERT" }],
	statedBy: undefined,
	synthetic: false,
	...some,
});

const facts = (some: Partial<PriorityFacts>): PriorityFacts => ({
	attacked: undefined,
	exposure: "internet",
	vectors: [TOTAL],
	asOf: "2026-06-20",
	...some,
});

// why, facts, decision, due, whole days of urgency, deployer
for (const [why, some, decision, due, days, deployer] of [
	["listed, exposed, total: overdue since the listing", { attacked: KEV }, "3 days & forensic investigation", "2026-06-04", 0, "immediate"],
	[
		"found before the listing: the earlier day counts",
		{ attacked: KEV, seen: "2026-05-20" },
		"3 days & forensic investigation",
		"2026-05-23",
		0,
		"immediate",
	],
	["found after the listing", { attacked: KEV, seen: "2026-06-19" }, "3 days & forensic investigation", "2026-06-04", 0, "immediate"],
	[
		"listed, internal, total and automatable",
		{ attacked: KEV, exposure: "internal" },
		"3 days & forensic investigation",
		"2026-06-04",
		0,
		"out-of-cycle",
	],
	[
		"listed, internal, local and partial",
		{ attacked: KEV, exposure: "internal", vectors: [LOCAL] },
		"14 days",
		"2026-06-15",
		0,
		"out-of-cycle",
	],
	["not attacked, exposed", {}, "3 days", "2026-06-23", 3, "out-of-cycle"],
	["not attacked, exposed, first found earlier", { seen: "2026-06-18" }, "3 days", "2026-06-21", 1, "out-of-cycle"],
	["not attacked, internal", { exposure: "internal" }, "60 days", "2026-08-19", 60, "out-of-cycle"],
	["not attacked, isolated, local", { exposure: "isolated", vectors: [LOCAL] }, "fix on system upgrade", undefined, 100, "scheduled"],
	["exposure not known counts as exposed", { exposure: "unknown" }, "3 days", "2026-06-23", 3, "out-of-cycle"],
	["nothing stated of the hole", { vectors: [] }, "3 days", "2026-06-23", 3, "out-of-cycle"],
	[
		"nothing known at all",
		{ attacked: "unknown", exposure: "unknown", vectors: [] },
		"3 days & forensic investigation",
		"2026-06-23",
		3,
		"immediate",
	],
	[
		"attacked and not listed counts as listed",
		{ attacked: { evidence: "honeypots" } },
		"3 days & forensic investigation",
		"2026-06-23",
		3,
		"immediate",
	],
	[
		"a wave counts as a listing, from its day",
		{ waves: [wave("2026-06-18")] },
		"3 days & forensic investigation",
		"2026-06-21",
		1,
		"immediate",
	],
	[
		"a wave that has ended was one",
		{ waves: [wave("2026-06-18", { endedAt: "2026-06-19" })] },
		"3 days & forensic investigation",
		"2026-06-21",
		1,
		"immediate",
	],
	["a wave that begins later is not known yet", { waves: [wave("2026-06-21")] }, "3 days", "2026-06-23", 3, "out-of-cycle"],
	[
		"a listing after the day asked about starts no clock",
		{ attacked: { kevAdded: "2026-07-01", evidence: "CISA KEV" } },
		"3 days & forensic investigation",
		"2026-06-23",
		3,
		"immediate",
	],
	[
		"published points stand before CVSS",
		{ published: { automatable: "no", technicalImpact: "partial", source: "CISA" } },
		"60 days",
		"2026-08-19",
		60,
		"out-of-cycle",
	],
	["human impact stated", { exposure: "internal", humanImpact: "low" }, "60 days", "2026-08-19", 60, "scheduled"],
	[
		"a day that is none counts as absent",
		{ attacked: { kevAdded: "2026-02-31", evidence: "x" }, seen: "soon" },
		"3 days & forensic investigation",
		"2026-06-23",
		3,
		"immediate",
	],
	["no day at all: at once", { asOf: "?" }, "3 days", undefined, 0, "out-of-cycle"],
] as const satisfies readonly (readonly [string, Partial<PriorityFacts>, string, string | undefined, number, string])[]) {
	test(`priority: ${why}`, () => {
		const found = priorityOf(facts(some));
		assert.deepEqual([found.decision, found.due, Math.floor(found.urgency), found.deployer], [decision, due, days, deployer]);
		assert.equal(found.forensics, decision.includes("forensic"));
	});
}

test("the reasons, in words", () => {
	assert.deepEqual(priorityOf(facts({ attacked: KEV })).reasons, [
		"attacked, in CISA KEV since 2026-06-01",
		"reachable from the internet",
		"automatable (inferred from CVSS AV:N/AC:L/PR:N/UI:N)",
		"total control (inferred from CVSS C:H/I:H/A:H)",
		"by CISA BOD 26-04: 3 days & forensic investigation",
		"due 2026-06-04: 3 days from 2026-06-01 (listed in CISA KEV), 16 days overdue",
		"by the SSVC deployer tree: out-of-cycle or immediate, since human impact is not known; the strictest counts",
	]);
	const open = priorityOf(
		facts({ exposure: "unknown", vectors: ["x"], waves: [wave("2026-06-18", { evidence: [{ text: "a\u202eb", source: "c\nd" }] })] }),
	);
	assert.ok(open.reasons.includes("wave of attacks since 2026-06-18: a\u00b7b (c\u00b7d)"));
	assert.ok(open.reasons.includes("a CVSS vector could not be read (cvss/unknown-version x)"));
	assert.ok(
		open.reasons.some((reason) =>
			reason.endsWith("publicly exposed and automatable and technical impact are not known; the strictest counts"),
		),
	);
});

test("what was not known on a day is not known: neither a later listing nor evidence put on record later counts as certain", () => {
	const later = priorityOf(facts({ attacked: { kevAdded: "2026-07-01", evidence: "CISA KEV", date: "2026-07-02" } }));
	assert.equal(later.exploitation, "unknown");
	assert.equal(later.reasons[0], "not in CISA KEV on 2026-06-20 (listed on 2026-07-01); whether attacks were known then is not recorded");
	const reported = priorityOf(facts({ attacked: { evidence: "honeypots", date: "2026-07-02" } }));
	assert.equal(reported.reasons[0], "attacks are on record since 2026-07-02; whether they were known on 2026-06-20 is not recorded");
	assert.equal(priorityOf(facts({ attacked: { evidence: "honeypots", date: "2026-06-20" } })).exploitation, "active");
	const mild = { exposure: "isolated", vectors: [LOCAL] } as const;
	assert.ok(
		later.possible.length > 1 &&
			priorityOf(facts({ ...mild, attacked: "unknown" })).decision ===
				priorityOf(facts({ ...mild, attacked: { kevAdded: "2026-07-01", evidence: "x" } })).decision,
	);
	const waves = [wave("2026-06-18")];
	assert.equal(priorityOf(facts({ waves, attacked: { kevAdded: "2026-07-01", evidence: "x" } })).exploitation, "active");
});

const EXPOSURES: readonly Exposure[] = ["internet", "unknown", "internal", "isolated"];

const anyFacts = fc.record({
	attacked: fc.constantFrom<PriorityFacts["attacked"]>(
		undefined,
		"unknown",
		KEV,
		{ kevAdded: "2021-11-03", evidence: "k" },
		{ evidence: "e" },
	),
	exposure: fc.constantFrom(...EXPOSURES),
	vectors: fc.array(fc.constantFrom(TOTAL, LOCAL, "AV:N/AC:L/Au:N/C:P/I:P/A:P", "junk"), { maxLength: 3 }),
	asOf: fc.constant("2026-06-20"),
	seen: fc.constantFrom(undefined, "2026-06-01", "2026-06-19", "2030-01-01"),
	humanImpact: fc.constantFrom(undefined, "low", "very high"),
});

test("law: an earlier day is never less urgent, overdue days being today; of the same day the stricter decision comes first", () => {
	const SEVERITY = ["3 days & forensic investigation", "3 days", "14 days", "60 days", "fix on system upgrade"];
	fc.assert(
		fc.property(anyFacts, anyFacts, (one, other) => {
			const [a, b] = [priorityOf(one), priorityOf(other)];
			const day = (due: string | undefined): number => Math.max(dayNumber(due ?? "9999-12-31") ?? 0, dayNumber("2026-06-20") ?? 0);
			if (day(a.due) < day(b.due)) assert.ok(a.urgency < b.urgency);
			else if (day(a.due) === day(b.due) && SEVERITY.indexOf(a.decision) < SEVERITY.indexOf(b.decision)) assert.ok(a.urgency < b.urgency);
			assert.ok(a.urgency >= 0 && a.urgency < 101);
		}),
	);
});

test("law: learning who can reach a device never makes it more urgent", () => {
	fc.assert(
		fc.property(anyFacts, (one) => {
			const unknown = priorityOf({ ...one, exposure: "unknown" });
			for (const exposure of EXPOSURES) assert.ok(Math.floor(priorityOf({ ...one, exposure }).urgency) >= Math.floor(unknown.urgency));
		}),
	);
});

test("law: facts of vectors made beforehand give the same answer", () => {
	fc.assert(
		fc.property(anyFacts, (one) => assert.deepEqual(priorityOf({ ...one, vectors: factsFromVectors(one.vectors) }), priorityOf(one))),
	);
});

test("days", () => {
	assert.deepEqual(["1970-01-01", "2024-02-29", "2023-02-29", "2026-6-1", ""].map(dayNumber), [0, 19782, undefined, undefined, undefined]);
	assert.equal(dayText((dayNumber("2026-12-31") ?? 0) + 1), "2027-01-01");
});
