/** The user's own word on which column is what: `--map "firmware=Spalte 3,brand=Vendor"`. */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { FIELDS, type Field } from "./field.ts";
import { fieldNamed } from "./find-field.ts";
import { keyOf } from "./name-key.ts";
import { isSecretName } from "./secret-name.ts";

/** One entry: a heading as the user wrote it, or a column number, and the field it is; `ignore` takes a column out. */
export interface Mapping {
	readonly field: Field | "ignore";
	/** Heading as written. */
	readonly name: string;
	/** From 0, when the name is `Spalte 3`, `column 3`, `列3` or `#3`. */
	readonly index: number | undefined;
}

/** In the order written. */
export type ColumnMap = readonly Mapping[];

/**
 * Reads `field=column` pairs separated by commas; a column name with a comma stands in double quotes.
 *
 * @returns `inventory/map-unreadable`, `inventory/map-unknown-field` or `inventory/map-secret`.
 */
export function parseMapSpec(text: string): Result<ColumnMap, Problem> {
	const map: Mapping[] = [];
	for (const part of splitOutsideQuotes(text.slice(0, 10_000))) {
		if (part.trim() === "") continue;
		const equals = part.indexOf("=");
		const left = equals < 0 ? "" : part.slice(0, equals).trim();
		const name = part
			.slice(equals + 1)
			.trim()
			.replace(/^"(.*)"$/s, "$1")
			.replaceAll('""', '"');
		if (left === "" || name === "") return err(unreadable(part));
		const field = keyOf(left) === "ignore" ? "ignore" : fieldNamed(left);
		if (field === undefined) return err(unknownField(left));
		if (field !== "ignore" && isSecretName(name)) return err(secret(name));
		map.push({ field, name, index: columnNumber(name) });
	}
	return map.length === 0 ? err(unreadable(text)) : ok(map);
}

/** True for what is wrong with `--map` itself or with a column that it names: a call to be mended, not a file. */
export function isMapProblem({ code }: Pick<Problem, "code">): boolean {
	return code.startsWith("inventory/map-");
}

/** The problem of a name that stands in the map and not in the file. @param at - The file, with its line where there is one. */
export function mapMissed(name: string, at: string): Problem {
	return {
		code: "inventory/map-no-column",
		message: `--map names the column "${name}", which the file does not have or which holds a secret`,
		at,
		todo: "Write the heading as it stands in the file, or the number of the column as `column 3`.",
	};
}

/** `Spalte 3` -> 2. The word is followed by a number and nothing else. */
function columnNumber(name: string): number | undefined {
	const found = /^(?:#|(?:column|col|spalte|colonne|columna|colonna|第|列)\s{0,3}\.?\s{0,3})(\d{1,4})\s{0,3}列?$/iu.exec(name.trim());
	const number = Number(found?.[1] ?? "0");
	return number >= 1 ? number - 1 : undefined;
}

function splitOutsideQuotes(text: string): readonly string[] {
	const parts: string[] = [];
	let start = 0;
	let quoted = false;
	for (let at = 0; at < text.length; at++) {
		if (text[at] === '"') quoted = !quoted;
		else if (text[at] === "," && !quoted) {
			parts.push(text.slice(start, at));
			start = at + 1;
		}
	}
	parts.push(text.slice(start));
	return parts;
}

function unreadable(part: string): Problem {
	return {
		code: "inventory/map-unreadable",
		message: `"${part.trim()}" is no pair of field and column`,
		at: "--map",
		todo: 'Write it as --map "firmware=Spalte 3,brand=Vendor".',
	};
}

function unknownField(left: string): Problem {
	return {
		code: "inventory/map-unknown-field",
		message: `"${left}" is no field of a device`,
		at: "--map",
		todo: `Use one of ${FIELDS.join(", ")} or ignore.`,
	};
}

function secret(name: string): Problem {
	return {
		code: "inventory/map-secret",
		message: `"${name}" names a password or another secret, which is never read`,
		at: "--map",
		todo: "Leave that column out, or give it another heading if it holds no secret.",
	};
}
