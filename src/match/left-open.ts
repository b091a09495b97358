/**
 * Sentences that keep a hole open at another hole's fix: `Hikvision has not mitigated the password in configuration file
 * vulnerability` (ICSA-17-124-01). The document lists the same fixes under both CVEs; this sentence says for which they hold.
 */
import type { Advisory, Vulnerability } from "../advisory/document.ts";
import { fold } from "../core/text.ts";

const CLOSED = "(?:mitigated|fixed|patched|resolved|addressed|remediated|corrected)";
const HOLE = "(?:vulnerability|vulnerabilities|issues?|flaws?)";
const NOT_CLOSED = `(?:(?:has|have|is|are|was|were|will) not (?:yet )?(?:be(?:en)? )?(?:yet )?${CLOSED}|remains? (?:unpatched|unfixed|unmitigated|unresolved|open))\\b`;
const NOT = "\\bnot (?:been |yet )?(?:been |yet )?";

/** Sentences that name their hole: `has not mitigated the … vulnerability`, `the … vulnerability has not yet been mitigated`. */
const NAMING: readonly RegExp[] = [
	new RegExp(`${NOT}${CLOSED} the ([^.;]{3,120}?) ${HOLE}\\b`, "gi"),
	new RegExp(`\\bthe ([^.;]{3,120}?) ${HOLE} ${NOT_CLOSED}`, "gi"),
];

const ANY = "(?:(?:this|these|either|any|all|both|each|every)(?: of)?(?: the| these| those)?)";

/** Sentences that mean every hole that their place is about: `has not mitigated this vulnerability`, `neither issue has been fixed`. */
const POINTING: readonly RegExp[] = [
	new RegExp(`${NOT}${CLOSED} ${ANY}(?: \\w{1,20}){0,3} ${HOLE}\\b`, "gi"),
	new RegExp(`\\b${ANY}(?: \\w{1,20}){0,3} ${HOLE} ${NOT_CLOSED}`, "gi"),
	new RegExp(
		`\\b(?:none|neither)(?: of)?(?: the| these| those)?(?: \\w{1,20}){0,3} ${HOLE} (?:has|have|is|are|was|were|will) (?:yet )?(?:be(?:en)? )?${CLOSED}\\b`,
		"gi",
	),
];

/** `new firmware WS-CM 2.0 to address the first two issues` (ICSA-24-051-01): what the document lists behind these stays open. */
const FIRST_FEW = new RegExp(
	`\\b(?:address|fix|resolve|mitigate|correct|close)(?:e[sd]|s|d)? the first (two|three|four|five|six|seven|eight|nine)(?: of (?:the|these))?(?: \\w{1,20})? ${HOLE}\\b`,
	"gi",
);
const COUNTS: ReadonlyMap<string, number> = new Map(
	["two", "three", "four", "five", "six", "seven", "eight", "nine"].map((word, at) => [word, at + 2]),
);

/** Before such words: an owner who has not patched, or a case that need not hold. */
const SOMEBODY_ELSE = /\b(?:users?|customers?|owners?|operators?|organi[sz]ations?|who|if|unless|when)\b[^.;]*$/i;
/** Behind them: only versions are meant that came before the fix. */
const EARLIER = /^ (?:in|for|on|by) [^.;]{0,40}\b(?:prior|before|earlier|older|below|previous)\b/i;

/** Longest text looked at. */
const MOST_TEXT = 20_000;

/** A sentence that leaves a hole open, with its place. */
export interface OpenSentence {
	readonly pointer: string;
	readonly quote: string;
}

/** The sentence that leaves this vulnerability open, with its place; `undefined` where there is none. */
export function findLeftOpen(vulnerability: Vulnerability, advisory: Advisory): OpenSentence | undefined {
	const prose = [
		...vulnerability.remediations.map((remediation) => ({ text: remediation.details, pointer: remediation.pointer })),
		...[...vulnerability.notes, ...advisory.notes].map((note) => ({ text: note.text, pointer: note.pointer })),
	];
	const place = advisory.vulnerabilities.indexOf(vulnerability);
	for (const { text, pointer } of prose) {
		const looked = text.slice(0, MOST_TEXT);
		for (const [quote, count = ""] of looked.matchAll(FIRST_FEW))
			if (place >= (COUNTS.get(count.toLowerCase()) ?? Infinity)) return { pointer, quote };
		for (const sentence of NAMING) {
			for (const [quote, what = ""] of looked.matchAll(sentence)) {
				if (names(vulnerability, what, quote)) return { pointer, quote };
			}
		}
		for (const sentence of POINTING) {
			for (const found of looked.matchAll(sentence)) {
				const [quote] = found;
				if (!isAboutOthers(looked, found.index, quote.length)) return { pointer, quote };
			}
		}
	}
	return undefined;
}

/** Whether the words around a sentence say that somebody else, or an earlier version, left the hole open. */
function isAboutOthers(text: string, at: number, length: number): boolean {
	return SOMEBODY_ELSE.test(text.slice(Math.max(0, at - 80), at)) || EARLIER.test(text.slice(at + length, at + length + 100));
}

/** Whether the words of the sentence are those by which the document calls this vulnerability; the sentence itself is no witness. */
function names(vulnerability: Vulnerability, what: string, sentence: string): boolean {
	const wanted = fold(what);
	const called = [vulnerability.title ?? "", vulnerability.cve ?? "", ...vulnerability.notes.map((note) => note.text)];
	return called.some((text) => fold(text.slice(0, MOST_TEXT).replaceAll(sentence, " ")).includes(wanted));
}

const PLANNED =
	/\b(?:upcoming|forthcoming|future) (?:[^.;]{0,40} )?(?:version|release|update|firmware|patch)s?\b|\bupcoming v?\d[\w.-]{0,20}|\b(?:when|once|as soon as) (?:it is |they are |it becomes |they become )?available\b|\bwill be (?:released|fixed|available|addressed|provided)\b/i;

/** The words by which a remediation of this product announces a fix that is not out; `undefined` where none does. */
export function findPlannedFix(vulnerability: Vulnerability, productId: string): OpenSentence | undefined {
	for (const { details, productIds, pointer } of vulnerability.remediations) {
		if (!productIds.includes(productId)) continue;
		const found = PLANNED.exec(details.slice(0, MOST_TEXT));
		if (found !== null) return { pointer: `${pointer}/details`, quote: found[0] };
	}
	return undefined;
}

/** Where the words about a vulnerability name a step behind a bound: `v2635_SP1` for `v2635`; `undefined` where they do not. */
export function findLaterBound(vulnerability: Vulnerability, bound: string): OpenSentence | undefined {
	if (bound.length > 80) return undefined;
	const escaped = bound.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
	const later = new RegExp(`(?<![\\w.])${escaped}[ _-]?(?:sp|hf|hotfix|patch|cu|update)[ _-]?\\d{1,4}(?!\\w)`, "i");
	for (const { text, pointer } of vulnerability.notes) {
		const found = later.exec(text.slice(0, MOST_TEXT));
		if (found !== null) return { pointer: `${pointer}/text`, quote: found[0] };
	}
	return undefined;
}
