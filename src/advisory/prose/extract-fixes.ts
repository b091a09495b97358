/**
 * Fix versions from the prose of a remediation: in CISA's documents the fix is almost never in the structure.
 *
 * A version counts only where the sentence says that it closes the hole or is to be installed. A wrong claim would turn an affected
 * device green, so every doubt is decided against: prerequisites, plans, other software, versions that are affected.
 */
import { collapse } from "../../core/text.ts";
import { dayAt } from "../range/day.ts";
import type { FixClaim } from "../range/expression.ts";
import { knownWords, toHint } from "./product-hint.ts";
import { type Sentence, sentencesOf } from "./sentence.ts";
import { judge } from "./trigger.ts";
import { type Mention, mentionAt } from "./version-mention.ts";

/** Longest prose looked at, in UTF-16 units. */
export const MOST_PROSE = 65_536;
const MOST_QUOTE = 300;
const MOST_CLAIMS = 200;

/** What the document around the prose knows. */
export interface FixContext {
	/** Names and models of the document's products. */
	readonly productNames: readonly string[];
}

const KNOWN = new WeakMap<readonly string[], ReadonlySet<string>>();

/** The fixes that a text states, in order; none where it states none. Linear in the text. */
export function extractFixes(details: string, pointer: string, context: FixContext): FixClaim[] {
	const prose = details.slice(0, MOST_PROSE);
	const held = KNOWN.get(context.productNames);
	const known = held ?? knownWords(context.productNames);
	if (held === undefined) KNOWN.set(context.productNames, known);
	const claims: FixClaim[] = [];
	for (const sentence of sentencesOf(prose)) {
		if (claims.length >= MOST_CLAIMS) break;
		for (const claim of claimsOf(sentence, prose, pointer, known)) if (!claims.some((other) => same(other, claim))) claims.push(claim);
	}
	return claims;
}

function same(a: FixClaim, b: FixClaim): boolean {
	return a.text === b.text && a.product === b.product;
}

function claimsOf(sentence: Sentence, prose: string, pointer: string, known: ReadonlySet<string>): FixClaim[] {
	const claims: FixClaim[] = [];
	let accepted: { readonly mention: Mention; readonly product: string | undefined } | undefined;
	for (let at = 0; at < sentence.length; at++) {
		const day = dayClaim(sentence, at, prose);
		const mention = day === undefined ? mentionAt(sentence, at) : undefined;
		if (day !== undefined) {
			claims.push({ text: day, axis: "build_date", product: undefined, quote: quote(prose, sentence, at, at), pointer });
			break;
		}
		if (mention === undefined) continue;
		const verdict = judge(sentence, mention, accepted?.mention);
		at = mention.to;
		if (verdict === undefined) continue;
		const product = verdict.continues ? accepted?.product : firstHint(verdict.phrases, known);
		accepted = { mention, product };
		const text = tidyVersion(prose.slice(sentence[mention.from]?.at ?? 0, sentence[mention.to]?.end ?? 0));
		claims.push({ text, axis: "version", product, quote: quote(prose, sentence, mention.from, mention.to), pointer });
	}
	return claims;
}

/** `Ver.9.2.0` -> `9.2.0`, `6.8.9. CU01` -> `6.8.9 CU01`. */
function tidyVersion(text: string): string {
	return collapse(text.replace(/^(?:version|ver)[.:]?(?=\d)/i, "").replace(/\. (?=[A-Z])/g, " "));
}

function firstHint(phrases: readonly string[], known: ReadonlySet<string>): string | undefined {
	for (const phrase of phrases) {
		const hint = toHint(phrase, known);
		if (hint !== undefined) return hint;
	}
	return undefined;
}

/** `firmware built on or after 2021-06-25`, `build date 2021-06-25 or later`: the build day decides. */
function dayClaim(sentence: Sentence, at: number, prose: string): string | undefined {
	const word = sentence[at];
	if (word === undefined) return undefined;
	const found = dayAt(prose, word.at);
	if (found === undefined) return undefined;
	const before = sentence.slice(Math.max(0, at - 6), at).map((one) => one.low);
	const own = word.low;
	if (!/^(?:build|built|buildtime|builddate)/.test(own) && !before.some((low) => /^(?:build|built|buildtime|builddate)$/.test(low)))
		return undefined;
	const end = sentence.findIndex((one) => one.at >= found.end);
	const behind = end < 0 ? [] : sentence.slice(end, end + 3).map((one) => one.low);
	const later = (behind[0] === "or" || behind[0] === "and") && /^(?:later|newer|after|above|higher)$/.test(behind[1] ?? "");
	const after = before.slice(-3).some((low) => low === "after" || low === "since");
	return (later || after) && !before.includes("before") ? found.day : undefined;
}

/** The sentence around a version, at most 300 characters of it. */
function quote(prose: string, sentence: Sentence, from: number, to: number): string {
	const start = sentence[0]?.at ?? 0;
	const last = sentence[sentence.length - 1];
	const end = (last?.end ?? 0) + (last?.after.length ?? 0);
	if (end - start <= MOST_QUOTE) return prose.slice(start, end);
	const middle = sentence[from]?.at ?? start;
	const first = Math.max(start, Math.min(middle - 150, end - MOST_QUOTE));
	return prose.slice(first, Math.max(first + MOST_QUOTE, Math.min(sentence[to]?.end ?? 0, first + MOST_QUOTE)));
}
