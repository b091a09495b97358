/**
 * Reads what a version slot of an advisory says. The text is a publisher's: 16 % of CISA's are invalid `vers` strings, and a fifth
 * of those on surveillance hold a model name. What no rule covers is `unparsed`, with the place: nothing is dropped in silence.
 */

import { stripDirt } from "../csaf/clean-name.ts";
import type { Change } from "../csaf/repair-log.ts";
import type { Expression } from "./expression.ts";
import { readTerms } from "./reader.ts";
import type { Reading } from "./state.ts";
import { combine, type Term } from "./term.ts";
import { readVers, splitVers } from "./vers.ts";
import { hasDigit, looksLikeModel } from "./version-text.ts";
import { CONDITION_WORDS, NOTHING, PROSE_WORDS } from "./words.ts";

/** Longest slot read, in UTF-16 units. */
export const MOST_EXPRESSION = 65_536;

/** The branch category the text stood in (CSAF 2.0 section 3.1.2.2). */
export type VersionSlot = "product_version" | "product_version_range";

/** A typed slot, and what had to be mended to type it. */
export interface ParsedExpression {
	readonly expression: Expression;
	readonly repairs: readonly Change[];
}

/**
 * Types the text of a version slot. Never throws; linear in the length of the text.
 *
 * @param hint The full product name, which settles some ambiguities (`prior to 1.99, 2.20 or 2.40`).
 */
export function parseExpression(text: string, slot: VersionSlot, hint?: { readonly fullName: string }): ParsedExpression {
	if (text.length > MOST_EXPRESSION) return unparsed(text.slice(0, 200), MOST_EXPRESSION, `at most ${MOST_EXPRESSION} characters`);
	const control = text.search(/[\u0000-\u0008\u000e-\u001f\u007f]/);
	if (control >= 0) return unparsed(text, control, "text without control characters");
	const vers = splitVers(text);
	if (vers !== undefined && vers.scheme !== "all") {
		const read = readVers(vers);
		return read.ok ? { expression: read.value, repairs: [] } : unparsed(text, read.error.at, read.error.expected);
	}
	if (vers === undefined) return parsePlain(text, slot, hint);
	if (vers.constraints.trim() === "*") return { expression: { kind: "all" }, repairs: [] };
	// `vers:all/<V20.2 HotfixRev14`: the scheme `all` allows nothing but `*`. Blanked out, so that offsets stay.
	const behind = parsePlain(" ".repeat(vers.at) + vers.constraints, "product_version_range", hint);
	return {
		expression: behind.expression,
		repairs: [{ rule: "invalid-vers", before: text, after: vers.constraints.trim() }, ...behind.repairs],
	};
}

/** `p1-9-1and prior` (CISA ICSA-23-094-01), cut before the last word: the blank is missing. */
const GLUED_AND = /(\d)and$/i;

function parsePlain(text: string, slot: VersionSlot, hint: { readonly fullName: string } | undefined): ParsedExpression {
	const repairs: Change[] = [];
	const body = stripDirt(text).replace(GLUED_AND, "$1");
	if (body !== text.trimEnd()) repairs.push({ rule: "trailing-comma", before: text, after: body });
	const bare = body.trim();
	if (bare === "") return unparsed(text, 0, "a version or a range");
	if (NOTHING.test(bare))
		return { expression: { kind: "all" }, repairs: [...repairs, { rule: "no-version-stated", before: bare, after: "*" }] };
	const inside = unwrapped(body);
	if (!/[<>=\u2264\u2265]/.test(inside) && isModelList(inside.trim(), slot)) {
		const name = inside.trim().replace(/\s\*$/, "");
		return {
			expression: { kind: "model", text: name },
			repairs: [...repairs, { rule: "model-in-version-slot", before: text, after: name }],
		};
	}
	const reading = readTerms(inside);
	repairs.push(...reading.changes);
	return { expression: toExpression(text, inside.trim(), reading, repairs, hint), repairs };
}

