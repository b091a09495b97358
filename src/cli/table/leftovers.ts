/** What could not be read, with its place, and what the answer rests on. */

import { catalogueWords, count } from "../../match/answer-words.ts";
import { listWords } from "../../match/attack-lists.ts";
import type { Assessment } from "../../match/verdict.ts";
import { clean } from "./cells.ts";
import type { TableOptions } from "./options.ts";
import { type Line, span, wrap } from "./paint.ts";

const MOST = 8;

/** Rejected rows, left-out files, and what was odd about the others. */
export function unreadLines({ rejected, problems }: Assessment, options: TableOptions): readonly Line[] {
	const rows = rejected.map(({ source, line, code, reason }) => `${clean(source)}:${line} ${clean(reason)} (${code})`);
	const files = problems.map((problem) => clean(problem, 500));
	const parts = [
		list(`${count(rejected.length, "row")} could not be taken`, rows, options),
		list(count(problems.length, "message about the files", "messages about the files"), files, options),
	].filter((part) => part.length > 0);
	return parts.flatMap((part, at) => (at === 0 ? part : [[], ...part]));
}

function list(heading: string, entries: readonly string[], { width, all }: TableOptions): readonly Line[] {
	if (entries.length === 0) return [];
	const shown = all ? entries : entries.slice(0, MOST);
	const left = entries.length - shown.length;
	return [
		[span(heading, "strong")],
		[],
		...shown.flatMap((entry) => wrap([span(entry)], width, [span(" \u00d7 ", "open")])),
		...(left === 0 ? [] : wrap([span(`\u2026 and ${count(left, "more", "more")}: --all shows them`, "quiet")], width, [span("   ")])),
	];
}

/** As of which day, on what catalogue, over how many documents. */
export function closingLines(assessment: Assessment, { width }: TableOptions): readonly Line[] {
	const { asOf, statements, advisories, distinctIdentities } = assessment;
	const basis = `${count(statements, "statement")} in ${count(advisories, "document")}, ${count(distinctIdentities, "distinct device identity", "distinct device identities")}`;
	return wrap([span(`As of ${asOf}. ${catalogueWords(assessment)}. ${listWords(assessment.lists)} ${basis}.`, "quiet")], width);
}
