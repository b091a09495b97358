/**
 * What one matched product, under one vulnerability, says of the device: the rules of docs/verdicts.md for a single product.
 */
import type { ProductStatus, Vulnerability } from "../advisory/document.ts";
import type { Bound, FixClaim } from "../advisory/range/expression.ts";
import type { DeviceFirmware } from "./firmware.ts";
import { positionToFixes } from "./fix-position.ts";
import type { Hit } from "./hit.ts";
import type { OpenSentence } from "./left-open.ts";
import { findLaterBound, findPlannedFix } from "./left-open.ts";
import { fixesOfLine, isFixOfOwnLine } from "./line-fixes.ts";
import type { Matcher } from "./matcher.ts";
import { type Position, positionIn, statesFix } from "./position.ts";
import { fromAdvisory, fromInventory } from "./proof.ts";
import { isRemarked } from "./single-answer.ts";
import type { InvestigationKind, NotAffectedKind, Reason, Verdict } from "./verdict.ts";

/** `silent` = the product matches and says nothing about this firmware (a `fixed` range that the device has not reached). */
export interface Outcome {
	readonly verdict: Verdict | "silent";
	readonly kind: NotAffectedKind | InvestigationKind | undefined;
	readonly upgradeTo: string | undefined;
	readonly hit: Hit;
	/** How the document lists the product. */
	readonly status: ProductStatus;
	/** True when the verdict rests on no version: the document lists the product as a whole. */
	readonly wholeProduct: boolean;
	readonly because: readonly Reason[];
	/** The firmware may lie in the range: it has the numbers of a bound. */
	readonly isNear: boolean;
	/** The device's firmware, as it was read. */
	readonly firmware: DeviceFirmware | undefined;
	/** What a missing firmware would decide: filled where the verdict is open for want of it. */
	readonly range: string;
}

/** Judges one product under one vulnerability. `firmware` undefined = not stated. */
export function outcomeOf(
	hit: Hit,
	vulnerability: Vulnerability,
	status: ProductStatus,
	firmware: DeviceFirmware | undefined,
	matcher: Matcher,
): Outcome {
	const { product, advisory } = hit.product;
	const id = advisory.advisory.id;
	const left = matcher.leftOpen(advisory, vulnerability);
	const fixes = matcher.fixes(advisory, vulnerability, product);
	const position = positionIn(product.expression, firmware);
	const pointer = product.expressionPointer === "" ? product.pointer : product.expressionPointer;
	const range = fromAdvisory(
		"range",
		`range/${position.place}`,
		position.why,
		id,
		pointer,
		product.expressionText === "" ? product.fullName : product.expressionText,
	);
	const isNear = position.isNear === true;
	const base = { hit, status, firmware, wholeProduct: false, isNear, range: product.expressionText };
	const place = vulnerability.statusPlaces?.get(product.productId) ?? {
		pointer: `${vulnerability.pointer}/product_status`,
		quote: product.productId,
	};
	const listed = fromAdvisory(
		"status",
		`status/${status}`,
		`listed as ${status} for ${vulnerability.cve ?? "this vulnerability"}`,
		id,
		place.pointer,
		place.quote,
	);
	const flag = status === "known_not_affected" ? vulnerability.flags?.get(product.productId) : undefined;
	const reason =
		flag === undefined
			? []
			: [fromAdvisory("status", "status/flag", `for the reason: ${flag.quote.replaceAll("_", " ")}`, id, flag.pointer, flag.quote)];
	const steps = [...hit.because, listed, ...reason, range];

	if (hit.match === "?")
		return { ...base, verdict: "under_investigation", kind: "model_unclear", upgradeTo: bestFix(fixes)?.text, because: steps };
	switch (status) {
		case "fixed":
		case "known_not_affected":
			return unlessRemarked(goodNews({ ...base, because: steps }, position));
		case "under_investigation":
			if (position.place === "below" || position.place === "above" || position.place === "beside")
				return { ...base, verdict: "silent", kind: undefined, upgradeTo: undefined, because: steps };
			return {
				...base,
				verdict: "under_investigation",
				kind: position.place === "inside" ? "stated_open" : position.open,
				upgradeTo: undefined,
				because: steps,
			};
		case "known_affected":
			return unlessRemarked(
				orStray(affected({ ...base, because: steps }, position, fixes, firmware, left, id), vulnerability, () =>
					matcher.strayFix(advisory, vulnerability, product),
				),
			);
	}
}

/** Beside a remark in the cell a version says nothing good: it may be the next one, or that of another device. */
function unlessRemarked(outcome: Outcome): Outcome {
	const { firmware, verdict, wholeProduct } = outcome;
	if (wholeProduct || firmware === undefined || (verdict !== "fixed" && verdict !== "known_not_affected")) return outcome;
	if (!isRemarked(firmware.raw)) return outcome;
	const step = fromInventory("range", "range/remark", "the cell says more than a version, which may change what it means", firmware.raw);
	return { ...outcome, verdict: "under_investigation", kind: "firmware_unreadable", because: [...outcome.because, step] };
}

