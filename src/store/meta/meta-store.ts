/** Facts about the store itself: `schema-version`, `catalogue-version`, and what no table of its own is worth: `kev-gone`. */
import type { Engine } from "../engine.ts";
import { keyable } from "../storable.ts";
import { selectMeta } from "./queries.ts";
import type { MetaChange } from "./set-meta.ts";

/** Keys and values. */
export interface MetaStore {
	get(key: string): Promise<string | undefined>;
	set(change: MetaChange): Promise<void>;
}

/** Makes the store. */
export function metaStore(engine: Engine): MetaStore {
	return {
		get: async (key) => (await engine.read((db) => selectMeta(db, keyable(key)).executeTakeFirst()))?.value,
		set: (change) => engine.write("setMeta", change),
	};
}
