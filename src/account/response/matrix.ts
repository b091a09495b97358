/** Branches by days: who had told its customers when, and who is silent still. */
import type { Channel, EventNotice, StatedEvent } from "./event.ts";

const DAY = 86_400_000;
/** Days that a matrix shows; the counters go on. */
export const MOST_DAYS = 60;

/** One branch in one event. */
export interface BranchRow {
	readonly id: string;
	readonly sells: boolean;
	/** UTC milliseconds of its first notice; null: none yet. */
	readonly firstNoticeAt: number | null;
	/** Whole days without a word since the event became known or was attacked, whichever came first; null where neither is stated. */
	readonly silentDays: number | null;
	/** It is silent still: the number will grow (right-censored). */
	readonly censored: boolean;
	readonly channels: readonly Channel[];
	readonly notices: readonly EventNotice[];
	/** A sign for each day shown: `.` silent, `#` a notice that day, `+` has told before. */
	readonly days: string;
}

/** All of an event. */
export interface ResponseMatrix {
	/** UTC milliseconds of the first day; null where the event states no moment. */
	readonly since: number | null;
	readonly asOf: number;
	readonly branches: readonly BranchRow[];
}

/** Makes it; branches in the order stated, then those that only a notice names. */
export function responseMatrix(event: StatedEvent, now: number): ResponseMatrix {
	const moments = [event.disclosedAt, event.firstAttackAt].filter((moment) => moment !== null);
	const since = moments.length === 0 ? null : Math.min(...moments);
	const known = new Set(event.branches.map(({ id }) => id));
	const unknown = [...new Set(event.notices.map(({ branch }) => branch))].filter((id) => !known.has(id));
	const all = [...event.branches, ...unknown.map((id) => ({ id, sells: false }))];
	return { since, asOf: now, branches: all.map((branch) => rowOf(branch, event, since, now)) };
}

function rowOf(branch: StatedEvent["branches"][number], { notices }: StatedEvent, since: number | null, now: number): BranchRow {
	const own = notices
		.filter((notice) => notice.branch === branch.id && notice.publishedAt <= now)
		.toSorted((a, b) => a.publishedAt - b.publishedAt);
	const first = own[0]?.publishedAt ?? null;
	const silentDays = since === null ? null : Math.max(0, Math.floor(((first ?? now) - since) / DAY));
	return {
		id: branch.id,
		sells: branch.sells,
		firstNoticeAt: first,
		silentDays,
		censored: first === null,
		channels: [...new Set(own.map(({ channel }) => channel))],
		notices: own,
		days: since === null ? "" : signs(own, since, now),
	};
}

function signs(notices: readonly EventNotice[], since: number, now: number): string {
	const shown = Math.min(MOST_DAYS, Math.max(0, Math.floor((now - since) / DAY)) + 1);
	const dayOf = (at: number) => Math.max(0, Math.floor((at - since) / DAY));
	const told = new Set(notices.map(({ publishedAt }) => dayOf(publishedAt)));
	const first = Math.min(...told, Number.POSITIVE_INFINITY);
	return Array.from({ length: shown }, (_, day) => (told.has(day) ? "#" : day > first ? "+" : ".")).join("");
}

/** Rows for a spreadsheet: a branch and a day each. */
export function matrixCsv({ since, branches }: ResponseMatrix, synthetic: boolean): string {
	const words: Readonly<Record<string, string>> = { ".": "silent", "#": "notice", "+": "told before" };
	const cell = (text: string) => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
	const lines = branches.flatMap(({ id, sells, days }) =>
		[...days].map((sign, at) => {
			const date = since === null ? "" : new Date(since + at * DAY).toISOString().slice(0, 10);
			return [cell(id), sells, at, date, words[sign] ?? sign, synthetic].join(",");
		}),
	);
	return ["branch,sells,day,date,state,synthetic", ...lines, ""].join("\n");
}
