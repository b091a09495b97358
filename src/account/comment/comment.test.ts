/** Threads of comments: nothing is lost, nothing is there twice, whatever points where. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Comment, mayRead, type Thread, threads } from "./comment.ts";

function comment(id: string, parentId: string | undefined, at: number): Comment {
	return {
		id,
		parentId,
		at,
		subject: { kind: "wave", id: "w" },
		depth: 0,
		personId: "p",
		author: "A",
		affiliation: "end_user",
		text: "t",
		state: "shown",
		consentAt: undefined,
		publicAt: undefined,
		reason: "",
		flags: 0,
	};
}

const idsOf = (all: readonly Thread[]): readonly string[] => all.flatMap(({ id, answers }) => [id, ...idsOf(answers)]);

test("answers stand below what they answer, oldest first; an orphan stands at the top", () => {
	const found = threads([comment("b", "a", 2), comment("a", undefined, 3), comment("c", "gone", 1), comment("d", "a", 1)]);
	assert.deepEqual(idsOf(found), ["c", "a", "d", "b"]);
});

test("as the store keeps them, every comment is there once", () => {
	// A parent is older than its answer, and answers are bounded in depth.
	const forest = fc.array(fc.nat(20), { maxLength: 40 }).map((picks) => {
		const made: { id: string; parentId: string | undefined; depth: number }[] = [];
		for (const [place, pick] of picks.entries()) {
			const parent = made.filter(({ depth }) => depth < 4)[pick];
			made.push({ id: `c${place}`, parentId: parent?.id, depth: parent === undefined ? 0 : parent.depth + 1 });
		}
		return made.map(({ id, parentId }, place) => comment(id, parentId, place));
	});
	fc.assert(
		fc.property(forest, (all) => {
			assert.deepEqual(idsOf(threads(all)).toSorted(), all.map(({ id }) => id).toSorted());
		}),
	);
});

test("who may read: members what is shown, others what was opened, nobody what waits or is hidden", () => {
	assert.equal(mayRead({ state: "shown", publicAt: undefined }, true), true);
	assert.equal(mayRead({ state: "shown", publicAt: undefined }, false), false);
	assert.equal(mayRead({ state: "shown", publicAt: 1 }, false), true);
	for (const state of ["waiting", "hidden", "erased"] as const) assert.equal(mayRead({ state, publicAt: 1 }, true), false);
});
