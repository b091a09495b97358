import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { TooBusy } from "./too-busy.ts";
import { createTurns } from "./turns.ts";

const next = () => new Promise((resolve) => setImmediate(resolve));

test("so many in all and of one organisation; whoever waits comes in order, past those whose organisation has its share", async () => {
	const turns = createTurns("files", { all: 3, each: 2, waiting: 3 });
	const came: string[] = [];
	const [one, two] = [turns.now("a"), turns.now("a")];
	assert.throws(() => turns.now("a"), TooBusy);
	const wait = async (organisation: string, name: string) => {
		const back = await turns.later(organisation);
		came.push(name);
		return back;
	};
	const third = wait("a", "a3");
	const other = wait("b", "b1");
	const last = wait("b", "b2");
	await next();
	assert.deepEqual(came, ["b1"], "room for another organisation is not kept for the one that has its share");
	const overfull = wait("c", "c1");
	await assert.rejects(turns.later("d"), TooBusy);
	two();
	two();
	await next();
	assert.deepEqual(came, ["b1", "a3"], "giving back twice is giving back once");
	one();
	await next();
	assert.deepEqual(came, ["b1", "a3", "b2"]);
	for (const each of [third, other, last]) (await each)();
	(await overfull)();
	const all = [turns.now("x"), turns.now("y"), turns.now("z")];
	assert.throws(() => turns.now("w"), TooBusy);
	for (const back of all) back();
});

test("bounds hold whatever comes and goes, and everybody who waits comes in the end", async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.boolean()), { maxLength: 60 }), async (steps) => {
			const bounds = { all: 3, each: 2, waiting: 100 };
			const turns = createTurns("files", bounds);
			const held: { readonly organisation: string; readonly back: () => void }[] = [];
			let [asked, came] = [0, 0];
			const check = (): void => {
				assert.ok(held.length <= bounds.all);
				for (const name of ["a", "b", "c"]) assert.ok(held.filter(({ organisation }) => organisation === name).length <= bounds.each);
			};
			for (const [organisation, isAsking] of steps) {
				if (isAsking) {
					asked += 1;
					void turns.later(organisation).then((back) => {
						came += 1;
						held.push({ organisation, back });
					});
				} else held.shift()?.back();
				await next();
				check();
			}
			while (held.length > 0) {
				held.shift()?.back();
				await next();
				check();
			}
			assert.equal(came, asked);
		}),
		{ numRuns: 50 },
	);
});
