/** Test 6.1.9: scores and their words as the vector gives them. */
import { parseVector } from "../../cvss/parse-vector.ts";
import { score } from "../../cvss/score.ts";
import { severityOf } from "../../cvss/severity.ts";
import type { Vector } from "../../cvss/vector.ts";
import { member, text } from "../json.ts";
import { allCvss, type CvssObject, vectorOf } from "./cvss-objects.ts";
import { type Report, rule } from "./rule.ts";

/** The test. */
export const cvssComputation = rule(
	"6.1.9",
	"Invalid CVSS computation",
	"A score that its vector does not give puts the advisory in the wrong place of every list that is sorted by it.",
	(view, report) => {
		for (const object of allCvss(view)) {
			const vector = vectorOf(object);
			if (vector !== undefined) checkScores(object, vector, report);
			else tellUnscored(object, report);
		}
	},
);

/** The JSON schemas of 3.x take a vector that lacks a base metric; a score cannot be computed from it. */
function tellUnscored({ value, place }: CvssObject, report: Report): void {
	const vector = parseVector(text(value, "vectorString") ?? "");
	if (!vector.ok && (vector.error.code === "cvss/missing-metric" || vector.error.code === "cvss/repeated-metric"))
		report(place.pointer("vectorString"), `no score can be computed from the vector (${vector.error.code.slice(5)} ${vector.error.at})`);
}

function checkScores({ value, place }: CvssObject, vector: Vector, report: Report): void {
	const computed = score(vector);
	const temporal = computed.temporal ?? computed.threat ?? computed.base;
	const expected = { base: computed.base, temporal, environmental: computed.environmental ?? temporal };
	for (const part of vector.version === "4.0" ? (["base"] as const) : (["base", "temporal", "environmental"] as const)) {
		const numbers = part === "base" && vector.version === "4.0" ? new Set([computed.base, computed.overall]) : new Set([expected[part]]);
		const stated = member(value, `${part}Score`);
		if (typeof stated === "number" && !numbers.has(stated)) {
			const pointer = place.pointer(`${part}Score`);
			const fix = {
				what: `sets the score that the vector gives, ${expected[part]}`,
				edits: [{ kind: "replace", pointer, value: expected[part] }],
			} as const;
			report(pointer, `the ${part} score is ${stated}, and the vector gives ${expected[part]}`, fix);
		}
		const word = text(value, `${part}Severity`);
		const words = new Set([...numbers].map((number) => severityOf(vector.version, number).toUpperCase()));
		if (word !== undefined && vector.version !== "2.0" && !words.has(word)) {
			const right = severityOf(vector.version, expected[part]).toUpperCase();
			const pointer = place.pointer(`${part}Severity`);
			report(pointer, `the ${part} severity is ${word}, and the vector gives ${right}`, {
				what: `sets the word that the vector gives, ${right}`,
				edits: [{ kind: "replace", pointer, value: right }],
			});
		}
	}
}
