/** Another thread's side of a line to the writer thread. */
import type { MessagePort } from "node:worker_threads";
import { closedError, StoreError } from "../store-error.ts";
import type { WriteInput, WriteName } from "../writes.ts";
import type { Failure, FromWriter, ToWriter } from "./messages.ts";

/** What may be written over a line: rows of an import that has begun, and nothing else. */
export type LineWrite = Extract<WriteName, "addRows">;

/** Writes over a line. */
export interface PortClient {
	write<Name extends LineWrite>(name: Name, input: WriteInput<Name>): Promise<unknown>;
	close(): void;
}

interface Pending {
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: Error) => void;
}

/** Takes the line. Writes that wait when it ends are rejected. */
export function portClient(port: MessagePort): PortClient {
	const pending = new Map<number, Pending>();
	let count = 0;
	let isClosed = false;
	port.on("message", (message: FromWriter) => {
		if (!("id" in message)) return;
		settle(pending, message.id, message);
	});
	port.on("close", () => {
		isClosed = true;
		for (const { reject } of pending.values()) reject(closedError());
		pending.clear();
	});
	return {
		write: (name, input) =>
			new Promise((resolve, reject) => {
				if (isClosed) throw closedError();
				count += 1;
				pending.set(count, { resolve, reject });
				port.postMessage({ id: count, name, input } satisfies ToWriter);
			}),
		close: () => port.close(),
	};
}

/** Answers whoever waits under an id. */
export function settle(
	pending: Map<number, Pending>,
	id: number,
	answer: { readonly value: unknown } | { readonly failure: Failure },
): void {
	const waiting = pending.get(id);
	pending.delete(id);
	if ("value" in answer) waiting?.resolve(answer.value);
	else waiting?.reject("problem" in answer.failure ? new StoreError(answer.failure.problem) : new Error(answer.failure.defect));
}
