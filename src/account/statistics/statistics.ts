/** All that is counted in public, put together at one moment: each with what it counts, of how many, from where and until when. */
import { type CountedDocument, type CveCount, cveCounts } from "./cve-counts.ts";
import { type DatedDocument, type NoticeTime, timesFromDocuments, type VendorTimes, vendorTimes } from "./notice-times.ts";
import { REMOTE_ACCESS } from "./remote-access.ts";
import { type Contribution, type Edition, hideSmall, type PublicCounts } from "./small-cells.ts";
import { type Survey, type SurveyFigures, surveyFigures } from "./survey.ts";

/** How firmware stands by held documents. `outdated`: a hole of it is known; `unknown`: not decided, or nothing is known of the device. */
export const FIRMWARE = ["outdated", "no_known_hole", "unknown"] as const;

/** The shares that are published of devices. */
export const SHARES = { firmware: FIRMWARE, "remote-access": REMOTE_ACCESS } as const;

/** One of them. */
export type ShareId = keyof typeof SHARES;

/** What one organisation's devices count, for each share. */
export interface FleetContribution {
	readonly organisationId: string;
	readonly counts: Readonly<Record<ShareId, Contribution["counts"]>>;
}

/** A share of devices as published. */
export interface DeviceShare extends PublicCounts {
	readonly id: ShareId;
	/** `YYYY-MM-DD` of the edition. */
	readonly asOf: string;
}

/** What it is made from. */
export interface StatisticsMatter {
	/** UTC milliseconds. */
	readonly now: number;
	readonly documents: readonly (CountedDocument & DatedDocument)[];
	/** Names of makers and brands by catalogue id. */
	readonly names: ReadonlyMap<string, string>;
	/** Whether a hole stands on the list of attacked ones. */
	readonly attacked: (cve: string) => boolean;
	/** `YYYY-MM-DD` of that list; `undefined`: none is held. */
	readonly attackedAsOf: string | undefined;
	/** Events besides documents: who told its customers when. */
	readonly events: readonly NoticeTime[];
	readonly editions: Readonly<Record<ShareId, Edition>>;
	readonly surveys: readonly Survey[];
}

/** All of it. */
export interface Statistics {
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	readonly cveCounts: {
		readonly counts: readonly CveCount[];
		readonly documents: number;
		readonly publishers: number;
		readonly attackedAsOf: string | undefined;
	};
	readonly shares: readonly DeviceShare[];
	readonly times: readonly VendorTimes[];
	readonly surveys: readonly SurveyFigures[];
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Puts it together. */
export function statisticsOf(matter: StatisticsMatter): Statistics {
	const { now, documents, names, attacked, attackedAsOf, events, editions, surveys } = matter;
	const counted = documents.filter(({ withdrawn, cves }) => !withdrawn && cves.length > 0);
	const shares = (Object.keys(SHARES) as ShareId[]).map(
		(id): DeviceShare => ({ id, asOf: dayOf(editions[id].at), ...hideSmall(editions[id].contributions, SHARES[id]) }),
	);
	return {
		asOf: dayOf(now),
		cveCounts: {
			counts: cveCounts(counted, names, attacked),
			documents: counted.length,
			publishers: new Set(counted.map(({ publisher }) => publisher)).size,
			attackedAsOf,
		},
		shares,
		times: vendorTimes([...timesFromDocuments(documents), ...events], names, now),
		surveys: surveys.map(surveyFigures),
	};
}
