/** Decides for one version in a sentence whether the sentence says that it is the fix. */
import type { Mood } from "./mood.ts";
import { headOf, productPhrases } from "./product-phrases.ts";
import type { Sentence } from "./sentence.ts";
import { type Behind, type Left, readBehind, readLeft } from "./surroundings.ts";
import { CLOSED, INSTALL, LABELS, LATER, OTHERS, RELEASED, UPDATE } from "./trigger-words.ts";
import type { Mention } from "./version-mention.ts";

/** The version is a fix. `phrases` are the places that may name its product, best first. */
export interface Accepted {
	readonly phrases: readonly string[];
	/** It goes on from the fix before it (`3.00.2 CU02 or 3.00.3`) and is for the same product. */
	readonly continues: boolean;
}

/** Judges a version; `mood` is the sentence's, `before` the fix accepted last in it. */
export function judge(sentence: Sentence, mention: Mention, mood: Mood, before: Mention | undefined): Accepted | undefined {
	const behind = readBehind(sentence, mention.to);
	if (behind.prior || behind.affected || behind.more || refused(sentence, mention, mood)) return undefined;
	// `3.51 (9)`: a number in brackets behind a version is an aside of it.
	if (mention.strength === "weak" && sentence[mention.from]?.before.includes("(")) return undefined;
	const left = readLeft(sentence, mention.from);
	if (left.comparedWith || left.otherSoftware) return undefined;
	if (before !== undefined && mention.strength === "strong" && continuesFrom(sentence, before, mention))
		return { phrases: [], continues: true };
	if (before !== undefined && mention.strength === "strong" && coordinated(sentence, before, left, behind)) {
		return { phrases: productPhrases(sentence, mention, left, behind).slice(-1), continues: false };
	}
	if (mention.strength === "weak" && !left.labelled && left.word !== "to" && !behind.later) return undefined;
	const accepted =
		updatesTo(sentence, left) ||
		installs(sentence, left, behind) ||
		isClosedIn(sentence, left) ||
		isReleased(sentence, left) ||
		isLatest(left) ||
		behind.closes ||
		isLine(sentence, mention, left, behind) ||
		isAdvised(sentence, left, behind);
	return accepted ? { phrases: productPhrases(sentence, mention, left, behind), continues: false } : undefined;
}

/** The sentence, or the words before the version, speak against it, of a step before it, or of a case that need not hold. */
function refused(sentence: Sentence, mention: Mention, mood: Mood): boolean {
	if (mood.refused || mood.negatedFrom < mention.from || sentence[mention.to + 1]?.low === "first") return true;
	return mood.conditional[mention.from - 1] === true;
}

/** The version goes on a list that began with a fix. */
function continuesFrom(sentence: Sentence, before: Mention, mention: Mention): boolean {
	const between = sentence.slice(before.to + 1, mention.from).map((word) => word.low);
	return (
		between.length <= 5 && between.every((word) => LABELS.has(word) || LATER.has(word) || word === "or" || word === "and" || word === "/")
	);
}

/** `… for affected VMS systems, and NVR 5.6 Build 595 for affected NVR systems`: the same verb, another product. */
function coordinated(sentence: Sentence, before: Mention, left: Left, behind: Behind): boolean {
	if (left.word !== "and" || left.at <= before.to || left.at - before.to > 8 || sentence[behind.next]?.low !== "for") return false;
	return sentence.slice(before.to + 1, left.at).every((word) => !/^(?:are|is|not|cannot|affected\.|vulnerable)$/.test(word.low));
}

/** `update X to version …`: the word before is `to`, and a verb of updating stands before it. */
function updatesTo(sentence: Sentence, left: Left): boolean {
	if (left.word !== "to") return UPDATE.test(left.word) && !/^mov|^chang/.test(left.word);
	// `Update Windows to version 10`: the version is that of other software.
	if ((sentence[left.at - 1]?.low ?? "").split(/[^a-z0-9]+/).some((part) => OTHERS.has(part))) return false;
	for (let i = left.at - 1; i >= Math.max(0, left.at - 40); i--) if (UPDATE.test(sentence[i]?.low ?? "")) return true;
	return false;
}

