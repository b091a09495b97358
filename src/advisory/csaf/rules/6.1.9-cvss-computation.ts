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

type Part = "base" | "temporal" | "environmental";

/** The parts that an edition states, with their members. */
const PARTS: readonly { readonly part: Part; readonly score: string; readonly severity: string }[] = [
	{ part: "base", score: "baseScore", severity: "baseSeverity" },
	{ part: "temporal", score: "temporalScore", severity: "temporalSeverity" },
	{ part: "environmental", score: "environmentalScore", severity: "environmentalSeverity" },
];

function checkScores({ value, place }: CvssObject, vector: Vector, report: Report): void {
	const computed = score(vector);
	const temporal = computed.temporal ?? computed.threat ?? computed.base;
	const expected = { base: computed.base, temporal, environmental: computed.environmental ?? temporal };
	const isFour = vector.version === "4.0";
	for (const { part, score: scoreKey, severity: severityKey } of PARTS) {
		if (isFour && part !== "base") return;
		const right = expected[part];
		// Edition 4.0 has one score, and calculators write the one of all metrics there.
		const alsoRight = isFour ? computed.overall : right;
		const stated = member(value, scoreKey);
		if (typeof stated === "number" && stated !== right && stated !== alsoRight) {
			const pointer = place.pointer(scoreKey);
			report(pointer, `the ${part} score is ${stated}, and the vector gives ${right}`, {
				what: `sets the score that the vector gives, ${right}`,
				edits: [{ kind: "replace", pointer, value: right }],
			});
		}
		const word = vector.version === "2.0" ? undefined : text(value, severityKey);
		if (word === undefined) continue;
		const rightWord = severityOf(vector.version, right).toUpperCase();
		if (word === rightWord || word === severityOf(vector.version, alsoRight).toUpperCase()) continue;
		const pointer = place.pointer(severityKey);
		report(pointer, `the ${part} severity is ${word}, and the vector gives ${rightWord}`, {
			what: `sets the word that the vector gives, ${rightWord}`,
			edits: [{ kind: "replace", pointer, value: rightWord }],
		});
	}
}
