/** Waves in a database. */
import type { WaveStore } from "../../detect/ports.ts";
import type { Engine } from "../engine.ts";
import { storable } from "../storable.ts";
import { selectCurrent, selectRevisions } from "./queries.ts";
import { toWave } from "./wave-row.ts";

/** Makes the store. */
export function waveStore(engine: Engine): WaveStore {
	return {
		recordAll: (changes) => engine.write("recordWaves", changes),
		record: (change) => engine.write("recordWave", change),
		waves: async (before = Number.MAX_SAFE_INTEGER) => (await engine.read((db) => selectCurrent(db, before).execute())).map(toWave),
		revisions: async (id) => (await engine.read((db) => selectRevisions(db, storable(id)).execute())).map(toWave),
	};
}