/** "After the range, and no fix is stated" holds only where no stated fix may be the product's. */
function orStray(outcome: Outcome, vulnerability: Vulnerability, findStray: () => FixClaim | undefined): Outcome {
	if (outcome.verdict === "fixed") return orLaterBound(outcome, vulnerability);
	const stray = outcome.kind === "after_range" ? findStray() : undefined;
	if (stray === undefined) return outcome.kind === "after_range" ? orPlanned(outcome, vulnerability) : outcome;
	const told = `a fix is stated for ${stray.product ?? "another name"}, which may be this product`;
	const step = fromAdvisory("fix", "fix/of-another-name", told, outcome.hit.product.advisory.advisory.id, stray.pointer, stray.quote);
	return { ...outcome, verdict: "under_investigation", kind: "gap_before_fix", upgradeTo: stray.text, because: [...outcome.because, step] };
}

/** "After the range, and no fix is stated" does not hold where a fix is announced and not out: what lies above may be as open. */
function orPlanned(outcome: Outcome, vulnerability: Vulnerability): Outcome {
	const planned = findPlannedFix(vulnerability, outcome.hit.product.product.productId);
	if (planned === undefined) return outcome;
	const { id } = outcome.hit.product.advisory.advisory;
	const step = fromAdvisory("fix", "fix/planned", "a fix is announced and was not out yet", id, planned.pointer, planned.quote);
	return { ...outcome, verdict: "under_investigation", kind: "gap_before_fix", because: [...outcome.because, step] };
}

/** `prior to v2635` in the tree and `prior to v2635_SP1` in the words: the version between is not surely mended. */
function orLaterBound(outcome: Outcome, vulnerability: Vulnerability): Outcome {
	const bound = exclusiveUpper(outcome.hit);
	const firmware = outcome.firmware;
	if (bound === undefined || firmware === undefined || firmware.compareTo(bound).order !== "=") return outcome;
	const later = findLaterBound(vulnerability, bound);
	if (later === undefined) return outcome;
	const { id } = outcome.hit.product.advisory.advisory;
	const step = fromAdvisory("fix", "fix/later-bound", `the words of the document go further than ${bound}`, id, later.pointer, later.quote);
	return {
		...outcome,
		verdict: "under_investigation",
		kind: "gap_before_fix",
		upgradeTo: later.quote,
		because: [...outcome.because, step],
	};
}

type Base = Pick<Outcome, "hit" | "status" | "firmware" | "wholeProduct" | "isNear" | "range" | "because">;

/** `3.4` as the fix of `<= 3.30.3122`: the words mean a later release, the numbers an earlier one. */
function areBehindRange(
	fixes: readonly FixClaim[],
	upper: Bound | undefined,
	firmware: DeviceFirmware | undefined,
	ownToo: boolean = false,
): boolean {
	if (upper === undefined || !upper.inclusive || upper.axis !== "version" || firmware === undefined) return false;
	return fixes.every(
		(fix) => fix.axis === "version" && firmware.orderOf(fix.text, upper.text) === "<" && (ownToo || !isEqual(fix, firmware)),
	);
}

/** Whether the firmware is, part by part, the version of a fix. */
function isEqual(fix: FixClaim, firmware: DeviceFirmware): boolean {
	return fix.axis === "version" && firmware.compareTo(fix.text).order === "=";
}

/**
 * Whether the firmware is, part by part, a stated fix that says more than each last version listed: `1.6.1`, where 1.6 is listed as
 * affected. A firmware that says less than a listed one (no build) may be that one.
 */
function goesPastList(hit: Hit, fixes: readonly FixClaim[], firmware: DeviceFirmware | undefined): boolean {
	const { expression } = hit.product.product;
	if (firmware === undefined || expression.kind !== "ranges" || !fixes.some((fix) => isEqual(fix, firmware))) return false;
	return expression.alternatives.every((alternative) => {
		const last = alternative.kind === "exact" ? alternative : alternative.upper;
		if (last === undefined || (alternative.kind !== "exact" && alternative.upper?.axis !== "version")) return false;
		const { order, extends: more, axis } = firmware.compareTo(last.text);
		return order === "?" ? more === "a" && axis !== "build_date" : order === ">";
	});
}

/** A product listed as fixed or not affected, which says nothing of any other firmware. */
function goodNews(base: Base, position: Position): Outcome {
	const { hit, status } = base;
	const upgradeTo = status === "fixed" ? lowerBound(hit) : undefined;
	if (position.place !== "inside") return { ...base, verdict: "silent", kind: position.open, upgradeTo };
	const [condition] = hit.product.product.conditions;
	// Good news that holds under a condition which the inventory does not state is no news.
	if (condition !== undefined) return { ...base, range: condition, verdict: "silent", kind: "condition", upgradeTo };
	const wholeProduct = position.everyVersion === true;
	if (status !== "fixed") return { ...base, wholeProduct, verdict: "known_not_affected", kind: "stated_safe", upgradeTo: undefined };
	// "At or after a fix" needs the version of the fix.
	if (wholeProduct) return { ...base, wholeProduct, verdict: "under_investigation", kind: "no_facts", upgradeTo: undefined };
	return { ...base, verdict: "fixed", kind: undefined, upgradeTo: undefined };
}

