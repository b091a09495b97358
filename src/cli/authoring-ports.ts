/** What the commands that write, render and publish advisories need from the store. */
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";

/** A document that is held, as its bytes. */
export interface HeldDocument {
	readonly origin: string;
	readonly place: string;
	readonly bytes: Uint8Array;
}

/** The ports. */
export interface AuthoringPorts {
	/** Documents of a data directory with a tracking id, one for each origin; read beside a running server too. */
	findDocuments(dataFolder: string, trackingId: string): Promise<Result<readonly HeldDocument[], Problem>>;
}
