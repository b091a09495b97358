/**
 * Days that stand in the place of a version. `{version: "0", lessThan: "2024.2.2"}` (CVE-2024-39944) means "built before 2 February
 * 2024". Read as a version, every firmware `4.001.…` lies below 2024 and is affected for ever, the fix included.
 */
import type { Change } from "../csaf/repair-log.ts";
import { dayAt } from "../range/day.ts";
import type { Alternative, Bound, Expression } from "../range/expression.ts";

/** `2024.2.2`, `2024-02-02`, `2024/2/2`, `2022-04`, `20240202`, and `2024.2` with nothing else to be than a month of our time. */
const DAY = /^(20[0-4]\d)([./_-]?)(\d{1,2})(?:\2(\d{1,2}))?$/;

/**
 * The day that a text in a version's place states, as bound of the build date; `undefined` where it may be a version.
 *
 * @param inclusive Of a month alone, `<=` ends with its last day and `<` with the day before its first.
 */
export function dayBound(text: string, inclusive: boolean): string | undefined {
	const plain = text.trim();
	const [, year = "", sign = "", month = "", day] = DAY.exec(plain) ?? [];
	if (year !== "") return ofParts(year, sign, month, day, inclusive);
	if (!/[a-z]/i.test(plain) && !plain.includes("/")) return undefined;
	const found = dayAt(plain, 0);
	if (found === undefined || !/^[\s.,;]*$/.test(plain.slice(found.end))) return undefined;
	return inclusive ? found.lastDay : found.day;
}

function ofParts(year: string, sign: string, month: string, day: string | undefined, inclusive: boolean): string | undefined {
	// `2024.2` and `202402` are more often a version than a month.
	if (day === undefined && sign !== "-" && sign !== "/") return undefined;
	if (sign === "" && (month.length !== 2 || day?.length !== 2)) return undefined;
	const found = dayAt(`${year}/${month}/${day ?? "1"}`, 0);
	if (found === undefined || day !== undefined || !inclusive) return found?.day;
	return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}

/** An expression whose version bounds that are days are bounds of the build date, with a repair for each. */
export function withDays(expression: Expression): { readonly expression: Expression; readonly changes: readonly Change[] } {
	if (expression.kind !== "ranges") return { expression, changes: [] };
	const changes: Change[] = [];
	const turn = (bound: Bound | undefined): Bound | undefined => {
		if (bound === undefined || bound.axis !== "version") return bound;
		const day = dayBound(bound.text, bound.inclusive);
		if (day === undefined) return bound;
		changes.push({ rule: "date-in-version-bound", before: bound.text, after: day });
		return { ...bound, text: day, axis: "build_date" };
	};
	const alternatives = expression.alternatives.map((alternative): Alternative => {
		if (alternative.kind === "exact") return alternative;
		const upper = turn(alternative.upper);
		const lower = turn(alternative.lower);
		const low = lower !== undefined && upper?.axis === "build_date" && isStart(lower.text) ? undefined : lower;
		return { kind: "interval", ...(low === undefined ? {} : { lower: low }), ...(upper === undefined ? {} : { upper }) };
	});
	return changes.length === 0 ? { expression, changes } : { expression: { ...expression, alternatives }, changes };
}

/** `0`, `0.0.0`, `v0`, `*`: from the beginning (CVE JSON 5.1, "version": "0"). */
export function isStart(text: string): boolean {
	return /^(?:[vV]?0(?:\.0)*|\*|-|)$/.test(text.trim());
}
