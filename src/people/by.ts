/** Whose change it is. */

/** Who changes something, and when (UTC milliseconds): what the audit says. */
export interface By {
	readonly who: string;
	readonly at: number;
}
