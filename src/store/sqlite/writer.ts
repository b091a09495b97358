/** The calling thread's side of the writer thread. */
import { MessageChannel, type MessagePort, Worker } from "node:worker_threads";
import { closedError, storeError } from "../store-error.ts";
import type { FromWriter, ToWriter, WriterStart } from "./messages.ts";
import { settle } from "./port-client.ts";

/** The writer thread, ready. */
export interface Writer {
	/** Runs one write; kept when it is on the disk. */
	write(name: string, input: unknown): Promise<unknown>;
	/** A line to the writer that is handed on to another thread, for `addRows` alone. */
	line(): MessagePort;
	/** Waits for what was sent, then ends the thread. */
	close(): Promise<void>;
}

interface Pending {
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: Error) => void;
}

/** Starts the thread and waits until the schema stands. Rejects with `StoreError` where the file cannot be used. */
export async function startWriter(start: WriterStart): Promise<Writer> {
	const file = import.meta.url.endsWith(".ts") ? "./writer-thread.ts" : "./writer-thread.js";
	const worker = new Worker(new URL(file, import.meta.url), { workerData: start, execArgv: [] });
	const pending = new Map<number, Pending>();
	let ended: Error | undefined;
	const end = (error: Error): void => {
		ended ??= error;
		for (const each of pending.values()) each.reject(error);
		pending.clear();
	};
	await new Promise<void>((resolve, reject) => {
		pending.set(0, { resolve: () => resolve(), reject });
		worker.on("message", (message: FromWriter) => {
			if ("id" in message) settle(pending, message.id, message);
			else settle(pending, 0, message.ready ? { value: undefined } : message);
			// An idle writer does not keep the program alive: everything acknowledged is on the disk.
			if (pending.size === 0) worker.unref();
		});
		worker.on("error", (error) =>
			end(storeError("store/writer-died", "the thread that writes has ended", "Start the command again.", error)),
		);
		worker.on("exit", () => end(closedError()));
	});
	let count = 0;
	const send = (message: ToWriter): void => {
		worker.ref();
		worker.postMessage(message);
	};
	return {
		line() {
			if (ended !== undefined) throw ended;
			const { port1, port2 } = new MessageChannel();
			worker.postMessage({ line: port1 } satisfies ToWriter, [port1]);
			return port2;
		},
		write: (name, input) =>
			new Promise((resolve, reject) => {
				if (ended !== undefined) throw ended;
				count += 1;
				send({ id: count, name, input });
				pending.set(count, { resolve, reject });
			}),
		close: () =>
			new Promise((resolve) => {
				if (ended !== undefined) return resolve();
				worker.once("exit", () => resolve());
				send("close");
			}),
	};
}
