/** Where a device's firmware stands to the fixes that a document states for its product. */
import type { FixClaim } from "../advisory/range/expression.ts";
import type { Comparison } from "../catalog/firmware/scheme.ts";
import { type DeviceFirmware, isBelow } from "./firmware.ts";

/** `at_or_after` only when no fix is still ahead, or may be; `none` when the document states no fix. */
export interface FixPosition {
	readonly place: "at_or_after" | "before" | "unknown" | "none";
	readonly why: string;
	/** The fix that decided, else the one to install. */
	readonly fix: FixClaim | undefined;
	/** With `unknown`: the fact about the device that would decide it; `undefined` where the versions have no order at all. */
	readonly open?: "firmware_missing" | "firmware_partial" | "no_order";
}

/** Places the firmware (undefined = not stated) against the stated fixes. */
export function positionToFixes(fixes: readonly FixClaim[], firmware: DeviceFirmware | undefined): FixPosition {
	if (fixes.length === 0) return { place: "none", why: "no fixed version is stated", fix: undefined };
	if (firmware === undefined)
		return { place: "unknown", why: "the firmware is not known", fix: fixes[fixes.length - 1], open: "firmware_missing" };
	const compared = fixes.map((fix) => {
		const comparison = fix.axis === "build_date" ? firmware.compareToDay(fix.text) : firmware.compareTo(fix.text);
		return { fix, comparison, below: isBelow(comparison), open: openKind(comparison) };
	});
	// Several fixes may be those of parallel lines: one that is comparable and still ahead decides against.
	const ahead = compared.filter(({ below }) => below === true);
	// `to 3.00.2 CU02 or 3.00.3`: of versions that one sentence gives to choose from each is a fix.
	const own = compared.find(({ comparison }) => comparison.order === "=" && comparison.axis !== "build_date");
	if (own !== undefined && ahead.every(({ fix }) => isSameSentence(fix, own.fix)))
		return { place: "at_or_after", why: own.comparison.why, fix: own.fix };
	if (ahead.length > 0) {
		const next = newest(ahead, firmware);
		return { place: "before", why: next.comparison.why, fix: next.fix };
	}
	// A fix that would be comparable if the device stated more may be ahead as well: reaching an older one settles nothing.
	const pending = compared.filter(({ open }) => open !== undefined);
	if (pending.length > 0) {
		const { comparison, fix, open } = newest(pending, firmware);
		return { place: "unknown", why: comparison.why, fix, ...(open === undefined ? {} : { open }) };
	}
	const reached = compared.findLast(({ below }) => below === false);
	if (reached !== undefined) return { place: "at_or_after", why: reached.comparison.why, fix: reached.fix };
	const { comparison, fix } = newest(compared, firmware);
	return { place: "unknown", why: comparison.why, fix };
}

function isSameSentence(a: FixClaim, b: FixClaim): boolean {
	return a.pointer === b.pointer && a.quote === b.quote && a.product === b.product;
}

/** What about the device keeps it open; `undefined` for another line, another numbering, or no doubt. */
function openKind(comparison: Comparison): FixPosition["open"] {
	if (comparison.order !== "?") return undefined;
	if (comparison.conflict === true) return "no_order";
	return comparison.extends === "b" || (comparison.axis === "build_date" && comparison.extends === undefined)
		? "firmware_partial"
		: undefined;
}

/** The newest of several, the first of those without an order; the list must not be empty. */
function newest<T extends { readonly fix: FixClaim }>(list: readonly T[], firmware: DeviceFirmware): T {
	return list.reduce((held, other) => (isNewer(other.fix, held.fix, firmware) ? other : held));
}

function isNewer(a: FixClaim, b: FixClaim, firmware: DeviceFirmware): boolean {
	if (a.axis !== b.axis) return false;
	return a.axis === "build_date" ? a.text > b.text : firmware.orderOf(a.text, b.text) === ">";
}
