/** The questions of a fleet. */
import type { Fleet } from "./fleet.ts";
import type { JudgedFleet } from "./judged-fleet.ts";
import { type QuestionKey, wordsOfQuestion } from "./question.ts";
import type { Question } from "./verdict.ts";

interface Asked {
	readonly key: QuestionKey;
	/** Numbers of the identities that ask. */
	readonly identities: Set<number>;
	readonly whom: Set<string>;
	decides: number;
	devices: number;
}

/** The questions of a fleet, those that decide most first. */
export function listQuestions({ fleet, judgedOf }: JudgedFleet): readonly Question[] {
	const asked = new Map<string, Asked>();
	for (let identity = 0; identity < fleet.identities.length; identity += 1) {
		const { questions } = judgedOf(identity);
		if (questions.length === 0) continue;
		const devices = fleet.devicesOf(identity);
		for (const key of questions) {
			const ask = asked.get(key.key) ?? { key, identities: new Set<number>(), whom: new Set<string>(), decides: 0, devices: 0 };
			asked.set(key.key, ask);
			ask.identities.add(identity);
			ask.decides += devices * key.decides;
			ask.devices += devices;
			if (key.whom !== undefined) ask.whom.add(key.whom);
		}
	}
	return [...asked.values()]
		.map((ask) => ({ devices: ask.devices, question: toQuestion(ask, fleet) }))
		.sort(
			({ devices: a, question: one }, { devices: b, question: other }) =>
				other.decides - one.decides || b - a || (one.what < other.what ? -1 : 1),
		)
		.map(({ question }) => question);
}

/** A question may be on most of a fleet, and often nobody asks for the list: it is made when it is asked for. */
function toQuestion({ key, identities, whom, decides, devices }: Asked, fleet: Fleet): Question {
	let ids: string[] | undefined;
	const { what, hint } = wordsOfQuestion(key, devices, whom);
	return {
		fact: key.fact,
		what,
		decides,
		get deviceIds() {
			if (ids !== undefined) return ids;
			ids = [];
			for (let row = 0; row < fleet.size; row += 1) if (identities.has(fleet.identityAt(row))) ids.push(fleet.idAt(row));
			return ids;
		},
		hint,
	};
}
