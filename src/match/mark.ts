/**
 * Marks: what people say of the remediation of a finding (CSAF 2.1 section 9.1.13): not begun, in progress, done. A mark is said of a
 * verdict and never changes it: what is marked as done and is still at risk by the list stays at risk, and that is said.
 */
import type { Problem } from "../core/problem.ts";
import { indexScopes, type Scope, scopeWords } from "./scope.ts";
import { isAtRisk } from "./suppression.ts";
import type { Finding } from "./verdict.ts";

/** How far the remediation is. */
export type MarkState = "not_remediated" | "in_progress" | "done";

/** One mark, as the user wrote it. */
export interface Mark extends Scope {
	readonly state: MarkState;
	/** Who says so. */
	readonly by: string;
	/** The day it was said, `YYYY-MM-DD`. */
	readonly on: string;
}

/** The marks of one assessment. */
export interface MarkTally {
	of(finding: Finding): Mark | undefined;
	/** Devices by the state that is farthest from done among their marked findings. */
	readonly devices: Readonly<Record<MarkState, number>>;
	/** Marks that met no finding. */
	readonly unused: readonly Mark[];
	/** Marks as done, with how many findings are at risk or open all the same. */
	readonly denied: readonly { readonly mark: Mark; readonly findings: number }[];
}

const BEHIND: readonly MarkState[] = ["not_remediated", "in_progress", "done"];

/** Goes once through all findings, good news too. Of several marks on one finding the later in the file counts. */
export function tallyMarks(marks: readonly Mark[], findings: Iterable<Finding>): MarkTally {
	const index = indexScopes(marks.toReversed());
	const used = new Set<Mark>();
	const denied = new Map<Mark, number>();
	const byDevice = new Map<string, MarkState>();
	for (const finding of findings) {
		const mark = index.of(finding);
		if (mark === undefined) continue;
		used.add(mark);
		if (mark.state === "done" && isAtRisk(finding.verdict)) denied.set(mark, (denied.get(mark) ?? 0) + 1);
		const { id, site, name, brand, model, firmware } = finding.device;
		const key = JSON.stringify([id, site, name, brand, model, firmware]);
		const held = byDevice.get(key);
		if (held === undefined || BEHIND.indexOf(mark.state) < BEHIND.indexOf(held)) byDevice.set(key, mark.state);
	}
	const devices = { not_remediated: 0, in_progress: 0, done: 0 };
	for (const state of byDevice.values()) devices[state] += 1;
	return {
		of: index.of,
		devices,
		unused: marks.filter((mark) => !used.has(mark)),
		denied: [...denied].map(([mark, count]) => ({ mark, findings: count })),
	};
}

/** What is odd about the marks: those that meet nothing, and those that the list denies. */
export function markProblems({ unused, denied }: MarkTally): readonly Problem[] {
	return [
		...denied.map(
			({ mark, findings }): Problem => ({
				code: "match/mark-denied",
				message: `${mark.by} marks as done what is not shown to be closed: ${findings} finding${findings === 1 ? " is" : "s are"} at risk or open (${scopeWords(mark)})`,
				at: `${mark.source}:${mark.line}`,
				todo: "Read the firmware of these devices again, and state it in the list.",
			}),
		),
		...unused.map(
			(mark): Problem => ({
				code: "match/mark-unused",
				message: `a mark of ${mark.by} meets no finding here (${scopeWords(mark)})`,
				at: `${mark.source}:${mark.line}`,
				todo: "Compare its words with the inventory, or delete it.",
			}),
		),
	];
}
