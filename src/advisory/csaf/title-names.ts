/** What the title of a document says of a product whose branch does not: which two names stand in one, and what a bare version is of. */
import { fold } from "../../core/text.ts";
import type { Alternative, Bound, Expression } from "../range/expression.ts";
import { withoutVendor } from "./full-name.ts";

/** Words of a name that may be two. */
const MOST_WORDS = 8;
const LONGEST_TITLE = 500;

/** `NVRmini2 NVRsolo` under the title `NUUO NVRmini2 and NVRsolo` (CISA ICSA-18-284-01): two products; `undefined` for any other name. */
export function twoOfTitle(name: string, title: string): readonly [string, string] | undefined {
	const words = name.split(" ");
	if (words.length < 2 || words.length > MOST_WORDS) return undefined;
	const told = ` ${fold(title.slice(0, LONGEST_TITLE)).replace(/[,&/]/g, " and ").replace(/\s+/g, " ")} `;
	for (let at = 1; at < words.length; at++) {
		const [left, right] = [words.slice(0, at).join(" "), words.slice(at).join(" ")];
		if (told.includes(` ${fold(left)} and ${fold(right)} `)) return [left, right];
	}
	return undefined;
}

/** Whether the name of a product is a version and nothing else: `V3.4.106` (CISA ICSA-21-238-02). */
export function isVersionName(name: string): boolean {
	return /^v?\d{1,4}(?:\.\d{1,6}){1,4}$/i.test(name);
}

/** The product that a title names, where the tree does not: the title without the vendor in front. */
export function nameFromTitle(title: string, vendor: string): string {
	return withoutVendor(title.slice(0, LONGEST_TITLE), vendor).trim();
}

/** Bounds that are build days alone, behind the version that stood in the name: `<= 200422` of `V3.4.106` is `<= V3.4.106 build 200422`. */
export function behindVersion(expression: Expression, version: string): Expression {
	if (expression.kind === "all") return { kind: "ranges", alternatives: [{ kind: "exact", text: version, at: 0 }] };
	if (expression.kind !== "ranges") return expression;
	const join = (text: string) =>
		/^(?:build\s?)?\d{6}(?:\d{2})?$/i.test(text) ? `${version} build ${text.replace(/^build\s?/i, "")}` : text;
	const bound = (one: Bound): Bound => ({ ...one, text: join(one.text) });
	const alternatives = expression.alternatives.map(
		(one): Alternative =>
			one.kind === "exact"
				? { ...one, text: join(one.text) }
				: {
						kind: "interval",
						...(one.lower === undefined ? {} : { lower: bound(one.lower) }),
						...(one.upper === undefined ? {} : { upper: bound(one.upper) }),
					},
	);
	return { ...expression, alternatives };
}
