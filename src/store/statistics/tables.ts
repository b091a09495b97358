/** Tables of what is counted in public. */

/** The edition of a share that is published; contributions are JSON. */
export interface StatisticEditionTable {
	readonly id: string;
	readonly counted_at: number;
	readonly contributions: string;
}

/** A survey; its content is JSON. */
export interface SurveyTable {
	readonly id: string;
	/** `YYYY-MM-DD` */
	readonly until: string;
	readonly content: string;
	readonly who: string;
	readonly kept_at: number;
}
