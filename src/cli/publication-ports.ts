/** What the commands about the publication need from the other adapters. */
import type { StatisticsStore } from "../account/statistics/ports.ts";
import type { Statistics } from "../account/statistics/statistics.ts";
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";

/** Statistics of a data directory. */
export interface HeldStatistics {
	/** Counted now; editions of fleets are published anew where the rule for small cells lets them go and nobody else serves the directory. */
	read(): Promise<Statistics>;
	/** To keep surveys; `undefined` while a server has the directory. */
	readonly store: StatisticsStore | undefined;
	close(): Promise<void>;
}

/** The ports. */
export interface PublicationPorts {
	/** `store/nothing-there` and those of opening a store. */
	statistics(folder: string): Promise<Result<HeldStatistics, Problem>>;
}
