/**
 * The `versions` of a CVE record's product (CVE JSON 5.1, "versions" of "affected"): ranges, exact versions, prose, and the places
 * inside a range where the status changes.
 */
import { asObject, type JsonObject, member, text } from "../csaf/json.ts";
import type { Change } from "../csaf/repair-log.ts";
import type { StatusPlace } from "../document.ts";
import type { Bound, Expression } from "../range/expression.ts";
import { parseExpression } from "../range/parse-expression.ts";
import { isStart, withDays } from "./date-bound.ts";

/** CVE's three states of a version. */
export type VersionStatus = "affected" | "unaffected" | "unknown";

/** A stretch of versions of one state. */
export interface Stretch {
	readonly status: VersionStatus;
	readonly expression: Expression;
	/** The stretch in words of the record: `>= 1.0 < 2.0`; empty where it states no version. */
	readonly shown: string;
	/** The record states no version: `n/a`, `-`, `unspecified`. */
	readonly undated: boolean;
	readonly pointer: string;
	/** The words that give it its state. */
	readonly place: StatusPlace;
	readonly changes: readonly Change[];
}

/** Most changes inside one range. */
const MOST_CHANGES = 500;
const MOST_TEXT = 65_536;

/** Reads one entry; `hint` is the product's name. */
export function readVersionEntry(entry: JsonObject, pointer: string, hint: string): readonly Stretch[] {
	const version = (text(entry, "version") ?? "").slice(0, MOST_TEXT);
	const end = endOf(entry);
	const said = placeOf(entry, pointer, "status");
	const status = statusOf(text(entry, "status"));
	if (end === undefined) return [{ ...single(version, status, pointer, hint), place: said }];
	const changes = readChanges(entry, pointer);
	const stretches: Stretch[] = [];
	let from = version;
	let state = { status, place: said };
	for (const { at, to, place } of changes) {
		stretches.push({ ...between(from, { text: at, inclusive: false }, state.status, pointer), place: state.place });
		from = at;
		state = { status: to, place };
	}
	return [...stretches, { ...between(from, end, state.status, pointer), place: state.place }];
}

/** The member that states a status, in its words; the object itself where it has none. */
export function placeOf(object: JsonObject, pointer: string, key: string): StatusPlace {
	const quote = text(object, key);
	return quote === undefined ? { pointer, quote: "" } : { pointer: `${pointer}/${key}`, quote };
}

/** A stretch whose place is still to be named. */
type Unplaced = Omit<Stretch, "place">;

function statusOf(said: string | undefined): VersionStatus {
	return said === "affected" || said === "unaffected" ? said : "unknown";
}

interface End {
	readonly text: string;
	readonly inclusive: boolean;
}

/** `lessThan` or `lessThanOrEqual`; `lessThan: "*"` has no end. */
function endOf(entry: JsonObject): End | undefined {
	for (const [key, inclusive] of [
		["lessThanOrEqual", true],
		["lessThan", false],
	] as const) {
		const said = text(entry, key)?.trim();
		if (said !== undefined && said !== "") return { text: said.slice(0, MOST_TEXT), inclusive };
	}
	return undefined;
}

function readChanges(
	entry: JsonObject,
	pointer: string,
): readonly { readonly at: string; readonly to: VersionStatus; readonly place: StatusPlace }[] {
	const changes = member(entry, "changes");
	if (!Array.isArray(changes)) return [];
	return changes.slice(0, MOST_CHANGES).flatMap((value: unknown, index) => {
		const change = asObject(value);
		const at = text(change, "at")?.trim();
		if (change === undefined || at === undefined || at === "") return [];
		const place = placeOf(change, `${pointer}/changes/${index}`, "status");
		return [{ at: at.slice(0, MOST_TEXT), to: statusOf(text(change, "status")), place }];
	});
}

function between(from: string, end: End, status: VersionStatus, pointer: string): Unplaced {
	const lower = isStart(from) || NOTHING.test(from.trim()) ? "" : `>= ${from.trim()}`;
	const upper = end.text === "*" ? "" : `<${end.inclusive ? "=" : ""} ${withoutSign(end.text)}`;
	const shown = [lower, upper].filter((part) => part !== "").join(" ");
	if (shown === "") return { status, expression: { kind: "all" }, shown: "all versions", undated: false, pointer, changes: [] };
	const read = readBounds(lower, upper, from, end);
	return { status, ...read, shown, undated: false, pointer };
}

/** A lower bound may be a wildcard (`V2.X`) and an upper one a whole phrase; the range grammar reads both, one by one. */
function readBounds(lower: string, upper: string, from: string, end: End): Pick<Stretch, "expression" | "changes"> {
	const low = lower === "" ? undefined : boundOf(lower, "lower");
	const high = upper === "" ? undefined : boundOf(upper, "upper");
	const lowBound = lower === "" ? undefined : (low?.bound ?? plain(from, true));
	const highBound = upper === "" ? undefined : (high?.bound ?? plain(withoutSign(end.text), end.inclusive));
	const interval = {
		kind: "interval" as const,
		...(lowBound === undefined ? {} : { lower: lowBound }),
		...(highBound === undefined ? {} : { upper: highBound }),
	};
	const dated = withDays({ kind: "ranges", alternatives: [interval] });
	return { expression: dated.expression, changes: [...(low?.changes ?? []), ...(high?.changes ?? []), ...dated.changes] };
}

function boundOf(said: string, side: "lower" | "upper"): { readonly bound: Bound | undefined; readonly changes: readonly Change[] } {
	const { expression, repairs } = parseExpression(said, "product_version_range");
	const [only, ...more] = expression.kind === "ranges" ? expression.alternatives : [];
	if (only?.kind !== "interval" || more.length > 0) return { bound: undefined, changes: [] };
	return { bound: only[side], changes: repairs };
}

function plain(text: string, inclusive: boolean): Bound {
	return { text: text.trim(), inclusive, axis: "version", at: 0 };
}

/** `lessThan: "< 2.0"`: the sign stands twice. A sign alone stays: an end that nobody reads keeps the range open, none would widen it. */
function withoutSign(text: string): string {
	return text.replace(/^\s*[<>]=?\s*/, "").trim() || text.trim();
}

const NOTHING = /^(?:n\/?a|none|unspecified|not specified|unknown|-|)$/i;

/** A `version` without an end: an exact version, or any of the shapes that people write into it. */
function single(version: string, status: VersionStatus, pointer: string, hint: string): Unplaced {
	const said = version.trim();
	if (NOTHING.test(said)) return { status, expression: { kind: "all" }, shown: "", undated: true, pointer, changes: [] };
	if (said === "*") return { status, expression: { kind: "all" }, shown: "all versions", undated: false, pointer, changes: [] };
	// `{version: "0"}` alone is a slip for "from the beginning"; no firmware has that number.
	if (isStart(said))
		return {
			status,
			expression: { kind: "all" },
			shown: "",
			undated: true,
			pointer,
			changes: [{ rule: "no-version-stated", before: said, after: "*" }],
		};
	const { expression, repairs } = parseExpression(said, "product_version_range", { fullName: hint });
	const dated = withDays(expression);
	return { status, expression: dated.expression, shown: said, undated: false, pointer, changes: [...repairs, ...dated.changes] };
}
