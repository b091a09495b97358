/**
 * The steps from which schemes build their partial order. Each step either decides, says that it cannot know (`?`),
 * or finds both sides equal and leaves the answer to the next one. Missing parts are never taken for zero.
 */
import { collapse } from "../../core/text.ts";
import { toIsoDay } from "./build-day.ts";
import type { Axis, Comparison, FirmwareVersion, Order } from "./scheme.ts";

/** One axis looked at: the outcome, or `undefined` when both sides are equal there. */
export type Step = (a: FirmwareVersion, b: FirmwareVersion) => Comparison | undefined;

const signSteps = new WeakSet<Step>();

/**
 * Declares that a step looks at nothing of two versions but their lines, their suffixes, which numbers are stated, and which of two
 * numbers is the larger: versions of one form are then ordered without asking it again. A step that reads the text itself, or by how
 * much two numbers differ, is none.
 */
export function bySigns(step: Step): Step {
	signSteps.add(step);
	return step;
}

/** True where every step of a plan is one of `bySigns`. */
export function isBySigns({ steps }: OrderPlan): boolean {
	return steps.every((step) => signSteps.has(step));
}

/** How a scheme orders: first the line, then the steps in the order of weight. */
export interface OrderPlan {
	/**
	 * `always`: a missing line is a difference; the rule. `if-both-state-it`: a side without a line compares with any; the exception, for
	 * makers whose devices do not report it, with the reason in the file of the scheme.
	 */
	readonly lines: "if-both-state-it" | "always";
	/** Whether two stated lines are the same; equality of the text when left out. */
	readonly sameLine?: (a: string, b: string) => boolean;
	readonly steps: readonly Step[];
	/** True when a build day that points the other way makes the answer a conflict; false when it only breaks ties. */
	readonly dateMayConflict: boolean;
	/** True when a suffix states more about a version; false when it may also name an earlier or another one (`beta`, regions). */
	readonly suffixStatesMore: boolean;
	/** True when the line is the model's name; false when left out. */
	readonly lineIsModel?: boolean;
}

/** Orders two versions of one scheme by its plan. */
export function compareByPlan(plan: OrderPlan, a: FirmwareVersion, b: FirmwareVersion): Comparison {
	if (a.raw === b.raw || comparableTextOf(a) === comparableTextOf(b)) return SAME_TEXT;
	const line = compareLines(plan, a, b);
	if (line !== undefined) return withExtends(plan, a, b, line);
	for (const step of plan.steps) {
		const found = step(a, b);
		if (found !== undefined) return finish(plan, a, b, found);
	}
	return EQUAL_PARTS;
}

/** Makes the words of a reason. It takes the versions as arguments: a matcher asks for millions of orders and for a few reasons. */
type Words = (a: FirmwareVersion, b: FirmwareVersion, order: Order) => string;

/** A comparison whose words are made when somebody reads them. */
class Found implements Comparison {
	readonly order: Order;
	readonly axis: Axis;
	readonly extends: "a" | "b" | undefined;
	readonly conflict: boolean | undefined;
	readonly #words: string | Words;
	readonly #a: FirmwareVersion | undefined;
	readonly #b: FirmwareVersion | undefined;

	constructor(
		order: Order,
		axis: Axis,
		words: string | Words,
		a?: FirmwareVersion,
		b?: FirmwareVersion,
		more?: "a" | "b",
		conflict?: boolean,
	) {
		this.order = order;
		this.axis = axis;
		this.extends = more;
		this.conflict = conflict;
		this.#words = words;
		this.#a = a;
		this.#b = b;
	}

