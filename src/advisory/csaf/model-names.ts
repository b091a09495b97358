/** The names in a product's name: one text may list several models, carry an article number, or two products. */
import { collapse } from "../../core/text.ts";

/** Most names read out of one text; a longer list is kept as one name. */
const MOST_NAMES = 200;

/** Words of a name in which a short form is looked for. */
const MOST_WORDS = 24;

/** Words with a digit and a letter, or `Q-Series`: what makes a phrase the name of a model and not a description. */
export function isModelToken(word: string): boolean {
	if (/^[A-Z]{1,4}-Series$/i.test(word)) return true;
	return word.length >= 3 && /\d/.test(word) && /[A-Za-z]/.test(word) && !/^[vV]?\d+(?:\.\d+)+$/.test(word);
}

/** True when some word of the text is a model token. */
export function hasModelToken(text: string): boolean {
	return text.split(/[\s,/()]+/).some(isModelToken);
}

/**
 * The model names in a mended product name, most specific first; never empty for a text that is not blank.
 *
 * `RT430 RT431 and RT434` -> three; `Linear eMerge 50P/5000P` -> two; `DS-2CD2xx2F-I Series` -> one.
 */
export function splitModelNames(name: string): readonly string[] {
	const { base, articles } = takeBrackets(name);
	const names = [...splitList(base), ...articles, ...inlineAbbreviation(base)].map(collapse).filter((text) => text !== "");
	const unique = [...new Set(names)];
	return unique.length === 0 || unique.length > MOST_NAMES ? [name] : unique;
}

/** Takes off bracketed asides: variants, an abbreviation, an article number (which is a name of its own). */
function takeBrackets(name: string): { base: string; articles: string[] } {
	const articles: string[] = [];
	const base = name.replace(/(\s)\(([^()]{1,80})\)/g, (whole, blank: string, inner: string, at: number) => {
		const text = inner.trim();
		const codes = text
			.split(/[,/&]|\b(?:and|or)\b/i)
			.map((code) => code.trim())
			.filter((code) => code !== "");
		if (isArticleNumber(text)) articles.push(text);
		else if (codes.length > 0 && codes.every((code) => isShortCode(code, name.slice(0, at)))) {
			// `Smart Alarm (NXAL-100)` is written with its code in brackets, behind the words, or alone.
			articles.push(...codes, ...codes.map((code) => `${name.slice(0, at)} ${code}`));
		} else if (isAbbreviation(text, name.slice(0, at)) && text.length >= 3) articles.push(`${text}${name.slice(at + whole.length)}`);
		else if (!/^(?:incl\.?|including|all|formerly|aka)\b/i.test(text) && !isAbbreviation(text, name.slice(0, at))) return whole;
		return blank;
	});
	return { base: collapse(base), articles };
}

/** `License Management System (LMS)`: the initials of the words before. `(US)` behind a model is a variant and stays. */
function isAbbreviation(text: string, before: string): boolean {
	if (!/^[A-Z]{2,6}$/.test(text)) return false;
	const words = before
		.trim()
		.split(/[\s-]+/)
		.slice(-text.length);
	// `Control Center (ACC)`: the first letter may be that of the vendor, which is cut off in front.
	const cut = words.length === text.length - 1 && words.length >= 2 ? 1 : 0;
	return words.length === text.length - cut && words.every((word, i) => word[0]?.toUpperCase() === text[i + cut]);
}

/** `License Plate Recognition LPR Camera`: the short form behind its words, without brackets. Both names mean the product. */
function inlineAbbreviation(base: string): readonly string[] {
	const words = base.split(" ", MOST_WORDS + 1);
	if (words.length > MOST_WORDS) return [];
	const at = words.findIndex((word, i) => word.length >= 3 && i >= word.length && isAbbreviation(word, words.slice(0, i).join(" ")));
	const short = words[at];
	if (short === undefined) return [];
	const before = words.slice(0, at - short.length);
	const behind = words.slice(at + 1);
	return [
		[...before, short, ...behind],
		[...words.slice(0, at), ...behind],
	].map((list) => list.join(" "));
}

/** `6ES7615-4DF10-0AB0`, `BCAV1F2-C600`: long, without blanks, letters and at least three digits. */
function isArticleNumber(text: string): boolean {
	return text.length >= 8 && /^[A-Z0-9][A-Z0-9.-]+$/.test(text) && /[A-Z]/.test(text) && (text.match(/\d/g)?.length ?? 0) >= 3;
}

