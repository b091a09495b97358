/** Runs the thread that reads a list, once over a file. */
import { Worker } from "node:worker_threads";
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import type { ImportId } from "../inventory/ports.ts";
import type { RowLine } from "../store/engine.ts";
import type { FromReader, Looked, ReadFile, ReadProgress, ReadStart, ToReader } from "./import-messages.ts";

/** Who is told how far it is, and when it is to end. */
export interface ReadWatch {
	readonly onProgress: (progress: ReadProgress) => void;
	readonly signal: AbortSignal;
}

/** Looks at a file, at so many rows at most. */
export function lookAtFile(file: ReadFile, most: number | undefined, watch: ReadWatch): Promise<Result<Looked, Problem>> {
	return run({ file, task: { look: { most } } }, watch, (message) => ("looked" in message ? message.looked : undefined));
}

/** Adds every row of a file to an import that `begin` begins once there is a device. Gives its id and what came of it. */
export async function addFile(
	file: ReadFile,
	line: RowLine,
	begin: () => Promise<ImportId>,
	watch: ReadWatch,
): Promise<Result<{ readonly importId: ImportId; readonly progress: ReadProgress }, Problem>> {
	let importId: ImportId | undefined;
	return run({ file, task: { add: line } }, watch, async (message, answer) => {
		if ("begin" in message) {
			importId = await begin();
			answer({ importId });
		}
		return "added" in message && importId !== undefined ? { importId, progress: message.added } : undefined;
	});
}

/** Runs until `take` gives something, or the thread says why it cannot. Rejects with a defect, and where it is told to end. */
function run<T>(
	start: ReadStart,
	{ onProgress, signal }: ReadWatch,
	take: (message: FromReader, answer: (message: ToReader) => void) => T | undefined | Promise<T | undefined>,
): Promise<Result<T, Problem>> {
	const file = import.meta.url.endsWith(".ts") ? "./import-thread.ts" : "./import-thread.js";
	const transferList = "add" in start.task && "port" in start.task.add ? [start.task.add.port] : [];
	const worker = new Worker(new URL(file, import.meta.url), { workerData: start, transferList, execArgv: [] });
	return new Promise<Result<T, Problem>>((resolve, reject) => {
		const stop = (): void => reject(signal.reason);
		if (signal.aborted) stop();
		signal.addEventListener("abort", stop, { once: true });
		worker.on("message", (message: FromReader) => {
			if ("progress" in message) onProgress(message.progress);
			if ("problem" in message) resolve(err(message.problem));
			if ("defect" in message) reject(new Error(message.defect));
			Promise.resolve(take(message, (answer) => worker.postMessage(answer))).then((given) => {
				if (given !== undefined) resolve(ok(given));
			}, reject);
		});
		worker.on("error", reject);
		// The last messages may come in the same breath as the end.
		worker.on("exit", () => void setImmediate(() => reject(new Error("the thread that reads has ended"))));
	}).finally(() => worker.terminate());
}
