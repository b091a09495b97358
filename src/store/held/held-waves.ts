/** The waves of a data directory, for the commands that state them by hand. */
import { ok } from "../../core/result.ts";
import type { Wave } from "../../detect/wave.ts";
import { openStore, type Store, storePlace } from "../open-store.ts";
import { WHO } from "./said.ts";

/** Opens the waves of a data directory; changes are recorded for the person at the terminal. */
export async function openHeldWaves(dataFolder: string) {
	const opened = await openStore(storePlace(dataFolder));
	if (!opened.ok) return opened;
	return ok({ ...wavesOf(opened.value), close: () => opened.value.close() });
}

/** The same over a store that is open. */
export function wavesOf(store: Pick<Store, "waves">) {
	return {
		list: () => store.waves.waves(),
		record: (wave: Omit<Wave, "id" | "revision">, id: string | undefined, who: string = WHO) =>
			store.waves.record({ wave, id, who, at: Date.now() }),
	};
}
