/**
 * Honeywell MAXPRO: `NVR 5.6 Build 595 T2-Patch`, `VMS560 Build 595`. Product, version, build, then the patch level after the build;
 * a build without a patch comes before its patches (CISA ICSA-20-021-01, "prior to … T2-Patch").
 */
import { bySerial, byVector, type Step } from "./partial-order.ts";
import { schemeOf, toNumber, toVector } from "./reading.ts";

const SHAPE =
	/^(?:maxpro[\s_])?(nvr|vms)[\s_]?r?(\d{1,4}(?:\.\d{1,4}){0,3})(?:[\s_]build[\s_]?(\d{1,6})(?:[\s_]t(\d{1,3})[\s_-]patch)?)?$/i;

/** `T2-Patch` is patch 2; none is before the first. Only asked when both builds are stated and equal, or both missing. */
const byPatch: Step = (a, b) => {
	const [left, right] = [toPatch(a.suffixes), toPatch(b.suffixes)];
	if (left === right) return undefined;
	const order = left < right ? "<" : ">";
	return { order, axis: "suffix", why: `${patchWords(left)} is ${order === "<" ? "before" : "after"} ${patchWords(right)}` };
};

function patchWords(level: number): string {
	return level < 0 ? "no patch" : `patch ${level}`;
}

function toPatch(suffixes: readonly string[]): number {
	return Number(/^t(\d{1,3})-patch$/.exec(suffixes[0] ?? "")?.[1] ?? -1);
}

/** The scheme that the catalogue calls `maxpro`. */
export const maxpro = schemeOf({
	id: "maxpro",
	title: "MAXPRO, version, build and patch of one product",
	read: (text) => {
		const found = SHAPE.exec(text);
		if (found === null) return undefined;
		const [, product = "", version = "", build, patch] = found;
		return {
			line: product.toUpperCase(),
			vector: toVector(version),
			serial: toNumber(build),
			suffixes: patch === undefined ? [] : [`t${Number(patch)}-patch`],
		};
	},
	plan: { lines: "always", steps: [byVector, bySerial("build", "undecided"), byPatch], dateMayConflict: false, suffixStatesMore: true },
});
