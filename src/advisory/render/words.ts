/** The words of the forms that documents are rendered into: one table a language, checked to be complete by its type. */
import type { Lead, Remedy } from "./affected.ts";
import type { VersionPhrases } from "./version-words.ts";

/** Languages there are words in. */
export type RenderLanguage = "en" | "de";

/** How severe, by CVSS 3.1 section 5. */
export type SeverityWord = "none" | "low" | "medium" | "high" | "critical";

/** The words. Phrases with a place are functions; what is filled in is one plain line. */
export interface RenderWords {
	readonly language: RenderLanguage;
	readonly versions: VersionPhrases;
	readonly warning: string;
	readonly lead: Readonly<Record<Lead["kind"], string>>;
	readonly terms: {
		readonly severity: string;
		readonly attacks: string;
		readonly internet: string;
		readonly internal: string;
		readonly publisher: string;
		readonly id: string;
		readonly version: string;
		readonly released: string;
		readonly changed: string;
		readonly tlp: string;
		readonly cve: string;
		readonly weakness: string;
		readonly score: string;
	};
	readonly sections: Readonly<Record<"affected" | "do" | "tell" | "when" | "holes" | "more" | "document", string>>;
	readonly columns: { readonly product: string; readonly firmware: string; readonly fix: string; readonly beside: string };
	readonly severity: Readonly<Record<SeverityWord, string>>;
	readonly notScored: string;
	readonly withdrawn: string;
	readonly attackedSince: (day: string) => string;
	readonly attacked: string;
	readonly noAttacks: string;
	readonly open: (versions: string) => string;
	readonly install: (versions: string) => string;
	readonly installBuilt: (when: string) => string;
	readonly remedy: Readonly<Record<Exclude<Remedy, "upgrade">, string>>;
	readonly models: (models: string) => string;
	readonly says: (source: string) => string;
	readonly under: (hole: string) => string;
	readonly sameForAll: (n: number) => string;
	readonly others: (n: number) => string;
	readonly noProducts: string;
	readonly notListed: string;
	readonly steps: {
		readonly install: string;
		readonly replace: string;
		readonly ask: string;
		readonly offline: string;
		readonly staysOpen: (holes: string) => string;
		readonly forensics: string;
		readonly foreign: string;
	};
	readonly advice: string;
	readonly downloads: string;
	readonly tell: readonly string[];
	readonly due: {
		readonly days: (n: number) => string;
		readonly upgrade: string;
		readonly by: (day: string) => string;
		readonly over: (day: string) => string;
		readonly why: string;
		readonly none: string;
		/** Ends of the sentences above that a short form may leave away. */
		readonly tails: readonly string[];
	};
	readonly original: string;
	readonly notes: string;
	readonly references: string;
	readonly thanks: string;
	readonly history: string;
	readonly threat: Readonly<Record<"impact" | "exploit_status" | "target_set", string>>;
	readonly more: (n: number) => string;
	readonly short: {
		readonly firmware: (range: string) => string;
		readonly byProduct: string;
		/** Every line names a firmware, of several; the fuller words first. */
		readonly install: readonly string[];
		/** Some lines name one, others none. */
		readonly installOrIsolate: readonly string[];
		readonly remedy: Readonly<Record<Exclude<Remedy, "upgrade">, string>>;
		readonly noDay: string;
		readonly andMore: (first: string, n: number) => string;
		readonly ofVendor: (vendor: string, n: number) => string;
		readonly products: (n: number) => string;
	};
}
