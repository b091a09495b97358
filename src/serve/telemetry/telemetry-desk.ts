/** Lines of sensors that are sent, and the look for waves once an hour. */
import type { Problem } from "../../core/problem.ts";
import { err, ok } from "../../core/result.ts";
import type { CountStore } from "../../detect/ports.ts";
import { foundFacts } from "../../detect/record/found-facts.ts";
import type { WaveRecord } from "../../detect/record/wave-record.ts";
import type { Telemetry } from "../../http/telemetry-port.ts";
import { runEvery } from "../run-every.ts";
import type { Uploads } from "../uploads.ts";
import { type TelemetryThread, telemetryThread } from "./telemetry-client.ts";

/** What it works with. */
export interface TelemetryParts {
	readonly counts: CountStore;
	readonly uploads: Pick<Uploads, "find" | "hold" | "drop">;
	readonly waves: Pick<WaveRecord, "keepFound">;
	now(): number;
	readonly onDefect: (error: unknown) => void;
	/** Milliseconds between two looks for waves; an hour when not given. */
	readonly lookMs?: number | undefined;
}

/** The desk, its thread for whoever listens for lines, and its end. */
export interface TelemetryDesk extends Telemetry {
	readonly thread: TelemetryThread;
	/** Looks for waves now; gives how many were put on record. */
	look(): Promise<number>;
	close(): Promise<void>;
}

const HOUR = 3_600_000;
const FIRST_LOOK = 60_000;
/** False alarms of each key: the share of weeks with one. */
const BUDGET = 0.005;

/** Opens it. */
export function openTelemetry({ counts, uploads, waves, now, onDefect, lookMs = HOUR }: TelemetryParts): TelemetryDesk {
	const thread = telemetryThread(counts);
	let looked = -1;

	async function look(): Promise<number> {
		const { version } = await counts.changed(Number.MAX_SAFE_INTEGER);
		// Nothing new was counted: what is on record stands. Waves end by counts of others, or when the hour is over in which they were seen.
		if (version === 0 || version === looked) return 0;
		const found = await thread.find({ budget: BUDGET });
		const source = `telemetry, ${new Date(now()).toISOString().slice(0, 10)}`;
		const kept = await waves.keepFound(
			found.waves.map((wave) => foundFacts(wave, { source, synthetic: found.synthetic })),
			"telemetry",
		);
		looked = (await counts.changed(Number.MAX_SAFE_INTEGER)).version;
		return kept.length;
	}

	const looking = runEvery(lookMs, async () => void (await look()), onDefect, Math.min(FIRST_LOOK, lookMs));
	return {
		thread,
		look,
		async take({ organisation, sensor, upload }) {
			const file = uploads.find(organisation, upload);
			if (file === undefined) return undefined;
			const release = uploads.hold(upload);
			try {
				const { events, skipped, problem } = await thread.take({
					source: `${organisation}/${sensor}`,
					sender: organisation,
					from: file.path,
					now: now(),
				});
				return problem === undefined ? ok({ events, skipped }) : err(unreadable(problem));
			} finally {
				release();
				await uploads.drop(upload);
			}
		},
		async close() {
			await looking.close();
			await thread.close();
		},
	};
}

function unreadable(why: string): Problem {
	return {
		code: "http/bad-packing",
		message: `what was sent cannot be unpacked to its end (${why}); lines before that count`,
		at: "body",
		todo: "Send it again, packed with gzip or zstd or not at all: lines that counted change nothing.",
	};
}
