/** What narrows an assessment: the documents, sites and devices asked about, and how sure a finding must be. A slip never reads as an all-clear. */
import type { Advisory } from "../advisory/document.ts";
import type { Assessor } from "../match/assess.ts";
import type { Library } from "../match/compile.ts";
import type { HoleFilter } from "../match/hole.ts";
import type { KnownFindings } from "../match/known-findings.ts";
import type { Confidence, Finding, Verdict } from "../match/verdict.ts";
import { CallError } from "./ports.ts";

/** Which holes a call asks about. */
export interface HolesCall {
	readonly cve?: string;
	/** Ids of documents; all when there are none. */
	readonly advisory: readonly string[];
}

/** A call's holes as the matcher takes them: one document is judged among all others, as `--advisory` always did. */
export function filterOf({ cve, advisory }: HolesCall): HoleFilter {
	return { cve: cve?.toUpperCase(), advisory: advisory.length === 1 ? advisory[0] : undefined };
}

/** An id that no document has is a wrong call, never an empty answer. */
export function checkAdvisories(ids: readonly string[], known: readonly Advisory[]): void {
	const missing = ids.find((id) => !known.some((advisory) => advisory.id === id));
	if (missing === undefined) return;
	throw new CallError({
		code: "match/unknown-advisory",
		message: `no advisory ${missing} among the ${known.length} that were read`,
		at: "--advisory",
		todo: "Check the id, or name its file with --advisories.",
	});
}

/** A CVE of which no document speaks is a wrong call, never an empty answer. */
export function checkCve(cve: string | undefined, libraries: readonly Library[]): void {
	if (cve === undefined || libraries.some((library) => library.byCve.has(cve))) return;
	throw new CallError({
		code: "match/unknown-cve",
		message: `no document speaks of ${cve}`,
		at: "--cve",
		todo: "Check the id, or name a document that treats it with --advisories.",
	});
}

/** The documents among which a call is answered: several that are named are the documents of a run of their own. */
export function chosen(known: readonly Advisory[], ids: readonly string[]): readonly Advisory[] {
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
