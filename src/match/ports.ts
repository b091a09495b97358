/** What an answer needs from the outside that shows it. */
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";
import type { SourceComparison } from "./source-comparison.ts";
import type { Assessment } from "./verdict.ts";

/** An answer to be served as a page: where, and what stands on it. Asked anew for every request. */
export interface ServedAnswer {
	readonly port: number;
	readonly host: string;
	/** The fleet is made up. */
	readonly sample: boolean;
	assessment(): Assessment;
	/** Every source on a CVE side by side; `undefined` where no document speaks of it. */
	sourcesOn(cve: string): SourceComparison | undefined;
	questionsCsv(): string;
	findingsCsv(): string;
	/** Takes a filled questions CSV. */
	onImport(
		bytes: Uint8Array,
		fileName: string,
	): Promise<Result<{ readonly changed: number; readonly warnings: readonly string[] }, Problem>>;
}
