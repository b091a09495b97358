/** What the commands that write reports need from the store. */
import type { Reporting } from "../account/report/reporting.ts";
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";

/** The reports of a data directory, as its owner. */
export interface HeldReports {
	readonly reporting: Reporting;
	/** Who is at the terminal, where nobody is named. */
	readonly who: string;
	/** Whose new reports are. */
	organisationId(): Promise<string>;
	close(): Promise<void>;
}

/** The ports. */
export interface ReportPorts {
	open(dataFolder: string, environment: Readonly<Record<string, string | undefined>>): Promise<Result<HeldReports, Problem>>;
}
