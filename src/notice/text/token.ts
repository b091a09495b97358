/** Words, numbers and signs of a text, with what kind of thing each is by its form alone. */
import { fold } from "../../core/text.ts";

/** What a token is by its form. `score` is a number from 0 to 10 with one decimal that may be a version too. */
export type TokenKind = "word" | "model" | "version" | "number" | "date" | "url" | "mail" | "phone" | "file" | "cve" | "sign";

/** One of them. */
export interface Token {
	readonly kind: TokenKind;
	readonly text: string;
	/** Comparable: folded case, umlauts spelled out. */
	readonly key: string;
	readonly from: number;
	readonly to: number;
	/** Begins with a capital, a digit or a masked name. */
	readonly isCapital: boolean;
}

/** Stands for the name of a firm, so that no score depends on whose name it is. */
export const NAME = "\ue000";

const MONTH =
	"jan(?:uary|uar)?|jänner|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|okt(?:ober)?|nov(?:ember)?|de[cz](?:ember)?";
const DAY =
	"monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag";
const TLD =
	"com|net|org|info|biz|io|eu|de|at|ch|uk|us|fr|it|nl|es|pl|cn|jp|kr|tw|se|ca|au|example|test|invalid|cloud|app|dev|security|support";

/** In the order in which they are tried; every repetition is bounded. */
const FORMS: readonly (readonly [TokenKind, string])[] = [
	["url", String.raw`(?:https?:\/\/|www\.)[^\s<>"'„“”»«()]{1,500}`],
	["mail", String.raw`[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}`],
	["url", String.raw`(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.){1,5}(?:${TLD})(?![\p{L}\p{N}])(?:\/[^\s<>"'„“”»«(),;]{0,400})?`],
	["cve", String.raw`CVE[-‐-–\s]?\d{4}[-‐-–]\d{3,7}`],
	[
		"file",
		String.raw`[\p{L}\p{N}_][\p{L}\p{N}._-]{0,80}\.(?:img|bin|zip|pak|dav|exe|fw|pkg|tar|gz|tgz|dig|iso|rom|swu|upd|rar|7z|pdf)(?![\p{L}\p{N}])`,
	],
	[
		"date",
		String.raw`\d{4}-\d{2}-\d{2}(?![\d.])|\d{1,2}[./]\s?\d{1,2}[./]\s?(?:20\d{2}|\d{2}(?=[\s,;)]))|\d{1,2}(?:st|nd|rd|th|\.)?\s{1,2}(?:of\s)?(?:${MONTH})(?![\p{L}])\.?(?:,?\s{1,2}20\d{2})?|(?:${MONTH})\.?\s{1,2}\d{1,2}(?:st|nd|rd|th)?(?![\d.])(?:,?\s{1,2}20\d{2})?|(?:${DAY})(?![\p{L}])`,
	],
	["phone", String.raw`(?:\+\d|0\d|1-8\d\d)[\d]{0,6}(?:[ \/().-]{1,3}\d{2,8}){1,6}`],
	[
		"version",
		String.raw`v?(?:\d{1,6}\.){1,5}(?:\d{1,8}|x)(?:[._-]?[a-z]{0,8}\d{0,8})(?:[._-][\p{L}\p{N}]{1,10}){0,3}(?:\s{1,2}build\s{1,2}\d{4,8})?|v\d{1,4}(?![\p{L}\p{N}])|build\s{1,2}\d{4,8}`,
	],
	["number", String.raw`\d{1,12}(?:[.,]\d{1,6}){0,3}(?![\p{L}\p{N}-])(?:\s?%)?`],
	[
		"word",
		String.raw`[\p{L}\p{N}\ue000][\p{L}\p{M}\p{N}_\ue000]{0,80}(?:['’‘\-‐‑\/&.][\p{L}\p{N}\ue000][\p{L}\p{M}\p{N}_\ue000]{0,60}){0,6}`,
	],
	["sign", String.raw`[.!?…;:,()│|–—•]`],
];
const TOKEN = new RegExp(FORMS.map(([, form]) => `(${form})`).join("|"), "giu");

