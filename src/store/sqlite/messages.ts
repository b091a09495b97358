/** What the calling thread and the writer thread say to each other. */
import type { MessagePort } from "node:worker_threads";
import type { Problem } from "../../core/problem.ts";

/** What the writer thread is started with. */
export interface WriterStart {
	readonly file: string;
	/** UTC milliseconds, kept with the migrations applied. */
	readonly at: number;
}

/** To the writer. */
export type ToWriter =
	| { readonly id: number; readonly name: string; readonly input: unknown }
	/** Rows come from another thread over this port. */
	| { readonly line: MessagePort }
	| "close";

/** A failure as it crosses: a problem, or a defect's stack. */
export type Failure = { readonly problem: Problem } | { readonly defect: string };

/** From the writer. The first message says whether it is ready. */
export type FromWriter =
	| { readonly ready: true }
	| { readonly ready: false; readonly failure: Failure }
	| { readonly id: number; readonly value: unknown }
	| { readonly id: number; readonly failure: Failure };
