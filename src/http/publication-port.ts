/** What the pages for readers work with: statistics, and what readers take part in. */
import type { NoticeTime } from "../account/statistics/notice-times.ts";
import type { StatisticsStore } from "../account/statistics/ports.ts";

/** All of it. */
export interface Publication {
	readonly statistics: StatisticsStore;
	/** Who told its customers when, of recorded events; documents are read elsewhere. */
	noticeTimes(): Promise<readonly NoticeTime[]>;
}
