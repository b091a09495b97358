/** Who may do what, from draft to publication: two persons for the highest level, one alone only with a reason on record. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Act, actOn, editedBy, needsTwo, type Standing } from "./lifecycle.ts";
import { SAMPLE_DRAFT } from "./sample-draft.ts";

const CRITICAL = SAMPLE_DRAFT;
const LESSER = {
	...SAMPLE_DRAFT,
	holes: SAMPLE_DRAFT.holes.map((hole) => ({ ...hole, cvss3: "CVSS:3.1/AV:N/AC:H/PR:L/UI:R/S:U/C:L/I:N/A:N" })),
};
const NEW: Standing = { state: "draft", editors: ["ada"], approvals: [] };

function walk(draft: typeof CRITICAL, steps: readonly (readonly [Act, string, string?])[]) {
	let standing = NEW;
	for (const [index, [act, who, reason = ""]] of steps.entries()) {
		const next = actOn(standing, act, { who, at: index, reason }, draft, 0);
		if (!next.ok) return `${index} ${next.error.code}`;
		standing = next.value;
	}
	return standing.state;
}

for (const [draft, steps, end] of [
	[
		LESSER,
		[
			["submit", "ada"],
			["approve", "ada"],
			["publish", "ada"],
		],
		"published",
	],
	[
		CRITICAL,
		[
			["submit", "ada"],
			["approve", "ada"],
		],
		"review",
	],
	[
		CRITICAL,
		[
			["submit", "ada"],
			["approve", "ada"],
			["publish", "ada"],
		],
		"2 author/wrong-state",
	],
	[
		CRITICAL,
		[
			["submit", "ada"],
			["approve", "ada"],
			["approve", "ada"],
		],
		"2 author/same-person",
	],
	[
		CRITICAL,
		[
			["submit", "ada"],
			["approve", "ada"],
			["approve", "bob"],
			["publish", "ada"],
		],
		"published",
	],
	[
		CRITICAL,
		[
			["submit", "ada"],
			["break-glass", "ada"],
		],
		"1 author/no-reason",
	],
	[
		CRITICAL,
		[
			["submit", "ada"],
			["break-glass", "ada", "attacks run, nobody else is awake"],
			["publish", "ada"],
		],
		"published",
	],
	[CRITICAL, [["approve", "bob"]], "0 author/wrong-state"],
	[CRITICAL, [["publish", "bob"]], "0 author/wrong-state"],
	[
		CRITICAL,
		[
			["submit", "ada"],
			["return", "bob"],
			["approve", "bob"],
		],
		"2 author/wrong-state",
	],
] as const)
	test(`${draft === CRITICAL ? "critical" : "lesser"}: ${steps.map(([act, who]) => `${who} ${act}`).join(", ")} ends ${end}`, () =>
		assert.equal(walk(draft, steps), end));

test("two who both wrote in it are not enough; a third who did not is", () => {
	const standing: Standing = { state: "review", editors: ["ada", "bob"], approvals: [{ who: "ada", at: 1, kind: "approval", reason: "" }] };
	const by = (who: string) => actOn(standing, "approve", { who, at: 2, reason: "" }, CRITICAL, 0);
	assert.equal(by("bob").ok, false);
	const third = by("cleo");
	assert.equal(third.ok && third.value.state, "approved");
});

test("errors keep a draft from review, approval and publication; an edit takes approvals back", () => {
	for (const [state, act] of [
		["draft", "submit"],
		["review", "approve"],
		["review", "break-glass"],
		["approved", "publish"],
	] as const) {
		const next = actOn({ ...NEW, state }, act, { who: "bob", at: 1, reason: "a reason that is long" }, LESSER, 1);
		assert.equal(next.ok ? "" : next.error.code, "author/not-ready");
	}
	const approved: Standing = { state: "approved", editors: ["ada"], approvals: [{ who: "bob", at: 1, kind: "approval", reason: "" }] };
	assert.deepEqual(editedBy(approved, "cleo"), { state: "draft", editors: ["ada", "cleo"], approvals: [] });
});

test("law: whatever is done in whatever order, a critical draft is approved by two persons or with a reason", () => {
	const act = fc.constantFrom<Act>("submit", "approve", "break-glass", "return", "publish");
	fc.assert(
		fc.property(
			fc.array(fc.tuple(act, fc.constantFrom("ada", "bob", "cleo"), fc.constantFrom("", "long enough a reason")), { maxLength: 12 }),
			(steps) => {
				assert.ok(needsTwo(CRITICAL));
				let standing = NEW;
				for (const [one, who, reason] of steps) {
					const next = actOn(standing, one, { who, at: 1, reason }, CRITICAL, 0);
					if (next.ok) standing = next.value;
					if (standing.state !== "approved" && standing.state !== "published") continue;
					const { approvals } = standing;
					const people = new Set(approvals.map((approval) => approval.who));
					const alone = approvals.find(({ kind }) => kind === "break-glass");
					assert.ok(people.size >= 2 || (alone !== undefined && alone.reason.length >= 10), JSON.stringify(standing));
				}
			},
		),
	);
});
