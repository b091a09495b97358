/**
 * Checks a CSAF document: its schema, the tests of its edition of the standard, and what we add for people.
 *
 * The bytes are a stranger's. Nothing is fetched; time is linear in the size of the document but for what a rule says of itself.
 */
import { decodeDocument } from "../decode.ts";
import { asObject, type JsonObject, member, text } from "../json.ts";
import { countKeys, MOST_DEPTH, prescan } from "../prescan.ts";
import { viewOf } from "../rules/csaf-view.ts";
import type { Fix, Rule, RuleContext } from "../rules/rule.ts";
import { checkSchema, membersIn } from "../schema/check.ts";
import { type CsafVersion, csafSchema } from "../schema/csaf-schema.ts";
import type { Finding, Level, Profile, Validation } from "./finding.ts";
import { faultOffset } from "./json-fault.ts";
import { locate } from "./locate.ts";
import { rulesFor } from "./rules-for.ts";

/** Most findings of one rule that are listed of a document; the rest is counted. */
const MOST_OF_A_RULE = 1000;

/** Longest message; what a stranger wrote into a document can be of any length. */
const MOST_MESSAGE = 600;

interface Told {
	readonly rule: string;
	readonly level: Level;
	readonly pointer: string;
	readonly message: string;
	readonly fix: Fix | undefined;
}

/** What a check needs beside the bytes. */
export interface ValidateOptions extends RuleContext {
	readonly profile: Profile;
}

/** Checks the bytes of a file. Never throws. */
export function validateBytes(bytes: Uint8Array, options: ValidateOptions): Validation {
	const decoded = decodeDocument(bytes, "");
	if (!decoded.ok) return unreadable(decoded.error.code, decoded.error.message, 1, 1);
	return validateText(decoded.value, options);
}

/** Checks the text of a document. Never throws. */
export function validateText(json: string, options: ValidateOptions): Validation {
	const { tooDeepAt, keys } = countKeys(json);
	if (tooDeepAt !== undefined) {
		const { line, column } = placeOf(json, tooDeepAt);
		return unreadable("advisory/too-deep", `the JSON nests deeper than ${MOST_DEPTH} levels`, line, column);
	}
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		const { line, column } = placeOf(json, faultOffset(json));
		return unreadable("advisory/not-json", "the file is not JSON", line, column);
	}
	// A key that stands twice is one member of the value: only then is it worth looking for it.
	const duplicates = keys === membersIn(value) ? [] : prescan(json).duplicates;
	return withPlaces(json, checkValue(value, duplicates, options));
}

interface Checked {
	readonly csafVersion: string | undefined;
	readonly told: readonly Told[];
	readonly more: ReadonlyMap<string, number>;
}

function checkValue(value: unknown, duplicates: readonly string[], options: ValidateOptions): Checked {
	const root = asObject(value);
	const stated = text(asObject(member(root, "document")), "csaf_version");
	const version: CsafVersion = stated === "2.1" ? "2.1" : "2.0";
	const told: Told[] = [];
	const more = new Map<string, number>();
	const counts = new Map<string, number>();
	const tell = (rule: string, level: Level, pointer: string, message: string, fix?: Fix): void => {
		const count = (counts.get(rule) ?? 0) + 1;
		counts.set(rule, count);
		const said = message.length > MOST_MESSAGE ? `${message.slice(0, MOST_MESSAGE)}…` : message;
		if (count <= MOST_OF_A_RULE) told.push({ rule, level, pointer, message: said, fix });
		else more.set(rule, count - MOST_OF_A_RULE);
	};
	const unknownMembers: string[] = [];
	checkSchema(
		value,
		csafSchema(version),
		(pointer, message) => tell("schema", "error", pointer, `${nameOf(pointer)} ${message}`),
		(pointer) => void unknownMembers.push(pointer),
	);
	const schemaHolds = told.length === 0;
	for (const pointer of duplicates)
		tell(
			"seawall/duplicate-key",
			"warning",
			pointer,
			`the key ${nameOf(pointer)} stands twice in one object, and readers differ in which one they take`,
		);
	if (root !== undefined) runRules(root, version, { ...options, schemaHolds, unknownMembers }, tell);
	return { csafVersion: stated, told, more };
}

function runRules(
	root: JsonObject,
	version: CsafVersion,
	options: ValidateOptions,
	tell: (rule: string, level: Level, pointer: string, message: string, fix?: Fix) => void,
): void {
	const view = viewOf(root, version);
	for (const { rule, level } of rulesFor(version, options.profile)) runRule(rule, level);

	function runRule(rule: Rule, level: Level): void {
		rule.check(view, (pointer, message, fix) => tell(rule.id, level, pointer, message, fix), options);
	}
}

/** What a person calls the thing at a pointer: `the document`, `cvss_v3`, `item 3 of notes`. */
function nameOf(pointer: string): string {
	const steps = pointer.split("/").slice(1).slice(-2);
	const last = steps.at(-1);
	if (last === undefined) return "the document";
	if (/^\d+$/.test(last) && steps.length === 2) return `item ${Number(last) + 1} of ${(steps[0] ?? "").slice(0, 80)}`;
	return last.slice(0, 80);
}

function withPlaces(json: string, { csafVersion, told, more }: Checked): Validation {
	const valid = told.every(({ level }) => level !== "error");
	if (told.length === 0) return { csafVersion, valid, findings: [], more };
	let found: readonly Finding[] | undefined;
	return {
		csafVersion,
		valid,
		more,
		// Places are looked for when they are asked for: a second look over the text that a verdict alone does not need.
		get findings() {
			found ??= placed(json, told);
			return found;
		},
	};
}

function placed(json: string, told: readonly Told[]): readonly Finding[] {
	const places = locate(
		json,
		told.map(({ pointer }) => pointer),
	);
	return told.map(({ rule, level, pointer, message, fix }): Finding => {
		const { line, column } = places.get(pointer) ?? { line: 1, column: 1 };
		return { rule, level, pointer, line, column, message, ...(fix === undefined ? {} : { fix }) };
	});
}

function unreadable(rule: string, message: string, line: number, column: number): Validation {
	return {
		csafVersion: undefined,
		valid: false,
		findings: [{ rule, level: "error", pointer: "", line, column, message }],
		more: new Map(),
	};
}

function placeOf(json: string, offset: number): { readonly line: number; readonly column: number } {
	let line = 1;
	let start = 0;
	for (let next = json.indexOf("\n"); next >= 0 && next < offset; next = json.indexOf("\n", start)) {
		line++;
		start = next + 1;
	}
	return { line, column: offset - start + 1 };
}
