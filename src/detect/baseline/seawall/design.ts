/** The columns that a mean is made of, for each period of a scale: level, seasons, trend; each used once there is history enough for it. */
import type { TimeScale } from "./time-scale.ts";

/** Rows are laid side by side, `width` numbers each. */
export interface Design {
	readonly width: number;
	/** Columns that may be used with so much history: they stand first. */
	usable(history: number): number;
	/** All rows up to a period (exclusive, from 0). */
	rows(periods: number): Float64Array;
	/** What is added to the information of each column: they are held at 0 until the counts say otherwise. */
	readonly ridge: Float64Array;
}

/** History that a season needs, in its periods. */
const SEASONS_NEEDED = 1.5;
const RIDGE = 0.5;

/** Makes it; rows grow as they are asked for, so one design serves all series of a scale. */
export function createDesign(scale: TimeScale): Design {
	const blocks = [
		...scale.seasons.map(({ period, harmonics }) => ({ needs: SEASONS_NEEDED * period, columns: 2 * harmonics, period })),
		{ needs: scale.trendUnit / 3, columns: 1, period: 0 },
	].sort((a, b) => a.needs - b.needs);
	const width = 1 + blocks.reduce((sum, block) => sum + block.columns, 0);
	let filled = 0;
	let table = new Float64Array(0);

	function fill(row: number): void {
		let at = row * width;
		table[at] = 1;
		at += 1;
		for (const { period, columns } of blocks) {
			if (period === 0) {
				table[at] = row / scale.trendUnit;
				at += 1;
				continue;
			}
			for (let harmonic = 1; harmonic <= columns / 2; harmonic += 1) {
				const angle = (2 * Math.PI * harmonic * (row % period)) / period;
				table[at] = Math.cos(angle);
				table[at + 1] = Math.sin(angle);
				at += 2;
			}
		}
	}

	return {
		width,
		ridge: new Float64Array(width).fill(RIDGE).fill(0, 0, 1),
		usable: (history) => 1 + blocks.reduce((sum, { needs, columns }) => sum + (history >= needs ? columns : 0), 0),
		rows(periods) {
			if (table.length < periods * width) {
				const more = new Float64Array(Math.max(periods, Math.ceil((1.5 * table.length) / width)) * width);
				more.set(table);
				table = more;
			}
			for (; filled < periods; filled += 1) fill(filled);
			return table;
		},
	};
}
