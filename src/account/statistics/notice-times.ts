/** How long makers took to say a word: for each hole, from the first public document of anybody to the maker's own. */
import { type KmCurve, kaplanMeier, type Waiting } from "./kaplan-meier.ts";

/** A hole, or an event, of which one maker or branch had to tell its customers. */
export interface NoticeTime {
	/** Catalogue id of the maker, or the branch. */
	readonly vendor: string;
	/** The hole, or the event. */
	readonly subject: string;
	/** UTC milliseconds: when anybody could know of it. */
	readonly knownAt: number;
	/** UTC milliseconds of its own first word; `undefined`: none is on record. */
	readonly noticeAt: number | undefined;
	readonly synthetic: boolean;
}

/** A public document, as far as it is one. */
export interface DatedDocument {
	readonly vendors: readonly string[];
	readonly cves: readonly string[];
	/** Catalogue id of whoever published it, where it is a maker or brand. */
	readonly publishedBy: string | undefined;
	/** UTC milliseconds. */
	readonly firstReleasedAt: number;
	readonly withdrawn: boolean;
}

/** What documents tell of it: holes of a maker that somebody published of. A maker's own word before all others counts as 0 days. */
export function timesFromDocuments(documents: readonly DatedDocument[]): readonly NoticeTime[] {
	const found = new Map<string, { knownAt: number; noticeAt: number | undefined; vendor: string; subject: string }>();
	for (const { vendors, cves, publishedBy, firstReleasedAt, withdrawn } of documents) {
		if (withdrawn) continue;
		for (const vendor of new Set(vendors)) {
			for (const subject of new Set(cves)) {
				const key = `${vendor} ${subject}`;
				const held = found.get(key) ?? { knownAt: firstReleasedAt, noticeAt: undefined, vendor, subject };
				held.knownAt = Math.min(held.knownAt, firstReleasedAt);
				if (publishedBy === vendor) held.noticeAt = Math.min(held.noticeAt ?? firstReleasedAt, firstReleasedAt);
				found.set(key, held);
			}
		}
	}
	return [...found.values()].map((one) => ({ ...one, synthetic: false }));
}

/** The estimate for one maker. */
export interface VendorTimes extends KmCurve {
	readonly vendor: string;
	readonly name: string;
	/** Some of it is made up. */
	readonly synthetic: boolean;
}

const DAY_MS = 86_400_000;

/** Estimates for each maker with at least one subject; most subjects first. Those of the future are not waited for yet. */
export function vendorTimes(times: readonly NoticeTime[], names: ReadonlyMap<string, string>, now: number): readonly VendorTimes[] {
	const waiting = ({ knownAt, noticeAt }: NoticeTime): Waiting => {
		const isSilent = noticeAt === undefined || noticeAt > now;
		return { days: Math.max(0, Math.floor(((isSilent ? now : noticeAt) - knownAt) / DAY_MS)), isSilent };
	};
	const byVendor = Map.groupBy(
		times.filter(({ knownAt }) => knownAt <= now),
		({ vendor }) => vendor,
	);
	return [...byVendor]
		.map(([vendor, own]) => ({
			vendor,
			name: names.get(vendor) ?? vendor,
			synthetic: own.some(({ synthetic }) => synthetic),
			...kaplanMeier(own.map(waiting)),
		}))
		.toSorted((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1));
}
