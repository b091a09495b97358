/** Surveys: read strictly, counted plainly. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseSurvey, surveyFigures } from "./survey.ts";

const GOOD = {
	id: "remote-access-2026",
	question: "How do you reach your cameras from outside?",
	frame: "1 200 installers of a trade register",
	method: "letter with a code, one reminder",
	from: "2026-01-10",
	until: "2026-02-10",
	asked: 400,
	options: ["Port forwarding", "VPN", "Cloud"],
	answers: [
		{ option: "Port forwarding", count: 81 },
		{ option: "VPN", count: 182 },
	],
	funding: "nobody but the publisher",
};

const read = (changes: object) => parseSurvey(JSON.stringify({ ...GOOD, ...changes }), "s.json");

test("raw counts, n and Wilson's interval; an option that nobody took is there with 0", () => {
	const survey = read({});
	assert.ok(survey.ok);
	const { n, isWeighted, figures } = surveyFigures(survey.value);
	assert.deepEqual([n, isWeighted, figures.map(({ count }) => count)], [263, false, [81, 182, 0]]);
	assert.deepEqual([figures[0]?.low.toFixed(4), figures[0]?.high.toFixed(4)], ["0.2553", "0.3662"]);
});

test("weights move the share and widen the interval", () => {
	const answers = [
		{ option: "VPN", count: 50, weight: 1 },
		{ option: "Cloud", count: 50, weight: 4 },
	];
	const survey = read({ answers });
	assert.ok(survey.ok);
	const { isWeighted, figures } = surveyFigures(survey.value);
	assert.deepEqual([isWeighted, figures[1]?.share, figures[2]?.share], [true, 0.2, 0.8]);
	const width = (figures[1]?.high ?? 0) - (figures[1]?.low ?? 0);
	const plain = surveyFigures({
		...survey.value,
		answers: [
			{ option: "VPN", count: 20, weight: 1 },
			{ option: "Cloud", count: 80, weight: 1 },
		],
	});
	assert.ok(width > 0 && plain.figures[1]?.share === 0.2);
});

test("what cannot be used is refused at its place", () => {
	const at = (changes: object) => {
		const result = read(changes);
		return result.ok ? "taken" : result.error.at;
	};
	assert.equal(at({ question: "" }), "s.json#/question");
	assert.equal(at({ question: "a\nb" }), "s.json#/question");
	assert.equal(at({ id: "../x" }), "s.json#/id");
	assert.equal(at({ from: "2026-02-30" }), "s.json#/from");
	assert.equal(at({ from: "2026-03-01" }), "s.json#/from");
	assert.equal(at({ options: ["one"] }), "s.json#/options");
	assert.equal(at({ options: ["VPN", "VPN"] }), "s.json#/options");
	assert.equal(at({ asked: 262 }), "s.json#/asked");
	assert.equal(at({ answers: [{ option: "Nothing", count: 1 }] }), "s.json#/answers");
	assert.equal(at({ answers: [{ option: "VPN", count: -1 }] }), "s.json#/answers");
	assert.equal(at({ answers: [{ option: "VPN", count: 1, weight: 0 }] }), "s.json#/answers");
	assert.equal(at({ answers: Array.from({ length: 401 }, () => ({ option: "VPN", count: 1 })) }), "s.json#/answers");
	assert.equal(at({ synthetic: "yes" }), "s.json#/synthetic");
	const bad = parseSurvey("[", "s.json");
	assert.deepEqual(bad.ok ? "" : [bad.error.code, bad.error.at], ["account/bad-survey", "s.json"]);
	assert.equal(parseSurvey("[]", "s.json").ok, false);
	assert.equal(parseSurvey("null", "s.json").ok, false);
});
