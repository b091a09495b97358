/** Serves the program over a store: people through the owner's connection, fleets and documents through the thread that reads. */
import type { Problem } from "../core/problem.ts";
import { ok, type Result } from "../core/result.ts";
import { type ProgramPlace, type RunningProgram, serveProgram } from "../http/program/serve-program.ts";
import { openIdDoor } from "../outbound/openid.ts";
import type { PeopleStore } from "../people/ports.ts";
import type { StorePlace } from "../store/open-store.ts";
import { startFleets } from "./fleet-client.ts";

/** What is served. */
export interface ServedStore {
	readonly people: PeopleStore;
	readonly place: StorePlace;
}

/** Starts. Problems: those of `startFleets` and `serveProgram`. */
export async function serve(
	{ people, place: store }: ServedStore,
	place: ProgramPlace,
	onDefect: (error: unknown) => void,
): Promise<Result<RunningProgram, Problem>> {
	const thread = await startFleets(store);
	if (!thread.ok) return thread;
	const { fleets, documents, close } = thread.value;
	const running = await serveProgram({ people, fleets, documents }, { ...place, company: openIdDoor() }, onDefect);
	if (!running.ok) {
		await close();
		return running;
	}
	return ok({
		...running.value,
		async close() {
			await running.value.close();
			await close();
		},
	});
}
