/** The questions of a fleet. */
import type { JudgedFleet } from "./judged-fleet.ts";
import { type QuestionKey, toQuestion } from "./question.ts";
import type { Question } from "./verdict.ts";

/** The questions of a fleet, those that decide most first. */
export function listQuestions({ fleet, judgedAt }: JudgedFleet): readonly Question[] {
	const asked = new Map<string, { key: QuestionKey; ids: string[]; decides: number; whom: Set<string> }>();
	for (let row = 0; row < fleet.size; row += 1) {
		for (const key of judgedAt(row).questions) {
			const held = asked.get(key.key) ?? { key, ids: [], decides: 0, whom: new Set<string>() };
			held.ids.push(fleet.idAt(row));
			held.decides += key.decides;
			if (key.whom !== undefined) held.whom.add(key.whom);
			asked.set(key.key, held);
		}
	}
	return [...asked.values()]
		.map(({ key, ids, decides, whom }) => toQuestion(key, ids, decides, whom))
		.sort((a, b) => b.decides - a.decides || b.deviceIds.length - a.deviceIds.length || (a.what < b.what ? -1 : 1));
}
