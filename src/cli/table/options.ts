/** How the table is asked for. */

/** What a table is grouped by. */
export type GroupBy = "device" | "advisory" | "model" | "site" | "action";

/** How to show it. */
export interface TableOptions {
	/** Columns of the terminal; less than 40 is taken as 40. */
	readonly width: number;
	/** Colours by SGR; the text is the same without. */
	readonly colour: boolean;
	/** Also what is fixed and not affected, and every line of the long lists. */
	readonly all: boolean;
	readonly groupBy: GroupBy;
}
