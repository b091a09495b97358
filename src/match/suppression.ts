/**
 * Suppressions: an owner's own statement that a finding is accepted for a time. It takes a finding out of the way, and nothing else:
 * no device turns green by it, and the counts of the answer stay as they are.
 */
import { indexScopes, type Scope, type ScopeIndex } from "./scope.ts";
import type { Verdict } from "./verdict.ts";

/** One statement, as the user wrote it. */
export interface Suppression extends Scope {
	/** Who answers for it. */
	readonly owner: string;
	readonly reason: string;
	/** Last day on which it holds, `YYYY-MM-DD`. */
	readonly expires: string;
}

/** Indexes suppressions that hold; the first in the file that fits counts. Only what is at risk or open can be accepted. */
export function indexSuppressions(suppressions: readonly Suppression[]): ScopeIndex<Suppression> {
	const index = indexScopes(suppressions);
	return { ...index, of: (finding) => (isAtRisk(finding.verdict) ? index.of(finding) : undefined) };
}

/** What a suppression may accept. */
export function isAtRisk(verdict: Verdict): verdict is "known_affected" | "under_investigation" {
	return verdict === "known_affected" || verdict === "under_investigation";
}
