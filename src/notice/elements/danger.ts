/** How bad it is: severity, attacks, impact, and the number of the matter. */
import type { Matter } from "../matter.ts";
import { tokenSpan } from "../notice.ts";
import type { ReadSentence } from "../reading.ts";
import { isOtherMatter, ownSentences, phraseSpan, phrases } from "./clause.ts";
import type { Showing } from "./element.ts";

/** A score, or a word of degree. */
export function findSeverity(matter: Matter): readonly Showing[] {
	return [...ownSentences(matter), ...matter.reading.subject].flatMap((sentence) => {
		if (isOtherMatter(sentence)) return [];
		const scores = sentence.scores.map((at): Showing => ({ state: "bound", span: tokenSpan(sentence, at, at + 1, "severity/score") }));
		const said = phrases(sentence, "severity").map(
			(found): Showing => ({ state: "bound", span: phraseSpan(sentence, found, "severity/said") }),
		);
		const weak = phrases(sentence, "severityWeak").map(
			(found): Showing => ({ state: "unbound", span: phraseSpan(sentence, found, "severity/word") }),
		);
		return [...scores, ...said, ...weak, ...inCells(sentence)];
	});
}

function inCells(sentence: ReadSentence): readonly Showing[] {
	const cells = sentence.origin?.cells ?? [];
	return sentence.tokens.flatMap((token, at): readonly Showing[] => {
		const cell = cells.find(({ from, to }) => from <= token.from && token.from < to);
		const isGrade = /severity|cvss|score|schwere|risiko|risk|einstufung|rating/i.test(cell?.head ?? "");
		return isGrade && token.kind !== "sign" ? [{ state: "bound", span: tokenSpan(sentence, at, at + 1, "severity/column") }] : [];
	});
}

/** Whether it is used in attacks, "we know of none" included. */
export function findExploited(matter: Matter): readonly Showing[] {
	const { reading, classes } = matter;
	const said = ownSentences(matter).flatMap((sentence) => {
		if (isOtherMatter(sentence)) return [];
		return phrases(sentence, "exploited").map(
			(found): Showing => ({ state: "bound", span: phraseSpan(sentence, found, "exploited/said") }),
		);
	});
	const hinted = reading.sentences.flatMap((sentence): readonly Showing[] => {
		if (classes[sentence.index] !== "minimise" || sentence.isBoilerplate) return [];
		return phrases(sentence, "exploited").map((found) => ({ state: "unbound", span: phraseSpan(sentence, found, "exploited/hinted") }));
	});
	return [...said, ...hinted];
}

/** What an attacker can do. */
export function findImpact(matter: Matter): readonly Showing[] {
	return [...ownSentences(matter), ...matter.reading.subject].flatMap((sentence) => {
		if (isOtherMatter(sentence)) return [];
		const said = phrases(sentence, "impact").map(
			(found): Showing => ({ state: "bound", span: phraseSpan(sentence, found, "impact/said") }),
		);
		const weak = phrases(sentence, "impactWeak").map(
			(found): Showing => ({ state: "unbound", span: phraseSpan(sentence, found, "impact/word") }),
		);
		return [...said, ...weak];
	});
}

/** The number of the matter. */
export function findCve(matter: Matter): readonly Showing[] {
	const { reading, classes } = matter;
	return [...reading.sentences, ...reading.subject].flatMap((sentence) => {
		const isOwn = sentence.block < 0 || matter.own.has(sentence.index);
		const found = sentence.tokens.flatMap((token, at) => (token.kind === "cve" ? [at] : []));
		const isPassing = !isOwn || isOtherMatter(sentence) || classes[sentence.index] === "minimise";
		return found.map((at): Showing => ({ state: isPassing ? "unbound" : "bound", span: tokenSpan(sentence, at, at + 1, "cve/number") }));
	});
}
