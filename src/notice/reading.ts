/** A notice read by its lexicon: for each sentence what it speaks of, which is all that scores look at. */
import { lexiconOf } from "./lexicon/lexicon.ts";
import type { Found } from "./lexicon/phrase.ts";
import type { Notice } from "./notice.ts";
import { isCommonWord } from "./text/language.ts";
import type { Sentence } from "./text/sentence.ts";
import { NAME, type Token } from "./text/token.ts";

/** A sentence with the phrases that it holds. */
export interface ReadSentence extends Sentence {
	/** Its number in the order of reading. */
	readonly index: number;
	readonly facts: readonly Found[];
	readonly spin: readonly Found[];
	/** Words that set a tone, by class of spin. */
	readonly tone: readonly Found[];
	readonly groups: ReadonlySet<string>;
	/** Imprint, signature, footer, whether marked up as one or not. */
	readonly isBoilerplate: boolean;
	/** Tokens that name a product or a model. */
	readonly products: readonly number[];
	/** Tokens that are versions of something, bounds of ranges included. */
	readonly versions: readonly number[];
	/** Tokens that are scores of severity. */
	readonly scores: readonly number[];
}

/** All of a notice, read. */
export interface Reading {
	readonly notice: Notice;
	readonly sentences: readonly ReadSentence[];
	readonly subject: readonly ReadSentence[];
}

/** Reads all sentences. */
export function read(notice: Notice): Reading {
	const lexicon = lexiconOf(notice.language);
	const one = (sentence: Sentence, index: number, isBoilerplate: boolean): ReadSentence => {
		const facts = isStuffed(sentence) ? [] : lexicon.facts(sentence.tokens);
		const scores = scoresIn(sentence.tokens);
		const spin = lexicon.spin(sentence.tokens);
		return {
			...sentence,
			index,
			facts,
			spin,
			tone: lexicon.tone(sentence.tokens),
			groups: new Set(facts.map(({ group }) => group)),
			isBoilerplate: isBoilerplate && (sentence.boilerplate || !isSaid(sentence, spin)),
			products: productsIn(sentence.tokens),
			versions: versionsIn(sentence.tokens, scores),
			scores,
		};
	};
	const tail = tailFrom(notice);
	return {
		notice,
		sentences: notice.sentences.map((sentence, index) => one(sentence, index, isImprint(sentence, index, tail, notice))),
		subject: notice.subject.map((sentence, index) => one(sentence, index, false)),
	};
}

/** A sentence with an end that flatters or plays down is no signature, however short. */
function isSaid({ tokens, content, from, to }: Sentence, spin: readonly Found[]): boolean {
	if (!/^[.!]$/.test(tokens.at(-1)?.text ?? "") || IMPRINT.test(content.text.slice(from, to))) return false;
	return spin.some(({ group }) => group === "ingratiation" || group === "minimise" || group === "denial");
}

/** Key words in a row: five words or more without one that makes a sentence of them, and without a thing that they could be about. */
function isStuffed({ tokens, words, origin }: Sentence): boolean {
	if (words < 5 || origin?.kind === "row") return false;
	return tokens.every(({ kind, key }) => (kind === "word" && !isCommonWord(key)) || kind === "sign");
}

/** Numbers from 0 to 10 with one decimal beside a word of severity or a CVE number. */
function scoresIn(tokens: readonly Token[]): readonly number[] {
	const found: number[] = [];
	for (const [at, { text, kind }] of tokens.entries()) {
		if ((kind !== "version" && kind !== "number") || !/^(?:10(?:[.,]0)?|[0-9][.,][0-9])$/.test(text)) continue;
		const before = tokens.slice(Math.max(0, at - 5), at);
		const near =
			(isAfterCve(before) && !/^(?:to|bis|through)$/.test(tokens[at + 1]?.key ?? "")) ||
			before.some(({ key }) => /^cvss/.test(key) || key === "schweregrad" || key === "severity");
		const rated = before
			.slice(-2)
			.some(({ key }) => /^(?:high|critical|kritisch|hoch|medium|mittel|score|rated|bewertet|severe)$/.test(key));
		const after = tokens
			.slice(at + 1, at + 4)
			.map(({ key }) => key)
			.join(" ");
		if (isCvssVersion(tokens, at)) continue;
		if (near || (rated && before.at(-1)?.key !== "version") || /^(?:von|out of|of|\/) 10/.test(after)) found.push(at);
	}
	return found;
}

