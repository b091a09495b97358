/** Starts the working thread and watches it: a call that does not return is a fault like any other, and is ended. */
import { Worker } from "node:worker_threads";
import { seedOf, startChance } from "./chance.ts";
import type { Errand, Found, Message, Tally } from "./fuzz-thread.ts";
import { readSeeds } from "./seeds.ts";
import { allTargets } from "./targets.ts";

/** Seconds without a new input after which a call counts as hung. */
const PATIENCE = 30;

/** How a run ended. */
export interface Report {
	readonly tallies: readonly Tally[];
	readonly found: readonly Found[];
	readonly milliseconds: number;
	readonly rounds: number;
}

/** Runs an errand. `say` takes what is worth a line while it runs. */
export async function fuzz(errand: Omit<Errand, "at">, say: (line: string) => void): Promise<Report> {
	const at = new Int32Array(new SharedArrayBuffer(8));
	const found: Found[] = [];
	const worker = new Worker(new URL("./fuzz-thread.ts", import.meta.url), { workerData: { ...errand, at } satisfies Errand });
	let before = "";
	let still = 0;
	let ready = false;
	return new Promise<Report>((resolve, reject) => {
		const watch = setInterval(() => {
			const now = at.join(" ");
			still = now === before && ready ? still + 1 : 0;
			before = now;
			if (still < PATIENCE) return;
			clearInterval(watch);
			void hung(errand, at).then(async (one) => {
				await worker.terminate();
				resolve({ tallies: [], found: [...found, one], milliseconds: 0, rounds: 0 });
			}, reject);
		}, 1000);
		worker.on("message", (message: Message) => {
			if ("ready" in message) {
				ready = true;
				say(message.ready);
			} else if ("found" in message) {
				found.push(message.found);
				const { target, number, fault } = message.found;
				say(`${target} ${number} ${fault.kind}: ${fault.message}`);
			} else {
				clearInterval(watch);
				resolve({ ...message, found });
			}
		});
		worker.on("error", (error) => {
			clearInterval(watch);
			reject(error);
		});
	});
}

/** The input at which the thread stands still, made anew from its number. */
async function hung(errand: Omit<Errand, "at">, at: Int32Array): Promise<Found> {
	const number = Atomics.load(at, 1);
	const targets = (await allTargets()).filter(({ name }) => errand.only.length === 0 || errand.only.some((one) => name.startsWith(one)));
	const target = targets[Atomics.load(at, 0)];
	const input = target?.make(startChance(seedOf(errand.seed, target.name, number)), readSeeds(errand.corpus));
	return {
		target: target?.name ?? "",
		number,
		fault: { kind: "slow", message: `no answer within ${PATIENCE} s` },
		input: input ?? { texts: [], option: 0 },
	};
}
