/** What a test of the standard is here, and what it finds. */
import type { CsafView } from "./csaf-view.ts";

/** A change that makes a finding go away and says nothing that the document did not say already. */
export type Edit =
	| { readonly kind: "replace"; readonly pointer: string; readonly value: unknown }
	| { readonly kind: "remove"; readonly pointer: string }
	/** A new member of the object at `pointer`. */
	| { readonly kind: "add"; readonly pointer: string; readonly key: string; readonly value: unknown }
	/** The members of the whole document in alphabetical order. */
	| { readonly kind: "sort" };

/** A fix: what it does in words, and the changes. */
export interface Fix {
	readonly what: string;
	readonly edits: readonly Edit[];
}

/** Takes a finding: where, what is wrong as a clause without a full stop, and a safe fix where there is one. */
export type Report = (pointer: string, message: string, fix?: Fix) => void;

/** What a rule may ask of the outside; all of it may be missing. */
export interface RuleContext {
	/** True when the whole document keeps the schema: rules that hold a part of it against its schema have nothing to add. */
	readonly schemaHolds?: boolean | undefined;
	/** Members that the schema does not know, as the walk along the schema met them. */
	readonly unknownMembers?: readonly string[] | undefined;
	/** The status code that an address answered with; `undefined` where nobody asked. Never asked by the program itself. */
	readonly resolved?: ReadonlyMap<string, number> | undefined;
	/** Seconds since 1970 of the day of the check, for the one test that depends on it (6.2.33 of CSAF 2.1). */
	readonly now?: number | undefined;
	/** Words that a spell check knows, by primary language subtag; `undefined` where no dictionary was given. */
	readonly spelling?: ReadonlyMap<string, Spelling> | undefined;
}

/** A dictionary. */
export interface Spelling {
	/** True when the word is known; a word is letters and apostrophes. */
	isWord(word: string): boolean;
	/** The word that was most likely meant; `undefined` for what looks like a name. */
	meant(word: string): string | undefined;
}

/** A test. */
export interface Rule {
	/** The section of the standard, `6.1.11`, or a name of our own, `seawall/spin-word`. */
	readonly id: string;
	/** The heading of the section. */
	readonly title: string;
	/** Why it matters, as one sentence. */
	readonly why: string;
	check(view: CsafView, report: Report, context: RuleContext): void;
}

/** Makes a rule. */
export function rule(id: string, title: string, why: string, check: Rule["check"]): Rule {
	return { id, title, why, check };
}
