/** Reads a published list in a thread of its own. */
import { Worker } from "node:worker_threads";
import type { ReadList } from "../store/held/held-lists.ts";

/** What the thread begins with. */
export interface ListStart {
	readonly bytes: Uint8Array;
	readonly file: string;
}

/** From the thread. */
export type FromListReader = { readonly read: Awaited<ReturnType<ReadList>> } | { readonly defect: string };

/** Reads; rejects with a defect. */
export const readListInThread: ReadList = (bytes, file) => {
	const thread = import.meta.url.endsWith(".ts") ? "./list-thread.ts" : "./list-thread.js";
	const start: ListStart = { bytes, file };
	const worker = new Worker(new URL(thread, import.meta.url), { workerData: start, execArgv: [] });
	return new Promise<Awaited<ReturnType<ReadList>>>((resolve, reject) => {
		worker.on("message", (said: FromListReader) => {
			if ("read" in said) resolve(said.read);
			else reject(new Error(said.defect));
		});
		worker.on("error", reject);
		// The last message may come in the same breath as the end.
		worker.on("exit", () => void setImmediate(() => reject(new Error("the thread that reads a list has ended"))));
	}).finally(() => worker.terminate());
};
