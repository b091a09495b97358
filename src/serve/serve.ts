/** Serves the program over a store: people through the owner's connection, fleets and documents through the thread that reads. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Problem } from "../core/problem.ts";
import { ok, type Result } from "../core/result.ts";
import { type ProgramPlace, type RunningProgram, serveProgram } from "../http/program/serve-program.ts";
import { openIdDoor } from "../outbound/openid.ts";
import type { Store, StorePlace } from "../store/open-store.ts";
import { startFleets } from "./fleet-client.ts";
import { createIntake } from "./intake.ts";
import { listenLocal } from "./local/listen-local.ts";
import type { LocalUses } from "./local/requests.ts";
import { openUploads } from "./uploads.ts";

/** What is served. */
export interface ServedStore extends Pick<Store, "people" | "inventory" | "calls"> {
	readonly place: StorePlace;
	/** Of this program; commands of another one are turned away. */
	readonly version: string;
}

/** A running program, and whether commands reach it. */
export interface Served extends RunningProgram {
	/** Why they do not. */
	readonly unreachable: string | undefined;
}

/** Largest inventory that is taken, unpacked. */
const MOST_INVENTORY = 1024 * 1024 * 1024;

/** Starts. Problems: those of `startFleets` and `serveProgram`. */
export async function serve(
	served: ServedStore & LocalUses,
	place: ProgramPlace,
	onDefect: (error: unknown) => void,
): Promise<Result<Served, Problem>> {
	const { people, inventory, calls, place: store, version } = served;
	const thread = await startFleets(store);
	if (!thread.ok) return thread;
	const { fleets, documents, close } = thread.value;
	const folder = "dataFolder" in store ? join(store.dataFolder, "uploads") : await mkdtemp(join(tmpdir(), "seawall-uploads-"));
	const uploads = await openUploads(folder, MOST_INVENTORY, Date.now);
	const intake = createIntake({ uploads, inventory, fleets, now: Date.now, onDefect });
	const running = await serveProgram({ people, fleets, documents, intake, calls }, { ...place, company: openIdDoor() }, onDefect);
	if (!running.ok) {
		await close();
		return running;
	}
	const local = "dataFolder" in store ? await listenLocal(store.dataFolder, version, served, onDefect) : undefined;
	return ok({
		...running.value,
		unreachable: local?.missing,
		async close() {
			await local?.close();
			await running.value.close();
			await intake.close();
			await close();
		},
	});
}