/** `apply V9.00 or later`, `upgrade using patch SSM-TS v1.60.0`. */
function installs(sentence: Sentence, left: Left, behind: Behind): boolean {
	if (INSTALL.test(left.word)) {
		const verbBefore = sentence.slice(Math.max(0, left.at - 3), left.at).some((word) => UPDATE.test(word.low));
		// `should use PowerG v53.05 or later` (CISA ICSA-25-350-02); `users who use 5.2 or later` are no advice.
		const advised = left.word === "use" && behind.later && /^(?:should|must|recommended)$/.test(sentence[left.at - 1]?.low ?? "");
		return left.word === "using" || left.word === "use"
			? verbBefore || advised
			: !/^download|^obtain/.test(left.word) || behind.later || left.labelled || left.name.length > 0;
	}
	return false;
}

/** `fixed in version …`, `addressed by …`. */
function isClosedIn(sentence: Sentence, left: Left): boolean {
	if (!["in", "by", "with", "from", "since", "of", "as"].includes(left.word)) return false;
	for (let i = left.at - 1; i >= Math.max(0, left.at - 4); i--)
		if (CLOSED.test(sentence[i]?.low ?? ""))
			return !["not", "never", "been"].includes(sentence[i - 1]?.low ?? "") || sentence[i - 2]?.low !== "not";
	return false;
}

/** `has released Version 2.5.12 to fix these issues`. */
function isReleased(sentence: Sentence, left: Left): boolean {
	for (let i = left.at; i >= Math.max(0, left.at - 6); i--) {
		const word = sentence[i];
		if (word === undefined || (i < left.at && /[,;:]/.test(word.after))) return false;
		if (RELEASED.test(word.low)) return !["for", "from"].includes(left.word);
		if (["for", "from", "on", "via", "within", "through", "as", "part"].includes(word.low)) return false;
	}
	return false;
}

/** `the latest firmware, Version 1.12.13.2`, `the fixed version, Uniview NVR-B3801…`. */
function isLatest(left: Left): boolean {
	return left.latest && !["for", "on", "from", "with"].includes(left.word);
}

/** `DS-2CD2xx2F-I Series: V5.4.5 build 170123 and later`: a line that is a name and a version. */
function isLine(sentence: Sentence, mention: Mention, left: Left, behind: Behind): boolean {
	const rest = sentence.slice(behind.next);
	if (
		rest.length > 0 &&
		!/^[(-]|^\u2013/.test(`${rest[0]?.before ?? ""}${rest[0]?.text ?? ""}`) &&
		!(rest.length <= 3 && rest[0]?.before === "(")
	)
		return false;
	const head = headOf(sentence, mention.from);
	if (head === undefined) return left.at < 0 && behind.later;
	const known = head.words <= 14 && !/\b(?:see|contact|advisory|notification|bulletin|cve)\b/i.test(head.text);
	return known && left.at < head.end && (head.colon || behind.later);
}

/** `should upgrade … 5.2 or later`: a verb of updating before the version, and `or later` behind it. Not `users of 5.2 or later`. */
function isAdvised(sentence: Sentence, left: Left, behind: Behind): boolean {
	if (!behind.later || ["using", "with", "running", "for", "on", "of"].includes(left.word)) return false;
	if (sentence[left.at + 1]?.low === "of") return false;
	const before = sentence.slice(0, left.at + 1);
	return (
		before.some((word) => /^(?:recommend|advis|encourag|should|must|requir|urge)/.test(word.low)) &&
		before.some((word, at) => UPDATE.test(word.low) && !/^(?:an?|the|no|any|this)$/.test(sentence[at - 1]?.low ?? ""))
	);
}