/** `(Release 1.3.2 1.4.0)`: one pair of brackets around all is blanked out, offsets kept. */
function unwrapped(text: string): string {
	const start = text.length - text.trimStart().length;
	const last = text.length - 1;
	if (text[start] !== "(" || text[last] !== ")" || text.indexOf(")", start) !== last || text.indexOf("(", start + 1) >= 0) return text;
	return `${text.slice(0, start)} ${text.slice(start + 1, last)} `;
}

/** Every part of a list names a model. In the slot for ranges only a text with `Series` or `model` does. */
function isModelList(text: string, slot: VersionSlot): boolean {
	if (text.length > 500) return false;
	const parts = text.split(/\s*[,;|]\s*(?:and\s)?|\s(?:and|or)\s/i).map((part) => part.trim().replace(/\s\*$/, ""));
	if (slot === "product_version_range" && !/series|models?\b/i.test(text)) return false;
	return parts.every((part) => part !== "" && looksLikeModel(part));
}

function toExpression(
	text: string,
	body: string,
	reading: Reading,
	repairs: Change[],
	hint: { readonly fullName: string } | undefined,
): Expression {
	const terms = withHint(text, reading.terms, repairs, hint);
	const condition = [...new Set(reading.conditions)].join("; ");
	if (reading.failed !== undefined) return fallback(text, body, reading.failed);
	// `1SAP520200R0001 | G1 with BSP <= UN31 1.76`: the comparison is about a part inside, the rest are order codes.
	if (/[<>\u2264\u2265]/.test(condition) && terms.every((term) => term.kind === "exact")) return { kind: "condition", text: body };
	if (terms.length > 0) {
		const alternatives = combine(terms);
		return condition === "" ? { kind: "ranges", alternatives } : { kind: "ranges", alternatives, condition };
	}
	if (condition !== "") return { kind: "condition", text: condition };
	if (reading.all) return { kind: "all" };
	return { kind: "unparsed", text, at: 0, expected: "a version or a range" };
}

/** A sentence in the slot: a condition when it reads like one, else unparsed. */
function fallback(text: string, body: string, failed: { readonly at: number; readonly expected: string }): Expression {
	const words = body.toLowerCase().split(/[\s_]+/);
	const conditional = words.length <= 40 && words.some((word) => CONDITION_WORDS.has(word) || PROSE_WORDS.has(word));
	const label =
		!hasDigit(body) &&
		words.length <= 6 &&
		/^[\p{L}]/u.test(body) &&
		!/^(?:latest|current|unknown|undefined|tbd|various|multiple|other)\b/i.test(body);
	const compared = /[<>=\u2264\u2265]/.test(body);
	if (
		label ||
		(conditional && (compared || CONDITION_WORDS.has(words[0] ?? "") || /^(?:device|sdk|products?|systems?|devices)\b/i.test(body)))
	) {
		return { kind: "condition", text: body.replaceAll("_", " ") };
	}
	return { kind: "unparsed", text, at: failed.at, expected: failed.expected };
}

/** Settles by the full name what the slot leaves open, each with a repair. */
function withHint(
	text: string,
	terms: readonly Term[],
	repairs: Change[],
	hint: { readonly fullName: string } | undefined,
): readonly Term[] {
	const glued = joinServicePacks(terms, repairs);
	if (hint !== undefined && glued.length === 1) return fullerVersion(text, glued, repairs, hint.fullName) ?? glued;
	if (hint === undefined || glued.length < 2) return glued;
	const settled = sharePrior(dropName(glued, repairs, hint.fullName), repairs, hint.fullName);
	return contradictory(settled) ? (fromFullName(text, repairs, hint.fullName) ?? settled) : settled;
}

/** `<= 8.1 | >= 8.1.10`: as a union it means everything, as an interval nothing. */
function contradictory(terms: readonly Term[]): boolean {
	return terms.length === 2 && terms[0]?.kind === "upper" && terms[1]?.kind === "lower" && terms[1].joint === "pipe";
}

