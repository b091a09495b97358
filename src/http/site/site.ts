/** The public site: what is public now, and its pages as they were written. */
import { createPageCache, type PageCache } from "./page-cache.ts";
import type { SiteSource } from "./ports.ts";
import { createRate, type Rate } from "./rate.ts";
import { createSnapshots, type Snapshots } from "./snapshot.ts";

/** What routes of the site work with. */
export interface PublicSite extends Snapshots {
	readonly source: SiteSource;
	readonly pages: PageCache;
	/** Of the device check, which judges anew for each question. */
	readonly rate: Rate;
}

/** Questions about devices in a minute: from one household, and from everybody. */
const PER_HOUSEHOLD = 30;
const FOR_ALL = 1200;

/** Makes the site. */
export function createPublicSite(source: SiteSource): PublicSite {
	return { ...createSnapshots(source), source, pages: createPageCache(), rate: createRate(PER_HOUSEHOLD, FOR_ALL) };
}
