/**
 * Fix versions from the prose of a remediation: in CISA's documents the fix is almost never in the structure.
 *
 * A version counts only where the sentence says that it closes the hole or is to be installed. A wrong claim would turn an affected
 * device green, so every doubt is decided against: prerequisites, plans, other software, versions that are affected.
 */
import { collapse } from "../../core/text.ts";
import { dayAt } from "../range/day.ts";
import type { FixClaim } from "../range/expression.ts";
import { type Mood, moodOf } from "./mood.ts";
import { distinctiveWords, knownWords, toHint } from "./product-hint.ts";
import { type Sentence, sentencesOf } from "./sentence.ts";
import { judge } from "./trigger.ts";
import { COMPANIONS } from "./trigger-words.ts";
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
		const mood = moodOf(sentence);
		if (mood.retracts) takeBack(sentence, claims);
		if (claims.length >= MOST_CLAIMS) continue;
		for (const claim of claimsOf(sentence, mood, prose, pointer, known))
			if (!claims.some((other) => same(other, claim))) claims.push(claim);
	}
	return claims;
}

function same(a: FixClaim, b: FixClaim): boolean {
	return a.text === b.text && a.product === b.product;
}

/** A sentence takes back the versions that it names; one that names none, all before it. */
function takeBack(sentence: Sentence, claims: FixClaim[]): void {
	if (claims.length === 0) return;
	const named = new Set<string>();
	for (let at = 0; at < sentence.length; at++) {
		const mention = mentionAt(sentence, at);
		if (mention === undefined) continue;
		named.add(
			bareVersion(
				sentence
					.slice(mention.from, mention.to + 1)
					.map((word) => word.low)
					.join(" "),
			),
		);
		at = mention.to;
	}
	const kept = named.size === 0 ? [] : claims.filter((claim) => !named.has(bareVersion(claim.text.toLowerCase())));
	claims.splice(0, claims.length, ...kept);
}

/** `v5.4.5` and `5.4.5` are one. */
function bareVersion(text: string): string {
	return text.replace(/^(?:version|ver|v)[.:]?(?=\d)/, "");
}

function claimsOf(sentence: Sentence, mood: Mood, prose: string, pointer: string, known: ReadonlySet<string>): FixClaim[] {
	const claims: FixClaim[] = [];
	let accepted: { readonly mention: Mention; readonly products: Products } | undefined;
	for (let at = 0; at < sentence.length; at++) {
		const day = mood.refused || mood.negatedFrom < at ? undefined : dayClaim(sentence, at, prose);
		const mention = day === undefined ? mentionAt(sentence, at) : undefined;
		if (day !== undefined) {
			claims.push({ text: day, axis: "build_date", product: undefined, quote: quote(prose, sentence, at, at), pointer });
			break;
		}
		if (mention === undefined) continue;
		const verdict = judge(sentence, mention, mood, accepted?.mention);
		at = mention.to;
		if (verdict === undefined) continue;
		const products = verdict.continues ? (accepted?.products ?? [undefined]) : productsOf(verdict.phrases, known);
		if (products.length === 0) continue;
		accepted = { mention, products };
		const text = tidyVersion(prose.slice(sentence[mention.from]?.at ?? 0, sentence[mention.to]?.end ?? 0));
		const said = quote(prose, sentence, mention.from, mention.to);
		for (const product of products) claims.push({ text, axis: "version", product, quote: said, pointer });
	}
	return claims;
}

/** `Ver.9.2.0` -> `9.2.0`, `6.8.9. CU01` -> `6.8.9 CU01`. */
function tidyVersion(text: string): string {
	return collapse(text.replace(/^(?:version|ver)[.:]?(?=\d)/i, "").replace(/\. (?=[A-Z])/g, " "));
}

/** Hints for which a fix holds, `undefined` for all products of the document; none where it is for other software. */
type Products = readonly (string | undefined)[];

/** The products of the best phrase that names any. */
function productsOf(phrases: readonly string[], known: ReadonlySet<string>): Products {
	for (const phrase of phrases) {
		if (meansAllEditions(phrase, known)) return [undefined];
		const hint = toHint(phrase, known);
		if (hint !== undefined) return severalIn(hint, known);
		if (
			phrase
				.toLowerCase()
				.split(/[^a-z-]+/)
				.some((word) => COMPANIONS.has(word))
		)
			return [];
	}
	return [undefined];
}

/** `all Kantech EntraPass Editions`, where the document lists `Corporate Edition` and others: all that it lists, and none by its name. */
function meansAllEditions(phrase: string, known: ReadonlySet<string>): boolean {
	return /^\s*all\b[^\d]{0,80}\beditions\s*$/i.test(phrase) && !distinctiveWords(phrase).every((word) => known.has(word));
}

/** `exacqVision Client and exacqVision Server`: each part that names a product of the document by itself; else the whole. */
function severalIn(hint: string, known: ReadonlySet<string>): readonly string[] {
	const parts = hint.split(/,? and |, /).map((part) => toHint(part, known));
	const named = parts.filter((part) => part !== undefined && distinctiveWords(part).some((word) => known.has(word)));
	return parts.length > 1 && named.length === parts.length ? named.filter((part) => part !== undefined) : [hint];
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
