/** One wave on record that is two, as an operator says. */
import type { Catalogue } from "../../catalog/catalogue.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { factsOf, isInForce, type Wave, type WaveFacts } from "../wave.ts";
import { isDay, keyOf, type StatedWave } from "./state-wave.ts";
import { badWave } from "./wave-fault.ts";

/** What the other wave is: later, of another key, or both. */
export interface SplitAsk extends Pick<StatedWave, "maker" | "cve" | "signature" | "port"> {
	/** `YYYY-MM-DD`: its first day, and the end of the one before. */
	readonly on?: string | undefined;
}

/**
 * Facts of what stays and of what is taken out. Counts of the parts are not known from their sum, so the new wave has none: it is stated by
 * whoever split it, until it is found by itself.
 */
export function splitWave(
	wave: Wave,
	ask: SplitAsk,
	{ catalogue, who }: { readonly catalogue: Pick<Catalogue, "findVendors">; readonly who: string },
): Result<{ readonly rest: WaveFacts; readonly other: WaveFacts }, Problem> {
	if (!isInForce(wave)) return err(badWave("it was dismissed or is a part of another", "id", "Split the whole."));
	const { on } = ask;
	const isOtherKey = [ask.maker, ask.cve, ask.signature, ask.port].some((one) => one !== undefined);
	if (on === undefined && !isOtherKey)
		return err(badWave("nothing says what the other wave is", "on", "Give its first day, or its maker, CVE, signature or port."));
	if (on !== undefined) {
		if (!isDay(on)) return err(badWave(`"${on.slice(0, 40)}" is no day`, "on", "Write it as YYYY-MM-DD."));
		if (on <= wave.startedAt || (wave.endedAt !== undefined && on >= wave.endedAt))
			return err(badWave("that day is not within the wave", "on", "Give a day after its start and before its end."));
	}
	const { maker, cve, signature, port } = wave.key;
	const key = isOtherKey
		? keyOf({ ...ask, ...((ask.maker ?? ask.cve ?? ask.signature) ? {} : { maker, signature }) }, catalogue)
		: undefined;
	if (key !== undefined && !key.ok) return key;
	const facts = factsOf(wave);
	const other: WaveFacts = {
		key: key?.value ?? { maker, cve, signature, port },
		category: undefined,
		startedAt: on ?? wave.startedAt,
		peakAt: undefined,
		endedAt: wave.endedAt,
		sources: undefined,
		targets: undefined,
		countries: [],
		evidence: [{ text: `was counted as a part of wave ${wave.id}`, source: who }, ...wave.evidence],
		statedBy: who,
		synthetic: wave.synthetic,
		splitFrom: wave.id,
	};
	return ok({ rest: on === undefined ? facts : { ...facts, endedAt: on, splitOn: on }, other });
}