/** `12.6` with the full name `version 12.6.*`, and `2.7` with `Version 2.70`: the full name beats the slot (rule 10 of docs/verdicts.md). */
function fullerVersion(text: string, terms: readonly Term[], repairs: Change[], fullName: string): readonly Term[] | undefined {
	const [only] = terms;
	if (only?.kind !== "exact" || only.limit.axis !== "version") return undefined;
	const bare = only.limit.text.replace(/^v/i, "");
	const tail = fullName
		.slice(fullName.indexOf(":") + 1)
		.trim()
		.replace(/^versions?\s/i, "")
		.replace(/^v/i, "");
	if (!/^\d{1,6}(?:\.\d{1,6}){1,5}$/.test(bare) || !tail.startsWith(bare) || !/^(?:\.[*x]|0{1,4})$/i.test(tail.slice(bare.length)))
		return undefined;
	const reading = readTerms(tail);
	if (reading.failed !== undefined || reading.conditions.length > 0 || reading.terms.length === 0) return undefined;
	repairs.push({ rule: "version-from-full-name", before: text, after: tail });
	return reading.terms.map((term) => ({ ...term, limit: { ...term.limit, at: only.limit.at } }));
}

/** What the full name says behind its colon, where it can be read whole (`All 8.1 versions prior to 8.1.10`). */
function fromFullName(text: string, repairs: Change[], fullName: string): readonly Term[] | undefined {
	const tail = fullName.slice(fullName.indexOf(":") + 1);
	const reading = readTerms(tail);
	if (reading.failed !== undefined || reading.conditions.length > 0 || reading.terms.length === 0 || contradictory(reading.terms))
		return undefined;
	repairs.push({ rule: "range-from-full-name", before: text, after: tail.trim() });
	return reading.terms.map((term) => ({ ...term, limit: { ...term.limit, at: Math.max(0, text.indexOf(term.limit.text)) } }));
}

/** Longest version to which a further part is joined. */
const LONGEST_JOINED = 100;

/** `< 4.8 | SP5`: the bar stands where a blank was. */
function joinServicePacks(terms: readonly Term[], repairs: Change[]): readonly Term[] {
	const joined: Term[] = [];
	for (const term of terms) {
		const last = joined[joined.length - 1];
		const part = term.kind === "exact" && term.joint === "pipe" && /^(?:sp|hf|update|upd|patch|cu)\s?\d+$/i.test(term.limit.text);
		// A version that has taken in so much is none, and to take in more would make the repairs grow with the square of the text.
		if (last !== undefined && part && last.limit.axis === "version" && last.limit.text.length <= LONGEST_JOINED) {
			const text = `${last.limit.text} ${term.limit.text}`;
			repairs.push({ rule: "split-version", before: `${last.limit.text} | ${term.limit.text}`, after: text });
			joined[joined.length - 1] = { ...last, limit: { ...last.limit, text } };
		} else joined.push(term);
	}
	return joined;
}

/** `4K | 4.5.181 | 4.5.196` under the product `4K QUAD`: the first is a rest of the name. */
function dropName(terms: readonly Term[], repairs: Change[], fullName: string): readonly Term[] {
	const first = terms[0];
	if (first?.kind !== "exact" || first.limit.text.includes(".") || !terms.slice(1).every((term) => term.limit.text.includes(".")))
		return terms;
	const head = fullName.split(":")[0] ?? "";
	if (!head.split(/\s+/).includes(first.limit.text)) return terms;
	repairs.push({ rule: "name-in-version-list", before: first.limit.text, after: "" });
	return terms.slice(1);
}

/** `< 1.99 | 2.20 | 2.40` with the full name `prior to 1.99 2.20 or 2.40`: each is the fix of its own line. */
function sharePrior(terms: readonly Term[], repairs: Change[], fullName: string): readonly Term[] {
	const first = terms[0];
	if (first?.kind !== "upper" || first.inclusive || !terms.slice(1).every((term) => term.kind === "exact")) return terms;
	if (!/\b(?:prior to|before|earlier than)\b/i.test(fullName) || !/\sor\s/i.test(fullName)) return terms;
	repairs.push({
		rule: "shared-operator",
		before: terms.map((term) => term.limit.text).join(" | "),
		after: terms.map((term) => `< ${term.limit.text}`).join(" | "),
	});
	return terms.map((term) => ({ ...term, kind: "upper", inclusive: false, joint: "pipe" }));
}

function unparsed(text: string, at: number, expected: string): ParsedExpression {
	return { expression: { kind: "unparsed", text, at, expected }, repairs: [] };
}
