/** Whether a sentence advises what it names: refusals, plans, steps before the fix, fixes that are none. */
import type { Sentence } from "./sentence.ts";
import { NEGATIONS } from "./trigger-words.ts";

/** Read once for each sentence, whatever versions stand in it. */
export interface Mood {
	/** No version of this sentence is a fix. */
	readonly refused: boolean;
	/** Index of the first `not`, `never`, …: what stands behind it is not advised; `Infinity` when there is none. */
	readonly negatedFrom: number;
	/** For each word whether it stands in a clause that begins with `if`, `when`, …, up to the next comma. */
	readonly conditional: readonly boolean[];
	/** The sentence takes a fix back, perhaps one of the sentences before. */
	readonly retracts: boolean;
}

const PREPARATION =
	/\b(?:before (?:applying|installing|upgrading|updating)|should first|must first|first (?:be|upgrade|update|install|(?:and )?then)|planned|upcoming|scheduled|expected|in development|being developed)\b/;
const NO_FIX =
	/\bnot (?:been |yet )?(?:be )?(?:fixed|recommended|advised|advisable)\b|\b(?:does|do|did) not (?:\w{1,12}ly )?(?:fix|address|mitigate|resolve|correct|remediate|solve|close|eliminate|patch)\b/;
const ANNOUNCED = /\b(?:will|to) (?:be )?(?:release|released|address|addressed|available|fixed|provide|provided|publish|published)\b/;
const RETRACTED =
	/\b(?:withdrawn|recalled|retracted|revoked|pulled|partial|partially|partly|incomplete|incompletely|insufficient|insufficiently|ineffective|re-?introduc(?:e|es|ed|ing))\b/;

/** Reads the mood of a sentence: linear in it. */
export function moodOf(sentence: Sentence): Mood {
	const text = sentence.map((word) => word.low).join(" ");
	const retracts = RETRACTED.test(text);
	const announced = ANNOUNCED.test(text) && /\bwill\b/.test(text);
	const negated = sentence.findIndex((word, at) => NEGATIONS.has(word.low) && !isNoAdvice(sentence, at));
	return {
		refused: retracts || announced || PREPARATION.test(text) || NO_FIX.test(text),
		negatedFrom: negated < 0 ? Number.POSITIVE_INFINITY : negated,
		conditional: conditionalWords(sentence),
		retracts,
	};
}

const CONDITIONS: ReadonlySet<string> = new Set(["if", "when", "unless", "cannot", "unable"]);

function conditionalWords(sentence: Sentence): readonly boolean[] {
	let open = false;
	return sentence.map((word) => {
		open = !/[,:;]/.test(word.after) && (open || CONDITIONS.has(word.low));
		return open;
	});
}

/** `not only`, `not affected`: a negation that speaks of something else. */
function isNoAdvice(sentence: Sentence, at: number): boolean {
	return /^(?:only|affected|vulnerable|impacted|exploitable)$/.test(sentence[at + 1]?.low ?? "");
}