/** `NOTI-FIRE-NET Web Server (NWS-3)`: capitals with a number, behind words that hold no model of their own. */
function isShortCode(text: string, before: string): boolean {
	return /^[A-Z]{2,6}-?\d[A-Z0-9-]{0,9}$/.test(text) && text.length >= 4 && !hasModelToken(before) && before.trim().split(" ").length >= 2;
}

/** `VIGI Cx45 Series Models C345, C445`: the names are those behind the word, each also behind the line's own word. */
function namesBehindModels(base: string): readonly string[] | undefined {
	const [before = "", behind = "", ...more] = base.split(/\s+(?:series\s+)?models?:?\s+|\s+series\s+(?=\d)/i);
	const parts = behind.split(/\s*[,;]\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+/i).filter((part) => part !== "");
	if (more.length > 0 || before === "" || parts.length === 0) return undefined;
	// `SkyRouter Series 4200 and 4400`: numbers alone are names only behind the word of the line.
	if (parts.length > 1 && parts.every((part) => /^\d{3,5}$/.test(part))) return parts.map((part) => `${before} ${part}`);
	if (!parts.every(namesModel)) return undefined;
	const [line = ""] = before.split(" ");
	return isModelToken(line) || !/^\p{L}{2,}$/u.test(line) ? parts : parts.flatMap((part) => [part, `${line} ${part}`]);
}

function splitList(base: string): readonly string[] {
	const listed = namesBehindModels(base);
	if (listed !== undefined) return listed;
	const parts = base.split(/\s*[,;]\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+|\s\/\s/i).filter((part) => part !== "");
	if (parts.length > 1 && parts.every(namesModel)) return withSharedSeries(parts.flatMap(splitWords));
	if (parts.length === 2) {
		const [first = "", second = ""] = parts;
		if (twoProducts(first, second)) return [first, second];
	}
	const slashed = splitSlash(base);
	return slashed ?? splitWords(base);
}

/** A part of a list that is a model: short, with a model token. */
function namesModel(part: string): boolean {
	return part.split(" ").length <= 5 && hasModelToken(part);
}

/** `DS-2CD21 and DS-2CD25 Series`: the word holds for all. */
function withSharedSeries(parts: readonly string[]): readonly string[] {
	const last = parts[parts.length - 1] ?? "";
	if (!/\sseries$/i.test(last)) return parts;
	return parts.map((part) => (/series$/i.test(part) ? part : `${part} Series`));
}

/** Two products in one name, clear when both end in the same words: `… victor Web Client, … C•CURE Web Client`. */
function twoProducts(first: string, second: string): boolean {
	const a = first.toLowerCase().split(" ");
	const b = second.toLowerCase().split(" ");
	return a.length >= 3 && b.length >= 3 && a.slice(-2).join(" ") === b.slice(-2).join(" ");
}

/** `RT430 RT431`: nothing but model tokens of one family. */
function splitWords(text: string): readonly string[] {
	const words = text.split(" ");
	const letters = (word: string): string => /^[A-Za-z]+/.exec(word)?.[0] ?? "";
	const family = letters(words[0] ?? "");
	const list = words.length > 1 && family.length >= 2 && words.every((word) => isModelToken(word) && letters(word) === family);
	return list ? words : [text];
}

/** `Linear eMerge 50P/5000P` -> both; `G-Cam/EFD-2250` -> the whole and the model behind the line's name. */
function splitSlash(base: string): readonly string[] | undefined {
	const from = base.lastIndexOf(" ") + 1;
	const [left = "", right = "", ...more] = base.slice(from).split("/");
	if (more.length > 0 || left === "" || !isModelToken(right)) return undefined;
	const before = base.slice(0, from);
	if (isModelToken(left)) return left.length >= 3 && sameShape(left, right) ? [`${before}${left}`, `${before}${right}`] : [base];
	return /^[A-Za-z-]+$/.test(left) && /^[A-Z]{2,}/.test(right) ? [base, right] : undefined;
}

/** Letters and digits in the same order, so that the second is a whole name and not an ending (`DS-A71024/48R` is not). */
function sameShape(left: string, right: string): boolean {
	const shape = (word: string): string => word.replace(/\d+/g, "9").replace(/[A-Za-z]+/g, "A");
	return shape(left) === shape(right);
}
