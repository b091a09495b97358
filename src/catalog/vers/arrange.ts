/**
 * Puts the constraints of a range in their canonical order, leaves out the redundant ones, and says what was wrong with them
 * (how-to-parse.md, "Constraints simplification").
 *
 * The specification sorts by version, which takes a total order. Where two neighbours have none, as with two firmware lines or a
 * version beside a build day, the order of the text stands: it is what says which two ends belong together.
 */
import type { Order } from "../firmware/scheme.ts";
import { redundantAmong } from "./simplify.ts";
import type { Vers, VersConstraint, VersProblem } from "./vers.ts";
import type { VersType } from "./vers-type.ts";
import { versTypes } from "./vers-types.ts";

/** A range ready to be written or asked. */
export interface Arrangement {
	readonly constraints: readonly VersConstraint[];
	readonly problems: readonly VersProblem[];
	/** Why nothing can be said of what it contains; `undefined` when something can. */
	readonly fault: string | undefined;
}

/** Longest list whose constraints are all compared with each other when it cannot be sorted; beyond it, neighbours only. */
const MOST_PAIRS = 64;

/** Ranges do not change, and one is asked about many versions. */
const arranged = new WeakMap<Vers, Arrangement>();

/** Arranges the constraints of a range. A type without an order here leaves them as they are written. */
export function arrange(vers: Vers): Arrangement {
	const known = arranged.get(vers);
	if (known !== undefined) return known;
	const made = arrangeAnew(vers.constraints, versTypes.get(vers.type));
	arranged.set(vers, made);
	return made;
}

function arrangeAnew(constraints: readonly VersConstraint[], type: VersType | undefined): Arrangement {
	if (constraints[0]?.comparator === "*") return { constraints, problems: [], fault: undefined };
	const order = type === undefined ? sameTextOnly(constraints) : orderOf(constraints, type);
	const sorted = constraints.map((_, index) => index).sort((a, b) => toSign(order(a, b)) || byText(constraints[a], constraints[b]));
	const isChain = sorted.every((index, place) => place === 0 || ["<", "="].includes(order(sorted[place - 1] ?? 0, index)));
	return isChain ? arrangeChain(constraints, sorted, order) : keepAsWritten(constraints, order);
}

type OrderOf = (a: number, b: number) => Order;

function orderOf(constraints: readonly VersConstraint[], type: VersType): OrderOf {
	const texts = constraints.map(({ version }) => version);
	const days = texts.map((text) => type.isDay(text));
	const compare = type.order(texts);
	return (a, b) => (days[a] === days[b] ? compare(a, b).order : "?");
}

/** All that can be known of a type without an order: equal texts are one version. */
function sameTextOnly(constraints: readonly VersConstraint[]): OrderOf {
	return (a, b) => (constraints[a]?.version === constraints[b]?.version ? "=" : "?");
}

function toSign(order: Order): number {
	return order === "<" ? -1 : order === ">" ? 1 : 0;
}

/** Versions that are equal, or have no order, by their spelling: so the outcome does not depend on the text before. */
function byText(a: VersConstraint | undefined, b: VersConstraint | undefined): number {
	const [left, right] = [`${a?.version} ${a?.comparator}`, `${b?.version} ${b?.comparator}`];
	return left < right ? -1 : left > right ? 1 : 0;
}

/** All neighbours have an order, so there is one way to put them. */
function arrangeChain(constraints: readonly VersConstraint[], sorted: readonly number[], order: OrderOf): Arrangement {
	const problems: VersProblem[] = [];
	const rank: number[] = [];
	const kept: VersConstraint[] = [];
	let fault: string | undefined;
	for (const [place, index] of sorted.entries()) {
		const [constraint, before] = [constraints[index], sorted[place - 1]];
		if (constraint === undefined) continue;
		const twice = before !== undefined && order(before, index) === "=";
		rank[index] = (before === undefined ? 0 : (rank[before] ?? 0)) + (twice ? 0 : 1);
		if (twice) {
			problems.push(duplicate(later(constraint, constraints[before])));
			if (kept.at(-1)?.comparator === constraint.comparator) continue;
			fault ??= `one version stands twice with different comparators: ${constraint.version}`;
		}
		kept.push(constraint);
	}
	const late = constraints.find((_, index) => index > 0 && (rank[index] ?? 0) < (rank[index - 1] ?? 0));
	if (late !== undefined) problems.unshift(unsorted(late));
	if (fault !== undefined) return { constraints: kept, problems, fault };
	const dropped = redundantAmong(kept);
	return {
		constraints: kept.filter((constraint) => !dropped.has(constraint)),
		problems: [...problems, ...[...dropped].map(redundant)],
		fault: undefined,
	};
}

/** Two neighbours have no order: what is written stands, and is only looked through for what cannot be right. */
function keepAsWritten(constraints: readonly VersConstraint[], order: OrderOf): Arrangement {
	const problems: VersProblem[] = [];
	const faults: string[] = [];
	for (const [index, constraint] of constraints.entries()) {
		const first = constraints.length > MOST_PAIRS ? Math.max(0, index - 1) : 0;
		const place = first + constraints.slice(first, index).findIndex((_, behind) => [">", "="].includes(order(first + behind, index)));
		const before = constraints[place];
		if (place < first || before === undefined) continue;
		const twice = order(place, index) === "=";
		problems.push(twice ? duplicate(constraint) : unsorted(constraint));
		const harmless = twice ? isExact(constraint) && before.comparator === constraint.comparator : isExact(constraint) || isExact(before);
		if (!harmless) faults.push(twice ? `one version stands twice: ${constraint.version}` : `not sorted by version: ${constraint.written}`);
	}
	const dropped = [...redundantAmong(constraints)];
	faults.push(...dropped.map(({ written }) => `lower and upper ends do not take turns: ${written}`));
	return { constraints, problems: [...problems, ...dropped.map(redundant)], fault: faults[0] };
}

/** `=` and `!=`: where they stand in the list does not change what it means. */
function isExact({ comparator }: VersConstraint): boolean {
	return comparator === "=" || comparator === "!=";
}

function later(a: VersConstraint, b: VersConstraint | undefined): VersConstraint {
	return b !== undefined && b.at > a.at ? b : a;
}

function unsorted({ at, written }: VersConstraint): VersProblem {
	return { code: "vers/not-sorted", severity: "error", at, why: `constraints are sorted by version, and ${written} stands too late` };
}

function duplicate({ at, version }: VersConstraint): VersProblem {
	return { code: "vers/duplicate-version", severity: "error", at, why: `a version stands once in a range, and ${version} stands again` };
}

function redundant({ at, written }: VersConstraint): VersProblem {
	return { code: "vers/redundant-constraint", severity: "error", at, why: `beside its neighbours ${written} says nothing` };
}
