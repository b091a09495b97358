/** "Do first": the actions as the engine ranked them, each with its reasons in words. */

import { count, dueWords, reachWords, VERDICT_WORDS } from "../../match/answer-words.ts";
import type { Action, Assessment, FurtherActions } from "../../match/verdict.ts";
import { clean } from "./cells.ts";
import type { TableOptions } from "./options.ts";
import { dotted, type Line, type Span, span, type Tone, wrap } from "./paint.ts";

/** Actions that a table shows without `--all`. */
export const MOST_ACTIONS = 12;

/** The numbered list; `[]` where there is nothing to do. */
export function actionLines(assessment: Assessment, { width, all }: TableOptions): readonly Line[] {
	const actions = assessment.actions.filter((action) => action.kind !== "none");
	if (actions.length === 0) return [];
	const shown = all ? actions : actions.slice(0, MOST_ACTIONS);
	const digits = String(shown.length).length;
	const further = furtherThan(actions.slice(shown.length), assessment.furtherActions);
	return [
		[span("Do first", "strong")],
		...shown.flatMap((action, at) => [[], ...oneAction(action, assessment.asOf, width, `${String(at + 1).padStart(digits + 1)}. `)]),
		...(further.actions === 0 ? [] : [[], ...wrap([span(leftOut(further), "quiet")], width, [span("  ")])]),
	];
}

function furtherThan(left: readonly Action[], counted: FurtherActions | undefined): FurtherActions {
	const devices = new Set<string>();
	for (const { deviceIds } of left) for (const id of deviceIds) devices.add(id);
	return { actions: left.length + (counted?.actions ?? 0), devices: devices.size + (counted?.devices ?? 0) };
}

function leftOut({ actions, devices }: FurtherActions): string {
	return `\u2026 and ${count(actions, "more thing")} to do on ${count(devices, "device")}: --all shows them.`;
}

function oneAction(action: Action, asOf: string, width: number, label: string): readonly Line[] {
	const margin: Line = [span(" ".repeat(label.length))];
	const why = clean(action.why, 600);
	const reasons = action.priority.reasons.map((reason) => clean(reason)).filter((reason) => !why.includes(reason));
	const unnamed = action.cves.filter((cve) => !why.includes(cve) && !action.what.includes(cve));
	return [
		...wrap([span(clean(action.what, 400), "strong")], width, [span(label, "quiet")]),
		...wrap(dotted([...facts(action, asOf), ...reasons.map((text) => span(text))]), width, margin),
		...(why === "" ? [] : wrap([span(why)], width, margin)),
		...(unnamed.length === 0 ? [] : wrap([span(holes(unnamed), "quiet")], width, margin)),
	];
}

function holes(cves: readonly string[]): string {
	const named = cves.slice(0, 6).map((cve) => clean(cve, 40));
	return cves.length > 6 ? `${named.join(", ")} \u2026 and ${cves.length - 6} more` : named.join(", ");
}

function facts(action: Action, asOf: string): readonly Span[] {
	const tone: Tone = action.verdict === "known_affected" ? "risk" : "open";
	const { mark, word } = VERDICT_WORDS[action.verdict];
	const reach = reachWords(action);
	const { due } = action.priority;
	return [
		span(`${mark}\u00a0${word}`, tone),
		...(reach === undefined ? [] : [span(reach, "risk")]),
		...(due === undefined ? [] : [span(dueWords(clean(due, 30), asOf), due < asOf ? "risk" : "plain")]),
	];
}
