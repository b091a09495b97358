/** Lines of sensors that programs send. */
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";

/** Lines as they come in. */
export interface TelemetryCall {
	readonly organisation: string;
	/** Name under which lines are counted that name no sensor. */
	readonly sensor: string;
	/** A file that was sent: see `Intake.upload`. */
	readonly upload: string;
}

/** What was made of them, once it is kept. */
export interface TelemetryTaken {
	/** Attacks that were counted; lines that came before are not among them. */
	readonly events: number;
	readonly skipped: readonly { readonly reason: string; readonly lines: number }[];
}

/** Takes them. */
export interface Telemetry {
	/** `undefined` where the file is not there any more. */
	take(call: TelemetryCall): Promise<Result<TelemetryTaken, Problem> | undefined>;
}
