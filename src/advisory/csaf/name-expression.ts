/** A version range read from a product's full name, for trees that have no version slot or one that cannot be read. */
import type { Expression } from "../range/expression.ts";
import { parseExpression } from "../range/parse-expression.ts";
import { cleanProductName } from "./clean-name.ts";
import { type FullNameParts, withoutSource } from "./full-name.ts";
import type { Change } from "./repair-log.ts";

/** What the name says of versions; offsets are into the full name. */
export interface NameExpression {
	readonly expression: Expression;
	readonly repairs: readonly Change[];
	/** The name without the version; empty when it stands elsewhere. */
	readonly name: string;
}

/**
 * Reads the text behind the colon, or (with `bare`) a version at the end of the name (`Camera X 5.4.0`).
 *
 * @returns `undefined` where the name states no version that can be read whole.
 */
export function expressionFromName(fullName: string, parts: FullNameParts, bare: boolean): NameExpression | undefined {
	if (parts.tail !== "") return readFrom(fullName, parts.tailAt, parts.head);
	if (!bare) return undefined;
	const words = [...fullName.matchAll(/\S+/g)];
	const first = words.findIndex((match, i) => i > 0 && startsVersion(match[0], words[i + 1]?.[0] ?? ""));
	const at = words[first]?.index;
	return at === undefined ? undefined : readFrom(fullName, at, cleanProductName(fullName.slice(0, at)).text);
}

function startsVersion(word: string, next: string): boolean {
	if (/^(?:[<>]=?.*|(?:v|ver\.?|version)?\d+(?:\.\d+)+\S*|v\d+\S*|[A-Z]{1,3}-V\d\S*)$/i.test(word)) return true;
	return /^(?:versions?|firmware|prior|before|all)$/i.test(word) && /\d|^(?:versions?|to|firmware)$/i.test(next);
}

function readFrom(fullName: string, at: number, name: string): NameExpression | undefined {
	const end = withoutSource(fullName).length;
	const parsed = parseExpression(" ".repeat(at) + fullName.slice(at, end), "product_version_range");
	const { expression } = parsed;
	if (expression.kind !== "ranges" && expression.kind !== "all") return undefined;
	// The bound's own text must hold a digit pattern of a version; a model behind a colon (`NVRs: HEN32204`) does not.
	if (expression.kind === "ranges" && expression.alternatives.every((one) => one.kind === "exact" && !/\d\.\d/.test(one.text)))
		return undefined;
	return { expression, repairs: parsed.repairs, name };
}