/** Right after the number of a CVE, with a comma or a bracket between at most. */
function isAfterCve(before: readonly Token[]): boolean {
	const at = before.findLastIndex((token) => token.kind === "cve");
	return at >= 0 && before.length - at <= 4 && before.slice(at + 1).every(({ text, kind }) => text !== ";" && kind !== "model");
}

/** "CVSS 3.1 base score of 8.8": the first number names the standard. */
function isCvssVersion(tokens: readonly Token[], at: number): boolean {
	if (!/^cvss/.test(tokens[at - 1]?.key ?? "") || !/^[234][.,][01]$/.test(tokens[at]?.text ?? "")) return false;
	return tokens.slice(at + 1, at + 7).some(({ text }) => /^(?:10(?:[.,]0)?|\d[.,]\d)$/.test(text));
}

const VERSION_WORD = /^(?:version|versions|versionen|firmware|release|stand|fassung|build|v|ver|rev|revision|ausgabe|firmwareversion)$/;
const BOUND_WORD = /^(?:before|below|under|than|to|bis|vor|unter|through|auf|ab|until)$/;

function versionsIn(tokens: readonly Token[], scores: readonly number[]): readonly number[] {
	const found: number[] = [];
	for (const [at, { kind, text }] of tokens.entries()) {
		if (scores.includes(at) || isCvssVersion(tokens, at)) continue;
		if (kind === "version" && !/^[vV]?\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) found.push(at);
		else if (kind === "version" && !isAddress(tokens, at)) found.push(at);
		else if (kind === "number" && /^\d{1,4}$/.test(text)) {
			const [before, earlier] = [tokens[at - 1]?.key ?? "", tokens[at - 2]?.key ?? ""];
			if (VERSION_WORD.test(before) || (BOUND_WORD.test(before) && VERSION_WORD.test(earlier))) found.push(at);
		}
	}
	return found;
}

/** Four numbers may be an address of the network. */
function isAddress(tokens: readonly Token[], at: number): boolean {
	return (
		/^(?:ip|address|adresse|ips|host|http|gateway)$/.test(tokens[at - 1]?.key ?? "") ||
		/^(?:192\.168|10\.\d|172\.)/.test(tokens[at]?.text ?? "")
	);
}

const NO_PRODUCT_BEFORE =
	/^(?:port|ports|page|seite|halle|hall|stand|booth|room|raum|step|schritt|revision|chapter|cvss|in|on|since|seit|vom|am|im|of|by|before|after|vor|nach|um|at|until|bis|version|release|firmware|build|table|tabelle|figure|part|teil|question|top|number|nummer|nr|no|telephone|telefon|tel|fax|kundeninformation|bulletin|advisory|notice|top|over|about|ueber|etwa|rund|nur|only|all|alle)$/;

/** Models by their form; a name with a capitalised word; a capitalised word with a small number ("Cam 3"). */
function productsIn(tokens: readonly Token[]): readonly number[] {
	const found: number[] = [];
	for (const [at, token] of tokens.entries()) {
		const [before, next] = [tokens[at - 1], tokens[at + 1]];
		if (token.kind === "model") found.push(at);
		else if (token.kind === "number" && /^\d{1,3}$/.test(token.text) && before !== undefined && before.kind === "word") {
			if (/^[\p{Lu}\ue000]/u.test(before.text) && !NO_PRODUCT_BEFORE.test(before.key) && (at > 1 || before.text.length <= 12))
				found.push(at - 1);
		} else if (token.text.includes(NAME) && token.text !== NAME && !token.text.endsWith("'s")) found.push(at);
		else if (
			token.text === NAME &&
			next?.kind === "word" &&
			/^\p{Lu}/u.test(next.text) &&
			/^(?:mini|home|bell|cam|gate|dome|pro|lite|eye|view|guard|door|hub|nvr|dvr|box|one|max|plus|vision|station|lock)/i.test(next.text)
		)
			found.push(at);
	}
	return found;
}

