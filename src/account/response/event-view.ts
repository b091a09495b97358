/** An event with all that is on record about it: what pages, tables and charts are made from. */
import type { Metric } from "../../notice/score/metric.ts";
import type { StatedEvent } from "./event.ts";
import { type BranchRow, type ResponseMatrix, responseMatrix } from "./matrix.ts";
import { reach } from "./reach.ts";
import { type Capture, type KeptEvent, type Reply, type Subject, standing } from "./record.ts";
import type { ScoredCapture } from "./scored.ts";
import { timeliness } from "./timeliness.ts";

/** The five, never one alone; null where there is nothing to score, or nothing is known. */
export interface FiveScores {
	readonly prominence: number | null;
	readonly clarity: number | null;
	readonly spin: number | null;
	readonly timeliness: number | null;
	readonly reach: number | null;
}

/** One notice with its scores. */
export interface ResponseView {
	readonly capture: Capture;
	/** What its bytes show; `undefined` for a fact without any, and while nobody has looked. */
	readonly scored: ScoredCapture | undefined;
	readonly scores: FiveScores;
	/** Timeliness and reach with what they were taken from. */
	readonly metrics: readonly Metric[];
}

/** One subject. */
export interface SubjectView {
	readonly subject: Subject;
	readonly row: BranchRow;
	/** In the order in which they were published. */
	readonly responses: readonly ResponseView[];
	/** Verified ones alone. */
	readonly replies: readonly Reply[];
}

/** All of it. */
export interface EventView {
	readonly event: KeptEvent;
	readonly matrix: ResponseMatrix;
	readonly subjects: readonly SubjectView[];
}

/** An event on record in the form of one that was stated; a notice's file is the id of its capture. */
export function statedEvent({ disclosedAt, firstAttackAt, subjects, synthetic }: KeptEvent, captures: readonly Capture[]): StatedEvent {
	return {
		disclosedAt,
		firstAttackAt,
		branches: subjects.map(({ id, sells }) => ({ id, sells })),
		notices: standing(captures).map(({ id, branch, publishedAt, channel, loggedIn }) => ({
			file: id,
			branch,
			publishedAt,
			channel,
			gated: loggedIn,
		})),
		synthetic,
	};
}

/**
 * Makes it as it stood at an instant.
 *
 * @param captures - All of the event, those that were put right too.
 * @param scored - What was found, by the id of the capture.
 */
export function eventView(
	event: KeptEvent,
	captures: readonly Capture[],
	replies: readonly Reply[],
	scored: ReadonlyMap<string, ScoredCapture>,
	now: number,
): EventView {
	const stated = statedEvent(event, captures);
	const known = { ...stated, notices: stated.notices.filter(({ publishedAt }) => publishedAt <= now) };
	const matrix = responseMatrix(known, now);
	const byId = new Map(standing(captures).map((capture) => [capture.id, capture]));
	const subjects = matrix.branches.map((row): SubjectView => {
		const named = event.subjects.find(({ id }) => id === row.id);
		return {
			subject: named ?? { id: row.id, kind: "branch", vendor: undefined, sells: false, source: undefined },
			row,
			responses: row.notices.flatMap(({ file }) => {
				const capture = byId.get(file);
				return capture === undefined ? [] : [responseOf(capture, scored.get(file), known, now)];
			}),
			replies: replies.filter(({ branch, state }) => branch === row.id && state === "verified"),
		};
	});
	return { event, matrix, subjects };
}

function responseOf(capture: Capture, scored: ScoredCapture | undefined, stated: StatedEvent, now: number): ResponseView {
	const [t, r] = [timeliness(stated, capture.publishedAt, now), reach(stated, capture.branch)];
	const { prominence = null, clarity = null, spin = null } = scored ?? {};
	return { capture, scored, scores: { prominence, clarity, spin, timeliness: t.score, reach: r.score }, metrics: [t, r] };
}

/** Relabels that have not published anything. */
export function silentRelabels({ subjects }: EventView): readonly SubjectView[] {
	return subjects.filter(({ subject, row }) => subject.kind === "relabel" && row.censored);
}
