/** The canonical spelling of a range. */
import { arrange } from "./arrange.ts";
import { encodeVersion } from "./percent.ts";
import type { Vers, VersConstraint } from "./vers.ts";

/** One constraint as it is written canonically: equality without a sign, the version percent-encoded where it must be. */
export function toConstraintText({ comparator, version }: VersConstraint): string {
	return `${comparator === "=" ? "" : comparator}${encodeVersion(version)}`;
}

/**
 * The range written canonically: lower case, sorted, each version once, redundant constraints left out.
 *
 * Versions that have no order keep the order of the text, and a range that is wrong beyond mending (one version with two comparators)
 * keeps all it says: `validateVers` reports it. Writing twice gives the same text, and what the range contains does not change.
 */
export function toCanonical(vers: Vers): string {
	return `vers:${vers.type}/${arrange(vers).constraints.map(toConstraintText).join("|")}`;
}
