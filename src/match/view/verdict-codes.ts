/** The worst verdict by identity as a small number, of all holes or of those that a filter is about; worked out once and kept. */
import { isWorse } from "../combine.ts";
import type { HoleJudgement } from "../hole.ts";
import type { Judged } from "../judged-fleet.ts";
import type { Verdict } from "../verdict.ts";
import type { DeviceFilter, DeviceVerdict } from "./answers.ts";
import type { FleetView } from "./view.ts";

/** Verdicts by their code. */
export const CODES: readonly DeviceVerdict[] = ["known_affected", "under_investigation", "no_statement", "fixed", "known_not_affected"];

/** The code of an identity that the filter is not about. */
export const APART = 255;

type Subject = Pick<DeviceFilter, "cve" | "advisory">;

const kept = new WeakMap<FleetView, Map<string, Uint8Array>>();
/** Filters whose codes are kept for a view. */
const MOST_KEPT = 64;

/** Codes by identity. Under a CVE or a document only its verdicts count, and identities without one are `APART`. */
export function verdictCodes(view: FleetView, { cve, advisory }: Subject): Uint8Array {
	const byFilter = kept.get(view) ?? new Map<string, Uint8Array>();
	kept.set(view, byFilter);
	const key = JSON.stringify([cve ?? null, advisory ?? null]);
	const held = byFilter.get(key);
	if (held !== undefined) return held;
	if (byFilter.size >= MOST_KEPT) byFilter.clear();
	const isWhole = cve === undefined && advisory === undefined;
	// Identities of one segment share their answer, so it is looked through once.
	const known = new Map<Judged, number>();
	const codes = Uint8Array.from(view.fleet.identities, (_, identity) => {
		const judged = view.judged.judgedOf(identity);
		if (isWhole) return CODES.indexOf(judged.worst ?? "no_statement");
		let code = known.get(judged);
		if (code === undefined) {
			const verdict = worstOf(judged.holes, { cve, advisory });
			code = verdict === undefined ? APART : CODES.indexOf(verdict);
			known.set(judged, code);
		}
		return code;
	});
	byFilter.set(key, codes);
	return codes;
}

function worstOf(holes: readonly HoleJudgement[], subject: Subject): Verdict | undefined {
	let worst: Verdict | undefined;
	for (const hole of holes) {
		const verdict = verdictOn(hole, subject);
		if (verdict !== undefined && (worst === undefined || isWorse(verdict, worst))) worst = verdict;
	}
	return worst;
}

/** The verdict on a hole as far as the filter is about it: of a document what it says itself; `undefined` where it is about another. */
export function verdictOn(hole: HoleJudgement, { cve, advisory }: Subject): Verdict | undefined {
	if (cve !== undefined && hole.cve?.toLowerCase() !== cve.toLowerCase()) return undefined;
	if (advisory === undefined) return hole.verdict;
	return hole.sources.find((source) => source.advisory === advisory)?.verdict;
}
