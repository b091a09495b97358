import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bod2604 } from "./bod-26-04.ts";
import { decide, type Known } from "./decision-table.ts";
import { BOD_26_04, DEPLOYER, TABLES } from "./tables.ts";

for (const table of TABLES) {
	test(`${table.id}: each combination has one outcome, of those that the table names`, () => {
		const all = table.points.reduce<readonly string[]>(
			(heads, { values }) => heads.flatMap((head) => values.map((value) => (head === "" ? value : `${head} | ${value}`))),
			[""],
		);
		assert.deepEqual(Object.keys(table.cells).sort(), [...all].sort());
		assert.deepEqual(
			[...new Set(Object.values(table.cells))].filter((outcome) => !table.outcomes.includes(outcome)),
			[],
		);
	});

	test(`${table.id}: a more severe value never gives a milder outcome`, () => {
		for (const cell of Object.keys(table.cells)) {
			const values = cell.split(" | ");
			for (const [index, { values: order }] of table.points.entries()) {
				const next = order[order.indexOf(values[index] ?? "") + 1];
				if (next === undefined) continue;
				const up = table.cells[values.with(index, next).join(" | ")] ?? "";
				assert.ok(table.outcomes.indexOf(up) >= table.outcomes.indexOf(table.cells[cell] ?? ""), `${cell} -> ${next}`);
			}
		}
	});
}

// in KEV, exposed, automatable, impact: decision, days, forensics, still possible. CISA BOD 26-04, table 1, and what it leaves open
for (const [inKev, publiclyExposed, automatable, technicalImpact, decision, dueDays, forensics, possible] of [
	[true, true, true, "total", "3 days & forensic investigation", 3, true, 1],
	[true, true, true, "partial", "3 days", 3, false, 1],
	[true, false, false, "total", "14 days", 14, false, 1],
	[false, true, false, "partial", "60 days", 60, false, 1],
	[false, false, false, "total", "fix on system upgrade", "on upgrade", false, 1],
	[true, false, false, undefined, "14 days", 14, false, 1], // the missing fact makes no difference
	[false, undefined, false, "total", "14 days", 14, false, 2],
	[true, true, undefined, undefined, "3 days & forensic investigation", 3, true, 3],
	[undefined, undefined, undefined, undefined, "3 days & forensic investigation", 3, true, 5],
] as const) {
	test(`BOD 26-04: ${inKev} ${publiclyExposed} ${automatable} ${technicalImpact}`, () => {
		const found = bod2604({ inKev, publiclyExposed, automatable, technicalImpact });
		assert.deepEqual([found.decision, found.dueDays, found.forensics, found.possible.length], [decision, dueDays, forensics, possible]);
		assert.equal(found.decided, possible === 1);
	});
}

test("what is missing is said in words", () => {
	assert.equal(
		bod2604({ inKev: true, publiclyExposed: true, automatable: undefined, technicalImpact: "partial" }).reason,
		"14 days or 3 days, since automatable is not known; the strictest counts",
	);
	assert.deepEqual(
		decide(DEPLOYER, { exploitation: ["none", "public poc"], "system exposure": "open", automatable: "yes", "human impact": "high" }),
		{
			worst: "out-of-cycle",
			possible: ["scheduled", "out-of-cycle"],
			decided: false,
			missing: ["exploitation"],
			reason: "scheduled or out-of-cycle, since exploitation is not known; the strictest counts",
		},
	);
});

test("a value that the table does not know counts as missing", () => {
	const odd = { "in kev": "maybe", "publicly exposed": "no", automatable: "__proto__", "technical impact": "partial" };
	assert.deepEqual(decide(BOD_26_04, odd).missing, ["in kev", "automatable"]);
	assert.equal(decide(BOD_26_04, odd).worst, "14 days");
});

test("law: a new fact only narrows what is possible, and never makes it stricter", () => {
	const known = fc
		.constantFrom(...TABLES)
		.chain((table) =>
			fc
				.tuple(
					fc.tuple(...table.points.map(({ values }) => fc.option(fc.constantFrom(...values), { nil: undefined }))),
					fc.tuple(...table.points.map(({ values }) => fc.constantFrom(...values))),
				)
				.map(([some, all]) => ({ table, some, all })),
		);
	fc.assert(
		fc.property(known, ({ table, some, all }) => {
			const named = (values: readonly Known[]): Record<string, Known> =>
				Object.fromEntries(table.points.map(({ name }, index) => [name, values[index]]));
			const before = decide(table, named(some));
			const after = decide(table, named(some.map((value, index) => value ?? all[index])));
			assert.ok(after.decided && before.possible.includes(after.worst));
			assert.ok(table.outcomes.indexOf(after.worst) <= table.outcomes.indexOf(before.worst));
		}),
	);
});