	get why(): string {
		if (typeof this.#words === "string") return this.#words;
		return this.#a === undefined || this.#b === undefined ? "" : this.#words(this.#a, this.#b, this.order);
	}
}

/** `version 5.4 is before 5.5` */
function orderWords(left: string, order: Order, right: string): string {
	return `${left} is ${order === "<" ? "before" : "after"} ${right}`;
}

const SAME_TEXT: Comparison = new Found("=", "text", "the same text");
const EQUAL_PARTS: Comparison = new Found("=", "version", "every part that is stated is equal");

const comparableTexts = new WeakMap<FirmwareVersion, string>();

/** The comparable text of a version, which is compared with many others. */
function comparableTextOf(version: FirmwareVersion): string {
	let text = comparableTexts.get(version);
	if (text === undefined) {
		text = toComparableText(version.raw);
		comparableTexts.set(version, text);
	}
	return text;
}

/** One spelling for texts that differ only in blanks, case and a leading `V`. */
export function toComparableText(raw: string): string {
	return collapse(raw.replaceAll("_", " "))
		.toLowerCase()
		.replace(/^v(?=\d)/, "");
}

/** Numeric parts from the left. One side with fewer parts is undecided, unless a part that both state differs. */
export const byVector: Step = bySigns((a, b) => {
	const parts = Math.min(a.vector.length, b.vector.length);
	for (let place = 0; place < parts; place++) {
		const left = a.vector[place] ?? 0;
		const right = b.vector[place] ?? 0;
		if (left !== right) return decided(left, right, "version", vectorWords, a, b);
	}
	return a.vector.length === b.vector.length ? undefined : new Found("?", "version", partsWords, a, b);
});

const vectorWords: Words = (a, b, order) => orderWords(`version ${a.vector.join(".")}`, order, b.vector.join("."));
const partsWords: Words = (a, b) => `version ${a.vector.join(".")} and ${b.vector.join(".")} state different numbers of parts`;

/** Build days; one side without a day is undecided. */
export const byBuildDate: Step = bySigns((a, b) => {
	if (a.buildDate === b.buildDate) return undefined;
	if (a.buildDate === undefined || b.buildDate === undefined) return unknown("build_date", "only one side states its build day");
	return decided(a.buildDate, b.buildDate, "build_date", dayWords, a, b);
});

const dayWords: Words = (a, b, order) => orderWords(`build ${toIsoDay(a.buildDate ?? 0)}`, order, toIsoDay(b.buildDate ?? 0));

/** Build or release counters. `noun` names the counter for people; without one the side is undecided, or the first release. */
export function bySerial(noun: string, missing: "undecided" | "is-first"): Step {
	const one = (serial: number | undefined, before: string) => (serial === undefined ? `no ${noun}` : `${before}${serial}`);
	const words: Words = (a, b, order) => orderWords(one(a.serial, `${noun} `), order, one(b.serial, ""));
	const only = `only one side states its ${noun}`;
	return bySigns((a, b) => {
		if (a.serial === b.serial) return undefined;
		if (missing === "undecided" && (a.serial === undefined || b.serial === undefined)) return unknown("serial", only);
		return decided(a.serial ?? -1, b.serial ?? -1, "serial", words, a, b);
	});
}

/** Suffixes without an order: equal ones are equal, all else is undecided. */
export const byEqualSuffixes: Step = bySigns((a, b) => {
	const [left, right] = [a.suffixes.join(" "), b.suffixes.join(" ")];
	return left === right ? undefined : unknown("suffix", `suffix "${left}" and "${right}" have no order`);
});

/**
 * Suffixes that are steps of one sequence, such as patch letters: compared one by one, letters by alphabet, digits as numbers.
 * A side that has none is undecided, or the base that the patches follow.
 */
export function byOrderedSuffixes(missing: "undecided" | "is-first"): Step {
	return bySigns((a, b) => {
		for (const [place, left] of a.suffixes.entries()) {
			const right = b.suffixes[place];
			if (right === undefined) break;
			if (left !== right) return bySuffixPair(left, right, a, b);
		}
		if (a.suffixes.length === b.suffixes.length) return undefined;
		if (missing === "undecided") return unknown("suffix", "only one side states its patch suffix");
		const order = a.suffixes.length < b.suffixes.length ? "<" : ">";
		return { order, axis: "suffix", why: `a patch follows its base: ${a.raw} is ${order === "<" ? "before" : "after"} ${b.raw}` };
	});
}

/** `?` on an axis, with the reason. */
export function unknown(axis: Axis, why: string): Comparison {
	return new Found("?", axis, why);
}

function bySuffixPair(left: string, right: string, a: FirmwareVersion, b: FirmwareVersion): Comparison {
	const [, leftLetters = "", leftDigits = ""] = /^([a-z]*)(\d*)$/.exec(left) ?? [];
	const [, rightLetters = "", rightDigits = ""] = /^([a-z]*)(\d*)$/.exec(right) ?? [];
	if (leftDigits !== "" && rightDigits !== "" && leftLetters === rightLetters && Number(leftDigits) !== Number(rightDigits)) {
		return decided(Number(leftDigits), Number(rightDigits), "suffix", (_a, _b, order) => orderWords(`suffix ${left}`, order, right), a, b);
	}
	if (left.length === 1 && right.length === 1 && leftDigits === "" && rightDigits === "") {
		const words: Words = (_a, _b, order) => orderWords(`patch ${left}`, order, right);
		return decided(left.charCodeAt(0), right.charCodeAt(0), "suffix", words, a, b);
	}
	return unknown("suffix", `suffix "${left}" and "${right}" have no order`);
}

function decided(left: number, right: number, axis: Axis, words: Words, a: FirmwareVersion, b: FirmwareVersion): Comparison {
	return new Found(left < right ? "<" : ">", axis, words, a, b);
}

const oneLineWords: Words = (a, b) => `only one side states its line (${a.line ?? b.line})`;
const linesWords: Words = (a, b) => `${a.line} and ${b.line} are different lines, which have no order`;

function compareLines(plan: OrderPlan, a: FirmwareVersion, b: FirmwareVersion): Comparison | undefined {
	if (a.line === b.line) return undefined;
	if (a.line === undefined || b.line === undefined) {
		return plan.lines === "always" ? new Found("?", "line", oneLineWords, a, b) : undefined;
	}
	if (plan.sameLine?.(a.line, b.line) === true) return undefined;
	return new Found("?", "line", linesWords, a, b);
}

/** Looks for a conflict behind a decision, and for "states more": behind a `?`, and where a base and its patch are ordered. */
function finish(plan: OrderPlan, a: FirmwareVersion, b: FirmwareVersion, found: Comparison): Comparison {
	if (found.order === "?") return withExtends(plan, a, b, found);
	const days = plan.dateMayConflict ? byBuildDate(a, b) : undefined;
	const opposite = found.order === "<" ? ">" : "<";
	if (days?.order !== opposite) return withExtends(plan, a, b, found);
	return new Found("?", "build_date", () => `${found.why}, but ${days.why}`, a, b, undefined, true);
}

function withExtends(plan: OrderPlan, a: FirmwareVersion, b: FirmwareVersion, found: Comparison): Comparison {
	const left = statesMore(plan, a, b);
	return left === statesMore(plan, b, a)
		? found
		: new Found(found.order, found.axis, () => found.why, a, b, left ? "a" : "b", found.conflict);
}

/** True when `more` says all that `less` says; true both ways when neither says more. */
function statesMore(plan: OrderPlan, more: FirmwareVersion, less: FirmwareVersion): boolean {
	const covered =
		(less.line === undefined || less.line === more.line) &&
		(less.buildDate === undefined || less.buildDate === more.buildDate) &&
		(less.serial === undefined || less.serial === more.serial);
	const suffixes = plan.suffixStatesMore || less.suffixes.length === more.suffixes.length;
	return covered && suffixes && isPrefix(less.vector, more.vector) && isPrefix(less.suffixes, more.suffixes);
}

function isPrefix<T>(short: readonly T[], long: readonly T[]): boolean {
	for (let place = 0; place < short.length; place++) if (short[place] !== long[place]) return false;
	return true;
}
