/** What the reader is to do: the action, how, until when, and what helps meanwhile. */
import type { Matter } from "../matter.ts";
import { spanOf, tokenSpan } from "../notice.ts";
import type { ReadSentence } from "../reading.ts";
import { ownSentences, phraseSpan, phrases } from "./clause.ts";
import type { Showing } from "./element.ts";

/** Whether a sentence asks for a deed, and whether it can be carried out. */
export function actionOf(sentence: ReadSentence): "bound" | "unbound" | undefined {
	const { groups, tokens, versions, products } = sentence;
	if (isRefused(sentence) || isOmitted(sentence)) return undefined;
	const isAdvice = groups.has("advice");
	if (groups.has("deed")) {
		if (!isAdvice || versions.length > 0 || tokens.some(({ kind }) => kind === "url")) return "bound";
		return products.length > 0 && groups.has("request") ? "bound" : "unbound";
	}
	if (
		isAdvice &&
		(groups.has("request") || phrases(sentence, "advice").some(({ from }) => from <= 1 || /^[;,:]$/.test(tokens[from - 1]?.text ?? "")))
	)
		return "unbound";
	if (isAdvice && groups.has("hazardWeak")) return "unbound";
	return undefined;
}

/** "Users who had failed to change their passwords": what others left undone is asked of nobody. */
function isOmitted(sentence: ReadSentence): boolean {
	const deeds = [...phrases(sentence, "deed"), ...phrases(sentence, "advice")];
	if (deeds.length === 0 || sentence.groups.has("request")) return false;
	const keys = sentence.tokens.map(({ key }) => key);
	const left = keys.findIndex((key) => OMITTED.test(key));
	return left >= 0 && deeds.every(({ from }) => Math.abs(from - left) <= 9);
}

const OMITTED = /^(?:failed|neglected|forgot|forgotten|omitted|versaeumt|versaeumten|vergessen|unterlassen|vernachlaessigt)$/;

/** "No firmware is needed" is the absence of an action. */
function isRefused(sentence: ReadSentence): boolean {
	const keys = sentence.tokens.map(({ key }) => key);
	const at = keys.findIndex((key) => /^(?:no|kein|keine|keiner)$/.test(key));
	if (at < 0) return false;
	const refuses = keys.slice(at + 1, at + 8);
	return (
		refuses.some((key) => /^(?:action|firmware|update|steps|measures|massnahmen|handlungsbedarf|aktualisierung)$/.test(key)) &&
		refuses.some((key) => /^(?:required|needed|necessary|noetig|erforderlich|notwendig)$/.test(key))
	);
}

/** A sentence that makes it small asks for nothing, unless it says please. */
export function isAsking({ own, classes }: Matter, { index, groups }: ReadSentence): boolean {
	return own.has(index) && (classes[index] !== "minimise" || groups.has("request"));
}

function askingSentences(matter: Matter): readonly ReadSentence[] {
	return ownSentences(matter).filter((sentence) => isAsking(matter, sentence));
}

/** Sentences that may ask for something: the subject of a mail is one of them. */
export function findAction(matter: Matter): readonly Showing[] {
	const own = askingSentences(matter);
	const showings = own.flatMap((sentence): readonly Showing[] => {
		const state = actionOf(sentence);
		if (state === undefined) return [];
		const [first] = [...phrases(sentence, "deed"), ...phrases(sentence, "advice"), ...phrases(sentence, "request")].sort(
			(a, b) => b.to - b.from - (a.to - a.from),
		);
		return [
			{
				state,
				span:
					first === undefined ? tokenSpan(sentence, 0, sentence.tokens.length, "action/deed") : phraseSpan(sentence, first, "action/deed"),
			},
		];
	});
	return [...showings, ...linkActions(own)];
}

/** A link that says "install" or "read what to do". */
function linkActions(own: readonly ReadSentence[]): readonly Showing[] {
	return own.flatMap((sentence) =>
		linksIn(sentence)
			.filter(({ text }) => /what to do|read more|was zu tun|how to|so geht|learn more|mehr erfahren/i.test(text))
			.map(({ from, to }): Showing => ({ state: "unbound", span: spanOf(sentence, from, to, "action/link") })),
	);
}

function linksIn({
	origin,
	from,
	to,
	content,
}: ReadSentence): readonly { readonly from: number; readonly to: number; readonly text: string; readonly href: string }[] {
	return (origin?.links ?? [])
		.filter((link) => link.from < to && link.to > from)
		.map((link) => ({
			from: Math.max(link.from, from),
			to: Math.min(link.to, to),
			href: link.href,
			text: content.text.slice(link.from, link.to),
		}));
}

