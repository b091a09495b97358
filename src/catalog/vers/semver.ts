/** `vers:semver`: Semantic Versioning 2.0.0, strict (semver.org, sections 2, 9, 10 and 11). */
import type { Comparison } from "../firmware/scheme.ts";
import { compareDigits, type TypeGrammar, toComparison, versType } from "./vers-type.ts";

interface SemanticVersion {
	readonly numbers: readonly string[];
	readonly prerelease: readonly string[];
}

const NUMBER = /^(?:0|[1-9]\d*)$/;
const IDENTIFIER = /^[0-9A-Za-z-]+$/;

function read(text: string): SemanticVersion | undefined {
	const plus = text.indexOf("+");
	if (
		plus >= 0 &&
		!text
			.slice(plus + 1)
			.split(".")
			.every((part) => IDENTIFIER.test(part))
	)
		return undefined;
	const core = plus < 0 ? text : text.slice(0, plus);
	const dash = core.indexOf("-");
	const numbers = (dash < 0 ? core : core.slice(0, dash)).split(".");
	const prerelease = dash < 0 ? [] : core.slice(dash + 1).split(".");
	const sound = prerelease.every((part) => IDENTIFIER.test(part) && (!/^\d+$/.test(part) || NUMBER.test(part)));
	return sound && numbers.length === 3 && numbers.every((part) => NUMBER.test(part)) ? { numbers, prerelease } : undefined;
}

/** Precedence, section 11. Build metadata has no part in it, so versions that differ only there are equal. */
function compare(a: SemanticVersion, b: SemanticVersion): Comparison {
	for (const [place, part] of a.numbers.entries()) {
		const difference = compareDigits(part, b.numbers[place] ?? "0");
		if (difference !== 0) return toComparison(difference);
	}
	if (a.prerelease.length === 0 || b.prerelease.length === 0) return toComparison(b.prerelease.length - a.prerelease.length);
	for (const [place, part] of a.prerelease.entries()) {
		const other = b.prerelease[place];
		if (other === undefined) break;
		const difference = compareIdentifiers(part, other);
		if (difference !== 0) return toComparison(difference);
	}
	return toComparison(a.prerelease.length - b.prerelease.length);
}

/** Section 11.4: numbers by value and before words, words by ASCII. */
function compareIdentifiers(a: string, b: string): number {
	const [left, right] = [NUMBER.test(a), NUMBER.test(b)];
	if (left && right) return compareDigits(a, b);
	if (left !== right) return left ? -1 : 1;
	return a < b ? -1 : a > b ? 1 : 0;
}

const grammar: TypeGrammar<SemanticVersion> = { id: "semver", title: "Semantic Versioning 2.0.0", read, compare };

/** The type `semver`. */
export const semver = versType(grammar);

/**
 * The type `npm`. Its versions are Semantic Versioning 2.0.0 (node-semver), which is enough to check that a range is sorted, as the
 * test files of the specification ask. What lies in a range of packages is not Seawall's field.
 */
export const npm = versType({ ...grammar, id: "npm", title: "npm packages", answersContainment: false });
