/** CLARITY: whether a reader learns what he needs, in plain words, and soon what to do. */
import { actionOf, isAsking } from "../elements/deeds.ts";
import { ELEMENT_WEIGHTS, type FoundElement } from "../elements/element.ts";
import { findElements } from "../elements/find-elements.ts";
import type { Matter } from "../matter.ts";
import { sentenceSpan } from "../notice.ts";
import type { ReadSentence } from "../reading.ts";
import { clamp, type Metric, round, weigh } from "./metric.ts";
import { gradesOf, median } from "./readability.ts";

/** The metrics C1 to C3 with the fourteen elements, and their sum. */
export function clarity(matter: Matter): {
	readonly score: number | null;
	readonly metrics: readonly Metric[];
	readonly elements: readonly FoundElement[];
} {
	const elements = findElements(matter);
	const parts = elements.map(elementMetric);
	const complete = elements.reduce((sum, { element, state }) => sum + ELEMENT_WEIGHTS[element] * SHARE[state], 0);
	const c1: Metric = { id: "C1", value: complete, score: round(complete), spans: [] };
	const c2 = plainness(matter);
	const c3 = actionability(matter);
	return {
		score: weigh([
			[c1.score, 0.6],
			[c2.score, 0.15],
			[c3.score, 0.25],
		]),
		metrics: [c1, ...parts, c2, c3],
		elements,
	};
}

const SHARE = { bound: 1, unbound: 0.5, link: 0.5, absent: 0 } as const;

function elementMetric({ element, state, spans }: FoundElement): Metric {
	const metric = { id: `C1.${element}`, value: state, score: 100 * SHARE[state], spans };
	return state === "absent" ? { ...metric, lookedIn: ["subject", "headings", "sentences", "tables", "links", "imprint"] } : metric;
}

/** Of the sentences that are about the matter alone: simple words of advertising make no notice plain. */
function plainness({ reading, own }: Matter): Metric {
	const sentences = reading.sentences.filter(
		({ index, origin }) => own.has(index) && origin?.kind !== "row" && origin?.kind !== "head-row",
	);
	const grade = median(gradesOf(sentences, reading.notice.language));
	if (grade === undefined) return { id: "C2", value: null, score: null, spans: [] };
	return { id: "C2", value: round(grade), score: round(100 * (clamp((100 * (16 - grade)) / 8) / 100)), spans: [] };
}

/** Words before the first request; general advice is worth half of one. */
function actionability(matter: Matter): Metric {
	const { reading } = matter;
	const main = reading.sentences.filter(({ isBoilerplate }) => !isBoilerplate);
	const asks = main.filter((sentence) => isAsking(matter, sentence) && actionOf(sentence) !== undefined);
	const first = asks.find((sentence) => actionOf(sentence) === "bound") ?? asks[0];
	const subject = reading.subject.find((sentence) => actionOf(sentence) === "bound");
	if (first === undefined && subject === undefined)
		return { id: "C3", value: null, score: 0, spans: [], lookedIn: ["subject", "every sentence of the main text"] };
	const before =
		subject !== undefined ? 0 : main.filter(({ index }) => index < (first?.index ?? 0)).reduce((sum, { words }) => sum + words, 0);
	const bound = asks.filter((sentence) => actionOf(sentence) === "bound");
	let score = 100 * Math.exp(-before / 80);
	if (bound.length > 1 && !isList(bound)) score *= 0.7;
	if (bound.length > 7) score *= 0.7;
	if (bound.length === 0 && subject === undefined) score *= 0.5;
	const shown = subject ?? first;
	return { id: "C3", value: before, score: round(score), spans: shown === undefined ? [] : [sentenceSpan(shown, "C3/first-action")] };
}

/** Several deeds are a list when most of them are items or rows. */
function isList(asks: readonly ReadSentence[]): boolean {
	const listed = asks.filter(({ origin }) => origin?.kind === "item" || origin?.kind === "row").length;
	return listed >= asks.length / 2;
}
