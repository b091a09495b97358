/** When each subject of the events on record first told its customers: for estimates over many events. */
import type { NoticeTime } from "../statistics/notice-times.ts";
import type { ResponseStore } from "./ports.ts";
import { standing } from "./record.ts";

/** Of real events alone: what is made up is estimated nowhere. A subject that is not in the catalogue stands under its own name. */
export async function firstNotices(store: Pick<ResponseStore, "events" | "captures">): Promise<readonly NoticeTime[]> {
	const events = (await store.events()).filter(({ synthetic }) => !synthetic);
	if (events.length === 0) return [];
	const captures = standing(await store.captures(undefined));
	return events.flatMap(({ id, disclosedAt, firstAttackAt, subjects }): NoticeTime[] => {
		const knownAt = Math.min(disclosedAt ?? Number.MAX_SAFE_INTEGER, firstAttackAt ?? Number.MAX_SAFE_INTEGER);
		return subjects.map((subject) => {
			const own = captures.filter(({ event, branch }) => event === id && branch === subject.id).map(({ publishedAt }) => publishedAt);
			const noticeAt = own.length === 0 ? undefined : Math.min(...own);
			return { vendor: subject.vendor ?? subject.id, subject: id, knownAt, noticeAt, synthetic: false };
		});
	});
}