/** All of a text. Quotation marks and the like are no tokens. */
export function tokenise(text: string): readonly Token[] {
	const tokens: Token[] = [];
	let at = 0;
	while (at < text.length) {
		if (text.charCodeAt(at) === 32) {
			at++;
			continue;
		}
		// Most of a text are plain words between blanks: they need no look for what else they might be.
		PLAIN.lastIndex = at;
		const plain = PLAIN.exec(text)?.[0];
		if (plain !== undefined && !OTHER_FORM.test(plain)) {
			const { key, isCapital } = wordOf(plain);
			tokens.push({ kind: "word", text: plain, key, from: at, to: at + plain.length, isCapital });
			at += plain.length;
			continue;
		}
		TOKEN.lastIndex = at;
		const found = TOKEN.exec(text);
		if (found === null) break;
		let group = 1;
		while (group < found.length && found[group] === undefined) group++;
		const [kind] = FORMS[group - 1] ?? ["sign"];
		push(tokens, kind, found[0], found.index);
		at = found.index + Math.max(1, found[0].length);
	}
	return tokens;
}

/** Letters up to a blank: nothing of FORMS before `word` matches them, but for what OTHER_FORM has. */
const PLAIN = /[A-Za-z\u00c4\u00d6\u00dc\u00df\u00e4\u00f6\u00fc]{1,60}(?= )/y;
const OTHER_FORM = new RegExp(`^(?:${MONTH}|${DAY}|cve|build)$`, "iu");

const words = new Map<string, Pick<Token, "key" | "isCapital">>();

function wordOf(text: string): Pick<Token, "key" | "isCapital"> {
	const held = words.get(text);
	if (held !== undefined) return held;
	const made = { key: keyOf(text), isCapital: CAPITAL.test(text) };
	if (words.size < 50_000) words.set(text, made);
	return made;
}

const CAPITAL = /^[\p{Lu}\p{N}\ue000]/u;

const MODEL = /^(?=[^\s]{0,60}\d)(?=[^\s]{0,60}[A-Z\u00c4\u00d6\u00dc])[\p{L}\p{N}][\p{L}\p{N}\-‐‑_/.]{0,80}$/u;
const LETTER_SERIES = /^[A-Z]{1,4}-[A-Z][\p{L}]{2,20}$/u;

function push(tokens: Token[], kind: TokenKind, text: string, from: number): void {
	let [word, form] = [text, kind];
	if ((kind === "url" || kind === "word" || kind === "version") && /[.,;:!?]$/.test(word)) word = word.replace(/[.,;:!?]{1,5}$/, "");
	if (form === "word" && (MODEL.test(word) || LETTER_SERIES.test(word)) && !NO_MODEL.test(word)) form = "model";
	const isCapital = CAPITAL.test(word);
	tokens.push({ kind: form, text: word, key: form === "word" ? keyOf(word) : word.toLowerCase(), from, to: from + word.length, isCapital });
	// A sign that ended a word is a token of its own: sentences end there.
	if (word.length < text.length) {
		const sign = text.slice(word.length, word.length + 1);
		tokens.push({ kind: "sign", text: sign, key: sign, from: from + word.length, to: from + word.length + 1, isCapital: false });
	}
}

/** Standards, units and words with a digit that name no product. */
const NO_MODEL =
	/^(?:CVE|CWE|CVSS|CVSSv|CAPEC|KEV|TLP|ISO|IEC|IEEE|EN|DIN|RFC|ETSI|UTF|SHA|MD|AES|RSA|TLS|SSL|WPA|IPv|H\.?26\d|MP|GB|TB|PT|UTC|GMT|Q[1-4]$|Top|Covid|B2B|A4$|ONVIF|HTTP|PoE|[A-Z]{2,5}-(?:SA|PSA|SB|ASA|ADV|20\d\d)|[A-Z]{2,8}-20\d\d-\d{1,5}$|\d{1,2}(?:am|pm|h|K|MP|x)$|\d)/i;

const keys = new Map<string, string>();

function keyOf(word: string): string {
	const held = keys.get(word);
	if (held !== undefined) return held;
	const key = fold(word.replace(/[’‘]/g, "'"));
	if (keys.size < 50_000) keys.set(word, key);
	return key;
}

/** Whether it counts as a word. */
export function isWord({ kind }: Token): boolean {
	return kind !== "sign";
}
