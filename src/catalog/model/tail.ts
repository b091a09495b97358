/** What may stand behind the part of a device's name that a pattern covers. */
import type { Char, DeviceModel } from "./characters.ts";
import type { Level } from "./element.ts";

/** How the pattern ends, which decides what a longer name means. */
export interface TailRule {
	/** `literal`: one model. `wildcard`: x or X in it. `series`: a family. `exact`: nothing may follow (CSAF notation). */
	readonly kind: "literal" | "wildcard" | "series" | "exact";
	/** Digits (or wildcards for them) at the end of a series' name: with three or more its number is complete. */
	readonly digits: number;
	/** The name ends in a word, not in a code with digits and letters: a further word may be another product. */
	readonly endsInWord: boolean;
	/** Revision letter that the document states at the end in brackets, `b` of `(B)`. */
	readonly revision: string | undefined;
}

/** A finding on the rest of a name. */
export interface TailFinding {
	readonly level: Level;
	readonly rule: string;
	readonly why: string;
}

const exact: TailFinding = { level: 2, rule: "model/exact", why: "the same name" };

/** Judges the characters from `at` on. */
export function judgeTail(device: DeviceModel, at: number, rule: TailRule): TailFinding {
	const rest = device.chars.slice(at);
	return rule.revision === undefined ? judgeRest(device, at, rest, rule) : judgeRevision(device, at, rest, rule, rule.revision);
}

function judgeRevision(device: DeviceModel, at: number, rest: readonly Char[], rule: TailRule, revision: string): TailFinding {
	const stated = rest.filter((char) => char.mark && /[b-g]/.test(char.ch)).at(-1);
	if (stated !== undefined && stated.ch !== revision) {
		return { level: 0, rule: "model/other-revision", why: `revision (${stated.raw}) is not (${revision.toUpperCase()})` };
	}
	const isRevision = (char: Char | undefined) => char !== undefined && char.ch === revision && (char.mark || rest.length === 1);
	const last = rest.at(-1);
	if (stated === undefined && !isRevision(last)) {
		const plain = judgeRest(device, at, rest, rule);
		const why = `the document means revision (${revision.toUpperCase()}), the name states none`;
		return plain.level === 0 ? plain : { level: 1, rule: "model/revision-not-stated", why };
	}
	const without = rest.filter((char) => char !== (stated ?? last));
	return judgeRest(device, at, without, rule);
}

function judgeRest(device: DeviceModel, at: number, rest: readonly Char[], rule: TailRule): TailFinding {
	const next = rest[0];
	if (next === undefined) return exact;
	const after = device.chars[at - 1]?.ch ?? "";
	const direct = !next.gap && !next.mark;
	const tail = rest.map((char) => char.raw).join("");
	if (rule.kind === "exact") return leftOver(tail);
	if (direct && /\d/.test(next.ch)) return judgeDigit(/\d/.test(after), rule, tail);
	if (!direct && furtherWord(rest) && rule.endsInWord) {
		return { level: 1, rule: "model/further-words", why: `${tail} behind it may be another product` };
	}
	return { level: 2, rule: "model/variant", why: `${tail} behind it marks a variant` };
}

/** Digits too: under 2.0 `EFD-22??` may be the beginning of `EFD-22500`, and the document does not say by which version it means it. */
function leftOver(tail: string): TailFinding {
	return { level: 1, rule: "model/partial-number", why: `CSAF 2.0 lets a model number stop anywhere, 2.1 does not; ${tail} is left over` };
}

/** A digit that follows without a gap. */
function judgeDigit(behindDigit: boolean, rule: TailRule, tail: string): TailFinding {
	if (rule.kind === "series" && (rule.digits <= 2 || !behindDigit)) {
		return { level: 2, rule: "model/series-prefix", why: `${tail} completes the name within the series` };
	}
	if (!behindDigit && rule.kind === "wildcard") return { level: 2, rule: "model/variant", why: `${tail} behind it marks a variant` };
	if (!behindDigit) return { level: 1, rule: "model/further-digits", why: `${tail} behind it may be a variant or another model` };
	return { level: 0, rule: "model/further-digits", why: `${tail} makes it another number` };
}

/** The rest begins with a word of three letters or more. */
function furtherWord(rest: readonly Char[]): boolean {
	const end = rest.findIndex((char, at) => at > 0 && char.gap);
	const word = rest
		.slice(0, end < 0 ? rest.length : end)
		.map((char) => char.ch)
		.join("");
	return /^\p{L}{3,}$/u.test(word) && !/^(?:software|firmware)$/.test(word);
}
