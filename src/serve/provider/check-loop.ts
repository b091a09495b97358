/** Checks what was published anew, again and again: keys and signatures run out without anybody publishing. */
import type { Publisher } from "../../advisory/provider/publish/ports.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import { runEvery } from "../run-every.ts";

const PERIOD_MS = 6 * 3_600_000;
const FIRST_MS = 60_000;

/** Checks once; nothing is done where nothing was published, or while somebody publishes. */
export async function checkPublished(open: () => Promise<Result<Publisher, Problem>>): Promise<"checked" | "nothing" | Problem> {
	const publisher = await open();
	if (!publisher.ok) return publisher.error;
	try {
		if (publisher.value.documents().length === 0) return "nothing";
		const checked = await publisher.value.recheck();
		return checked.ok ? "checked" : checked.error;
	} finally {
		await publisher.value.close();
	}
}

/** A minute after the start and every six hours until closed. `has` says whether anything was ever published. */
export function runChecks(
	desk: { readonly has: () => Promise<boolean>; readonly open: () => Promise<Result<Publisher, Problem>> },
	onDefect: (error: unknown) => void,
): { close(): Promise<void> } {
	const turn = async (): Promise<void> => {
		if (await desk.has()) await checkPublished(desk.open);
	};
	return runEvery(PERIOD_MS, turn, onDefect, FIRST_MS);
}
