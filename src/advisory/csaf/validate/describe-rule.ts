/** What a rule is called, why it matters, and where it stands. */
import type { Rule } from "../rules/rule.ts";
import { DRAFT_COMMIT } from "../rules/rules-2-1.ts";
import type { CsafVersion } from "../schema/csaf-schema.ts";
import { rulesFor } from "./rules-for.ts";

/** A rule in words. */
export interface RuleWords {
	readonly title: string;
	/** `CSAF 2.0, section 6.1.11`; empty for rules of our own. */
	readonly section: string;
	readonly why: string;
}

/** What an edition is called; 2.1 is a draft, so its commit is named. */
function nameOf(version: CsafVersion): string {
	return version === "2.1" ? `CSAF 2.1 draft, ${DRAFT_COMMIT}` : "CSAF 2.0";
}

const held = new Map<CsafVersion, ReadonlyMap<string, Rule>>();

/** The words for an id, `schema` and the codes of unreadable files included. */
export function describeRule(id: string, csafVersion: string | undefined): RuleWords {
	const version: CsafVersion = csafVersion === "2.1" ? "2.1" : "2.0";
	if (id === "schema")
		return {
			title: "JSON schema",
			section: `${nameOf(version)}, section 3`,
			why: "What breaks the schema is refused by every program that checks it.",
		};
	if (id === "seawall/duplicate-key")
		return { title: "Key that stands twice", section: "", why: "Readers differ in which of the two they take." };
	const rules = held.get(version) ?? new Map(rulesFor(version, "full").map(({ rule }) => [rule.id, rule]));
	held.set(version, rules);
	const rule = rules.get(id);
	if (rule === undefined) return { title: "File that cannot be read", section: "", why: "" };
	return { title: rule.title, section: id.startsWith("6.") ? `${nameOf(version)}, section ${id}` : "", why: rule.why };
}
