/** The counts of a data directory, for `detect logs --record`. */
import { ok } from "../../core/result.ts";
import { openStore, storePlace } from "../open-store.ts";
import { wavesOf } from "./held-waves.ts";

/** Opens them. */
export async function openHeldCounts(dataFolder: string) {
	const opened = await openStore(storePlace(dataFolder));
	if (!opened.ok) return opened;
	return ok({ counts: opened.value.counts, waves: wavesOf(opened.value), close: () => opened.value.close() });
}