/** A product listed as affected: range first, then the stated fixes, then what lies between (the gap rule). */
function affected(
	base: Base,
	position: Position,
	fixes: readonly FixClaim[],
	firmware: DeviceFirmware | undefined,
	left: OpenSentence | undefined,
	id: string,
): Outcome {
	const toFix = positionToFixes(fixes, firmware);
	const target = toFix.fix?.text ?? (statesFix(position.upper) ? position.upper.text : (bestFix(fixes)?.text ?? exclusiveUpper(base.hit)));
	const fixStep =
		toFix.fix === undefined ? [] : [fromAdvisory("fix", `fix/${toFix.place}`, toFix.why, id, toFix.fix.pointer, toFix.fix.quote)];
	const because = [...base.because, ...fixStep];
	const give = (verdict: Verdict, kind: Outcome["kind"]): Outcome => ({
		...base,
		because,
		verdict,
		kind,
		upgradeTo: verdict === "known_affected" || verdict === "under_investigation" ? target : undefined,
	});

	if (position.place === "inside") {
		// Where no version bounds the range, the stated fix does; where one does, the range itself is the stronger statement.
		if (position.everyVersion === true && toFix.place === "at_or_after") return give("fixed", undefined);
		const [condition] = base.hit.product.product.conditions;
		if (condition !== undefined) return { ...give("under_investigation", "condition"), range: condition };
		// The very version that the document states as the fix, though by its numbers in the range: the document contradicts itself.
		const [own] = firmware === undefined ? [] : fixes.filter((fix) => isEqual(fix, firmware));
		if (own !== undefined && areBehindRange([own], lastUpper(base.hit), firmware, true))
			return give("under_investigation", "gap_before_fix");
		if (own !== undefined && isFixOfOwnLine(base.hit, fixes)) return give("fixed", undefined);
		const lines = fixesOfLine(base.hit, fixes, firmware);
		if (lines.length > 0) {
			const within = positionToFixes(lines, firmware);
			if (within.place === "at_or_after") return give("fixed", undefined);
			if (within.place === "unknown") return give("under_investigation", within.open ?? "no_order");
		}
		// A fix bounds a product that is listed without versions; whether the device has it must be known.
		if (position.everyVersion === true && toFix.open !== undefined) return give("under_investigation", toFix.open);
		return { ...give("known_affected", undefined), wholeProduct: position.everyVersion === true };
	}
	if (left !== undefined && position.place !== "below") {
		const step = fromAdvisory("note", "note/left-open", "the document says that this hole was not closed", id, left.pointer, left.quote);
		return { ...give("under_investigation", "stated_open"), because: [...because, step] };
	}
	// A range that the firmware may lie in, if it stated its build, is the stronger statement here too.
	const mayLieInside = position.open === "firmware_partial" || base.isNear;
	if (toFix.place === "at_or_after" && (!mayLieInside || goesPastList(base.hit, fixes, firmware))) {
		// A stated fix that orders below the last affected version contradicts the range: it is met by its own text alone.
		const contradicts = areBehindRange(fixes, position.upper ?? lastUpper(base.hit), firmware);
		return contradicts ? give("under_investigation", "gap_before_fix") : give("fixed", undefined);
	}
	switch (position.place) {
		case "below":
			// A stated fix that orders below the range contradicts it, and whether the device has reached that fix is not known.
			if (toFix.place === "unknown" && areBehindRange(fixes, position.upper ?? lastUpper(base.hit), firmware))
				return give("under_investigation", toFix.open ?? "gap_before_fix");
			return give("known_not_affected", "below_range");
		case "above":
			if (statesFix(position.upper) && toFix.place === "none") return give("fixed", undefined);
			if (toFix.place === "none") return give("known_not_affected", "after_range");
			return give("under_investigation", toFix.open ?? "gap_before_fix");
		case "beside":
			return give("under_investigation", toFix.place === "before" ? "gap_before_fix" : "other_version");
		case "unknown":
			return give("under_investigation", position.open);
	}
}

/** The fix to name where none decided: the only one, else the last stated. */
function bestFix(fixes: readonly FixClaim[]): FixClaim | undefined {
	return fixes[fixes.length - 1];
}

/** `prior to X` states X as the fix. */
function exclusiveUpper(hit: Hit): string | undefined {
	const upper = lastUpper(hit);
	return statesFix(upper) ? upper.text : undefined;
}

/** The upper bound of the last range that the product is listed with. */
function lastUpper(hit: Hit): Bound | undefined {
	const { expression } = hit.product.product;
	if (expression.kind !== "ranges") return undefined;
	const last = expression.alternatives.at(-1);
	return last?.kind === "interval" ? last.upper : undefined;
}

/** The first fixed version of a `fixed` range. */
function lowerBound(hit: Hit): string | undefined {
	const { expression } = hit.product.product;
	if (expression.kind !== "ranges") return undefined;
	const first = expression.alternatives[0];
	if (first === undefined) return undefined;
	if (first.kind === "exact") return first.text;
	return first.lower?.synthetic === true ? undefined : first.lower?.text;
}
