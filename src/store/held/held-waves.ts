/** The waves of a data directory, for the commands that state them by hand. */
import { ok } from "../../core/result.ts";
import type { WaveChange } from "../../detect/ports.ts";
import { openStore, type Store, storePlace } from "../open-store.ts";

/** Opens the waves of a data directory. */
export async function openHeldWaves(dataFolder: string) {
	const opened = await openStore(storePlace(dataFolder));
	if (!opened.ok) return opened;
	return ok({ ...wavesOf(opened.value), close: () => opened.value.close() });
}

/** The same over a store that is open. */
export function wavesOf(store: Pick<Store, "waves">) {
	return {
		waves: () => store.waves.waves(),
		revisions: (id: string) => store.waves.revisions(id),
		recordAll: (changes: readonly WaveChange[]) => store.waves.recordAll(changes),
	};
}
