/** Starts the thread that counts lines, and stands between it and the store. */
import { Worker } from "node:worker_threads";
import type { CountStore } from "../../detect/ports.ts";
import type { Counted, FoundNow, FromTelemetry, StoreAsk, ToTelemetry } from "./messages.ts";

/** It. */
export interface TelemetryThread {
	/** Counts lines and keeps them, those of a file or these. Rejects with a defect: then nothing of them counts for certain, and they may be sent again. */
	take(lines: {
		readonly source: string;
		readonly sender: string;
		readonly from: string | Uint8Array;
		readonly now: number;
	}): Promise<Counted>;
	find(how: { readonly budget: number }): Promise<FoundNow>;
	/** What is underway is done first. */
	close(): Promise<void>;
}

/** The thread is made when it is asked first, and again when it ended. */
export function telemetryThread(store: Pick<CountStore, StoreAsk["what"]>): TelemetryThread {
	const waiting = new Map<number, { resolve(value: never): void; reject(error: Error): void }>();
	let worker: Worker | undefined;
	let asked = 0;

	function start(): Worker {
		const file = import.meta.url.endsWith(".ts") ? "./telemetry-thread.ts" : "./telemetry-thread.js";
		const made = new Worker(new URL(file, import.meta.url), { execArgv: [] });
		const over = (error: Error) => {
			if (worker === made) worker = undefined;
			for (const one of waiting.values()) one.reject(error);
			waiting.clear();
		};
		made.on("message", (message: FromTelemetry) => {
			if ("ask" in message) {
				answer(store, message.of).then(
					(value) => made.postMessage({ answer: message.ask, value } satisfies ToTelemetry),
					(error: unknown) => made.postMessage({ answer: message.ask, defect: String(error) } satisfies ToTelemetry),
				);
				return;
			}
			const one = waiting.get(message.done);
			waiting.delete(message.done);
			if ("defect" in message) one?.reject(new Error(message.defect));
			else one?.resolve(("found" in message ? message.found : message.counted) as never);
		});
		made.on("error", (error) => over(error instanceof Error ? error : new Error(String(error))));
		made.on("exit", () => over(new Error("the thread that counts lines has ended")));
		return made;
	}

	function send<T>(message: (id: number) => ToTelemetry): Promise<T> {
		worker ??= start();
		const to = worker;
		asked += 1;
		const id = asked;
		return new Promise<T>((resolve, reject) => {
			waiting.set(id, { resolve, reject });
			to.postMessage(message(id));
		});
	}

	return {
		take: (lines) => send((id) => ({ id, take: lines })),
		find: (how) => send((id) => ({ id, find: how })),
		async close() {
			const open = [...waiting.values()];
			for (let patience = 0; waiting.size > 0 && patience < 100 && open.length > 0; patience += 1)
				await new Promise((resolve) => setTimeout(resolve, 50));
			await worker?.terminate();
		},
	};
}

function answer(store: Pick<CountStore, StoreAsk["what"]>, { what, input }: StoreAsk): Promise<unknown> {
	const ask = store[what] as (input: unknown) => Promise<unknown>;
	return ask(input);
}
