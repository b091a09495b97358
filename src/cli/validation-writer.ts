/** What the forms of `advisory validate` have in common. */
import type { Repair } from "../advisory/csaf/fix/fix-document.ts";
import type { Validation } from "../advisory/csaf/validate/finding.ts";

/** A file and the answer about it. */
export interface ValidatedFile {
	readonly file: string;
	readonly validation: Validation;
	readonly repairs: readonly Repair[];
}

/** Writes answers in one form. */
export interface ValidationWriter {
	file(validated: ValidatedFile): Promise<void>;
	end(): Promise<void>;
}
