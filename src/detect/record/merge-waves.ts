/** Several waves on record that are one, as an operator says. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { factsOf, isInForce, type Wave, type WaveFacts } from "../wave.ts";
import { badWave } from "./wave-fault.ts";

/** Waves that are joined at once. */
const MOST_PARTS = 50;

/** Facts of the whole and of each part; nothing of a part is lost, for its revisions stay. */
export interface MergedWaves {
	readonly whole: WaveFacts;
	readonly parts: readonly { readonly wave: Wave; readonly facts: WaveFacts }[];
}

/** Joins them into the first. Problems: `detect/bad-wave`. */
export function mergeWaves(into: Wave, parts: readonly Wave[]): Result<MergedWaves, Problem> {
	const all = [into, ...parts];
	if (parts.length === 0 || new Set(all.map(({ id }) => id)).size < all.length)
		return err(badWave("there are not several waves to be joined", "parts", "Name the one that stays, and others that are a part of it."));
	if (parts.length > MOST_PARTS) return err(badWave(`more than ${MOST_PARTS} at once`, "parts", "Join them in several steps."));
	const gone = all.find((wave) => !isInForce(wave));
	if (gone !== undefined)
		return err(badWave(`${gone.id} was dismissed or is a part of another already`, "parts", "Name waves that are in force."));
	if (all.some(({ synthetic }) => synthetic !== into.synthetic))
		return err(badWave("one is made up, another is not", "parts", "Join only waves of one kind."));
	const whole = parts.reduce<WaveFacts>((facts, part) => joinFacts(facts, part), factsOf(into));
	const mergedFrom = [...new Set([...(into.mergedFrom ?? []), ...parts.map(({ id }) => id)])];
	return ok({
		whole: { ...whole, mergedFrom },
		parts: parts.map((wave) => ({ wave, facts: { ...factsOf(wave), mergedInto: into.id } })),
	});
}

/**
 * Facts of two as of one: from the first start to the last end, by the larger category. How many sources both have together is not known
 * from their sums: the larger number stands, which is at least right. Joining the same again changes nothing.
 */
export function joinFacts(a: WaveFacts, b: WaveFacts): WaveFacts {
	const larger = (b.sources ?? 0) > (a.sources ?? 0) ? b : a;
	const key = {
		maker: a.key.maker ?? b.key.maker,
		signature: a.key.signature ?? b.key.signature,
		port: a.key.port ?? b.key.port,
		cve: a.key.cve ?? b.key.cve,
	};
	const [startedAt = a.startedAt] = [a.startedAt, b.startedAt].sort();
	const isEnded = a.endedAt !== undefined && b.endedAt !== undefined;
	return {
		...a,
		key,
		category: mostOf(a.category, b.category),
		startedAt,
		peakAt: larger.peakAt ?? a.peakAt ?? b.peakAt,
		endedAt: isEnded ? mostOf(a.endedAt, b.endedAt) : undefined,
		sources: mostOf(a.sources, b.sources),
		targets: mostOf(a.targets, b.targets),
		countries: [...new Set([...a.countries, ...b.countries])].sort(),
		evidence: unique([...a.evidence, ...b.evidence], ({ text, source }) => `${source}\u0000${text}`),
		measured: larger.measured ?? a.measured ?? b.measured,
		samples: unique([...(a.samples ?? []), ...(b.samples ?? [])], ({ text }) => text),
	};
}

function mostOf<T extends string | number>(a: T | undefined, b: T | undefined): T | undefined {
	if (a === undefined || b === undefined) return a ?? b;
	return a > b ? a : b;
}

function unique<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
	return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}
