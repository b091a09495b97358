/** The five scores of a captured notice, never one alone. */
import type { Metric } from "../../notice/score/metric.ts";
import { type NoticeScore, scoreNotice } from "../../notice/score/score-notice.ts";
import type { EventNotice, StatedEvent } from "./event.ts";
import { reach } from "./reach.ts";
import { timeliness } from "./timeliness.ts";

/** What is published about one file. */
export interface ResponseScore {
	readonly notice: NoticeScore;
	/** 0 to 100; null where it was not asked for or cannot be known. More spin is worse, of all others more is better. */
	readonly scores: {
		readonly prominence: number | null;
		readonly clarity: number | null;
		readonly spin: number | null;
		readonly timeliness: number | null;
		readonly reach: number | null;
	};
	readonly metrics: readonly Metric[];
}

/** Scores it; with an event also how soon it came and how far it went. */
export function scoreResponse(
	bytes: Uint8Array,
	{
		file,
		names,
		event,
		now,
	}: { readonly file: string; readonly names: readonly string[]; readonly event?: StatedEvent | undefined; readonly now: number },
): ResponseScore {
	const notice = scoreNotice(bytes, names);
	const stated = event === undefined ? undefined : statedOf(event, file);
	const unknown = (id: string, value: string | null): Metric => ({ id, value, score: null, spans: [] });
	const missing = event === undefined ? null : "the event does not name this file";
	const t = event === undefined || stated === undefined ? unknown("T", missing) : timeliness(event, stated.publishedAt, now);
	const r = event === undefined || stated === undefined ? unknown("R", missing) : reach(event, stated.branch);
	const { prominence, clarity, spin } = notice;
	return {
		notice,
		scores: { prominence, clarity, spin, timeliness: t.score, reach: r.score },
		metrics: [...notice.metrics, t, r],
	};
}

/** The earliest notice of that file: by its whole path, else by its name alone. */
function statedOf({ notices }: StatedEvent, file: string): EventNotice | undefined {
	const name = (path: string) => path.split(/[\\/]/).at(-1) ?? path;
	const same = notices.filter((notice) => notice.file === file);
	const found = same.length > 0 ? same : notices.filter((notice) => name(notice.file) === name(file));
	return found.toSorted((a, b) => a.publishedAt - b.publishedAt)[0];
}