/** Where the firmware is, or how it gets onto the device. */
export function findHow(matter: Matter): readonly Showing[] {
	const own = ownSentences(matter);
	const said = own.flatMap((sentence) =>
		phrases(sentence, "how")
			.filter(({ from, to }) => !onlyLink(sentence, from, to))
			.map((found): Showing => ({ state: "bound", span: phraseSpan(sentence, found, "how/said") })),
	);
	const links = own.flatMap((sentence) =>
		linksIn(sentence)
			.filter(({ href }) => !/^(?:mailto:|tel:|#)/i.test(href))
			.map(({ from, to, text, href }): Showing => {
				const isFile = /\.(?:img|bin|zip|dav|pak|exe|fw|pkg|tar|gz)(?:$|\?)/i.test(text) || /\.(?:img|bin|zip|dav|pak)$/i.test(href);
				return { state: isFile ? "bound" : "link", span: spanOf(sentence, from, to, "how/link") };
			}),
	);
	return [...said, ...links, ...feedLinks(matter)];
}

/** Words that are nothing but a link lead there only by a click. */
function onlyLink(sentence: ReadSentence, from: number, to: number): boolean {
	const [first, last] = [sentence.tokens[from], sentence.tokens[to - 1]];
	if (first === undefined || last === undefined) return false;
	return linksIn(sentence).some((link) => link.from < last.to && link.to > first.from && !/[./]/.test(link.text));
}

/** The address of a feed's entry. */
function feedLinks({ reading }: Matter): readonly Showing[] {
	if (reading.notice.kind !== "feed") return [];
	return reading.sentences.flatMap((sentence) =>
		(sentence.origin?.links ?? []).map((link): Showing => ({ state: "link", span: spanOf(sentence, link.from, link.to, "how/link") })),
	);
}

/** The day or span by which the owner is to act. */
export function findDeadline(matter: Matter): readonly Showing[] {
	const own = ownSentences(matter);
	const subject = matter.reading.subject;
	return [...own, ...subject].flatMap((sentence, order) =>
		phrases(sentence, "deadline").flatMap((found): readonly Showing[] => {
			const { groups } = sentence;
			const before = sentence.index > 0 ? matter.reading.sentences[sentence.index - 1] : undefined;
			const asks = groups.has("deed") || groups.has("request") || actionOf(sentence) !== undefined || refersBack(sentence, before);
			const isOther =
				order < own.length &&
				(groups.has("exploited") ||
					sentence.tokens.some(({ key }) =>
						/^(?:delivered|sold|bought|made|released|geliefert|verkauft|gekauft|version|versionen|fassung|revision|kommt|available|verfuegbar|erreichen)$/.test(
							key,
						),
					));
			if (!asks || (isOther && !groups.has("deed"))) return [];
			return [{ state: "bound", span: phraseSpan(sentence, found, "deadline/said") }];
		}),
	);
}

/** "Do this by …" after a request. */
function refersBack({ tokens }: ReadSentence, before: ReadSentence | undefined): boolean {
	const says = tokens
		.slice(0, 8)
		.some(({ key }) => /^(?:do|this|it|das|dies|erledigen|tun|deadline|frist|stichtag|who|wer|latest|spaetestens)$/.test(key));
	return says && before !== undefined && (before.groups.has("deed") || before.groups.has("how"));
}

/** What helps without the new version. */
export function findWorkaround(matter: Matter): readonly Showing[] {
	const own = ownSentences(matter);
	const hasUpdate = own.some(
		(sentence) =>
			actionOf(sentence) === "bound" &&
			(sentence.versions.length > 0 ||
				sentence.tokens.some(({ key }) => /^(?:update|upgrade|firmware|install|aktualis|einspiel|aufspiel)/.test(key))),
	);
	const isUnfixed = own.some(saysNoFix);
	return own.flatMap((sentence): readonly Showing[] => {
		const helps = phrases(sentence, "mitigation");
		if (helps.length === 0) return [];
		const before = matter.reading.sentences[sentence.index - 1];
		const isMeanwhile =
			sentence.groups.has("meanwhile") || (before?.groups.has("meanwhile") === true && before.words <= 8) || underHeading(matter, sentence);
		const isRequest = sentence.groups.has("deed") || sentence.groups.has("request") || isMeanwhile;
		if (!isRequest || (!isMeanwhile && !hasUpdate && !isUnfixed)) return [];
		const told = isMeanwhile ? helps : helps.filter(({ from }) => !namesVersion(sentence, from));
		return told.map((found) => ({ state: "bound", span: phraseSpan(sentence, found, "workaround/said") }));
	});
}

/** "There is no fix yet": then whatever is asked for helps without one. */
function saysNoFix({ tokens }: ReadSentence): boolean {
	const keys = tokens.map(({ key }) => key);
	const at = keys.findIndex((key) => /^(?:fix|patch|update|firmware|aktualisierung|korrektur)$/.test(key));
	return at >= 0 && keys.slice(Math.max(0, at - 6), at + 8).some((key) => /^(?:no|not|yet|kein|keine|noch)$/.test(key));
}

/** A version between the commas around a phrase: then it is the update that is spoken of. */
function namesVersion({ tokens, versions }: ReadSentence, at: number): boolean {
	const isEnd = (index: number) => /^[,;:│]$/.test(tokens[index]?.text ?? "");
	let [from, to] = [at, at];
	while (from > 0 && !isEnd(from - 1)) from--;
	while (to < tokens.length && !isEnd(to)) to++;
	return versions.some((version) => version >= from && version < to);
}

/** Under "If you cannot update", "Workaround", "Abhilfe". */
function underHeading({ reading }: Matter, { index }: ReadSentence): boolean {
	for (let at = index - 1; at >= Math.max(0, index - 4); at--) {
		const heading = reading.sentences[at];
		if (heading?.origin?.kind === "heading" || heading?.origin?.kind === "term")
			return heading.groups.has("meanwhile") || heading.groups.has("mitigation");
	}
	return false;
}
