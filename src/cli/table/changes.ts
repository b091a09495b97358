/** What changed, on a terminal: the answer first, then each kind of change with its devices. Strangers wrote titles and names. */
import { count, EXPOSURE_WORDS, number, VERDICT_WORDS } from "../../match/answer-words.ts";
import type { ChangeReport } from "../../match/revision/change-report.ts";
import { changeHeadline, changeWords, KIND_TITLES } from "../../match/revision/change-words.ts";
import { CHANGE_KINDS, type Change, type ChangeKind } from "../../match/revision/changes.ts";
import { meaningLine, tellWords } from "../../match/revision/meaning-words.ts";
import type { RevisionMeaning } from "../../match/revision/revision-meaning.ts";
import type { StatementChange } from "../../match/revision/statement-changes.ts";
import { clean } from "./cells.ts";
import { type Line, paint, span, type Tone, wrap } from "./paint.ts";

/** Changes of one kind, statements, and ids of one change that are shown; the JSON has all. */
const MOST_CHANGES = 40;
const MOST_STATEMENTS = 60;
const MOST_IDS = 5;

const TONES: Readonly<Record<ChangeKind, Tone>> = {
	newly_affected: "risk",
	newly_open: "open",
	still_at_risk: "strong",
	no_longer_stated: "open",
	no_longer_at_risk: "good",
	stated_safe: "plain",
};

/** Writes a report for people; no line is wider than `width`. */
export function renderChanges(report: ChangeReport, options: { readonly width: number; readonly colour: boolean }): string {
	const width = Math.max(40, Math.trunc(options.width));
	const lines: Line[] = [
		...wrap([span(changeHeadline(report), report.summary.newly_affected > 0 ? "risk" : "strong")], width),
		...wrap([span(`From ${clean(report.from, 120)} to ${clean(report.to, 120)}.`, "quiet")], width),
		...CHANGE_KINDS.flatMap((kind) => kindLines(kind, report, width)),
		...meaningLines(report.meaning, width),
		...statementLines(report.statements, width),
	];
	return paint(lines, options.colour);
}

function kindLines(kind: ChangeKind, { changes, summary }: ChangeReport, width: number): readonly Line[] {
	const found = changes.filter((change) => change.kind === kind);
	if (found.length === 0) return [];
	const left = found.length - MOST_CHANGES;
	return [
		[],
		...wrap([span(`${KIND_TITLES[kind]}: ${count(summary[kind], "device")}`, TONES[kind])], width),
		...found.slice(0, MOST_CHANGES).flatMap((change) => changeLines(change, width)),
		...(left <= 0 ? [] : wrap([span(`\u2026 and ${count(left, "more line")}: --format json has all`, "quiet")], width, [span("   ")])),
	];
}

function changeLines(change: Change, width: number): readonly Line[] {
	const { device, deviceIds, exposure, cve, title } = change;
	const name = [device.brand ?? device.maker, device.model, device.firmware].map((text) => clean(text, 60)).filter((text) => text !== "");
	const ids = deviceIds.slice(0, MOST_IDS).map((id) => clean(id, 40));
	const more = deviceIds.length > ids.length ? ` and ${number(deviceIds.length - ids.length)} more` : "";
	return [
		...wrap(
			[
				span(`${cve ?? clean(title, 80)}:`, "strong"),
				span(name.join(" ") || "(nothing stated)"),
				span(`(${ids.join(", ")}${more}; ${EXPOSURE_WORDS[exposure]})`, "quiet"),
			],
			width,
			[span(" ")],
		),
		...changeWords(change).flatMap((words) => wrap([span(clean(words, 300))], width, [span("   ")])),
	];
}

function meaningLines(meaning: RevisionMeaning | undefined, width: number): readonly Line[] {
	if (meaning === undefined) return [];
	const left = meaning.changes.length - MOST_STATEMENTS;
	return [
		[],
		...wrap([span(tellWords(meaning), meaning.tell === "again" ? "risk" : "strong")], width),
		...meaning.changes.slice(0, MOST_STATEMENTS).flatMap((change) => wrap([span(clean(meaningLine(change), 400))], width, [span(" ")])),
		...(left <= 0 ? [] : wrap([span(`\u2026 and ${count(left, "more change")}: --format json has all`, "quiet")], width, [span("   ")])),
	];
}

function statementLines(statements: readonly StatementChange[] | undefined, width: number): readonly Line[] {
	if (statements === undefined) return [];
	const none = "The documents state the same: what differs is wording, references, ids or order.";
	if (statements.length === 0) return [[], ...wrap([span(none)], width)];
	const left = statements.length - MOST_STATEMENTS;
	return [
		[],
		...wrap([span(`What the documents state otherwise: ${count(statements.length, "place")}`, "strong")], width),
		...statements
			.slice(0, MOST_STATEMENTS)
			.flatMap(({ hole, product, before, after }) => [
				...wrap([span(clean(hole, 80), "strong"), span(product === null ? "rating" : clean(product, 120))], width, [span(" ")]),
				...said("before", before, width),
				...said("now", after, width),
			]),
		...(left <= 0 ? [] : wrap([span(`\u2026 and ${count(left, "more place")}: --format json has all`, "quiet")], width, [span("   ")])),
	];
}

function said(when: string, texts: readonly string[], width: number): readonly Line[] {
	const shown = texts.slice(0, 4).map((text) => inWords(clean(text, 200)));
	const more = texts.length > shown.length ? ` and ${texts.length - shown.length} more` : "";
	return wrap([span(`${when}:`, "quiet"), span(shown.length === 0 ? "nothing" : shown.join(" | ") + more)], width, [span("   ")]);
}

/** A statement begins with a status of CSAF, which people read as in the rest of the answer. */
function inWords(text: string): string {
	return text.replace(
		/^(known_affected|under_investigation|fixed|known_not_affected):/,
		(_, status: keyof typeof VERDICT_WORDS) => `${VERDICT_WORDS[status].word}:`,
	);
}
