/** Which constraints of a sorted list are redundant (how-to-parse.md, "Constraints simplification"). */
import type { Comparator, VersConstraint } from "./vers.ts";

const isUpper = (comparator: Comparator | undefined): boolean => comparator === "<" || comparator === "<=";
const isLower = (comparator: Comparator | undefined): boolean => comparator === ">" || comparator === ">=";

/**
 * The constraints that the specification's procedure discards, in the order of the list. Each version stands in it once; `!=` may
 * stand anywhere and is never redundant.
 */
export function redundantAmong(sorted: readonly VersConstraint[]): ReadonlySet<VersConstraint> {
	const dropped = new Set<VersConstraint>();
	const kept: VersConstraint[] = [];
	for (const constraint of sorted) {
		const { comparator } = constraint;
		if (comparator === "!=") continue;
		// `>` and `>=` take in every equal or lower end that follows.
		if (isLower(kept.at(-1)?.comparator) && !isUpper(comparator)) {
			dropped.add(constraint);
			continue;
		}
		// `<` and `<=` take in every equal or upper end before them.
		for (let before = kept.at(-1); before !== undefined && isUpper(comparator) && !isLower(before.comparator); before = kept.at(-1)) {
			dropped.add(before);
			kept.pop();
		}
		kept.push(constraint);
	}
	return dropped;
}
