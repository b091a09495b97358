/** CVSS vectors and the SSVC decisions made of them. */
import assert from "node:assert/strict";
import { parseVector } from "../../../src/advisory/cvss/parse-vector.ts";
import { score } from "../../../src/advisory/cvss/score.ts";
import { checkStatedScore } from "../../../src/advisory/cvss/stated-score.ts";
import { decide } from "../../../src/match/ssvc/decision-table.ts";
import { factsFromVectors } from "../../../src/match/ssvc/from-cvss.ts";
import { priorityOf } from "../../../src/match/ssvc/priority-of.ts";
import { TABLES } from "../../../src/match/ssvc/tables.ts";
import { type Target, textOf } from "../target.ts";
import { textInput } from "../text.ts";

const vectors: Target = {
	name: "cvss",
	make: (chance, seeds) => textInput(chance, seeds.vectors, seeds.vectors),
	run(input) {
		const [text, other] = [textOf(input), textOf(input, 1)];
		const read = parseVector(text);
		if (!read.ok) return { answer: [read, factsFromVectors([text, other])] };
		const scores = score(read.value);
		return {
			answer: [read, scores, checkStatedScore(read.value, { base: input.option % 11, severity: other })],
			laws: () => {
				for (const value of Object.values(scores)) {
					if (typeof value === "number") assert.ok(value >= 0 && value <= 10 && Math.abs(value * 10 - Math.round(value * 10)) < 1e-9, text);
				}
				const again = parseVector(read.value.canonical);
				assert.ok(again.ok, read.value.canonical);
				if (again.ok) assert.deepEqual([[...again.value.metrics], score(again.value)], [[...read.value.metrics], scores]);
			},
		};
	},
};

const EXPOSURES = ["internet", "internal", "isolated", "unknown"] as const;

const decisions: Target = {
	name: "ssvc",
	make: (chance, seeds) => textInput(chance, seeds.vectors, seeds.cells),
	run(input) {
		const [vector, word] = [textOf(input), textOf(input, 1)];
		const table = TABLES[input.option % TABLES.length];
		const first = table?.points[0];
		const stated = first === undefined ? {} : { [first.name]: input.option % 2 === 0 ? first.values[0] : word };
		const decision = table === undefined ? undefined : decide(table, stated);
		const exposure = EXPOSURES[(input.option >> 4) % 4] ?? "unknown";
		const priority = priorityOf({ attacked: undefined, exposure, vectors: [vector], asOf: word, seen: vector, humanImpact: word });
		return {
			answer: [decision, priority],
			laws: () => {
				assert.ok(Number.isFinite(priority.urgency) && priority.urgency >= 0 && priority.urgency <= 101.001);
				assert.ok(priority.possible.includes(priority.decision));
				// What is not known leaves at least the strictest case of what is left.
				if (table !== undefined) assert.equal(decide(table, {}).worst, decide(table, { "no such point": word }).worst);
			},
		};
	},
};

/** All of them. */
export const scoreTargets: readonly Target[] = [vectors, decisions];
