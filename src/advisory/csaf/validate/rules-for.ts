/** Which rules a profile runs on an edition, each with the level of what it finds. */

import type { Rule } from "../rules/rule.ts";
import { rules20 } from "../rules/rules-2-0.ts";
import type { CsafVersion } from "../schema/csaf-schema.ts";
import type { Level, Profile } from "./finding.ts";

/** A rule that is to run. */
export interface RankedRule {
	readonly rule: Rule;
	readonly level: Level;
}

const ranked = (rules: readonly Rule[], level: Level): readonly RankedRule[] => rules.map((rule) => ({ rule, level }));

const held = new Map<string, readonly RankedRule[]>();

/** The rules, in order. */
export function rulesFor(version: CsafVersion, profile: Profile): readonly RankedRule[] {
	const key = `${version} ${profile}`;
	const known = held.get(key);
	if (known !== undefined) return known;
	const { mandatory, optional, informative } = rules20;
	const all = [
		...ranked(mandatory, "error"),
		...(profile === "basic" ? [] : ranked(optional, "warning")),
		...(profile === "full" ? ranked(informative, "info") : []),
	];
	held.set(key, all);
	return all;
}
