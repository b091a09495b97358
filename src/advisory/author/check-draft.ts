/** What stands between a draft and its publication: fields that are missing or wrong, and all that the validator finds in the document. */

import { step } from "../csaf/json.ts";
import { releaseOn, weaknessIn } from "../csaf/registry/weaknesses.ts";
import type { Level } from "../csaf/validate/finding.ts";
import { type ValidateOptions, validateText } from "../csaf/validate/validate.ts";
import { parseVector } from "../cvss/parse-vector.ts";
import type { Draft } from "./draft.ts";
import { toCsaf } from "./to-csaf.ts";

/** One finding. The place is a JSON pointer: into the draft where the rule is `author/…`, else into the document. */
export interface DraftFinding {
	readonly rule: string;
	readonly level: Level;
	readonly place: string;
	readonly message: string;
}

/** Checks the document that would be released at `now`; errors keep it from review. */
export function checkDraft(draft: Draft, now: number, options: Omit<ValidateOptions, "profile" | "now"> = {}): readonly DraftFinding[] {
	const own = fieldsOf(draft, now);
	const { findings } = validateText(toCsaf(draft, { now, status: "final" }), {
		...options,
		profile: "full",
		now: Math.floor(now / 1000),
	});
	return [
		...own,
		...findings
			.filter(({ rule }) => !OF_RANGES.has(rule))
			.map(({ rule, level, pointer, message }) => ({ rule, level, place: pointer, message })),
	];
}

/** Informative tests that would rather see single versions than ranges: an author who states a range means it. */
const OF_RANGES: ReadonlySet<string> = new Set(["6.3.9", "6.3.10"]);

function fieldsOf(draft: Draft, now: number): readonly DraftFinding[] {
	const found: DraftFinding[] = [];
	const tell = (rule: string, level: Level, place: string, message: string) =>
		void found.push({ rule: `author/${rule}`, level, place, message });
	if (!draft.publisher.namespace.startsWith("https://"))
		tell("no-namespace", "error", "/publisher/namespace", "the publisher's address does not begin with https://");
	if (draft.embargoUntil !== "" && !/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z$/.test(draft.embargoUntil))
		tell("bad-embargo", "error", "/embargoUntil", "the end of the embargo is no minute in UTC such as 2026-12-01T08:00Z");
	if (draft.embargoUntil !== "" && draft.tlp === "CLEAR")
		tell("embargo-of-nothing", "error", "/embargoUntil", "a document labelled TLP:CLEAR has no embargo");
	if (draft.summary.trim() === "") tell("no-summary", "error", "/summary", "the summary is empty: its first sentence says what to do");
	if (draft.holes.length === 0) tell("no-hole", "error", "/holes", "it names no hole");
	const keys = new Map<string, number>();
	for (const [at, { key, vendor, name }] of draft.products.entries()) {
		const place = step("/products", at);
		if (keys.has(key)) tell("doubled-key", "error", step(place, "key"), `two products have the key "${key}"`);
		keys.set(key, at);
		if (vendor.trim() === "" || name.trim() === "") tell("unnamed-product", "error", place, "a product has a vendor and a name");
		else if (name.toLowerCase().startsWith(`${vendor.toLowerCase()} `))
			tell("doubled-vendor", "warning", step(place, "name"), `the name begins with the vendor's: readers see "${vendor} ${name}"`);
	}
	for (const [at, hole] of draft.holes.entries()) holeFields(hole, step("/holes", at), keys, draft, now, tell);
	for (const { field, confidence, found: where } of draft.marks)
		if (confidence !== "high")
			tell("not-looked-over", "error", field, `this was imported with ${confidence} confidence (${where}) and nobody has looked it over`);
	return found;
}

function holeFields(
	hole: Draft["holes"][number],
	place: string,
	keys: ReadonlyMap<string, number>,
	draft: Draft,
	now: number,
	tell: (rule: string, level: Level, place: string, message: string) => void,
): void {
	for (const [key, editions] of [
		["cvss3", ["3.0", "3.1"]],
		["cvss4", ["4.0"]],
	] as const) {
		if (hole[key] === "") continue;
		const parsed = parseVector(hole[key]);
		if (!parsed.ok) tell("bad-vector", "error", step(place, key), `the vector cannot be read (${parsed.error.code}: ${parsed.error.at})`);
		else if (!editions.some((edition) => edition === parsed.value.version))
			tell("bad-vector", "error", step(place, key), `the vector is of CVSS ${parsed.value.version}`);
	}
	const release = releaseOn(new Date(now).toISOString().slice(0, 10));
	if (hole.cwe !== "" && release !== undefined && weaknessIn(hole.cwe, release) === undefined)
		tell("unknown-weakness", "error", step(place, "cwe"), `the CWE List has no ${hole.cwe.slice(0, 20)}`);
	if (hole.statements.length === 0) tell("no-statement", "error", step(place, "statements"), "nothing is said of any product");
	for (const [at, { product, remedy, fix, status, details }] of hole.statements.entries()) {
		const where = step(step(place, "statements"), at);
		if (!keys.has(product)) tell("unknown-product", "error", step(where, "product"), `the draft has no product "${product.slice(0, 60)}"`);
		if (status === "known_affected" && remedy === "vendor_fix" && fix === "" && !/\d/.test(details))
			tell("no-fix", "warning", step(where, "fix"), `a fix by the vendor is stated without its version (${nameOf(draft, product)})`);
	}
}

function nameOf({ products }: Draft, key: string): string {
	return products.find((product) => product.key === key)?.name.slice(0, 80) ?? "";
}
