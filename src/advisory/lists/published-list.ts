/** What is taken from lists that others publish whole: which holes are attacked, and how likely FIRST thinks that they will be. */

/** An entry of CISA's catalogue of known exploited vulnerabilities. */
export interface KevEntry {
	/** `YYYY-MM-DD` on which it was listed. */
	readonly added: string;
	/** CISA knows of its use for ransom. */
	readonly ransomware: boolean;
	/** Version of the last edition that had it, where the newest has it no more. */
	readonly lastIn?: string;
}

/** One edition of that catalogue. */
export interface KevList {
	readonly kind: "kev";
	/** `2025.08.25` */
	readonly version: string;
	/** `YYYY-MM-DD` */
	readonly releasedOn: string;
	readonly entries: ReadonlyMap<string, KevEntry>;
	/** The first that were left out. */
	readonly refused: readonly Refused[];
	/** How many were left out. */
	readonly refusedCount: number;
}

/** A score of FIRST's Exploit Prediction Scoring System: probabilities from 0 to 1. */
export interface EpssScore {
	/** That attacks on the hole are seen within the next 30 days. */
	readonly probability: number;
	/** Share of all scored holes that score as high or lower. */
	readonly percentile: number;
}

/** The scores of one day. */
export interface EpssList {
	readonly kind: "epss";
	/** Of the model: `v2025.03.14`; empty in files of before models were named. */
	readonly version: string;
	/** `YYYY-MM-DD` that the scores are for. */
	readonly releasedOn: string;
	readonly entries: ReadonlyMap<string, EpssScore>;
	/** The first that were left out. */
	readonly refused: readonly Refused[];
	/** How many were left out. */
	readonly refusedCount: number;
}

/** An entry that was left out; the others count. */
export interface Refused {
	/** Line of a CSV file from 1, index of a JSON list from 0. */
	readonly at: number;
	readonly reason: string;
}

/** A CVE id as every list writes it. */
export const CVE_ID = /^CVE-\d{4}-\d{4,19}$/;

/** Left-out entries that are named. */
export const MOST_REFUSED = 20;

/** Whether a text is a calendar day, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const instant = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/**
 * Whether an edition can have been released when it was received (UTC milliseconds). It may state the next day, for the day begins earlier
 * elsewhere; a later one would stay the newest edition for as long as it is ahead.
 */
export function isReleasedBy({ releasedOn }: { readonly releasedOn: string }, receivedAt: number): boolean {
	return Date.parse(`${releasedOn}T00:00:00Z`) <= receivedAt + 86_400_000;
}

/**
 * Entries that earlier editions had and the newest has no more, each with its first day and the last edition that had it. That a list lacks
 * an entry is no word that attacks ended.
 *
 * @param earlier - The latest first.
 */
export function goneFrom(
	newest: Pick<KevList, "entries">,
	earlier: readonly Pick<KevList, "entries" | "version">[],
): ReadonlyMap<string, KevEntry> {
	const gone = new Map<string, KevEntry>();
	for (const { entries, version } of earlier) {
		for (const [cve, entry] of entries) {
			if (newest.entries.has(cve)) continue;
			const held = gone.get(cve);
			const added = held === undefined || entry.added < held.added ? entry.added : held.added;
			gone.set(cve, {
				added,
				ransomware: entry.ransomware || held?.ransomware === true,
				lastIn: held?.lastIn ?? entry.lastIn ?? version,
			});
		}
	}
	return gone;
}
