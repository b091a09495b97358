import assert from "node:assert/strict";
import { test } from "node:test";
import { TooBusy } from "../core/too-busy.ts";
import { createLane } from "./question-lane.ts";

const next = () => new Promise((resolve) => setImmediate(resolve));

/** A lane of two, and three that wait; questions are answered when the test says so. */
function lane() {
	const clock = { now: 0 };
	const ask = createLane({ atOnce: 2, waiting: 3, keptMs: 100, kept: 4 }, () => clock.now);
	const asked: string[] = [];
	const open: (() => void)[] = [];
	const question = (words: string) =>
		ask(words, () => {
			asked.push(words);
			return new Promise<string>((resolve) => open.push(() => resolve(`${words}!`)));
		});
	return { clock, asked, open, question };
}

test("two are with the thread, three wait in order, the next is told to come again", async () => {
	const { asked, open, question } = lane();
	const all = ["a", "b", "c", "d", "e"].map(question);
	await assert.rejects(question("f"), TooBusy);
	assert.deepEqual(asked, ["a", "b"]);
	for (let n = 0; n < 5; n += 1) {
		open[n]?.();
		await next();
	}
	assert.deepEqual(asked, ["a", "b", "c", "d", "e"]);
	assert.deepEqual(await Promise.all(all), ["a!", "b!", "c!", "d!", "e!"]);
});

test("the same question is asked once while it is answered and shortly after, then anew; a refused one is not kept", async () => {
	const { clock, asked, open, question } = lane();
	const both = [question("a"), question("a")];
	await next();
	open[0]?.();
	assert.deepEqual(await Promise.all(both), ["a!", "a!"]);
	await next();
	clock.now = 99;
	assert.equal(await question("a"), "a!");
	assert.deepEqual(asked, ["a"]);
	clock.now = 100;
	const anew = question("a");
	await next();
	assert.deepEqual(asked, ["a", "a"]);
	open[1]?.();
	await anew;
	const ask = createLane({ atOnce: 1, waiting: 1, keptMs: 1000, kept: 4 }, () => clock.now);
	await assert.rejects(
		ask("x", () => Promise.reject(new Error("gone"))),
		/gone/,
	);
	assert.equal(await ask("x", async () => "again"), "again");
});

test("answers that are kept are bounded", async () => {
	const clock = { now: 0 };
	let count = 0;
	const ask = createLane({ atOnce: 1, waiting: 1, keptMs: 1000, kept: 4 }, () => clock.now);
	const question = (words: string) =>
		ask(words, async () => {
			count += 1;
			return words;
		});
	for (let n = 0; n < 6; n += 1) assert.equal(await question(`q${n}`), `q${n}`);
	await question("q5");
	assert.equal(count, 6);
	await question("q0");
	assert.equal(count, 7);
});
