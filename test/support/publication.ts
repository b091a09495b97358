/** What the pages for readers work with, over a store. */
import type { Publication } from "../../src/http/publication-port.ts";
import { paymentDoor } from "../../src/serve/readers/payment-door.ts";
import type { Store } from "../../src/store/open-store.ts";

/** The payment provider's secret in tests. */
export const PAYMENT_SECRET = "whsec_bWFkZSB1cCBmb3IgdGVzdHMgb25seSE=";

/** Makes it. */
export function publicationOver(store: Store, now: () => number = Date.now): Publication {
	return {
		...store.readers,
		statistics: store.statistics,
		noticeTimes: async () => [],
		reportTitle: async (slug) => (await store.reports.shown(slug))?.title,
		payments: paymentDoor(PAYMENT_SECRET, now),
	};
}
