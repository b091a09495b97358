/** Scores captures in a thread of its own, bounded in time. */
import { Worker } from "node:worker_threads";
import type { ScoredCapture } from "../../account/response/scored.ts";

/** To the thread. */
export interface ToScorer {
	readonly id: number;
	readonly bytes: Uint8Array;
	readonly names: readonly string[];
}

/** From the thread. */
export type FromScorer = { readonly id: number } & ({ readonly score: ScoredCapture } | { readonly defect: string });

/** Whoever scores; one thread, which is made anew after one that took too long. */
export interface Scorer {
	/** What cannot be scored in time has no scores, and says so. */
	score(bytes: Uint8Array, names: readonly string[]): Promise<ScoredCapture>;
	close(): Promise<void>;
}

/** How long one capture may take, ms. */
const PATIENCE_MS = 30_000;

/** Makes it; the thread starts with the first capture. */
export function createScorer(patienceMs = PATIENCE_MS): Scorer {
	let worker: Worker | undefined;
	let count = 0;
	// One after the other: a second thread would take the processor from those who are served.
	let last: Promise<unknown> = Promise.resolve();
	const one = async (bytes: Uint8Array, names: readonly string[]): Promise<ScoredCapture> => {
		worker ??= open();
		const thread = worker;
		const id = ++count;
		const said = await new Promise<FromScorer>((resolve) => {
			const end = (answer: FromScorer) => {
				clearTimeout(timer);
				thread.off("message", hear).off("error", fail).off("exit", gone);
				resolve(answer);
			};
			const hear = (answer: FromScorer) => answer.id === id && end(answer);
			const fail = (error: Error) => end({ id, defect: error.message });
			const gone = () => end({ id, defect: "the thread that scores has ended" });
			const timer = setTimeout(() => end({ id, defect: "it took too long" }), patienceMs);
			thread.on("message", hear).on("error", fail).on("exit", gone);
			thread.postMessage({ id, bytes, names } satisfies ToScorer);
		});
		if ("score" in said) return said.score;
		worker = undefined;
		await thread.terminate();
		return unscored(said.defect);
	};
	return {
		score(bytes, names) {
			const next = last.then(() => one(bytes, names));
			last = next;
			return next;
		},
		async close() {
			await last;
			await worker?.terminate();
			worker = undefined;
		},
	};
}

function open(): Worker {
	const thread = import.meta.url.endsWith(".ts") ? "./score-thread.ts" : "./score-thread.js";
	const worker = new Worker(new URL(thread, import.meta.url), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: 1024 } });
	worker.unref();
	return worker;
}

function unscored(why: string): ScoredCapture {
	return {
		kind: "text",
		language: "en",
		prominence: null,
		clarity: null,
		spin: null,
		metrics: [],
		notes: [`It could not be scored: ${why.split("\n", 1)[0] ?? ""}.`],
		ruleVersion: "",
		sentences: [],
	};
}
