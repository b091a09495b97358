/** Changes in words, the same wherever they are shown. */
import { count, VERDICT_WORDS } from "../answer-words.ts";
import type { Change, ChangeKind, Changes } from "./changes.ts";
import type { Meaning } from "./meaning.ts";

/** How a kind of change is called. */
export const KIND_TITLES: Readonly<Record<ChangeKind, string>> = {
	newly_affected: "Newly at risk",
	newly_open: "Newly not decided",
	still_at_risk: "Still at risk or open, with something new",
	no_longer_stated: "No document speaks of it any more, which is not the same as safe",
	no_longer_at_risk: "No longer at risk",
	stated_safe: "Stated as fixed or not affected",
};

/** The answer in one sentence. */
export function changeHeadline({ devices, changed, summary }: Changes): string {
	if (devices === 0) return "No inventory was given: what the documents state is compared, no device.";
	if (changed === 0) return `Nothing changed in meaning for ${count(devices, "device")}: nobody needs to be told.`;
	const told = [
		[summary.newly_affected, "newly at risk"],
		[summary.newly_open, "newly not decided"],
		[summary.still_at_risk, "at risk or open with something new"],
		[summary.no_longer_at_risk, "no longer at risk"],
	] as const;
	const parts = told.filter(([n]) => n > 0).map(([n, words]) => `${n} ${words}`);
	return `Something changed for ${changed} of ${count(devices, "device")}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}.`;
}

/** A change in sentences: what it was and is, and why. */
export function changeWords(change: Change): readonly string[] {
	const { before, after, aspects, because, withdrawn } = change;
	const lines: string[] = [];
	if (before === null || after === null || aspects.includes("verdict")) lines.push(`was: ${stateWords(before)}; now: ${stateWords(after)}`);
	if (before !== null && after !== null) {
		if (aspects.includes("target")) lines.push(`target: ${before.upgradeTo ?? "none stated"} \u2192 ${after.upgradeTo ?? "none stated"}`);
		if (aspects.includes("action") && !aspects.includes("verdict")) lines.push(`to do: ${actionOf(before)} \u2192 ${actionOf(after)}`);
		if (aspects.includes("exploitation"))
			lines.push(`attacks: ${EXPLOITATION[before.exploitation]} \u2192 ${EXPLOITATION[after.exploitation]}`);
		if (aspects.includes("priority") && !aspects.includes("verdict")) lines.push(priorityWords(before, after));
	}
	if (withdrawn) lines.push("its publisher withdrew the document, or put another in its place");
	if (after !== null && because !== "") lines.push(`why: ${because}`);
	return lines;
}

function stateWords(meaning: Meaning | null): string {
	if (meaning === null) return VERDICT_WORDS.no_statement.word;
	const target =
		meaning.upgradeTo === null || meaning.verdict === "fixed" || meaning.verdict === "known_not_affected"
			? ""
			: `, target ${meaning.upgradeTo}`;
	return `${VERDICT_WORDS[meaning.verdict].word}${target}`;
}

function actionOf({ action }: Meaning): string {
	return action.replaceAll("_", " ");
}

function priorityWords(before: Meaning, after: Meaning): string {
	const told = (meaning: Meaning) => `${meaning.decision} (SSVC ${meaning.deployer}, severity ${meaning.severity})`;
	return `priority: ${told(before)} \u2192 ${told(after)}`;
}

const EXPLOITATION: Readonly<Record<string, string>> = {
	active: "attacked",
	"public poc": "exploit code is public",
	none: "none known",
	unknown: "not known",
};
