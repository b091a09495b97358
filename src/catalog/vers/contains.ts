/**
 * Whether a version lies in a range (how-to-parse.md, "Checking if a version is contained within a range"), with three answers.
 *
 * The specification's walk over pairs is followed as a union of intervals: for a total order both give the same. For a partial order
 * every step may be open, and an open step leaves the answer open unless the others decide it (Kleene). Unknown is never safe: a range
 * that is not valid is not guessed at either.
 */
import type { Comparison } from "../firmware/scheme.ts";
import { arrange } from "./arrange.ts";
import { toConstraintText } from "./canonical.ts";
import type { Vers, VersConstraint } from "./vers.ts";
import { takesOnlyStar, versTypes } from "./vers-types.ts";

/** The answer, and what gave it in words for a person. */
export interface Containment {
	readonly answer: "in" | "out" | "?";
	readonly why: string;
}

/** Longest version that is looked at. */
const MOST_VERSION = 1000;

/**
 * Asks whether a version lies in a range.
 *
 * @param version - A plain version, not percent-encoded; of a device, hence not trusted.
 */
export function contains(vers: Vers, version: string): Containment {
	if (vers.constraints[0]?.comparator === "*") {
		return vers.type === "none" ? { answer: "out", why: "vers:none holds no version" } : { answer: "in", why: "* holds every version" };
	}
	const type = versTypes.get(vers.type);
	if (takesOnlyStar(vers.type)) return open(`vers:${vers.type}/* is the only form of this type`);
	if (type === undefined || !type.answersContainment) return open(`Seawall does not order versions of the type ${vers.type}`);
	if (version === "" || version.length > MOST_VERSION) return open("the version is empty or too long");
	const { constraints, fault } = arrange(vers);
	if (fault !== undefined) return open(fault);
	const compare = type.order([version, ...constraints.map((constraint) => constraint.version)]);
	return judge(constraints.map((constraint, index) => seen(constraint, compare(0, index + 1), version)));
}

/** Three-valued truth (Kleene). */
type Truth = boolean | undefined;

/** A constraint with the version held against it. */
interface Seen {
	readonly constraint: VersConstraint;
	/** Whether the version satisfies the constraint, taken alone. */
	readonly holds: Truth;
	readonly why: string;
}

/** One part of the union. */
interface Part {
	readonly holds: Truth;
	readonly why: string;
}

function seen(constraint: VersConstraint, comparison: Comparison, version: string): Seen {
	const words = { "<": "is before", "=": "equals", ">": "is after", "?": "has no order with" }[comparison.order];
	const why = comparison.why === "" ? `${version} ${words} ${constraint.version}` : comparison.why;
	return { constraint, holds: holds(constraint, comparison), why: `${toConstraintText(constraint)}: ${why}` };
}

function holds({ comparator }: VersConstraint, comparison: Comparison): Truth {
	const { order } = comparison;
	switch (comparator) {
		case "*":
			return true;
		case "=":
			return order === "?" ? undefined : order === "=";
		case "!=":
			return order === "?" ? undefined : order !== "=";
		case "<":
			return isBelow(comparison);
		case "<=":
			// `<=V5.4.5` without a build means every build of V5.4.5.
			if (order === "?") return comparison.extends === "a" && comparison.axis === "build_date" ? true : undefined;
			return order !== ">";
		case ">":
			return order === "?" ? undefined : order === ">";
		case ">=":
			return not(isBelow(comparison));
	}
}

/** A version that states all that the bound states and then more (`2.1.3` beside `2.1`) is surely not before it. */
function isBelow({ order, extends: more }: Comparison): Truth {
	if (order === "?") return more === "a" ? false : undefined;
	return order === "<";
}

function not(truth: Truth): Truth {
	return truth === undefined ? undefined : !truth;
}

function judge(all: readonly Seen[]): Containment {
	const excluded = all.filter(({ constraint }) => constraint.comparator === "!=");
	const out = excluded.find((one) => one.holds === false);
	if (out !== undefined) return { answer: "out", why: out.why };
	const parts = partsOf(all.filter(({ constraint }) => constraint.comparator !== "!="));
	// The walk of the specification ends with "not in the range" here, its words say that a version is taken out of all others.
	if (parts.length === 0) return open("the specification does not say what a range of exclusions alone contains");
	const inside = parts.find((part) => part.holds === true);
	const undecided = parts.find((part) => part.holds === undefined);
	if (inside === undefined && undecided === undefined)
		return {
			answer: "out",
			why: parts
				.map((part) => part.why)
				.join("; ")
				.slice(0, 1000),
		};
	const doubt = excluded.find((one) => one.holds === undefined) ?? (inside === undefined ? undecided : undefined);
	return doubt === undefined ? { answer: "in", why: inside?.why ?? "" } : open(doubt.why);
}

/** The union that a list of ends and single versions stands for: a lower end takes the upper end that follows it. */
function partsOf(all: readonly Seen[]): readonly Part[] {
	const parts: Part[] = all.filter(({ constraint }) => constraint.comparator === "=");
	let lower: Seen | undefined;
	for (const one of all) {
		if (one.constraint.comparator === "=") continue;
		if (one.constraint.comparator.startsWith(">")) {
			if (lower !== undefined) parts.push(lower);
			lower = one;
		} else {
			parts.push(lower === undefined ? one : both(lower, one));
			lower = undefined;
		}
	}
	return lower === undefined ? parts : [...parts, lower];
}

function both(lower: Seen, upper: Seen): Part {
	const decisive = [lower, upper].find((end) => end.holds === false) ?? [lower, upper].find((end) => end.holds === undefined);
	return decisive ?? { holds: true, why: `${lower.why}; ${upper.why}` };
}

function open(why: string): Containment {
	return { answer: "?", why };
}
