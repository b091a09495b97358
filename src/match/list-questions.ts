/** The questions of a fleet. */
import { createNumberColumn, type NumberColumn } from "../core/number-column.ts";
import type { Fleet } from "./fleet.ts";
import type { Judged, JudgedFleet } from "./judged-fleet.ts";
import { type QuestionKey, wordsOfQuestion } from "./question.ts";
import type { Question } from "./verdict.ts";

interface Asked {
	readonly key: QuestionKey;
	readonly rows: NumberColumn;
	readonly whom: Set<string>;
	decides: number;
}

/** The questions of a fleet, those that decide most first. */
export function listQuestions({ fleet, judgedAt }: JudgedFleet): readonly Question[] {
	const asked = new Map<string, Asked>();
	const byAnswer = new Map<Judged, readonly { readonly ask: Asked; readonly decides: number }[]>();
	for (let row = 0; row < fleet.size; row += 1) {
		const answer = judgedAt(row);
		if (answer.questions.length === 0) continue;
		let asks = byAnswer.get(answer);
		if (asks === undefined) {
			asks = answer.questions.map((key) => ({ ask: askOf(asked, key), decides: key.decides }));
			byAnswer.set(answer, asks);
		}
		for (const { ask, decides } of asks) {
			ask.rows.push(row);
			ask.decides += decides;
		}
	}
	return [...asked.values()]
		.map((ask) => ({ count: ask.rows.length, question: questionOf(ask, fleet) }))
		.sort(
			({ count: a, question: one }, { count: b, question: other }) =>
				other.decides - one.decides || b - a || (one.what < other.what ? -1 : 1),
		)
		.map(({ question }) => question);
}

function askOf(asked: Map<string, Asked>, key: QuestionKey): Asked {
	const ask = asked.get(key.key) ?? { key, rows: createNumberColumn(32), whom: new Set<string>(), decides: 0 };
	asked.set(key.key, ask);
	if (key.whom !== undefined) ask.whom.add(key.whom);
	return ask;
}

/** A question may be on most of a fleet, and often nobody asks for the list: it is made when it is asked for. */
function questionOf({ key, rows, whom, decides }: Asked, fleet: Fleet): Question {
	let ids: readonly string[] | undefined;
	const { what, hint } = wordsOfQuestion(key, rows.length, whom);
	return {
		fact: key.fact,
		what,
		decides,
		get deviceIds() {
			ids ??= Array.from({ length: rows.length }, (_, at) => fleet.idAt(rows.at(at)));
			return ids;
		},
		hint,
	};
}
