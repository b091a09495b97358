/** A comparison of sources in words. */
import { count, number } from "./answer-words.ts";
import type { Difference, SourceComparison, StatedSource } from "./source-comparison.ts";

/** What a source is called. */
export const SOURCE_KINDS: Readonly<Record<StatedSource["kind"], string>> = { advisory: "advisory", cve: "CVE record", nvd: "NVD entry" };

/** The answer in one sentence. */
export function comparisonHeadline({ sources, devices, differing, spokenOf }: SourceComparison): string {
	if (sources.length === 1) {
		return spokenOf === 0
			? "One source speaks of it, and of none of your devices"
			: `One source speaks of it: there is no other to hold against it`;
	}
	if (spokenOf === 0) return `None of the ${number(sources.length)} sources speaks of any of your devices`;
	if (differing === 0) return `The ${number(sources.length)} sources agree on every one of your ${count(devices, "device")}`;
	return `The ${number(sources.length)} sources differ on ${number(differing)} of your ${count(devices, "device")}`;
}

/** Whether sources that speak of a device say different things of it; else only some of them list it. */
export function isContradiction({ verdicts }: Difference): boolean {
	return new Set(verdicts.filter(({ speaks }) => speaks === "says").map(({ verdict }) => verdict)).size > 1;
}

/** What follows from it. */
export function comparisonAdvice({ sources, differing, differences, spokenOf, devices }: SourceComparison): readonly string[] {
	const spoken = `At least one source says something of ${number(spokenOf)} of ${count(devices, "device")}.`;
	if (differing === 0)
		return sources.length === 1 ? [spoken, "A CVE record or an NVD entry can be laid beside it: start with --advisories."] : [spoken];
	const contradicted = differences.filter(isContradiction).reduce((sum, { deviceIds }) => sum + deviceIds.length, 0);
	const rest = differing - contradicted;
	return [
		...(contradicted === 0
			? []
			: [`On ${count(contradicted, "device")} they contradict each other: no device is called safe while one of them says otherwise.`]),
		...(rest === 0
			? []
			: [`${count(rest, "device")} ${rest === 1 ? "is" : "are"} listed by some of them only, and what those say counts.`]),
		spoken,
	];
}
