/** A survey: what was asked, of whom, and every answer counted. Whoever ran it wrote the file. */
import { type Problem, visible } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { type Share, weightedShare, wilson } from "./interval.ts";

/** Answers that are alike: an option, how many gave it, and the weight of each. */
export interface AnswerGroup {
	readonly option: string;
	readonly count: number;
	/** How many of the frame each stands for; 1 where answers are not weighted. */
	readonly weight: number;
}

/** A survey as stated. */
export interface Survey {
	/** Kebab-case. */
	readonly id: string;
	readonly question: string;
	/** Of whom was asked: the list or population that the sample was drawn from. */
	readonly frame: string;
	/** How they were drawn and asked. */
	readonly method: string;
	/** `YYYY-MM-DD`. */
	readonly from: string;
	readonly until: string;
	/** How many were asked. */
	readonly asked: number;
	/** Each once; one answer each. */
	readonly options: readonly string[];
	readonly answers: readonly AnswerGroup[];
	/** Who paid for it, and what they sell. */
	readonly funding: string;
	readonly synthetic: boolean;
}

/** An option with its figures. */
export interface SurveyFigure extends Share {
	readonly option: string;
	/** Answers as counted. */
	readonly count: number;
}

/** The figures of a survey. */
export interface SurveyFigures {
	readonly survey: Survey;
	/** Who answered. */
	readonly n: number;
	/** Answers differ in weight: shares and intervals are by weight. */
	readonly isWeighted: boolean;
	readonly figures: readonly SurveyFigure[];
}

/** Most options, groups and people. */
const MOST = { options: 40, groups: 400, people: 1_000_000, letters: 1000 };

/** The figures. */
export function surveyFigures(survey: Survey): SurveyFigures {
	const { options, answers } = survey;
	const n = answers.reduce((sum, { count }) => sum + count, 0);
	const isWeighted = new Set(answers.filter(({ count }) => count > 0).map(({ weight }) => weight)).size > 1;
	const figures = options.map((option): SurveyFigure => {
		const count = answers.filter((group) => group.option === option).reduce((sum, group) => sum + group.count, 0);
		if (!isWeighted) return { option, count, ...wilson(n === 0 ? 0 : count / n, n) };
		const { share, low, high } = weightedShare(answers.map((group) => ({ ...group, isHit: group.option === option })));
		return { option, count, share, low, high };
	});
	return { survey, n, isWeighted, figures };
}

/** Reads a survey out of JSON. @returns `account/bad-survey` with the member that is wrong. */
export function parseSurvey(text: string, file: string): Result<Survey, Problem> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return bad(file, "it is no JSON");
	}
	if (typeof value !== "object" || value === null || Array.isArray(value)) return bad(file, "it is no object");
	const given = value as Readonly<Record<string, unknown>>;
	const at = (member: string) => `${file}#/${member}`;
	for (const member of ["question", "frame", "method", "funding"] as const)
		if (!isLine(given[member])) return bad(at(member), `it has to be a text of at most ${MOST.letters} letters`);
	const { id, from, until, asked, options, answers, synthetic = false } = given;
	if (typeof id !== "string" || !/^[a-z0-9][a-z0-9-]{0,59}$/.test(id))
		return bad(at("id"), "it has to be lower-case letters, digits and hyphens");
	if (!isDay(from) || !isDay(until) || from > until) return bad(at("from"), "from and until have to be days, the first one first");
	if (typeof synthetic !== "boolean") return bad(at("synthetic"), "it has to be true or false");
	if (!Array.isArray(options) || options.length < 2 || options.length > MOST.options || !options.every(isLine))
		return bad(at("options"), `it has to be a list of 2 to ${MOST.options} texts`);
	if (new Set(options).size < options.length) return bad(at("options"), "an option is there twice");
	const groups = readGroups(answers, options);
	if (typeof groups === "string") return bad(at("answers"), groups);
	const n = groups.reduce((sum, { count }) => sum + count, 0);
	if (n > MOST.people) return bad(at("answers"), `there are more than ${MOST.people} answers`);
	if (!isCount(asked) || asked < n) return bad(at("asked"), `it has to be a whole number, and no fewer than the ${n} who answered`);
	const { question, frame, method, funding } = given as unknown as Survey;
	return ok({ id, question, frame, method, funding, from, until, asked, options, answers: groups, synthetic });
}

function readGroups(value: unknown, options: readonly string[]): readonly AnswerGroup[] | string {
	if (!Array.isArray(value) || value.length > MOST.groups) return `it has to be a list of at most ${MOST.groups} groups`;
	const groups: AnswerGroup[] = [];
	for (const [place, one] of value.entries()) {
		const { option, count, weight = 1 } = (typeof one === "object" && one !== null ? one : {}) as Readonly<Record<string, unknown>>;
		if (typeof option !== "string" || !options.includes(option)) return `${place}: its option is none of the options`;
		if (!isCount(count)) return `${place}: its count has to be a whole number`;
		if (typeof weight !== "number" || !(weight > 0) || weight > 1e9) return `${place}: its weight has to be a number above 0`;
		groups.push({ option, count, weight });
	}
	return groups;
}

function isLine(value: unknown): value is string {
	return typeof value === "string" && value.trim() !== "" && value.length <= MOST.letters && visible(value, MOST.letters) === value;
}

function isDay(value: unknown): value is string {
	return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(Date.parse(value)).toJSON()?.slice(0, 10) === value;
}

function isCount(value: unknown): value is number {
	return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= MOST.people * 1000;
}

function bad(at: string, why: string): { readonly ok: false; readonly error: Problem } {
	const todo = "Write it as docs/statistics.md shows.";
	return err({ code: "account/bad-survey", message: `the survey cannot be used: ${why}`, at, todo });
}
