/** What the x and X of a vendor's model name stand for, place by place. */
import type { ModelConvention } from "../vendor.ts";
import type { Char } from "./characters.ts";
import type { Element } from "./element.ts";

/** A name turned into elements, once as its vendor means it and once as it may have been meant. */
export interface Elements {
	readonly strict: readonly Element[];
	/** A wider reading, where one is thinkable; what only it takes cannot be told. */
	readonly loose: readonly Element[] | undefined;
	/** What the wildcards stand for, in words; empty without any. */
	readonly meaning: readonly string[];
	/** The name ends in a run that takes any suffix. */
	readonly open: boolean;
}

/** A maximal row of the same x or X. */
interface XRun {
	readonly from: number;
	readonly to: number;
	readonly lower: boolean;
}

type Role = "literal" | "unclear" | "one" | "letters" | "any" | "any-or-none";

/** Letters in brackets that mark a hardware revision; any other letter there is an option that a device may lack. */
const REVISION = /^[b-g]$/;

/** Reads the characters of a vendor's name; `convention` says how that vendor uses x and X. */
export function toElements(chars: readonly Char[], convention: ModelConvention): Elements {
	const strict: Element[] = [];
	const loose: Element[] = [];
	const meaning = new Set<string>();
	let wider = false;
	let open = false;
	for (let at = 0; at < chars.length; ) {
		const part = partAt(chars, at, convention);
		strict.push(...part.strict);
		loose.push(...part.loose);
		wider ||= part.strict !== part.loose;
		if (part.role !== "literal") meaning.add(wordsFor(part.role, chars[at]?.raw ?? "x"));
		open = part.role === "any" || part.role === "any-or-none";
		at = part.to;
	}
	return {
		strict: recorderIdiom(chars, strict),
		loose: wider ? recorderIdiom(chars, loose) : undefined,
		meaning: [...meaning],
		open,
	};
}

/** One character, or one run of x. */
function partAt(chars: readonly Char[], at: number, convention: ModelConvention) {
	const run = xRunAt(chars, at);
	const role = run === undefined ? "literal" : roleOf(chars, run, convention);
	const to = run === undefined || role === "literal" ? at + 1 : run.to;
	const plain = chars.slice(at, to).map(literal);
	const strict = role === "literal" || role === "unclear" ? plain : wildcards(role, plain.length);
	const wide = run !== undefined && (role === "unclear" || (role === "one" && endsSegment(chars, run)));
	const loose: readonly Element[] =
		wide || mayBeNothing(chars, run, role) ? [{ kind: "run", min: wide ? 1 : 0, cross: to === chars.length }] : strict;
	return { strict, loose, role, to };
}

/** `MS-Cxx64-xPD`: letters that a model may have before its own (`EPD`), or not (`PD`). */
function mayBeNothing(chars: readonly Char[], run: XRun | undefined, role: Role): boolean {
	return (
		run !== undefined &&
		role === "one" &&
		run.lower &&
		run.from > 0 &&
		chars[run.from]?.gap === true &&
		/\p{L}/u.test(chars[run.to]?.ch ?? "")
	);
}

function literal(char: Char): Element {
	if (char.ch === "#") return { kind: "digit" };
	return char.mark ? { kind: "maybe", ch: char.ch, without: REVISION.test(char.ch) ? 1 : 2 } : { kind: "char", ch: char.ch };
}

function wildcards(role: Role, length: number): readonly Element[] {
	if (role === "letters") return [{ kind: "letters" }];
	if (role === "any") return [{ kind: "run", min: 1, cross: true }];
	if (role === "any-or-none") return [{ kind: "run", min: 0, cross: true }];
	return Array.from({ length }, () => ({ kind: "one" }) as const);
}

function wordsFor(role: Role, sign: string): string {
	if (role === "letters") return `${sign} stands for one or more letters`;
	if (role === "any" || role === "any-or-none") return `the closing ${sign} stands for any suffix`;
	if (role === "unclear") return `whether ${sign} is a wildcard is not known`;
	return `${sign} stands for one character`;
}

function xRunAt(chars: readonly Char[], from: number): XRun | undefined {
	const first = chars[from];
	if (first === undefined || first.ch !== "x" || first.mark) return undefined;
	let to = from + 1;
	while (chars[to]?.raw === first.raw && chars[to]?.gap === false && chars[to]?.mark === false) to++;
	return { from, to, lower: first.raw === "x" };
}

