/** Roles by section 7.2. */
import assert from "node:assert/strict";
import test from "node:test";
import { REQUIREMENTS, type RequirementResult } from "./requirements.ts";
import { lackingFor, meetsRole, type Role } from "./roles.ts";

const all = (changes: Readonly<Record<number, RequirementResult>> = {}): ReadonlyMap<number, RequirementResult> =>
	new Map(REQUIREMENTS.map(([num]) => [num, changes[num] ?? "pass"]));
const both = { rolie: true, directory: true };
const rolie = { rolie: true, directory: false };
const F = "fail" as const;
const N = "not-applicable" as const;

// what fails, role, edition, distribution, met
for (const [changes, role, version, used, met] of [
	[{}, "csaf_trusted_provider", "2.0", both, true],
	[{ 18: F }, "csaf_trusted_provider", "2.0", both, false],
	[{ 18: F }, "csaf_provider", "2.0", both, true],
	[{ 7: F }, "csaf_publisher", "2.0", both, true],
	[{ 4: F }, "csaf_publisher", "2.0", both, false],
	// one of 8 to 10 is enough
	[{ 8: F, 10: F }, "csaf_provider", "2.0", both, true],
	[{ 8: F, 9: F, 10: F }, "csaf_provider", "2.0", both, false],
	[{ 8: N, 9: N, 10: N }, "csaf_provider", "2.0", both, undefined],
	// one way of distribution is enough, and what is used must be right
	[{ 11: F, 12: F, 13: F, 14: F }, "csaf_provider", "2.0", rolie, true],
	[{ 12: F }, "csaf_provider", "2.0", both, false],
	[{ 15: F }, "csaf_provider", "2.0", { rolie: false, directory: true }, true],
	[{ 24: F, 25: F }, "csaf_provider", "2.0", both, true],
	[{ 24: F }, "csaf_provider", "2.1", both, false],
	[{ 7: F }, "lister", "2.0", both, true],
	[{ 22: F }, "lister", "2.0", both, false],
	[{ 23: F }, "aggregator", "2.1", both, false],
	[{ 5: "warning" }, "csaf_provider", "2.0", both, true],
] as const satisfies readonly (readonly [
	Readonly<Record<number, RequirementResult>>,
	Role,
	"2.0" | "2.1",
	typeof both,
	boolean | undefined,
])[]) {
	test(`${role} of ${version} with ${JSON.stringify(changes)}`, () => assert.equal(meetsRole(role, version, all(changes), used), met));
}

test("what is lacking is what the role asks for", () => {
	assert.deepEqual(lackingFor("csaf_trusted_provider", "2.0", all({ 8: F, 15: F, 19: F, 21: F }), both), [15, 19]);
	assert.deepEqual(lackingFor("csaf_provider", "2.0", all({ 11: F, 15: F, 16: F }), rolie), [11]);
});
