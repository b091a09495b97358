/** A CVSS vector as read: which edition of the standard, and what it states. Scores are computed from it, never taken over. */

/** Editions that are read. */
export type CvssVersion = "2.0" | "3.0" | "3.1" | "4.0";

/** Qualitative severity. Edition 2 knows no words of its own: the bands of the NVD are used for it (no `none`, no `critical`). */
export type Severity = "none" | "low" | "medium" | "high" | "critical";

/** The part of the standard that a metric belongs to. `supplemental` exists in 4.0 only and never counts in a score. */
export type MetricGroup = "base" | "temporal" | "threat" | "environmental" | "supplemental";

/** One metric of an edition: its name, its values in the standard's spelling, and the value that means "not defined". */
export interface Metric {
	readonly name: string;
	readonly group: MetricGroup;
	readonly values: readonly string[];
	/** `X` or `ND`; `undefined` for base metrics, which must be stated. */
	readonly notDefined: string | undefined;
}

/** A vector that keeps its standard. Written by whoever wrote the advisory: not trusted, checked on reading. */
export interface Vector {
	readonly version: CvssVersion;
	/** As it was written. */
	readonly text: string;
	/** In the order and spelling of the standard, metrics that are not defined left out. */
	readonly canonical: string;
	/** False when the metrics stood in another order; 2.0 and 4.0 ask for theirs, 3.x takes any. Scored all the same. */
	readonly inOrder: boolean;
	/** Stated values by metric; a metric that is not defined is absent. */
	readonly metrics: ReadonlyMap<string, string>;
}

/** Why a text is no vector. */
export interface CvssError {
	readonly code:
		| "cvss/too-long"
		| "cvss/unknown-version"
		| "cvss/bad-metric"
		| "cvss/bad-value"
		| "cvss/repeated-metric"
		| "cvss/missing-metric";
	/** The part that is wrong, or the name of the metric that is missing; at most 40 characters of a stranger's text. */
	readonly at: string;
}
