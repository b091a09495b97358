/** A public site over a store, judged in place: what `serve` does with a thread. */
import type { SiteOperator, SiteSource } from "../../src/http/site/ports.ts";
import { createFleetDesk } from "../../src/serve/fleet-desk.ts";
import { readLists } from "../../src/store/held/held-lists.ts";
import type { Store } from "../../src/store/open-store.ts";
import { catalogue } from "./fleet.ts";

/** Options, each with a default. */
export interface SiteOver {
	readonly operator?: SiteOperator;
	readonly now?: () => number;
}

/** Makes one. */
export function siteSourceOver(store: Store, { operator = {}, now = Date.now }: SiteOver = {}): SiteSource {
	const desk = createFleetDesk(store, catalogue, now);
	return {
		catalogue,
		documents: store.documents,
		waves: () => store.waves.waves(),
		lists: () => readLists(store, undefined),
		stamp: async () => (await store.meta.stamp()).facts,
		check: desk.documents.check,
		now,
		operator,
	};
}
