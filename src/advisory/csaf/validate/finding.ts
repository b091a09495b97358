/** What a check of a document finds. */
import type { Fix } from "../rules/rule.ts";

/** `error` makes a document invalid: schema and mandatory tests. */
export type Level = "error" | "warning" | "info";

/** One finding. */
export interface Finding {
	/** `6.1.11`, `schema`, `seawall/spin-word`, or the code of what kept the file from being read. */
	readonly rule: string;
	readonly level: Level;
	/** JSON pointer into the document; empty for the whole of it. */
	readonly pointer: string;
	/** From 1, in UTF-16 units of the text. */
	readonly line: number;
	readonly column: number;
	/** What is wrong, as a clause without a full stop; may quote a stranger's text. */
	readonly message: string;
	/** A change that is safe to make. */
	readonly fix?: Fix;
}

/** The answer about a file. */
export interface Validation {
	/** As `document.csaf_version` says; `undefined` where it says nothing that can be read. */
	readonly csafVersion: string | undefined;
	/** Schema and mandatory tests pass. */
	readonly valid: boolean;
	readonly findings: readonly Finding[];
	/** How many more there are than are listed, by rule. */
	readonly more: ReadonlyMap<string, number>;
}

/** How much is checked: schema and 6.1; 6.2 too; 6.3 and our own lints too. */
export type Profile = "basic" | "extended" | "full";
