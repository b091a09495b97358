/** Reads an inventory in a thread of its own; parts come as they are asked for. */
import { Worker } from "node:worker_threads";
import type { FromReader, ReadPart, ReadStart } from "./import-messages.ts";

/** The parts in order; the last one is followed by whether all was read. Ending early ends the thread. */
export async function* readInThread(start: ReadStart): AsyncGenerator<ReadPart, "whole" | "most"> {
	const file = import.meta.url.endsWith(".ts") ? "./import-thread.ts" : "./import-thread.js";
	const worker = new Worker(new URL(file, import.meta.url), { workerData: start, execArgv: [] });
	const come: FromReader[] = [];
	let wake: (() => void) | undefined;
	let failed: Error | undefined;
	const tell = (): void => wake?.();
	worker.on("message", (message: FromReader) => {
		come.push(message);
		tell();
	});
	worker.on("error", (error) => {
		failed = error;
		tell();
	});
	worker.on("exit", () => {
		failed ??= new Error("the thread that reads has ended");
		tell();
	});
	try {
		for (;;) {
			const next = come.shift();
			if (next === undefined) {
				if (failed !== undefined) throw failed;
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
				wake = undefined;
				continue;
			}
			if ("defect" in next) throw new Error(next.defect);
			if ("end" in next) return next.end;
			worker.postMessage("taken");
			yield next;
		}
	} finally {
		await worker.terminate();
	}
}
