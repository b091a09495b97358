/** Parallel lines of one product: which stated fix is that of which line. */
import type { FixClaim } from "../advisory/range/expression.ts";
import type { DeviceFirmware } from "./firmware.ts";
import type { Hit } from "./hit.ts";
import { statesFix } from "./position.ts";

/** `< v36.011 | < v35.013 | < v34.014` with these as the fixes: each bounds a line of its own, though by the numbers one range holds all. */
export function isFixOfOwnLine(hit: Hit, fixes: readonly FixClaim[]): boolean {
	const { expression } = hit.product.product;
	if (expression.kind !== "ranges" || expression.alternatives.length < 2) return false;
	return expression.alternatives.every(
		(one) => one.kind === "interval" && statesFix(one.upper) && fixes.some(({ text }) => text === one.upper?.text),
	);
}

/** Of a line that a wildcard lists (`12.6.*`) the fixes that lie on it (`12.6.8.0`): there the line is mended. */
export function fixesOfLine(hit: Hit, fixes: readonly FixClaim[], firmware: DeviceFirmware | undefined): readonly FixClaim[] {
	const { expression } = hit.product.product;
	if (firmware === undefined || expression.kind !== "ranges") return [];
	const lines = expression.alternatives.flatMap((one) =>
		one.kind === "interval" && one.lower?.synthetic === true && one.upper?.synthetic === true ? [onLine(one.lower.text)] : [],
	);
	const own = lines.find((line) => line.test(firmware.raw));
	return own === undefined ? [] : fixes.filter((fix) => fix.axis === "version" && own.test(fix.text));
}

/** Whether a version begins with the numbers of a line. */
function onLine(from: string): RegExp {
	return new RegExp(`^\\s*v?${from.replace(/^v/i, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\.\\d`, "i");
}
