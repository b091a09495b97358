/** Statistics of a data directory for commands, also beside a running server. */
import { firstNotices } from "../../account/response/first-notices.ts";
import type { HeldStatistics } from "../../cli/publication-ports.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { createSnapshots } from "../../http/site/snapshot.ts";
import { readStatistics } from "../../http/site/statistics/statistics-matter.ts";
import { loadCatalogue } from "../../store/disk/catalogue-folder.ts";
import { readLists } from "../../store/held/held-lists.ts";
import { mayHold, openStore, openStoreToRead, type Store, storePlace } from "../../store/open-store.ts";
import { createFleetDesk } from "../fleet-desk.ts";
import { publishEditions } from "./publish-editions.ts";

/** Opens them. */
export async function openStatistics(folder: string): Promise<Result<HeldStatistics, Problem>> {
	if (!mayHold(folder)) {
		const todo = "Name another with --data, or bring documents in with seawall advisory import.";
		return err({ code: "store/nothing-there", message: "there is no data in this directory", at: folder, todo });
	}
	const catalogue = await loadCatalogue();
	if (!catalogue.ok) {
		const [first] = catalogue.error;
		if (first === undefined) throw new Error("the catalogue cannot be read, and it is not said why");
		return err(first);
	}
	const own = await openStore(storePlace(folder));
	const opened = own.ok || own.error.code !== "store/locked" ? own : await openStoreToRead(folder);
	if (!opened.ok) return opened;
	const store = opened.value;
	const { statistics } = store;
	const snapshots = createSnapshots({
		catalogue: catalogue.value,
		documents: store.documents,
		waves: () => store.waves.waves(),
		lists: () => readLists(store, undefined),
		check: () => Promise.reject(new Error("no device is asked about here")),
		stamp: async () => (await store.meta.stamp()).facts,
		now: Date.now,
		operator: {},
	});
	return ok({
		async read() {
			if (own.ok) await publishEditions({ statistics, contributions: () => contributionsOf(store, catalogue.value), now: Date.now });
			const source = { statistics, noticeTimes: () => firstNotices(store.responses) };
			return readStatistics(source, await snapshots.current(), catalogue.value, Date.now());
		},
		store: own.ok ? statistics : undefined,
		close: () => store.close(),
	});
}

function contributionsOf(store: Store, catalogue: Parameters<typeof createFleetDesk>[1]) {
	return createFleetDesk(store, catalogue, Date.now).contributions();
}
