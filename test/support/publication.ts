/** What the pages for readers work with, over a store. */
import type { Publication } from "../../src/http/publication-port.ts";
import type { Store } from "../../src/store/open-store.ts";

/** Makes it. */
export function publicationOver(store: Store): Publication {
	return { statistics: store.statistics, noticeTimes: async () => [] };
}
