/** Imports and devices over an engine. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { fold } from "../../core/text.ts";
import type { DeviceId, DeviceQuery, ImportId, InventoryStore, KeptDevice, Observation, Owners, Page } from "../../inventory/ports.ts";
import type { Engine } from "../engine.ts";
import { pageLimit } from "../page-limit.ts";
import { keyable } from "../storable.ts";
import type { Database } from "../tables.ts";
import { toKept, toObservations } from "./device-row.ts";
import { toImport } from "./import-row.ts";
import {
	countBySite,
	type DeviceFilter,
	selectDevice,
	selectDevices,
	selectImports,
	selectObservations,
	selectRejected,
	selectSites,
} from "./queries.ts";
import { recordImport } from "./record-import.ts";

/** Makes the store. */
export function inventoryStore(engine: Engine): InventoryStore {
	const steps = {
		beginImport: (start) => engine.write("beginImport", start),
		addRows: (importId, { devices, rejected, answers = [] }) =>
			engine.write("addRows", { importId, batch: { devices, rejected, answers } }),
		finishImport: (importId, end) => engine.write("finishImport", { importId, end }),
	} satisfies Pick<InventoryStore, "beginImport" | "addRows" | "finishImport">;
	return {
		...steps,
		recordImport: (start, batches, end) => recordImport(steps, engine.writesInOrder, start, batches, end),
		imports: async (of) => (await engine.read((db) => selectImports(db, of).execute())).map(toImport),
		rejected: async (of, importId, { after = 0, limit }) => {
			const rows = await engine.read((db) => selectRejected(db, of, importId, after, pageLimit(limit)).execute());
			return rows.map(({ source, line, code, reason }) => ({ importId, source, line, code: code as `${string}/${string}`, reason }));
		},
		devices: (query) => engine.read((db) => page(db, query)),
		everyDevice: (query) => everyDevice(engine, query),
		device: async (of, id) => {
			const row = await engine.read((db) => selectDevice(db, of, id).executeTakeFirst());
			return row && toKept(row);
		},
		observations: (of, id) => engine.read((db) => observations(db, of, id)),
		sites: async (of) => {
			const rows = await engine.read((db) => countBySite(db, of).execute());
			return rows.map(({ organisation, site, devices }) => ({ organisation, site: site ?? undefined, devices }));
		},
	};
}

async function page(db: Database, query: DeviceQuery): Promise<Page<KeptDevice, DeviceId>> {
	const filter = await filterOf(db, query);
	if (filter === undefined) return { items: [], next: undefined };
	const limit = pageLimit(query.limit);
	const items = (await selectDevices(db, filter, query.after ?? "", limit).execute()).map(toKept);
	return { items, next: items.length === limit ? items.at(-1)?.id : undefined };
}

/** `undefined`: nobody's devices are asked for, or there is no such site or import, so there are none. */
async function filterOf(db: Database, query: DeviceQuery): Promise<DeviceFilter | undefined> {
	const words = fold(query.search ?? "")
		.split(" ")
		.filter((word) => word !== "")
		.slice(0, 10);
	const sites = query.site === undefined ? undefined : await selectSites(db, keyable(fold(query.site))).execute();
	if (query.of.length === 0 || sites?.length === 0 || query.seenIn?.length === 0) return undefined;
	return { of: query.of, siteIds: sites?.map((site) => site.id), words, importIds: query.seenIn };
}

async function* everyDevice(engine: Engine, query: Omit<DeviceQuery, "after" | "limit">): AsyncGenerator<readonly KeptDevice[]> {
	let next: DeviceId | undefined;
	do {
		const from: DeviceQuery = next === undefined ? query : { ...query, after: next };
		const { items, next: following }: Page<KeptDevice, DeviceId> = await engine.read((db) => page(db, from));
		if (items.length > 0) yield items;
		next = following;
		// The embedded database answers at once, so without this a million devices would hold up everything else.
		await nextTurn();
	} while (next !== undefined);
}

async function observations(db: Database, of: Owners, id: DeviceId): Promise<readonly Observation[]> {
	const rows = await selectObservations(db, of, id).execute();
	return rows.flatMap(({ import_id: importId, line, stated, source, method, confidence, observed_at: time }) =>
		toObservations(stated, { importId: importId as ImportId, source, line, method, time, confidence }),
	);
}
