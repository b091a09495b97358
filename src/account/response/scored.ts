/** What was found in the bytes of a capture, as it is kept beside them: the same for the same bytes, rules and names. */
import { RULE_VERSION } from "../../notice/lexicon/lexicon.ts";
import { type MarkedSentence, markedSentences } from "../../notice/score/marked.ts";
import type { Metric } from "../../notice/score/metric.ts";
import { scoreNotice } from "../../notice/score/score-notice.ts";

/** Prominence, clarity and spin of one capture with what shows them; timeliness and reach hang on the event. */
export interface ScoredCapture {
	/** As it was read: `html`, `eml`, `feed` or `text`. */
	readonly kind: string;
	readonly language: string;
	readonly prominence: number | null;
	readonly clarity: number | null;
	readonly spin: number | null;
	readonly metrics: readonly Metric[];
	readonly notes: readonly string[];
	readonly ruleVersion: string;
	readonly sentences: readonly MarkedSentence[];
}

/** Scores bytes. @param names - Names of firms, none of which may change a score. */
export function scoreCapture(bytes: Uint8Array, names: readonly string[]): ScoredCapture {
	const scored = scoreNotice(bytes, names);
	const { kind, language, prominence, clarity, spin, metrics, notes, ruleVersion } = scored;
	const sentences = scored.spin === null ? [] : markedSentences(scored);
	return { kind, language, prominence, clarity, spin, metrics, notes, ruleVersion, sentences };
}

/** What a kept score was found with; another text asks for another score. @param catalogue - Version of the names. */
export function scoreVersion(catalogue: string): string {
	return `${RULE_VERSION} ${catalogue}`;
}
