/** Where a device's firmware stands to the fixes that a document states for its product. */
import type { FixClaim } from "../advisory/range/expression.ts";
import { type DeviceFirmware, isBelow } from "./firmware.ts";

/** `at_or_after` only when no comparable fix is still ahead; `none` when the document states no fix. */
export interface FixPosition {
	readonly place: "at_or_after" | "before" | "unknown" | "none";
	readonly why: string;
	/** The fix that decided, else the one to install. */
	readonly fix: FixClaim | undefined;
}

/** Places the firmware (undefined = not stated) against the stated fixes. */
export function positionToFixes(fixes: readonly FixClaim[], firmware: DeviceFirmware | undefined): FixPosition {
	const first = fixes[0];
	if (first === undefined) return { place: "none", why: "no fixed version is stated", fix: undefined };
	if (firmware === undefined) return { place: "unknown", why: "the firmware is not known", fix: newest(fixes) };
	let reached: FixPosition | undefined;
	let open: FixPosition | undefined;
	for (const fix of fixes) {
		const comparison = fix.axis === "build_date" ? firmware.compareToDay(fix.text) : firmware.compareTo(fix.text);
		const below = isBelow(comparison);
		// Several fixes may be those of parallel lines: one that is comparable and still ahead decides against.
		if (below === true) return { place: "before", why: comparison.why, fix };
		if (below === false) reached = { place: "at_or_after", why: comparison.why, fix };
		else open ??= { place: "unknown", why: comparison.why, fix };
	}
	return reached ?? open ?? { place: "unknown", why: "no order to the stated fix", fix: first };
}

/** Without an order at hand the last stated fix is shown: documents list them oldest first. */
function newest(fixes: readonly FixClaim[]): FixClaim | undefined {
	return fixes[fixes.length - 1];
}
