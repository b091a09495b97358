/** The answer of `assess --since` and `advisory diff`: the JSON form `seawall/changes/1`. */
import type { Changes } from "./changes.ts";
import type { RevisionMeaning } from "./revision-meaning.ts";
import type { StatementChange } from "./statement-changes.ts";

/** What both commands answer. */
export interface ChangeReport extends Changes {
	readonly schema: "seawall/changes/1";
	/** What is compared: two days, or two sets of documents. */
	readonly from: string;
	readonly to: string;
	/** What the documents themselves say otherwise; only of `advisory diff`. */
	readonly statements?: readonly StatementChange[];
	/** What the revision means, and whether owners are told again; only of `advisory diff`. */
	readonly meaning?: RevisionMeaning;
	readonly problems: readonly string[];
}
