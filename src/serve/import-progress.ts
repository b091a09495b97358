/** How far a list is read: told a few times a second, never row by row. */
import type { Problem } from "../core/problem.ts";
import type { RowWarning } from "../inventory/device.ts";
import type { ReadBatch } from "../inventory/import/item.ts";
import type { ReadProgress } from "./import-messages.ts";

/** It is told so often at most. */
const TELL_MS = 100;
/** Remarks that are told; the rest is counted nowhere, as the preview counts them. */
const MOST_REMARKS = 50;

/** Progress that goes on. */
export interface RunningProgress {
	/** Counts bytes. */
	read(bytes: number): void;
	/** Counts rows, and tells. */
	take(batch: Pick<ReadBatch, "devices" | "rejected" | "warnings" | "problems">): void;
	now(): ReadProgress;
}

/** Starts. */
export function createProgress(tell: (progress: ReadProgress) => void): RunningProgress {
	const [problems, warnings]: [Problem[], RowWarning[]] = [[], []];
	let [bytes, taken, refused, told] = [0, 0, 0, 0];
	const now = (): ReadProgress => ({ bytes, taken, refused, problems: [...problems], warnings: [...warnings] });
	return {
		read(more) {
			bytes += more;
		},
		take(batch) {
			taken += batch.devices.length;
			refused += batch.rejected.length;
			problems.push(...batch.problems.slice(0, MOST_REMARKS - problems.length));
			warnings.push(...batch.warnings.slice(0, MOST_REMARKS - warnings.length));
			if (performance.now() - told < TELL_MS) return;
			told = performance.now();
			tell(now());
		},
		now,
	};
}
