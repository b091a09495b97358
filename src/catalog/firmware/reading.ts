/** What all schemes do alike around their own grammar: length, blanks, errors, the record. */
import { err, ok, type Result } from "../../core/result.ts";
import { collapse } from "../../core/text.ts";
import { compareByPlan, isBySigns, type OrderPlan } from "./partial-order.ts";
import type { FirmwareError, FirmwareScheme, FirmwareVersion } from "./scheme.ts";

/** Longest text that is looked at; a firmware version of a real device has fewer than 100 characters. */
const LONGEST = 200;

/** What a grammar takes out of a text; what it leaves out is "not stated". */
export type Parts = Partial<Omit<FirmwareVersion, "scheme" | "raw">>;

/** The outcome of one grammar: parts, a build that is no calendar day, or `undefined` when the text is none of its. */
export type Reading = Parts | "bad-build-date" | undefined;

/** A scheme as its file declares it. */
export interface SchemeGrammar {
	readonly id: string;
	readonly title: string;
	/** Reads text of at most 200 characters, outer blanks gone and inner ones single. Regular expressions must be linear. */
	read(text: string): Reading;
	readonly plan: OrderPlan;
}

/** Makes a scheme of a grammar and the order it declares. */
export function schemeOf(grammar: SchemeGrammar): FirmwareScheme {
	return {
		id: grammar.id,
		title: grammar.title,
		buildMayContradict: grammar.plan.dateMayConflict,
		lineIsModel: grammar.plan.lineIsModel ?? false,
		bySigns: isBySigns(grammar.plan),
		parse: (raw) => parseWith(grammar, raw),
		compare: (a, b) => compareByPlan(grammar.plan, a, b),
	};
}

function parseWith(grammar: SchemeGrammar, raw: string): Result<FirmwareVersion, FirmwareError> {
	// The text comes from devices and strangers: nothing longer reaches a regular expression.
	const reading = raw.length > LONGEST ? undefined : grammar.read(collapse(raw));
	if (reading === undefined) return err({ code: "firmware/unrecognised", scheme: grammar.id, raw });
	if (reading === "bad-build-date") return err({ code: "firmware/bad-build-date", scheme: grammar.id, raw });
	return ok({
		scheme: grammar.id,
		raw,
		line: reading.line,
		vector: reading.vector ?? [],
		buildDate: reading.buildDate,
		serial: reading.serial,
		suffixes: reading.suffixes ?? [],
	});
}

/** A label in parentheses at the end: edition, language, product. */
const LABEL = /\s?\([^()]{1,60}\)$/;

/** The text without a label behind it, for schemes whose text ends with the build; what follows a build has no weight. */
export function withoutLabel(text: string): string {
	return text.replace(LABEL, "");
}

/** `5.4.10` as [5, 4, 10]. The caller's pattern has bounded each part to nine digits. */
export function toVector(dotted: string): readonly number[] {
	return dotted.split(".").map(Number);
}

/** A captured group as a number; `undefined` when the group did not take part. */
export function toNumber(group: string | undefined): number | undefined {
	return group === undefined ? undefined : Number(group);
}