/** The neighbours of a run inside its own segment (between two gaps). */
function beside(chars: readonly Char[], run: XRun): { readonly before: string; readonly after: string } {
	const before = run.from > 0 && chars[run.from]?.gap === false ? (chars[run.from - 1]?.raw ?? "") : "";
	return { before, after: endsSegment(chars, run) ? "" : (chars[run.to]?.raw ?? "") };
}

/** Digits that stand right before a run, in its own segment. */
function countDigitsBefore(chars: readonly Char[], run: XRun): number {
	let from = run.from;
	while (from > 0 && chars[from]?.gap === false && /\d/.test(chars[from - 1]?.ch ?? "")) from--;
	return run.from - from;
}

function endsSegment(chars: readonly Char[], run: XRun): boolean {
	const next = chars[run.to];
	return next === undefined || next.gap || next.mark;
}

function roleOf(chars: readonly Char[], run: XRun, convention: ModelConvention): Role {
	const { before, after } = beside(chars, run);
	const length = run.to - run.from;
	const ends = run.to === chars.length || chars.slice(run.to).every((char) => char.mark);
	return run.lower
		? lowerRole(chars, run, length, ends, convention, before, after)
		: upperRole(length, ends, convention, before, after, countDigitsBefore(chars, run));
}

function lowerRole(
	chars: readonly Char[],
	run: XRun,
	length: number,
	ends: boolean,
	how: ModelConvention,
	before: string,
	after: string,
): Role {
	const word = segmentAround(chars, run).some((char) => /[a-wyz]/.test(char.raw));
	const digitBeside = /\d/.test(before + after);
	const shaped = word ? length >= 2 && digitBeside : length >= 2 || digitBeside || /\p{Lu}/u.test(before + after);
	if (!shaped) return "literal";
	if (how.lowerX === "literal") return length >= 2 ? "unclear" : "literal";
	// `DS-76xxNI-Qxxxxxxxxx`: nobody counts nine places; such a row stands for whatever follows.
	return ends && length >= 5 ? "any-or-none" : "one";
}

function upperRole(length: number, ends: boolean, how: ModelConvention, before: string, after: string, digitsBefore: number): Role {
	if (ends) {
		if (length < 2 && !/\d/.test(before)) return "literal";
		if (how.trailingX === "any") return "any";
		return length >= 2 ? "unclear" : "literal";
	}
	if (length < 2) return singleInnerX(how, before, after, digitsBefore);
	return how.innerX === "literal" ? "unclear" : "one";
}

function singleInnerX(how: ModelConvention, before: string, after: string, digitsBefore: number): Role {
	const several = how.innerX === "several";
	// `VTH542XH`: the third of three digits. One digit before it proves nothing: the X of DS-2XE and of PT30X-SDI is the name's own.
	if (!/\d/.test(after)) return several && digitsBefore >= 2 && /\p{L}/u.test(after) ? "one" : "literal";
	if (/\d/.test(before)) return how.innerX === "literal" ? "literal" : "one";
	return several && /\p{L}/u.test(before) ? "letters" : "literal";
}

function segmentAround(chars: readonly Char[], run: XRun): readonly Char[] {
	let from = run.from;
	let to = run.to;
	while (from > 0 && chars[from]?.gap === false) from--;
	while (to < chars.length && chars[to]?.gap === false) to++;
	return chars.slice(from, to);
}

/**
 * Hikvision's notices shorten recorder names: `iDS-72XXHQH-M(C)` (CVE-2023-28811) means boxes labelled like `iDS-7204HQHI-M1/S(C)`. The
 * `I` may stand there or not, and so may the digits behind `M` or `K`. The labels are general knowledge of the trade, read in no document;
 * left out, such boxes would be told "not listed".
 */
function recorderIdiom(chars: readonly Char[], elements: readonly Element[]): readonly Element[] {
	const segments = /h[gqut]h(?:[mk](?:[es])?)?$/.exec(
		chars
			.filter((char) => !char.mark)
			.map((char) => char.ch)
			.join(""),
	);
	if (segments === null || elements.length !== chars.length) return elements;
	const start = segments.index + 3;
	const rest = elements.slice(start);
	const letter = rest[0];
	const optional: Element = { kind: "maybe", ch: "i", without: 2 };
	if (letter === undefined || letter.kind !== "char") return [...elements.slice(0, start), optional, ...rest];
	return [...elements.slice(0, start), optional, letter, { kind: "run", min: 0, cross: false }, ...rest.slice(1)];
}
