/**
 * SPIN: how much of the text defends or praises instead of warning.
 *
 * The share of spun words with their weights against those that are plain: `S = 100 · A / (A + U)`, where A is the sum of weight times words
 * over spun sentences, and U the words of all others. Whatever spin is added raises A, and S with it.
 */
import { actionOf } from "../elements/deeds.ts";
import type { Matter } from "../matter.ts";
import { sentenceSpan } from "../notice.ts";
import { type Metric, round } from "./metric.ts";
import { SPIN_WEIGHTS } from "./spin-classes.ts";

/** Weight of what is sold or praised in an item of its own, beside the one on the matter: a newsletter may sell. */
const ASIDE = 0.1;

/** Sentences of items that stand apart, and say nothing of the matter. */
function asides({ items, classes }: Matter): ReadonlySet<number> {
	if (items.length < 2 || !items.some(({ isMatter }) => isMatter)) return new Set();
	const apart = items.filter(({ isMatter }) => !isMatter).flatMap(({ sentences }) => sentences.map(({ index }) => index));
	return new Set(apart.filter((index) => classes[index] === "unrelated-marketing" || classes[index] === "bolstering"));
}

/** The metric S with a span for each spun sentence, and the share before the first action. */
export function spin(matter: Matter): { readonly score: number | null; readonly metrics: readonly Metric[] } {
	const { reading, classes } = matter;
	const aside = asides(matter);
	const main = reading.sentences.filter(({ isBoilerplate }) => !isBoilerplate);
	let [weighed, plain, before, spunBefore] = [0, 0, 0, 0];
	let asked = reading.subject.some((sentence) => actionOf(sentence) === "bound");
	const spans = [];
	for (const sentence of main) {
		const found = classes[sentence.index];
		const weight = found === undefined ? 0 : aside.has(sentence.index) ? Math.min(ASIDE, SPIN_WEIGHTS[found]) : SPIN_WEIGHTS[found];
		if (weight > 0) weighed += weight * sentence.words;
		else plain += sentence.words;
		if (found !== undefined) spans.push(sentenceSpan(sentence, `spin/${found}`));
		asked ||= matter.own.has(sentence.index) && actionOf(sentence) !== undefined;
		if (!asked) {
			before += sentence.words;
			if (weight > 0) spunBefore += sentence.words;
		}
	}
	const all = weighed + plain;
	const score = all === 0 ? null : round((100 * weighed) / all);
	return {
		score,
		metrics: [
			{ id: "S", value: score === null ? null : bandOf(score), score, spans },
			{ id: "S.pre", value: before, score: before === 0 ? null : round((100 * spunBefore) / before), spans: [] },
		],
	};
}

/** The word for a share of spin. */
export function bandOf(score: number): "plain" | "mild" | "heavy" | "dominated" {
	if (score < 10) return "plain";
	if (score < 25) return "mild";
	return score < 50 ? "heavy" : "dominated";
}
