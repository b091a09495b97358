/** Patterns held against real model names: too broad is a false alarm, too narrow a hidden victim. */
import type { ModelPattern } from "./pattern.ts";

/** How many names of a vocabulary a pattern takes, and how many it cannot tell. */
export interface PatternReach {
	readonly takes: number;
	readonly unclear: number;
}

/** Counts over `vocabulary`, real model names of the pattern's vendor. */
export function lintPattern(pattern: ModelPattern, vocabulary: readonly string[]): PatternReach {
	const outcomes = vocabulary.map((model) => pattern.test(model).match);
	return { takes: outcomes.filter((one) => one === "match").length, unclear: outcomes.filter((one) => one === "?").length };
}
