/** What the answer says of marks: how far the remediation is, beside verdicts that it never changes. */
import { count } from "../match/answer-words.ts";
import type { Mark, MarkState, MarkTally } from "../match/mark.ts";
import { type Line, paint, span, wrap } from "./table/paint.ts";

/** How a state reads. */
export const STATE_WORDS: Readonly<Record<MarkState, string>> = {
	not_remediated: "not remediated",
	in_progress: "remediation in progress",
	done: "remediation done",
};

/** The counts of devices in one sentence; empty where nothing is marked. */
export function markWords({ devices }: MarkTally): string {
	const told = (["not_remediated", "in_progress", "done"] as const)
		.filter((state) => devices[state] > 0)
		.map((state) => `${count(devices[state], "device")} ${STATE_WORDS[state]}`);
	return told.length === 0 ? "" : `Marked by people: ${told.join(", ")}. Verdicts and counts rest on the list alone.`;
}

/** A mark as JSON has it. */
export function markEntry({ state, by, on, source, line }: Mark): object {
	return { state, by, on, source, line };
}

/** The section of the table. */
export function markedTable(tally: MarkTally, options: { readonly width: number; readonly colour: boolean }): string {
	const words = markWords(tally);
	if (words === "") return "";
	const width = Math.max(40, Math.trunc(options.width));
	const lines: Line[] = [[], [span("Marked", "strong")], [], ...wrap([span(words)], width, [span("   ")])];
	return paint(lines, options.colour);
}
