/** Finds what looks like a version in a sentence: numbers of documents, days, addresses and file names are none. */
import type { Sentence } from "./sentence.ts";

/** Words `from` to `to` (inclusive) are one version. */
export interface Mention {
	readonly from: number;
	readonly to: number;
	/** `strong` needs no label (`5.4.5`); `weak` does (`version 8`). */
	readonly strength: "strong" | "weak";
}

const DOCUMENT_NUMBER =
	/^(?:CVE|CWE|ICSA|ICSMA|SSA|SSB|VDE|JCI|SEVD|DHCC|PSA|KB|RFC|ISO|IEC|IEEE|HTTP|SN|VU|BID|AV|ADV|CSA)[-\u2011#]?\d|^[A-Z]{2,}(?:-[A-Z]+)*-\d{2,4}-\d/i;
const FILE_OR_HOST = /:\/\/|@|\\|\.(?:exe|dll|zip|pdf|html?|php|com|org|net|json|log|tar|gz|bin|msi|iso|xml|txt)\b/i;
const DAY = /^(?:19|20)\d\d[-/]\d{1,2}[-/]\d{1,2}$|^\d{1,2}\/\d{1,2}\/\d{2,4}$/;
const DOTTED = /^(?:[A-Za-z][A-Za-z0-9]*[-.])*[A-Za-z]{0,4}\d+(?:\.[0-9A-Za-z]+)+(?:\(\w{1,6}\))?[\w.()-]*$/;
/** `_` is itself a word sign, so a group that begins with it must not repeat: the ways to part `_a_a_a` double with each `_a`. */
const PREFIXED = /^(?:[vV]\d+[A-Za-z]?(?:[._-]\w+(?:[.-]\w+)*)?|[A-Z]{1,4}\d{1,4}(?:[A-Z]{1,3}\d{1,4})?[A-Za-z]?)$/;
const INTEGER = /^\d{1,6}[A-Za-z]?(?:-\d{1,8}[A-Za-z]?)?$/;
const PART_WITH_NUMBER = /^(?:sp|up|hf|hotfixrev|hotfix|cu|r|p|build|upd|update|rev|t|patch|mp)\d[\w.-]*$/i;
const PART = /^(?:sp|update|upd|up|hf|hotfix|patch|cu|build|rev|revision|mp)$/i;

/** The version that starts at a word; `undefined` when none does. */
export function mentionAt(sentence: Sentence, at: number): Mention | undefined {
	const word = sentence[at];
	if (word === undefined || !/\d/.test(word.text) || word.text.length > 60) return undefined;
	const { text } = word;
	if (DOCUMENT_NUMBER.test(text) || FILE_OR_HOST.test(text) || DAY.test(text)) return undefined;
	const to = extent(sentence, at);
	if (DOTTED.test(text)) return { from: withPrefix(sentence, at, to), to, strength: /\d\.\d/.test(text) ? "strong" : "weak" };
	if (PREFIXED.test(text)) return { from: at, to, strength: /^v\d/i.test(text) ? "strong" : "weak" };
	if (/^(?:19|20)\d\d$/.test(text)) return to > at ? { from: at, to, strength: "strong" } : undefined;
	if (INTEGER.test(text)) return { from: withPrefix(sentence, at, to), to, strength: to > at ? "strong" : "weak" };
	return undefined;
}

/** The last word that belongs to the version starting at `at`: `V20.2 HotfixRev14`, `2.60 Service Pack 2 CU07`. */
function extent(sentence: Sentence, at: number): number {
	let to = at;
	for (;;) {
		const here = sentence[to];
		const next = sentence[to + 1];
		const after = sentence[to + 2];
		if (here === undefined || next === undefined || next.before !== "") return to;
		if (here.after !== "" && !(here.after === "." && PART_WITH_NUMBER.test(next.text))) return to;
		// `1.06.01 Hotfix` is later than `1.06.01`: a claim without it would call the plain version fixed.
		if (PART_WITH_NUMBER.test(next.text) || /^(?:hotfix|beta|rc\d?)$/i.test(next.text)) to += 1;
		else if (PART.test(next.text) && next.after === "" && after !== undefined && /^\d/.test(after.text)) to += 2;
		else if (next.low === "service" && after?.low === "pack" && /^\d/.test(sentence[to + 3]?.text ?? "")) to += 3;
		else return to;
	}
}

/** `VMS 560 Build 595`: letters right before a number that has a build are part of it. */
function withPrefix(sentence: Sentence, at: number, to: number): number {
	const before = sentence[at - 1];
	const build = sentence.slice(at, to).some((word) => word.low === "build");
	return build && before !== undefined && before.after === "" && /^[A-Z]{2,4}$/.test(before.text) ? at - 1 : at;
}
