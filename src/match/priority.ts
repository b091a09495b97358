/**
 * What to do first: exposure, known attacks and severity, each said in words.
 *
 * Lower is more urgent. A fact that is missing counts as nearly the worst, never as the mild case (docs/verdicts.md, "Order").
 */
import type { AttackedHole } from "../catalog/vendor.ts";
import type { Exposure } from "../inventory/device.ts";
import type { HoleJudgement } from "./hole.ts";
import type { Verdict } from "./verdict.ts";

const VERDICT: Readonly<Record<Verdict, number>> = { known_affected: 0, under_investigation: 100, fixed: 1000, known_not_affected: 2000 };
const EXPOSURE: Readonly<Record<Exposure, number>> = { internet: 0, unknown: 2, internal: 3, isolated: 6 };

/** The urgency of one hole on one device, and why. */
export function urgencyOf(
	hole: HoleJudgement,
	exposure: Exposure,
	attacked: AttackedHole | undefined,
): { readonly urgency: number; readonly reasons: readonly string[] } {
	const urgency =
		VERDICT[hole.verdict] +
		EXPOSURE[exposure] +
		(attacked === undefined ? 2 : 0) +
		severityOf(hole.baseScore) +
		(hole.advisory === "" ? 10 : 0);
	return {
		urgency,
		reasons: [exposureWords(exposure), attackWords(hole, attacked), severityWords(hole.baseScore)].filter((text) => text !== ""),
	};
}

/** The words for a device that the internet reaches. */
export const EXPOSED = "reachable from the internet";

function exposureWords(exposure: Exposure): string {
	switch (exposure) {
		case "internet":
			return EXPOSED;
		case "internal":
			return "reachable from the internal network only";
		case "isolated":
			return "isolated";
		case "unknown":
			return "whether the internet reaches it is not known";
	}
}

function attackWords(hole: HoleJudgement, attacked: AttackedHole | undefined): string {
	if (attacked === undefined) return hole.cve === undefined ? "" : "no attacks known to us";
	return attacked.kevAdded === undefined ? "attacks are reported" : `attacked, in CISA KEV since ${attacked.kevAdded}`;
}

/** CVSS v3 bands; a missing score ranks with high. */
function severityOf(baseScore: number | undefined): number {
	if (baseScore === undefined) return 0.5;
	return baseScore >= 9 ? 0 : baseScore >= 7 ? 0.5 : baseScore >= 4 ? 1 : 1.5;
}

function severityWords(baseScore: number | undefined): string {
	return baseScore === undefined ? "no CVSS score stated" : `CVSS ${baseScore.toFixed(1)}`;
}
