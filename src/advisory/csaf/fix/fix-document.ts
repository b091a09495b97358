/** A document with all safe fixes made: checked again after each round, and given back unchanged where a fix would make it worse. */
import type { Finding, Validation } from "../validate/finding.ts";
import { type ValidateOptions, validateText } from "../validate/validate.ts";
import { applyEdits } from "./apply-edits.ts";

/** One change that was made. */
export interface Repair {
	readonly rule: string;
	readonly pointer: string;
	readonly what: string;
}

/** The fixed text, what was changed, and the answer about it. */
export interface Fixed {
	readonly json: string;
	readonly repairs: readonly Repair[];
	readonly after: Validation;
}

/** A fix can make another possible: one that is not done after this many rounds never will be. */
const MOST_ROUNDS = 6;

/** Makes the fixes. */
export function fixDocument(json: string, options: ValidateOptions): Fixed {
	let fixed: Fixed = { json, repairs: [], after: validateText(json, options) };
	for (let round = 0; round < MOST_ROUNDS; round++) {
		const next = oneRound(fixed, options);
		if (next === undefined) return fixed;
		fixed = next;
	}
	return fixed;
}

function oneRound({ json, repairs, after }: Fixed, options: ValidateOptions): Fixed | undefined {
	const fixable = after.findings.filter(({ fix }) => fix !== undefined);
	const seen = new Set<string>();
	const once = fixable.filter(({ fix }) => {
		const key = JSON.stringify(fix?.edits);
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	});
	if (once.length === 0) return undefined;
	// Sorting comes last: what the others add has its place by then.
	const others = once.filter(({ fix }) => fix?.edits.every(({ kind }) => kind !== "sort") === true);
	const chosen = others.length > 0 ? others : once;
	const changed = applyEdits(
		json,
		chosen.flatMap(({ fix }) => fix?.edits ?? []),
	).json;
	if (changed === json) return undefined;
	const now = validateText(changed, options);
	if (errorsOf(now) > errorsOf(after)) return undefined;
	return { json: changed, repairs: [...repairs, ...chosen.map(toRepair)], after: now };
}

function errorsOf({ findings, more }: Validation): number {
	return findings.filter(({ level }) => level === "error").length + [...more.values()].reduce((sum, one) => sum + one, 0);
}

function toRepair({ rule, pointer, fix }: Finding): Repair {
	return { rule, pointer, what: fix?.what ?? "" };
}
