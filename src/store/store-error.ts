/** Failures of the database or the disk: not a caller's fault and not a result, so they reject the promise, with a problem to show. */
import type { Problem } from "../core/problem.ts";

/** What a store's method rejects with when the store itself fails: disk full, server gone, file damaged. */
export class StoreError extends Error {
	/** For the user. */
	readonly problem: Problem;

	constructor(problem: Problem, cause?: unknown) {
		super(problem.message, { cause });
		this.name = "StoreError";
		this.problem = problem;
	}
}

/** Makes the error of a problem without a place. */
export function storeError(code: Problem["code"], message: string, todo: string, cause?: unknown): StoreError {
	return new StoreError({ code, message, at: "", todo }, cause);
}

/** The store was used after `close`: a defect of the caller. */
export function closedError(): StoreError {
	return storeError("store/closed", "the store is closed", "Start the command again.");
}
