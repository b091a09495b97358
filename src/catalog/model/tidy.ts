/** Model text as strangers write it, freed of dirt that carries no meaning: mojibake, stray blanks, trailing commas, remarks. */
import { collapse, repairMojibake } from "../../core/text.ts";

/** No real model name comes near; longer text is cut on the device's side and refused on the document's. */
export const MODEL_TEXT_LIMIT = 300;

/**
 * Mends a model text of a device or a document, keeping its case (`x` and `X` are wildcards of different meaning).
 *
 * Undone: mojibake, accents, odd dashes, the blank of `DS- 2CD4x2xFWD` and the `, and` of `DH-HCVR4XXX, and` (both so in CISA's CSAF
 * files of 2017-05-04), remarks in brackets (`(part n\u00b0 5.02024)`); short option marks such as `(B)` stay.
 * The last answer is kept: a matcher asks for the same device many times in a row.
 */
export function tidyModel(text: string): string {
	if (last?.text === text) return last.tidy;
	const tidy = mend(text);
	last = { text, tidy };
	return tidy;
}

let last: { readonly text: string; readonly tidy: string } | undefined;

function mend(text: string): string {
	const plain = repairMojibake(text.slice(0, MODEL_TEXT_LIMIT))
		.replace(/\u00df/g, "ss")
		.replace(/\u00e4/g, "ae")
		.replace(/\u00f6/g, "oe")
		.replace(/\u00fc/g, "ue")
		.replace(/\u00c4/g, "AE")
		.replace(/\u00d6/g, "OE")
		.replace(/\u00dc/g, "UE")
		.normalize("NFKD")
		.replace(/[\u0300-\u036f]/g, "")
		// One sign can stand for eighteen (U+FDFA), and what reads names is made for short ones. Umlauts alone never reach this.
		.slice(0, 2 * MODEL_TEXT_LIMIT)
		.replace(/[\u2010-\u2015\u2212]/g, "-");
	const joined = collapse(dropRemarks(plain.trim())).replace(/([\p{L}\p{N}])- (?=[\p{L}\p{N}])/gu, "$1-");
	// `Siveillance Video V2024 R1` and `Siveillance Video 2024 R1` are one.
	return dropTail(joined.replace(/([\s_.-])v(?=20\d\d(?:[\s_."-]|$))/gi, "$1"));
}

/** Takes `, and` and other loose ends off the end. */
function dropTail(text: string): string {
	let rest = text;
	for (;;) {
		const shorter = rest.replace(/[\s,;:.\-_/]$/, "").replace(/[\s,](?:and|or|etc|with firmware|running firmware)$/i, "");
		if (shorter === rest) return rest;
		rest = shorter;
	}
}

/**
 * Replaces bracketed remarks by a blank. A mark of the model itself stays: up to three letters or digits that touch the name
 * (`WTE1(B)`, `(i)DS`), or one that stands alone after a blank (`DS-2CD1x43 (B)`).
 */
function dropRemarks(text: string): string {
	return text.replace(/([^([]?)[([]([^()[\]]*)[)\]]/gu, (_all, before: string, inside: string) => {
		const touches = /[\p{L}\p{N}]/u.test(before) || before === "";
		const isMark = /^[A-Za-z0-9+]{1,3}$/.test(inside) && (touches || inside.length === 1);
		return isMark ? `${before}(${inside})` : `${before} `;
	});
}

/** Letters and digits only, lower case: how two words are compared. */
export function compact(text: string): string {
	return text.toLowerCase().replace(/[^\p{L}\p{N}+]+/gu, "");
}

/**
 * Takes leading words off a model where they are one of `names`, as often as they stand there; never leaves nothing.
 *
 * A name counts only up to a blank, dash or other sign: `DH-` comes off `DH-IPC-HFW4431S`, never off `DHIPC`.
 */
export function stripLeading(text: string, names: readonly string[]): string {
	// Most models begin with no name at all, and a matcher asks for thousands of them.
	const first = firstSign(text);
	if (!names.some((name) => firstSign(name) === first)) return text;
	const keys = names.map(compact).filter((key) => key !== "");
	let rest = text;
	for (let round = 0; round < 20; round++) {
		const shorter = stripOnce(rest, keys);
		if (shorter === rest) return rest;
		rest = shorter;
	}
	return rest;
}

/**
 * What a model may be without a commercial prefix that touches it: `GVBX1500-E` is `BX1500-E` under the prefix `GV-`. Only letters are
 * such a prefix, and what follows begins with a letter and holds a digit.
 *
 * The prefix is written without its dash: a guess about spelling, and so apart from `stripLeading`.
 */
export function withoutGluedPrefix(text: string, prefixes: readonly string[]): readonly string[] {
	const tidy = tidyModel(text);
	return prefixes.flatMap((prefix) => {
		const key = /^(\p{L}{2,4})[-_]$/u.exec(prefix)?.[1]?.toLowerCase();
		if (key === undefined || !tidy.toLowerCase().startsWith(key)) return [];
		const rest = tidy.slice(key.length);
		return /^\p{L}/u.test(rest) && /\d/.test(rest) && compact(rest).length >= 4 ? [rest] : [];
	});
}

function firstSign(text: string): string {
	return (/[\p{L}\p{N}+]/u.exec(text)?.[0] ?? "").toLowerCase().slice(0, 1);
}

/** One name off the front: the longest that fits. */
function stripOnce(text: string, keys: readonly string[]): string {
	let best = text;
	for (const key of keys) {
		const end = endOf(text, key);
		if (end === undefined) continue;
		const rest = text.slice(end).replace(/^[^\p{L}\p{N}(]+/u, "");
		if (rest.length < best.length && /[\p{L}\p{N}]/u.test(rest)) best = rest;
	}
	return best;
}

/** Offset behind the leading signs of `text` that spell `key`, where a word ends there. */
function endOf(text: string, key: string): number | undefined {
	let at = 0;
	let found = 0;
	while (found < key.length && at < text.length) {
		const char = (text[at] ?? "").toLowerCase();
		if (/[\p{L}\p{N}+]/u.test(char)) {
			if (char !== key[found]) return undefined;
			found++;
		} else if (char === "(" || found === 0) return undefined;
		at++;
	}
	return found === key.length && at < text.length && !/[\p{L}\p{N}+]/u.test(text[at] ?? "") ? at : undefined;
}
