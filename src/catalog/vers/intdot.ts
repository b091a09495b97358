/**
 * `vers:intdot`: integers with dots, leading zeros ignored; reading stops at the first character that is neither digit nor dot
 * (vers-spec, docs/types/vers-types.md, "General VERS types").
 *
 * The specification does not say whether `1.2` and `1.2.0` are equal. Some pad with zeros, some take the longer one for the later one.
 * Both agree that 1.2.0 is not before 1.2, and that is all that is said here: `?`, and the longer one states more.
 */
import type { Comparison } from "../firmware/scheme.ts";
import { compareDigits, toComparison, versType } from "./vers-type.ts";

/** The parts that are read, as digits; `undefined` when the text starts with no integer or leaves one out (`1..2`). */
function read(text: string): readonly string[] | undefined {
	const end = text.search(/[^\d.]/);
	const dotted = end < 0 ? text : text.slice(0, end).replace(/\.$/, "");
	const parts = dotted.split(".");
	return parts.every((part) => part !== "") ? parts : undefined;
}

function compare(a: readonly string[], b: readonly string[]): Comparison {
	for (const [place, part] of a.entries()) {
		const other = b[place];
		if (other === undefined) break;
		const difference = compareDigits(part, other);
		if (difference !== 0) return toComparison(difference);
	}
	if (a.length === b.length) return toComparison(0);
	const [longer, shorter] = a.length > b.length ? [a, b] : [b, a];
	if (longer.slice(shorter.length).some((part) => /[1-9]/.test(part))) return toComparison(a.length - b.length);
	return {
		order: "?",
		axis: "version",
		why: `the specification does not say how ${a.join(".")} stands to ${b.join(".")}`,
		extends: longer === a ? "a" : "b",
	};
}

/** The type `intdot`. */
export const intdot = versType({ id: "intdot", title: "Integers with dots", read, compare });
