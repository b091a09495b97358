/** What narrows an assessment: the documents, sites and devices asked about, and how sure a finding must be. A slip never reads as an all-clear. */
import type { Advisory } from "../advisory/document.ts";
import type { Assessor } from "../match/assess.ts";
import type { KnownFindings } from "../match/known-findings.ts";
import type { Confidence, Finding, Verdict } from "../match/verdict.ts";
import { CallError } from "./ports.ts";

/** The documents chosen by their ids; all where none is. An id that no document has is a wrong call, never an empty answer. */
export function chosen(known: readonly Advisory[], ids: readonly string[]): readonly Advisory[] {
	const missing = ids.find((id) => !known.some((advisory) => advisory.id === id));
	if (missing !== undefined) {
		throw new CallError({
			code: "match/unknown-advisory",
			message: `no advisory ${missing} among the ${known.length} that were read`,
			at: "--advisory",
			todo: "Check the id, or name its file with --advisories.",
		});
	}
	// One document is judged among all others, as `--advisory` always did; several are the documents of a run of their own.
	return ids.length < 2 ? known : known.filter(({ id }) => ids.includes(id));
}

const SURENESS: Readonly<Record<Confidence, number>> = { low: 0, medium: 1, high: 2 };

/** Whether a finding is as sure as asked for. */
export function isSure({ confidence }: Finding, least: Confidence | undefined): boolean {
	return least === undefined || SURENESS[confidence] >= SURENESS[least];
}

/** What a narrowed list leaves out is told: nobody may take it for all there is. */
export function unsure(least: Confidence | undefined, assessor: Assessor, asked: (verdict: Verdict) => boolean): readonly string[] {
	if (least === undefined) return [];
	let left = 0;
	for (const finding of assessor.findings()) if (asked(finding.verdict) && !isSure(finding, least)) left += 1;
	const words = left === 1 ? "1 finding is" : `${left} findings are`;
	return left === 0 ? [] : [`warning: ${words} less sure than ${least} and not listed; counts and actions have them (--confidence)`];
}

/** What the earlier answer had already is counted, so that nobody takes what is new for all there is. */
export function old(known: KnownFindings | undefined, assessor: Assessor, asked: (verdict: Verdict) => boolean): readonly string[] {
	if (known === undefined) return [];
	let left = 0;
	for (const finding of assessor.findings()) if (asked(finding.verdict) && known.has(finding)) left += 1;
	const words = left === 1 ? "1 finding is" : `${left} findings are`;
	return left === 0 ? [] : [`warning: ${words} known from the earlier answer and not listed; counts and actions have them (--new-since)`];
}

/** A site that no device has, with those that there are. */
export function unknownSite(site: string, others: ReadonlySet<string>): CallError {
	const known = [...others]
		.filter((name) => name !== "")
		.sort()
		.slice(0, 10)
		.join(", ");
	return new CallError({
		code: "cli/unknown-site",
		message: `no device is at "${site}"`,
		at: "--site",
		todo: known === "" ? "The list states no site." : `Use one of: ${known}.`,
	});
}

/** Devices asked for by an id that no list has. */
export function unknownDevices(ids: ReadonlySet<string>): CallError {
	const named = [...ids].slice(0, 5).join(", ");
	return new CallError({
		code: "cli/unknown-device",
		message: `no device has the id ${named}`,
		at: "--device",
		todo: "Give the id as the list has it; seawall inventory read shows the ids.",
	});
}
