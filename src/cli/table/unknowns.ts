/** What we do not know, kept apart from what we know: questions, counts, and holes that nobody can decide yet. */

import { count, lookedThrough, number, questionWords, undecidableWords, VERDICT_WORDS } from "../../match/answer-words.ts";
import { mainQuestion } from "../../match/question.ts";
import type { Assessment } from "../../match/verdict.ts";
import { clean, widthOf } from "./cells.ts";
import type { TableOptions } from "./options.ts";
import { type Line, span, type Tone, wrap } from "./paint.ts";

const MOST_QUESTIONS = 5;
const MOST_HOLES = 8;

/** The missing facts, most valuable first, and how to get a list to fill in. */
export function questionLines(assessment: Assessment, { width, all }: TableOptions): readonly Line[] {
	const main = mainQuestion(assessment.questions);
	if (main === undefined) return [];
	const questions = [main, ...assessment.questions.filter((question) => question !== main)];
	const shown = all ? questions : questions.slice(0, MOST_QUESTIONS);
	const left = questions.slice(shown.length).reduce((sum, question) => sum + question.decides, 0);
	return [
		[span("What we do not know", "strong")],
		[],
		...shown.flatMap((question) => [
			...wrap([span(questionWords({ what: clean(question.what), decides: question.decides }))], width, [span(" ? ", "open")]),
			...(question.hint === "" ? [] : wrap([span(clean(question.hint), "quiet")], width, [span("   ")])),
		]),
		...(left === 0
			? []
			: wrap([span(`${more(questions.length - shown.length, "question")} (${count(left, "verdict")})`, "quiet")], width, [span("   ")])),
		[],
		...wrap(
			[
				span(
					"With assess, --questions-csv FILE writes the list for the first of these; fill it in and give it back with --answers FILE.",
					"quiet",
				),
			],
			width,
			[span("   ")],
		),
	];
}

function more(n: number, what: string): string {
	return `\u2026 and ${count(n, `more ${what}`)}: --all shows them`;
}

/** Devices that are neither at risk nor open, each sort by itself. */
export function countLines(assessment: Assessment, { width }: TableOptions): readonly Line[] {
	const { summary } = assessment;
	const silent = `, which is not the same as safe: ${lookedThrough(assessment)}`;
	const rows = [
		{ verdict: "fixed", tone: "good", tail: "" },
		{ verdict: "known_not_affected", tone: "plain", tail: "" },
		{ verdict: "no_statement", tone: "plain", tail: silent },
	] as const satisfies readonly { verdict: string; tone: Tone; tail: string }[];
	const shown = rows.filter(({ verdict }) => summary[verdict] > 0);
	if (shown.length === 0) return [];
	const digits = Math.max(...shown.map(({ verdict }) => widthOf(number(summary[verdict]))));
	return [
		[span("The other devices", "strong")],
		[],
		...shown.flatMap(({ verdict, tone, tail }) => {
			const { mark, word } = VERDICT_WORDS[verdict];
			const label = [span(` ${mark} `, tone), span(`${number(summary[verdict]).padStart(digits)} `)];
			return wrap([span(word + tail)], width, label);
		}),
	];
}

/** Holes that are attacked while no source says which devices have them, with what to look up. */
export function undecidableLines({ undecidable }: Assessment, { width, all }: TableOptions): readonly Line[] {
	if (undecidable.length === 0) return [];
	const shown = all ? undecidable : undecidable.slice(0, MOST_HOLES);
	return [
		[span(undecidableWords(undecidable.length), "strong")],
		[],
		...shown.flatMap(({ cve, maker, title, lookUp }) => [
			...wrap([span(`${clean(cve, 60)} ${clean(maker, 60)}: ${clean(title)}`)], width, [span(" ? ", "open")]),
			...wrap([span(clean(lookUp, 600), "quiet")], width, [span("   ")]),
		]),
		...(shown.length === undecidable.length
			? []
			: wrap([span(more(undecidable.length - shown.length, "hole"), "quiet")], width, [span("   ")])),
	];
}
