/** What stands against a change of a wave. `at` is the name of a field; whoever asks says how it is written there. */
import type { Problem } from "../../core/problem.ts";

/** Something stated is incomplete or contradicts itself. */
export function badWave(message: string, at: string, todo: string): Problem {
	return { code: "detect/bad-wave", message, at, todo };
}

/** Nothing is on record under an id. */
export function noWave(id: string): Problem {
	return { code: "detect/no-wave", message: `no wave ${id.slice(0, 100)} is on record`, at: "id", todo: "See the list of waves." };
}

/** Somebody else was faster. */
export const WAVE_CHANGED: Problem = {
	code: "detect/wave-changed",
	message: "somebody has changed this wave since you looked at it",
	at: "after",
	todo: "Look at its newest revision, and decide again.",
};
