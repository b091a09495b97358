/** Serves the program over a store: people through the owner's connection, fleets and documents through the thread that reads. */
import type { Problem } from "../core/problem.ts";
import { ok, type Result } from "../core/result.ts";
import { type ProgramPlace, type RunningProgram, serveProgram } from "../http/program/serve-program.ts";
import { openIdDoor } from "../outbound/openid.ts";
import type { PeopleStore } from "../people/ports.ts";
import type { StorePlace } from "../store/open-store.ts";
import { startFleets } from "./fleet-client.ts";
import { listenLocal } from "./local/listen-local.ts";
import type { LocalUses } from "./local/requests.ts";

/** What is served. */
export interface ServedStore {
	readonly people: PeopleStore;
	readonly place: StorePlace;
	/** Of this program; commands of another one are turned away. */
	readonly version: string;
}

/** A running program, and whether commands reach it. */
export interface Served extends RunningProgram {
	/** Why they do not. */
	readonly unreachable: string | undefined;
}

/** Starts. Problems: those of `startFleets` and `serveProgram`. */
export async function serve(
	served: ServedStore & LocalUses,
	place: ProgramPlace,
	onDefect: (error: unknown) => void,
): Promise<Result<Served, Problem>> {
	const { people, place: store, version } = served;
	const thread = await startFleets(store);
	if (!thread.ok) return thread;
	const { fleets, documents, close } = thread.value;
	const running = await serveProgram({ people, fleets, documents }, { ...place, company: openIdDoor() }, onDefect);
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
			await close();
		},
	});
}
