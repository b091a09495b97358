/** What is taken from lists that others publish whole: which holes are attacked, and how likely FIRST thinks that they will be. */

/** An entry of CISA's catalogue of known exploited vulnerabilities. */
export interface KevEntry {
	/** `YYYY-MM-DD` on which it was listed. */
	readonly added: string;
	/** CISA knows of its use for ransom. */
	readonly ransomware: boolean;
}

/** One edition of that catalogue. */
export interface KevList {
	readonly kind: "kev";
	/** `2025.08.25` */
	readonly version: string;
	/** `YYYY-MM-DD` */
	readonly releasedOn: string;
	readonly entries: ReadonlyMap<string, KevEntry>;
	readonly refused: readonly Refused[];
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
	readonly refused: readonly Refused[];
}

/** An entry that was left out; the others count. */
export interface Refused {
	/** Line of a CSV file from 1, index of a JSON list from 0. */
	readonly at: number;
	readonly reason: string;
}

/** A CVE id as every list writes it. */
export const CVE_ID = /^CVE-\d{4}-\d{4,19}$/;

/** Whether a text is a calendar day, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const instant = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}
