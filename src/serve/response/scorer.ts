/** Scores captures in a thread of its own, bounded in time. */
import { Worker } from "node:worker_threads";
import type { ScoredCapture } from "../../account/response/scored.ts";
import type { PlainView } from "../../notice/view/plain-view.ts";

/** To the thread. */
export interface ToScorer {
	readonly id: number;
	readonly bytes: Uint8Array;
	/** `undefined`: a document to be looked at is asked for. */
	readonly names: readonly string[] | undefined;
}

/** From the thread. */
export type FromScorer = { readonly id: number } & (
	| { readonly score: ScoredCapture }
	| { readonly view: PlainView }
	| { readonly defect: string }
);

/** Whoever scores; one thread, which is made anew after one that took too long. */
export interface Scorer {
	/** What cannot be scored in time has no scores, and says so. */
	score(bytes: Uint8Array, names: readonly string[]): Promise<ScoredCapture>;
	/** Makes a document of it in which nothing runs; `undefined` where it took too long. */
	view(bytes: Uint8Array): Promise<PlainView | undefined>;
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
	const one = async (bytes: Uint8Array, names: readonly string[] | undefined): Promise<FromScorer> => {
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
		if (!("defect" in said)) return said;
		worker = undefined;
		await thread.terminate();
		return said;
	};
	const inTurn = (bytes: Uint8Array, names: readonly string[] | undefined): Promise<FromScorer> => {
		const next = last.then(() => one(bytes, names));
		last = next;
		return next;
	};
	return {
		async score(bytes, names) {
			const said = await inTurn(bytes, names);
			return "score" in said ? said.score : unscored("defect" in said ? said.defect : "nothing came of it");
		},
		async view(bytes) {
			const said = await inTurn(bytes, undefined);
			return "view" in said ? said.view : undefined;
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
