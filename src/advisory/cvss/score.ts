/** Scores of a vector of any edition. */
import { METRICS } from "./metrics.ts";
import { scoresV2 } from "./score-v2.ts";
import { scoresV30 } from "./score-v3-0.ts";
import { scoresV31 } from "./score-v3-1.ts";
import { scoreV4 } from "./score-v4.ts";
import { severityOf } from "./severity.ts";
import type { MetricGroup, Severity, Vector } from "./vector.ts";

/** Scores from 0 to 10 with one decimal. A group's score is there only where the vector states a metric of that group. */
export interface Scores {
	/** From the base metrics alone. */
	readonly base: number;
	/** 2.0 and 3.x. */
	readonly temporal?: number;
	/** 4.0: base and threat metrics (CVSS-BT). */
	readonly threat?: number;
	/** 2.0 and 3.x with the temporal metrics; 4.0 with the threat metrics (CVSS-BTE). */
	readonly environmental?: number;
	/** The score that all stated metrics give. */
	readonly overall: number;
	/** The band of `overall`. */
	readonly severity: Severity;
}

/** Computes the scores of a vector by its standard. */
export function score(vector: Vector): Scores {
	const found = vector.version === "4.0" ? scoresOfFour(vector.metrics) : scoresOfThree(vector.version, vector.metrics);
	const overall = found.environmental ?? found.threat ?? found.temporal ?? found.base;
	return { ...found, overall, severity: severityOf(vector.version, overall) };
}

type Found = Omit<Scores, "overall" | "severity">;

const THREE = { "2.0": scoresV2, "3.0": scoresV30, "3.1": scoresV31 } as const;

function scoresOfThree(version: keyof typeof THREE, metrics: ReadonlyMap<string, string>): Found {
	const all = THREE[version](metrics);
	return {
		base: all.base,
		...(states(version, metrics, "temporal") ? { temporal: all.temporal } : {}),
		...(states(version, metrics, "environmental") ? { environmental: all.environmental } : {}),
	};
}

function scoresOfFour(metrics: ReadonlyMap<string, string>): Found {
	return {
		base: scoreV4(only(metrics, ["base"])),
		...(states("4.0", metrics, "threat") ? { threat: scoreV4(only(metrics, ["base", "threat"])) } : {}),
		...(states("4.0", metrics, "environmental") ? { environmental: scoreV4(metrics) } : {}),
	};
}

function states(version: Vector["version"], metrics: ReadonlyMap<string, string>, group: MetricGroup): boolean {
	return METRICS[version].some((metric) => metric.group === group && metrics.has(metric.name));
}

function only(metrics: ReadonlyMap<string, string>, groups: readonly MetricGroup[]): ReadonlyMap<string, string> {
	const names = new Set(METRICS["4.0"].filter(({ group }) => groups.includes(group)).map(({ name }) => name));
	return new Map([...metrics].filter(([name]) => names.has(name)));
}
