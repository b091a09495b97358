/** What stands on a device, without its firmware: the model that it really states, and what documents have under that name; found once. */
import type { Catalogue } from "../catalog/catalogue.ts";
import type { Library } from "./compile.ts";
import type { Identity } from "./identity.ts";
import { type Likeness, type LikenessOf, likenessOf } from "./likeness.ts";
import { withStatedModel } from "./stated-model.ts";

/** A name as it is judged. */
export interface Naming {
	/** `undefined` where the cell holds no model. */
	readonly model: string | undefined;
	readonly likeness: Likeness;
}

/** Names kept at a time; a fleet with more begins anew. */
const MOST_KEPT = 20_000;

type Level<T> = Map<string | undefined, T>;

/** Gives namings, each found once. Readers give equal texts as one string, so a walk through small maps is cheaper than one joined key. */
export function createNamings(library: Library, catalogue: Catalogue, find: LikenessOf = likenessOf): (identity: Identity) => Naming {
	let byModel: Level<Level<Level<Naming>>> = new Map();
	const mapped = new Map<string, Naming>();
	let kept = 0;
	const make = (identity: Identity): Naming => {
		const stated = withStatedModel(identity, { catalogue, library });
		return { model: stated.model, likeness: find(stated, library, catalogue) };
	};
	return (identity) => {
		if (kept >= MOST_KEPT) {
			byModel = new Map();
			mapped.clear();
			kept = 0;
		}
		const { brand, maker, model, oemMap } = identity;
		if (oemMap !== undefined) {
			const key = JSON.stringify([brand, maker, model, oemMap.manufacturer, oemMap.model]);
			const held = mapped.get(key);
			if (held !== undefined) return held;
			const made = make(identity);
			mapped.set(key, made);
			kept += 1;
			return made;
		}
		const byBrand = levelOf(byModel, model);
		const byMaker = levelOf(byBrand, brand);
		const held = byMaker.get(maker);
		if (held !== undefined) return held;
		const made = make(identity);
		byMaker.set(maker, made);
		kept += 1;
		return made;
	};
}

function levelOf<T>(level: Level<Level<T>>, key: string | undefined): Level<T> {
	const held = level.get(key);
	if (held !== undefined) return held;
	const made: Level<T> = new Map();
	level.set(key, made);
	return made;
}
