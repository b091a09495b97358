/** What operators do with a wave on record: end it, name it, dismiss it, take that back. Each gives the facts of its next revision. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { factsOf, type Wave, type WaveFacts } from "../wave.ts";
import { isDay, MOST_WORDS } from "./state-wave.ts";
import { badWave } from "./wave-fault.ts";

/** Longest name. */
const MOST_NAME = 80;

/** Ends it; it stays, with the day. @param on - `YYYY-MM-DD` */
export function endWave(
	wave: Wave,
	{ on, source }: { readonly on: string; readonly source?: string | undefined },
): Result<WaveFacts, Problem> {
	if (!isDay(on)) return err(badWave(`"${on.slice(0, 40)}" is no day`, "on", "Write it as YYYY-MM-DD."));
	if (on < wave.startedAt) return err(badWave(`it started on ${wave.startedAt}`, "on", "Give a later day."));
	const evidence =
		source === undefined ? wave.evidence : [...wave.evidence, { text: `ended on ${on}`, source: source.slice(0, MOST_WORDS) }];
	return ok({ ...factsOf(wave), endedAt: on, evidence });
}

/** Gives it a name, or with an empty one takes it away. */
export function nameWave(wave: Wave, name: string): Result<WaveFacts, Problem> {
	const clean = name.trim();
	if (clean.length > MOST_NAME) return err(badWave(`a name has at most ${MOST_NAME} signs`, "name", "Choose a shorter one."));
	return ok({ ...factsOf(wave), name: clean === "" ? undefined : clean });
}

/** Says that it is none. */
export function dismissWave(wave: Wave, reason: string): Result<WaveFacts, Problem> {
	const why = reasonOf(reason);
	return why.ok ? ok({ ...factsOf(wave), dismissed: why.value }) : why;
}

/** Takes a dismissal back. */
export function restoreWave(wave: Wave, reason: string): Result<WaveFacts, Problem> {
	const why = reasonOf(reason);
	if (!why.ok) return why;
	if (wave.dismissed === undefined) return err(badWave("it was not dismissed", "id", "Nothing is to be taken back."));
	return ok({ ...factsOf(wave), dismissed: undefined });
}

/** A reason, in a sentence. */
export function reasonOf(reason: string): Result<string, Problem> {
	const clean = reason.trim();
	if (clean !== "" && clean.length <= MOST_WORDS) return ok(clean);
	return err(badWave(`the reason is empty or longer than ${MOST_WORDS} signs`, "reason", "Say in a sentence why."));
}
