/** What stands before and behind a version in its sentence. */
import type { Sentence, Word } from "./sentence.ts";
import { CLOSES, LATER, PRIOR } from "./trigger-words.ts";

/** What follows a version. */
export interface Behind {
	readonly later: boolean;
	readonly prior: boolean;
	readonly affected: boolean;
	readonly closes: boolean;
	/** More has to be done than to install this version. */
	readonly more: boolean;
	/** First word that is neither version nor `or later`. */
	readonly next: number;
}

/** Verbs by which a version is said to hold a fix. */
const CONTAINS: ReadonlySet<string> = new Set("include includes contain contains provide provides has have".split(" "));

/** Verbs behind `and` that ask for more than the version. */
const MORE: ReadonlySet<string> = new Set(
	"install apply run enable perform redeploy execute disable change configure set delete remove replace also".split(" "),
);

function removesHole(at: (i: number) => string): boolean {
	return (
		at(0) === "removes" &&
		[at(1), at(2), at(3), at(4)].some((word) => /^(?:vulnerabilit|account|flaw|issue|credential|backdoor)/.test(word))
	);
}

/** Looks behind the version that ends at word `to`. */
export function readBehind(sentence: Sentence, to: number): Behind {
	const low = (i: number): string => sentence[to + i]?.low ?? "";
	const after = sentence[to]?.after ?? "";
	const joined = low(1) === "or" || low(1) === "and" || low(1) === "&";
	const skip = joined && ["any", "a", "all", "its", "more"].includes(low(2)) ? 1 : 0;
	const side = joined ? low(2 + skip) : "";
	const prior = PRIOR.has(side) || (PRIOR.has(low(1)) && low(2) !== "to" && low(1) !== "before");
	const later = LATER.has(side) && !(side === "up" && low(3) === "to");
	let next = to + 1;
	if (later) next += 2 + skip;
	while (later && /^(?:versions?|releases?|builds?|recent|firmware)$/.test(sentence[next]?.low ?? "")) next++;
	const ended = after !== "" && after.includes(":");
	const at = (i: number): string => sentence[next + i]?.low ?? "";
	const is = at(0) === "is" || at(0) === "are" || at(0) === "was" || at(0) === "were";
	const affected =
		(is &&
			[at(1), at(2), at(3)].some((word) => /^(?:affected|vulnerable|impacted|susceptible)$/.test(word)) &&
			at(1) !== "not" &&
			at(1) !== "no") ||
		ended;
	const contains =
		CONTAINS.has(at(0)) &&
		[at(1), at(2), at(3), at(4)].some((word) => /^(?:fix|fixes|fixed|mitigations?|patch|patches|corrections?|resolution)$/.test(word));
	const unaffected = is && at(1) === "not" && /^(?:affected|vulnerable|impacted)$/.test(at(2));
	const which = at(0) === "which" || at(0) === "that" || at(0) === "to";
	return {
		later,
		prior,
		affected,
		// `Version 7.14 removes the account`: it may as well remove a feature.
		closes: contains || removesHole(at) || unaffected || CLOSES.test(at(0)) || (which && CLOSES.test(at(1))),
		more: asksMore(sentence, to),
		next,
	};
}

/** `… and apply the patch tool`, `… with patch`: the version alone does not close the hole. */
function asksMore(sentence: Sentence, to: number): boolean {
	for (let i = to + 1; i < Math.min(sentence.length, to + 9); i++) {
		const low = sentence[i]?.low ?? "";
		const next = sentence[i + 1]?.low ?? "";
		if (low === "and" && MORE.has(next === "then" ? (sentence[i + 2]?.low ?? "") : next)) return true;
		if (i === to + 1 && low === "with" && /^(?:the|patch|update|hotfix|additional)$/.test(next)) return true;
		const after = sentence[i]?.after ?? "";
		if (after !== "" && /[.;]/.test(after)) return false;
	}
	return false;
}

/** What stands before a version. */
export interface Left {
	/** Index of the first word left of labels, fillers and the product's name; -1 at the beginning. */
	readonly at: number;
	readonly word: string;
	readonly labelled: boolean;
	readonly latest: boolean;
	/** Words between that word and the version that may name the product, the last one first. */
	readonly name: readonly Word[];
	readonly comparedWith: boolean;
	readonly otherSoftware: boolean;
}

/** Words before `update` that make it a verb. */
const WHO_UPDATES: ReadonlySet<string> = new Set(["users", "customers", "owners", "operators", "should", "must", "please"]);

/** Words before a version that only compare with it. */
const COMPARES: ReadonlySet<string> = new Set(["than", "before", "below", "until", "through", "under", "between", "affects", "affected"]);

/** Looks to the left of the version that starts at word `from`. */
export function readLeft(sentence: Sentence, from: number): Left {
	let at = from - 1;
	let labelled = false;
	let latest = false;
	const name: Word[] = [];
	for (; at >= 0; at--) {
		const word = sentence[at];
		if (word === undefined || (word.after !== "" && /[:;]/.test(word.after))) break;
		// `users update VMS 560`: the verb, not `the update 560`.
		if (word.low === "update" && WHO_UPDATES.has(sentence[at - 1]?.low ?? "")) break;
		const { role } = word;
		if (role === "label") {
			labelled ||= at === from - 1;
			if (name.length > 0) name.push(word);
		} else if (role === "latest") latest = true;
		else if (role === "filler") {
			if (name.length > 0 && word.low === "of") name.push(word);
		} else if (role === "name" && name.length < 8 && !(name.length > 0 && word.after.includes(","))) name.push(word);
		else break;
	}
	const word = sentence[at]?.low ?? "";
	const second = sentence[at - 1]?.low ?? "";
	const comparedWith =
		COMPARES.has(word) || (word === "to" && (second === "prior" || second === "up")) || (PRIOR.has(word) && word !== "before");
	const near = labelled || name.length > 0 ? [sentence[at]] : [sentence[at], sentence[at - 1]];
	const otherSoftware = [...near, ...name].some((one) => one?.otherSoftware === true);
	return { at, word, labelled, latest, name, comparedWith, otherSoftware };
}
