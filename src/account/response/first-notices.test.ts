import assert from "node:assert/strict";
import { test } from "node:test";
import { firstNotices } from "./first-notices.ts";
import type { Capture, KeptEvent } from "./record.ts";

const subject = (id: string, vendor?: string) => ({ id, kind: "branch", vendor, sells: true, source: undefined }) as const;
const event = (over: Partial<KeptEvent>) =>
	({
		id: "e",
		disclosedAt: 100,
		firstAttackAt: 50,
		subjects: [subject("North", "acme"), subject("South")],
		synthetic: false,
		...over,
	}) as KeptEvent;
const capture = (id: string, publishedAt: number, over: Partial<Capture> = {}) =>
	({ id, event: "e", branch: "North", kind: "html", publishedAt, corrects: "", ...over }) as Capture;

test("the first notice that counts is that of its subject; who is silent has none; what is made up is left out", async () => {
	const times = await firstNotices({
		events: async () => [event({}), event({ id: "made-up", synthetic: true })],
		captures: async () => [capture("1", 60), capture("2", 80, { corrects: "1" }), capture("3", 90), capture("4", 70, { event: "made-up" })],
	});
	assert.deepEqual(times, [
		{ vendor: "acme", subject: "e", knownAt: 50, noticeAt: 80, synthetic: false },
		{ vendor: "South", subject: "e", knownAt: 50, noticeAt: undefined, synthetic: false },
	]);
});
