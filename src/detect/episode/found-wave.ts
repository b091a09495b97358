/** A wave as it is found in logs, with all that it is told by. */

import type { WaveMeasure } from "../measure.ts";
import type { WaveCategory, WaveEvidence, WaveKey } from "../wave.ts";

/** One of them. Counts are of all that stood in the logs. */
export interface FoundWave extends WaveMeasure {
	/** The same for the same key and start. */
	readonly id: string;
	readonly key: WaveKey;
	readonly category: WaveCategory;
	readonly sources: number;
	readonly targets: number;
	readonly countries: readonly string[];
	readonly evidence: readonly WaveEvidence[];
}
