/** Facts about the store itself: `schema-version`, `catalogue-version`, and what no table of its own is worth: `kev-gone`. */
import type { Engine } from "../engine.ts";
import { keyable } from "../storable.ts";
import { selectMeta, selectStamp } from "./queries.ts";
import type { MetaChange } from "./set-meta.ts";

/** Keys and values. */
export interface MetaStore {
	get(key: string): Promise<string | undefined>;
	set(change: MetaChange): Promise<void>;
	/** What changes when something is written that answers are made of. */
	stamp(): Promise<Stamp>;
}

/** Texts that stay the same as long as nothing is written. */
export interface Stamp {
	/** Documents with what was deleted of them, published lists and waves. */
	readonly facts: string;
	/** Organisations and finished imports of all of them. */
	readonly fleets: string;
}

/** Makes the store. */
export function metaStore(engine: Engine): MetaStore {
	return {
		get: async (key) => (await engine.read((db) => selectMeta(db, keyable(key)).executeTakeFirst()))?.value,
		set: (change) => engine.write("setMeta", change),
		stamp: async () => {
			const { document, mark, list, waves, wave, organisations, imports, finished } = await engine.read((db) =>
				selectStamp(db).executeTakeFirstOrThrow(),
			);
			return { facts: [document, mark, list, waves, wave].join(), fleets: [organisations, imports, finished].join() };
		},
	};
}