const IMPRINT =
	/\b(?:unsubscribe|abmelden|abbestellen|all rights reserved|alle rechte vorbehalten|copyright|terms of use|terms and conditions|privacy policy|datenschutzerkl|impressum|you receive this|you are receiving|sie erhalten diese|press contact|media contact|pressekontakt|presse:|press:|media:|media desk|investor relations|view in browser|im browser ansehen|handelsregister|amtsgericht|ust-id|vat no|all trademarks|follow us|registered office|gesch\u00e4ftsf\u00fchrung:|gesch\u00e4ftsf\u00fchrer:)|\u00a9/i;
const ABOUT =
	/^(?:about|\u00fcber)\s+[\p{Lu}\ue000](?:[^.!?]{0,40})$|^(?:imprint|impressum|legal|press contact|pressekontakt|media contact|boilerplate|notes to editors)$/iu;

/** The block from which on a press release only presents its firm; the number of blocks where there is none. */
function tailFrom({ blocks }: Notice): number {
	const found = blocks.findLastIndex(
		({ content, kind, bold }) => (kind === "heading" || bold || kind === "term") && ABOUT.test(content.text),
	);
	return found > 0 && found > blocks.length * 0.5 ? found : blocks.length;
}

function isImprint(sentence: Sentence, index: number, tail: number, notice: Notice): boolean {
	if (sentence.boilerplate || sentence.block >= tail) return true;
	const text = sentence.content.text.slice(sentence.from, sentence.to);
	if (IMPRINT.test(text) || /^(?:about|\u00fcber)\s[\p{Lu}\ue000][\p{L}\ue000]{0,30}:/iu.test(text)) return true;
	return isDateline(sentence, text) || (index >= notice.sentences.length - 3 && isSignature(sentence, index, notice));
}

/** "Leeds, 2 February 2031." */
function isDateline({ tokens, words }: Sentence, text: string): boolean {
	return (
		words <= 5 &&
		tokens.some(({ kind }) => kind === "date") &&
		!/[:!?]/.test(text) &&
		/^[\p{Lu}\ue000\d]/u.test(text) &&
		tokens.filter(({ kind }) => kind === "word").every(({ isCapital }) => isCapital)
	);
}

const LEGAL_FORM = /^(?:gmbh|ag|eg|inc|ltd|llc|sa|spa|lda|plc|kg|bv|limited|corporation)$/;

/** A short last sentence of names, with an address or a number perhaps. */
function isSignature({ tokens, words, origin }: Sentence, index: number, { sentences }: Notice): boolean {
	if (words > 9 || index === 0 || origin?.kind === "row" || origin?.kind === "heading") return false;
	const own = tokens.filter(({ kind }) => kind === "word");
	const names = own.filter(
		({ isCapital, key }) =>
			isCapital ||
			/^(?:the|of|and|und|der|die|das|von|f\u00fcr|fuer|team|security|support|ihr|ihre|your|gmbh|ag|eg|inc|ltd|llc|sa|spa|lda|plc|co|kg)$/.test(
				key,
			),
	);
	const later = sentences.slice(index + 1).every((sentence) => sentence.words <= 9);
	return (
		later &&
		own.length > 0 &&
		own.length <= 7 &&
		(names.length === own.length || (names.length >= own.length - 1 && own.some(({ key }) => LEGAL_FORM.test(key)))) &&
		tokens.every(({ kind, text }) => kind !== "version" && kind !== "cve" && text !== "?" && text !== "!")
	);
}
