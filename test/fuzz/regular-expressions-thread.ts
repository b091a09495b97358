/** Measures regular expressions one after the other; in a thread, since one that takes for ever can only be ended from outside. */
import { parentPort, workerData } from "node:worker_threads";
import { type Literal, rowsFor } from "./regular-expressions.ts";

/** What is told of each: before, its place; after, the milliseconds of its slowest row. */
export type Measured = { readonly begun: string } | { readonly text: string; readonly milliseconds: number; readonly row: string };

function measure({ text }: Literal): Measured {
	const end = text.lastIndexOf("/");
	const [source, flags] = [text.slice(1, end), text.slice(end + 1)];
	const expression = new RegExp(source, flags.includes("g") || flags.includes("y") ? flags : `${flags}g`);
	const timeOf = (row: string): number => {
		const start = performance.now();
		row.replace(expression, "");
		return performance.now() - start;
	};
	let slowest = { milliseconds: 0, row: "" };
	for (const row of rowsFor(source)) {
		if (timeOf(row) <= slowest.milliseconds) continue;
		// What was slow once may have been waiting for the processor.
		const milliseconds = Math.min(timeOf(row), timeOf(row), timeOf(row));
		if (milliseconds > slowest.milliseconds) slowest = { milliseconds, row };
	}
	return { text, ...slowest };
}

for (const literal of workerData as readonly Literal[]) {
	parentPort?.postMessage({ begun: `${literal.place} ${literal.text}` } satisfies Measured);
	parentPort?.postMessage(measure(literal));
}
