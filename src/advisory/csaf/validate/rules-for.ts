/** Which rules a profile runs on an edition, each with the level of what it finds. */

import { factsSince } from "../lints/facts-since.ts";
import { lintsForPeople } from "../lints/for-people.ts";
import { unsupportedExtension } from "../rules/6.1.60-extensions.ts";
import type { Rule } from "../rules/rule.ts";
import { rules20 } from "../rules/rules-2-0.ts";
import { rules21 } from "../rules/rules-2-1.ts";
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
	const { mandatory, optional, informative } = version === "2.1" ? rules21 : rules20;
	const all = [
		...ranked(mandatory, "error"),
		...(profile === "basic" ? [] : ranked(optional, "warning")),
		...(profile === "full" ? ranked([...informative, ...lintsForPeople], "info") : []),
		...ranked(factsSince, "info"),
		...(version === "2.1" ? ranked([unsupportedExtension], "warning") : []),
	];
	held.set(key, all);
	return all;
}
