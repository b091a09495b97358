/** What is due when, over the life of a campaign. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Recipient } from "../recipient.ts";
import { readSteps } from "./channel.ts";
import { createNotices, dueNotices, gatherSilent } from "./due.ts";

const HOUR = 3_600_000;
const STEPS = (() => {
	const read = readSteps(
		[{ by: "mail", address: "news@example.org" }],
		[
			{ afterHours: 1, by: "mail", address: "duty@example.org" },
			{ afterHours: 24, by: "letter" },
		],
	);
	if (typeof read === "string") throw new Error(read);
	return read;
})();

const recipient = (to: string, organisation: string | undefined): Recipient => ({
	to,
	name: to,
	language: "en",
	why: organisation === undefined ? "subscriber" : "owner",
	subscriber: undefined,
	devices: organisation === undefined ? undefined : { organisation, total: 3, affected: 2, open: 1, first: [], path: "/" },
});

function silentOf(answered: readonly number[]) {
	const gathered = gatherSilent();
	for (const [place, each] of [
		recipient("a@x", "North"),
		recipient("b@x", "North"),
		recipient("c@x", "South"),
		recipient("d@x", undefined),
	].entries())
		gathered.add(place, each);
	return gathered.silent(new Set(answered));
}

const campaign = { createdAt: 0, level: "emergency" } as const;
const names = (now: number, answered: readonly number[], notices = createNotices()) =>
	dueNotices(campaign, STEPS, silentOf(answered), notices.all, { now }).due.map(
		({ step, group }) => `${step.id} ${group?.organisation ?? "*"}`,
	);

test("a campaign is announced at once, and silence has its hours; one answer speaks for its organisation", () => {
	assert.deepEqual(names(0, []), ["channel-1 *"]);
	assert.deepEqual(names(HOUR, []), ["channel-1 *", "silence-1 North", "silence-1 South"]);
	assert.deepEqual(names(HOUR, [1]), ["channel-1 *", "silence-1 South"]);
	assert.deepEqual(names(24 * HOUR, [0, 2]), ["channel-1 *"]);
	const lower = dueNotices({ ...campaign, level: "advice" }, STEPS, silentOf([]), new Map(), { now: 30 * HOUR });
	assert.deepEqual(
		lower.due.map(({ step }) => step.id),
		["channel-1"],
	);
});

test("what is done stays done, what was cut off goes again, what failed waits, and is given up after ten", () => {
	const notices = createNotices();
	const note = (outcome: "intended" | "done" | "failed", at: number) =>
		notices.apply({ kind: "notice", step: "channel-1", group: "*", outcome, words: "why", at });
	note("intended", 0);
	assert.deepEqual(names(0, [0, 2], notices), ["channel-1 *"]);
	note("failed", 0);
	assert.deepEqual(names(59_000, [0, 2], notices), []);
	assert.deepEqual(names(60_000, [0, 2], notices), ["channel-1 *"]);
	for (let n = 0; n < 9; n += 1) note("failed", 0);
	const late = dueNotices(campaign, STEPS, [], notices.all, { now: 1000 * HOUR });
	assert.deepEqual([late.due.length, late.dead.map(({ words }) => words)], [0, ["why"]]);
	assert.equal(dueNotices(campaign, STEPS, [], notices.all, { now: 0, isForced: true }).due.length, 1);
	note("done", 0);
	assert.deepEqual(names(1000 * HOUR, [0, 2], notices), []);
});

test("whatever happened, each notice is due, dead, done or has a time; none is forgotten and none is due twice", () => {
	const event = fc.record({
		step: fc.constantFrom("channel-1", "silence-1", "silence-2"),
		group: fc.constantFrom("*", "North", "South"),
		outcome: fc.constantFrom("intended" as const, "done" as const, "failed" as const),
		at: fc.nat(100 * HOUR),
	});
	fc.assert(
		fc.property(fc.array(event, { maxLength: 40 }), fc.nat(200 * HOUR), (events, now) => {
			const notices = createNotices();
			for (const each of events) notices.apply({ kind: "notice", words: "", ...each });
			const { due, dead, nextAt } = dueNotices(campaign, STEPS, silentOf([]), notices.all, { now });
			const keys = [...due, ...dead].map(({ step, group }) => `${step.id}\n${group?.organisation ?? "*"}`);
			assert.equal(new Set(keys).size, keys.length);
			for (const key of ["channel-1\n*", "silence-1\nNorth", "silence-1\nSouth", "silence-2\nNorth", "silence-2\nSouth"]) {
				const isDone = notices.all.get(key)?.outcome === "done";
				assert.equal(keys.includes(key) && isDone, false);
				if (!isDone && !keys.includes(key)) assert.ok(nextAt !== undefined && nextAt > now, key);
			}
		}),
	);
});
