/** Where a device's firmware lies in what a version slot says: inside, below, above, beside, or not decidable. */
import type { Alternative, Bound, Expression } from "../advisory/range/expression.ts";
import type { Comparison } from "../catalog/firmware/scheme.ts";
import { type DeviceFirmware, isAbove, isBelow, isNear, type Truth } from "./firmware.ts";

/** `beside` = between or next to exact versions: not listed, and neither below nor above all that is. */
export type Place = "inside" | "below" | "above" | "beside" | "unknown";

/** A place with the comparisons that gave it, and what keeps it open. */
export interface Position {
	readonly place: Place;
	/** In words: `V5.4.0 build 160414 is between V5.3.1 build 150410 and V5.4.4 Build 161125`. */
	readonly why: string;
	/** With `unknown`: what is missing. */
	readonly open?: "firmware_missing" | "firmware_partial" | "firmware_unreadable" | "no_order" | "condition" | "range_unreadable";
	/** With `unknown`: the numbers are those of a bound, so that it may lie inside. */
	readonly isNear?: boolean;
	/** With `above`: the bound was exclusive, so the bound itself is the stated fix (`prior to X`). */
	readonly upper?: Bound;
	/** True when the expression states no version at all: then every build is meant. */
	readonly everyVersion?: boolean;
}

/** Places the firmware (undefined = not stated) in an expression. */
export function positionIn(expression: Expression, firmware: DeviceFirmware | undefined): Position {
	switch (expression.kind) {
		case "all":
		case "model":
			return { place: "inside", why: "the document states no version, so every build is meant", everyVersion: true };
		case "condition":
			return { place: "unknown", why: `it depends on: ${expression.text}`, open: "condition" };
		case "unparsed":
			return { place: "unknown", why: `the version text could not be read: ${expression.text}`, open: "range_unreadable" };
		case "ranges":
			break;
	}
	if (firmware === undefined) return { place: "unknown", why: "the firmware is not known", open: "firmware_missing" };
	const position = joined(expression.alternatives.map((alternative) => placeIn(alternative, firmware)));
	if (expression.condition !== undefined && position.place === "inside") {
		return { place: "unknown", why: `${position.why}; and it depends on: ${expression.condition}`, open: "condition" };
	}
	return position;
}

/** A union: inside one is inside; otherwise one that is open keeps it open; otherwise all must agree on the side. */
function joined(positions: readonly Position[]): Position {
	const inside = positions.find((position) => position.place === "inside");
	if (inside !== undefined) return inside;
	const open = positions.find((position) => position.place === "unknown");
	if (open !== undefined) return open;
	const first = positions[0];
	if (first === undefined) return { place: "unknown", why: "the document lists no version", open: "range_unreadable" };
	if (positions.every((position) => position.place === "below")) return first;
	if (positions.every((position) => position.place === "above")) {
		const last = positions[positions.length - 1] ?? first;
		// The highest end decides whether a fix is stated, and ends of several lines have no order: one that is inclusive states none.
		return positions.find((position) => position.upper !== undefined && !statesFix(position.upper)) ?? last;
	}
	const passed = positions.filter((position) => position.place === "above");
	const lines = positions.every((position) => position.place === "above" || position.place === "below");
	// Lines side by side (`<1.5 | >=2.0 & <2.3`): past the fix of one and not yet in the next.
	const fixed = lines && passed.every((position) => statesFix(position.upper)) ? passed.at(-1) : undefined;
	if (fixed !== undefined) return fixed;
	return { place: "beside", why: positions.map((position) => position.why).join("; ") };
}

function placeIn(alternative: Alternative, firmware: DeviceFirmware): Position {
	if (alternative.kind === "exact") return placeBeside(firmware.compareTo(alternative.text), firmware);
	const { lower, upper } = alternative;
	if (lower !== undefined && upper !== undefined && isEmpty(lower, upper, firmware))
		return { place: "unknown", why: `the range from ${lower.text} to ${upper.text} ends before it begins`, open: "range_unreadable" };
	const low = lower === undefined ? undefined : compare(firmware, lower);
	const high = upper === undefined ? undefined : compare(firmware, upper);
	const aboveLower = low === undefined || lower === undefined ? true : atOrAbove(low, lower);
	const belowUpper = high === undefined || upper === undefined ? true : atOrBelow(high, upper);
	if (aboveLower === false && low !== undefined) return { place: "below", why: low.why };
	if (belowUpper === false && high !== undefined && upper !== undefined) return { place: "above", why: high.why, upper };
	const why = [low?.why, high?.why].filter((text) => text !== undefined).join("; ");
	if (aboveLower === true && belowUpper === true) return { place: "inside", why };
	const open = belowUpper === undefined ? high : low;
	return open === undefined ? { place: "unknown", why, open: "no_order" } : openPosition(open, firmware);
}

function placeBeside(comparison: Comparison, firmware: DeviceFirmware): Position {
	// A number that differs is none of the versions listed one by one, whatever its build.
	if (comparison.order === "?")
		return comparison.unequal === true ? { place: "beside", why: comparison.why } : openPosition(comparison, firmware);
	return { place: comparison.order === "=" ? "inside" : "beside", why: comparison.why };
}

/** Ends that are swapped, or exclude the only version between them: which versions are meant cannot be read from them. */
function isEmpty(lower: Bound, upper: Bound, firmware: DeviceFirmware): boolean {
	if (lower.axis !== upper.axis) return false;
	const order = lower.axis === "version" ? firmware.orderOf(lower.text, upper.text) : compareDays(lower.text, upper.text);
	return order === ">" || (order === "=" && !(lower.inclusive && upper.inclusive));
}

function compareDays(a: string, b: string): "<" | "=" | ">" {
	return a < b ? "<" : a > b ? ">" : "=";
}

/** `prior to X` states X as the fix; an end that only reading made (`below 5.5` of `5.4.x`) does not. */
export function statesFix(upper: Bound | undefined): upper is Bound {
	return upper !== undefined && !upper.inclusive && upper.synthetic !== true;
}

function openPosition(comparison: Comparison, firmware: DeviceFirmware): Position {
	if (!firmware.isReadable()) return { place: "unknown", why: comparison.why, open: "firmware_unreadable" };
	const partial = comparison.extends !== undefined || comparison.axis === "build_date";
	const open = partial && comparison.conflict !== true ? "firmware_partial" : "no_order";
	return { place: "unknown", why: comparison.why, open, ...(isNear(comparison) ? { isNear: true } : {}) };
}

function compare(firmware: DeviceFirmware, bound: Bound): Comparison {
	return bound.axis === "build_date" ? firmware.compareToDay(bound.text) : firmware.compareTo(bound.text);
}

/** v >= bound, or v > bound where the bound is exclusive. */
function atOrAbove(comparison: Comparison, bound: Bound): Truth {
	if (bound.inclusive) {
		const below = isBelow(comparison);
		return below === undefined ? undefined : !below;
	}
	return isAbove(comparison);
}

/** v <= bound, or v < bound where the bound is exclusive. */
function atOrBelow(comparison: Comparison, bound: Bound): Truth {
	if (!bound.inclusive) return isBelow(comparison);
	// `<= V5.4.5` without a build means every build of V5.4.5.
	if (comparison.extends === "a" && comparison.axis === "build_date") return true;
	const above = isAbove(comparison);
	return above === undefined ? undefined : !above;
}
