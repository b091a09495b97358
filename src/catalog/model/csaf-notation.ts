/** CSAF model_numbers: `?` is exactly one character, `*` any number, a backslash takes a sign literally. */
import { err, ok, type Result } from "../../core/result.ts";
import type { ModelConvention } from "../vendor.ts";
import { toChars } from "./characters.ts";
import type { Element } from "./element.ts";
import { type IndexedReading, readingOf } from "./reading.ts";
import { stripLeading } from "./tidy.ts";

/** A model number that CSAF forbids. */
export type CsafError =
	| { readonly code: "catalog/model-adjacent-stars"; readonly text: string }
	| { readonly code: "catalog/model-dangling-escape"; readonly text: string }
	| { readonly code: "catalog/model-empty"; readonly text: string };

/**
 * Reads one entry of model_numbers.
 *
 * CSAF 2.0 section 3.1.3.3.3 forbids two stars in a row, 2.1 (test 6.1.43) a second one at all; separated ones are read here,
 * since 2.0 allows them. Dashes, blanks and case do not count, as everywhere in this folder.
 */
export function compileCsaf(text: string, convention: ModelConvention): Result<readonly IndexedReading[], CsafError> {
	if (/(^|[^\\])\*\*/.test(text.replace(/\\\\/g, ""))) return err({ code: "catalog/model-adjacent-stars", text });
	const elements: Element[] = [];
	const source = /^[?*]/.test(text) ? text : stripLeading(text, convention.prefixes);
	let escaped = false;
	for (const sign of source.normalize("NFKD")) {
		if (!escaped && sign === "\\") escaped = true;
		else {
			elements.push(...(escaped ? plain(sign) : wildcard(sign)));
			escaped = false;
		}
	}
	if (escaped) return err({ code: "catalog/model-dangling-escape", text });
	if (elements.length === 0) return err({ code: "catalog/model-empty", text });
	const wild = elements.some((element) => element.kind !== "char");
	const meaning = wild ? "? stands for one character, * for any number of them" : "one model number";
	return ok([
		readingOf({
			name: text,
			strict: elements,
			loose: undefined,
			exact: !wild,
			tail: { kind: "exact", digits: 0, endsInWord: false, revision: undefined },
			siblings: undefined,
			capped: undefined,
			meaning,
			rule: wild ? "model/csaf-pattern" : "model/exact",
		}),
	]);
}

function wildcard(sign: string): readonly Element[] {
	if (sign === "?") return [{ kind: "one" }];
	if (sign === "*") return [{ kind: "run", min: 0, cross: true }];
	return plain(sign);
}

function plain(sign: string): readonly Element[] {
	return toChars(sign).map((char) => ({ kind: "char", ch: char.ch }));
}
