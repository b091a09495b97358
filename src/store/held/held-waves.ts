/** The waves of a data directory, for the commands that state them by hand. */
import { ok } from "../../core/result.ts";
import type { Wave } from "../../detect/wave.ts";
import { openStore } from "../open-store.ts";

/** Opens the waves of a data directory; changes are recorded for the person at the terminal. */
export async function openHeldWaves(dataFolder: string) {
	const opened = await openStore({ dataFolder });
	if (!opened.ok) return opened;
	const store = opened.value;
	return ok({
		list: () => store.waves.waves(),
		record: (wave: Omit<Wave, "id" | "revision">, id: string | undefined) => store.waves.record({ wave, id, who: "local", at: Date.now() }),
		close: () => store.close(),
	});
}
