/**
 * The words of an answer, the same on the terminal and on the page. Numbers carry no-break spaces between thousands.
 */
import type { Exposure } from "../inventory/device.ts";
import type { Action, Assessment, Judgement, Question, Verdict } from "./verdict.ts";

/** How a verdict is called, and its shape: it is never told by colour alone. `no_statement` is the absence of one. */
export const VERDICT_WORDS: Readonly<Record<Verdict | "no_statement", { readonly mark: string; readonly word: string }>> = {
	known_affected: { mark: "\u25b2", word: "at risk" },
	under_investigation: { mark: "?", word: "not decided" },
	fixed: { mark: "\u2713", word: "fixed" },
	known_not_affected: { mark: "\u2013", word: "not affected" },
	no_statement: { mark: "\u25cb", word: "nothing known" },
};

/** Why a verdict is open, or why it is "not affected", in words. */
export const KIND_WORDS: Readonly<Record<NonNullable<Judgement["kind"]>, string>> = {
	not_listed: "not listed in this advisory",
	below_range: "older than what is listed, and older builds are often just untested",
	after_range: "newer than the last affected, and no fix is named",
	stated_safe: "stated as not affected",
	per_cve: "not affected by this hole",
	firmware_missing: "the firmware is not stated",
	firmware_partial: "the firmware is stated without its build",
	firmware_unreadable: "the firmware text cannot be read",
	no_order: "the two versions cannot be put in order",
	gap_before_fix: "between the last affected and the fix",
	other_version: "another version than those listed",
	model_missing: "the model is not stated",
	model_unclear: "the model name fits only in part",
	model_not_mapped: "the maker\u2019s own name of this model is not known",
	maker_unknown: "the maker is not known",
	condition: "depends on something the inventory does not state",
	sources_disagree: "the sources disagree",
	range_unreadable: "the document\u2019s version range cannot be read",
	no_facts: "no source states what is affected",
	stated_open: "the document leaves this hole open for this firmware",
};

/** Who can reach a device. */
export const EXPOSURE_WORDS: Readonly<Record<Exposure, string>> = {
	internet: "reachable from the internet",
	internal: "internal network",
	isolated: "isolated",
	unknown: "reach not stated",
};

/** `1 940`, with no-break spaces. */
export function number(n: number): string {
	return String(n).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
}

/** `1 device`, `12 devices`. */
export function count(n: number, one: string, more = `${one}s`): string {
	return `${number(n)}\u00a0${n === 1 ? one : more}`;
}

/** The answer in one sentence. */
export function headline({ devices, summary, exposedAtRisk }: Assessment): string {
	const risky = summary.known_affected;
	const reach = exposedAtRisk.known_affected;
	if (devices === 0) return "No device was read, so there is no answer yet.";
	if (risky === 0)
		return devices === 1 ? "The one device is not known to be at risk." : `None of ${count(devices, "device")} is known to be at risk.`;
	const verb = risky === 1 ? "is" : "are";
	if (reach > 0) {
		const them = risky === 1 ? "it" : `${number(reach)} of them`;
		return `${number(risky)} of ${count(devices, "device")} ${verb} known to be at risk; ${them} can be reached from the internet.`;
	}
	const none = risky === 1 ? "it is not" : "none of them is";
	return `${number(risky)} of ${count(devices, "device")} ${verb} known to be at risk; ${none} known to be reachable from the internet.`;
}

/** What the headline leaves out, as sentences; may be empty. */
export function beyond({ summary, exposedAtRisk, rejected }: Assessment): readonly string[] {
	const open = summary.under_investigation;
	const reach = exposedAtRisk.under_investigation;
	const more = summary.known_affected > 0 ? " more" : "";
	const sentences: string[] = [];
	if (open > 0) {
		const tail = reach === 0 ? "." : `; ${open === 1 ? "it" : `${number(reach)} of these`} can be reached from the internet.`;
		sentences.push(`${number(open)}${more} cannot be decided yet${tail}`);
	}
	if (summary.no_statement > 0) {
		sentences.push(`Nothing is known about ${number(summary.no_statement)}, which is not the same as safe.`);
	}
	if (rejected.length > 0) {
		sentences.push(
			`${count(rejected.length, "row")} of the list could not be read and ${rejected.length === 1 ? "is" : "are"} not counted.`,
		);
	}
	return sentences;
}

/** What was looked through, for the devices of which nothing is known. */
export function lookedThrough({ advisories, newestAdvisory }: Assessment): string {
	if (advisories === 0) return "no document was looked through";
	const newest = newestAdvisory === undefined ? "" : `, the newest of ${newestAdvisory.slice(0, 10)}`;
	return `${count(advisories, "document")} looked through${newest}`;
}

/** A question and what it is worth. */
export function questionWords({ what, decides }: Pick<Question, "what" | "decides">): string {
	return `${what}: decides ${count(decides, "verdict")}`;
}

/** `due 2025-12-08`, or that it is over. */
export function dueWords(due: string, asOf: string): string {
	if (due < asOf) return `overdue since ${due}`;
	return due === asOf ? `due today, ${due}` : `due ${due}`;
}

/** How many devices of an action can be reached from outside. */
export function reachWords({ exposed, deviceIds }: Pick<Action, "exposed" | "deviceIds">): string | undefined {
	if (exposed === 0) return undefined;
	return exposed >= deviceIds.length
		? EXPOSURE_WORDS.internet
		: `${number(exposed)} of ${number(deviceIds.length)} ${EXPOSURE_WORDS.internet}`;
}

/** From this age on, in days, the catalogue is told to be old before anything else is said. */
export const STALE_DAYS = 30;

/** Version, date and age of the catalogue. */
export function catalogueWords({ catalogue: { version, date, ageDays } }: Assessment): string {
	const age = ageDays < 0 ? "newer than the day asked about" : ageDays === 0 ? "of today" : `${count(ageDays, "day")} old`;
	const stale = ageDays > STALE_DAYS ? ": what was found since is not in it" : "";
	return `Catalogue ${version} of ${date}, ${age}${stale}`;
}

/** What stands before everything else where the catalogue is older than a month: how old, and what that does to an answer. */
export function staleWords({ catalogue: { date, ageDays } }: Pick<Assessment, "catalogue">): string | undefined {
	if (ageDays <= STALE_DAYS) return undefined;
	return `The catalogue is ${count(ageDays, "day")} old: whatever is not called affected holds as of ${date}, and what was found since is not in it.`;
}

/** As of which day a verdict holds, where the catalogue is old: whatever is not called affected may have become so since. */
export function holdsAsOf({ catalogue: { date, ageDays } }: Pick<Assessment, "catalogue">, verdict: Verdict): string | undefined {
	return ageDays <= STALE_DAYS || verdict === "known_affected" ? undefined : date;
}

/** The same for a catalogue itself; `today` is `YYYY-MM-DD`. */
export function staleAge({ version, date }: { readonly version: string; readonly date: string }, today: string): string | undefined {
	return staleWords({ catalogue: { version, date, ageDays: Math.round((Date.parse(today) - Date.parse(date)) / 86_400_000) } });
}

/** Heading for holes that are attacked while no source says on what. */
export function undecidableWords(n: number): string {
	return `${count(n, "attacked hole")} we cannot decide yet`;
}
