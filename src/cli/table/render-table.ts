/** The answer on a terminal: what is at risk first, then what to do, what is missing, and what else there is to say. */

import { beyond, headline, staleWords } from "../../match/answer-words.ts";
import type { Assessment } from "../../match/verdict.ts";
import { actionLines } from "./actions.ts";
import { findingLines, restOfFindings } from "./findings.ts";
import { closingLines, unreadLines } from "./leftovers.ts";
import type { TableOptions } from "./options.ts";
import { type Line, paint, span, wrap } from "./paint.ts";
import { countLines, questionLines, undecidableLines } from "./unknowns.ts";

/**
 * Writes an assessment for people. No line is wider than `width`; wide East Asian characters count as two.
 *
 * What is too long for a column ends in an ellipsis, and what a list leaves out is counted in its last line.
 */
export function renderTable(assessment: Assessment, options: TableOptions): string {
	const room = { ...options, width: Math.max(40, Math.trunc(options.width)) };
	const stale = staleWords(assessment);
	const sections: readonly (readonly Line[])[] = [
		[
			...(stale === undefined ? [] : wrap([span(stale, "risk")], room.width)),
			...wrap([span(headline(assessment), assessment.summary.known_affected > 0 ? "risk" : "strong")], room.width),
			...wrap(
				beyond(assessment).map((text) => span(text)),
				room.width,
			),
		],
		room.groupBy === "action" ? actionLines(assessment, room) : findingLines(assessment, room),
		questionLines(assessment, room),
		room.groupBy === "action" && room.all ? restOfFindings(assessment, room) : [],
		countLines(assessment, room),
		undecidableLines(assessment, room),
		unreadLines(assessment, room),
		closingLines(assessment, room),
	];
	const blank: Line = [];
	const lines = sections.filter((section) => section.length > 0).flatMap((section, at) => (at === 0 ? section : [blank, ...section]));
	return paint(lines, options.colour);
}
