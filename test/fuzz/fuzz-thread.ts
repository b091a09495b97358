/**
 * The thread that does the work: input after input, round and round over the targets. It writes down in shared memory what it is at
 * before it begins, so that the thread that watches can name the input of a call that never returns.
 */
import { parentPort, workerData } from "node:worker_threads";
import { seedOf, startChance } from "./chance.ts";
import { examine, type Fault, shorten } from "./examine.ts";
import { leastTime } from "./measure.ts";
import { readSeeds } from "./seeds.ts";
import type { Input } from "./target.ts";
import { allTargets } from "./targets.ts";

/** What the thread is told. */
export interface Errand {
	readonly seed: number;
	/** Names of the targets; all when empty. */
	readonly only: readonly string[];
	/** Number of the first input, and how many for each target; without end when undefined. */
	readonly from: number;
	readonly inputs: number | undefined;
	/** Ends after so many milliseconds. */
	readonly milliseconds: number | undefined;
	readonly corpus: string | undefined;
	/** Two numbers: the target at work and the input at work. */
	readonly at: Int32Array;
}

/** What was found about one target. */
export interface Tally {
	readonly target: string;
	inputs: number;
	/** Milliseconds of the slowest input, its number and length. */
	slowest: { milliseconds: number; input: number; length: number };
}

/** A fault with its input. */
export interface Found {
	readonly target: string;
	readonly number: number;
	readonly fault: Fault;
	readonly input: Input;
}

/** What the thread tells at the end; faults as they come. */
export type Message =
	| { readonly found: Found }
	| { readonly ready: string }
	| { readonly tallies: readonly Tally[]; readonly milliseconds: number; readonly rounds: number };

/** Faults of one target that are told. */
const MOST_FAULTS = 5;

/** Each so many inputs one is also asked for twice, weighed, and where it is a row of one piece, measured at other lengths. */
const DEEP = 4;

async function work(errand: Errand): Promise<void> {
	const tell = (message: Message): void => parentPort?.postMessage(message);
	const seeds = readSeeds(errand.corpus);
	const targets = (await allTargets()).filter(({ name }) => errand.only.length === 0 || errand.only.some((one) => name.startsWith(one)));
	const tallies = targets.map(({ name }): Tally => ({ target: name, inputs: 0, slowest: { milliseconds: 0, input: 0, length: 0 } }));
	const faults = targets.map(() => 0);
	tell({ ready: `${targets.length} targets; seeds from ${seeds.about}` });
	const start = performance.now();
	const isOver = (): boolean => errand.milliseconds !== undefined && performance.now() - start > errand.milliseconds;
	let number = errand.from;
	for (; !isOver() && targets.length > 0 && (errand.inputs === undefined || number < errand.from + errand.inputs); number++) {
		for (const [at, target] of targets.entries()) {
			const tally = tallies[at];
			if (tally === undefined || (faults[at] ?? 0) >= MOST_FAULTS) continue;
			const input = target.make(startChance(seedOf(errand.seed, target.name, number)), seeds);
			Atomics.store(errand.at, 1, number);
			Atomics.store(errand.at, 0, at);
			const { milliseconds: first, fault } = await examine(target, input, number % DEEP === 0 || errand.inputs === 1);
			// A record is kept only when it was no waiting for the processor.
			const isRecord = first > tally.slowest.milliseconds && fault?.kind !== "throws";
			const milliseconds = isRecord ? Math.min(first, await leastTime(() => target.run(input), 2)) : first;
			tally.inputs++;
			if (milliseconds > tally.slowest.milliseconds)
				tally.slowest = { milliseconds, input: number, length: input.texts.reduce((sum, text) => sum + text.length, 0) };
			if (fault === undefined) continue;
			faults[at] = (faults[at] ?? 0) + 1;
			tell({ found: { target: target.name, number, fault, input: await shorten(target, input, fault) } });
		}
	}
	tell({ tallies, milliseconds: performance.now() - start, rounds: number - errand.from });
}

await work(workerData as Errand);
