/** Takes some rows of an import: keeps what they state, and derives the devices anew. */
import { fold } from "../../core/text.ts";
import type { Device } from "../../inventory/device.ts";
import type { ImportBatch, ImportId } from "../../inventory/ports.ts";
import { derive, deviceKey } from "../../inventory/reconcile.ts";
import { newId } from "../new-id.ts";
import { keyable, storable } from "../storable.ts";
import { storeError } from "../store-error.ts";
import type { DeviceTable, ImportTable, ObservationTable } from "../tables.ts";
import { insertRows, type Work } from "../work.ts";
import { toDevice, toRow, toStated } from "./device-row.ts";
import {
	addToImport,
	insertObservations,
	insertRejected,
	selectByKeys,
	selectImport,
	selectObserved,
	selectSitesOf,
	upsertDevices,
	upsertSite,
} from "./queries.ts";

/** A device while a batch is taken; its `site` is the site's id, which is what the rules carry over. */
interface State {
	readonly id: string;
	readonly key: string;
	readonly device: Device;
	readonly firstSeenAt: number;
	readonly lastSeenAt: number;
}

/** Takes a batch. Rejects with `store/no-such-import` or `store/import-finished`. */
export async function addRows(
	work: Work,
	{ importId, batch }: { readonly importId: ImportId; readonly batch: ImportBatch },
): Promise<void> {
	const imported = await openImport(work, importId);
	const sites = await siteIds(work, imported.organisation_id, batch.devices);
	const rows = batch.devices.map((device) => ({ device, key: keyable(deviceKey(device)) }));
	const states = await knownStates(work, imported.organisation_id, [...new Set(rows.map((row) => row.key))]);
	const known = [...states.values()].map((state) => state.id);
	const observations: ObservationTable[] = [];
	for (const { device, key } of rows) {
		const placed = { ...device, site: device.site === undefined ? undefined : sites.get(fold(device.site)) };
		const state = afterSighting(states.get(key), key, placed, imported.observed_at);
		states.set(key, state);
		observations.push({ import_id: importId, line: device.place.line, device_id: state.id, stated: toStated(device) });
	}
	const seen = await alreadySeen(work, importId, known);
	const devices = [...states.values()].map((state) => columns(state, imported.organisation_id));
	await insertRows(work, "upsertDevices", devices, upsertDevices);
	const taken = await insertRows(work, "insertObservations", observations, insertObservations);
	const rejected = batch.rejected.map(({ line, code, reason }) => ({ import_id: importId, line, code, reason: storable(reason) }));
	const refused = await insertRows(work, "insertRejected", rejected, insertRejected);
	await addToImport(work.db, importId, { taken, refused, devices: devices.length - seen }).execute();
}

/** How many of the devices that were known before are counted in this import already. */
async function alreadySeen(work: Work, importId: ImportId, known: readonly string[]): Promise<number> {
	if (known.length === 0) return 0;
	return (await selectObserved(work.db, importId, known).execute()).length;
}

async function openImport(work: Work, id: ImportId): Promise<ImportTable> {
	const found = await selectImport(work.db, id).executeTakeFirst();
	if (found === undefined) throw storeError("store/no-such-import", `there is no import ${id}`, "Begin it first.");
	if (found.finished_at !== null) throw storeError("store/import-finished", `the import ${id} has ended`, "Begin a new one.");
	return found;
}

/** Ids of the sites that a batch names, by folded name. */
async function siteIds(work: Work, organisationId: string, devices: readonly Device[]): Promise<ReadonlyMap<string, string>> {
	const names = new Map<string, string>();
	for (const spelling of new Set(devices.flatMap((device) => device.site ?? []))) {
		const key = fold(spelling);
		if (!names.has(key)) names.set(key, spelling);
	}
	if (names.size === 0) return names;
	const keys = [...names.keys()].map(keyable);
	const found = await selectSitesOf(work.db, organisationId, keys).execute();
	const known = new Map(found.map((site) => [site.folded, site.id]));
	const ids = new Map<string, string>();
	// In order of key, so that two hosts which import at once make the same sites in the same order.
	for (const [key, spelling] of [...names].sort(([a], [b]) => (a < b ? -1 : 1))) {
		const row = { id: newId(), organisation_id: organisationId, name: storable(spelling), folded: keyable(key) };
		ids.set(key, known.get(row.folded) ?? (await upsertSite(work.db, row).executeTakeFirstOrThrow()).id);
	}
	return ids;
}

/** Keys a query asks for at a time; both databases bound the parameters of one. */
const KEYS = 5000;

async function knownStates(work: Work, organisationId: string, keys: readonly string[]): Promise<Map<string, State>> {
	const states = new Map<string, State>();
	for (let from = 0; from < keys.length; from += KEYS) {
		for (const row of await selectByKeys(work, organisationId, keys.slice(from, from + KEYS)).execute()) {
			const device = toDevice(row, row.site_id);
			const { id, device_key: key, first_seen_at: firstSeenAt, last_seen_at: lastSeenAt } = row;
			states.set(key, { id, key, device, firstSeenAt, lastSeenAt });
		}
	}
	return states;
}

function afterSighting(state: State | undefined, key: string, device: Device, at: number): State {
	if (state === undefined) return { id: newId(), key, device, firstSeenAt: at, lastSeenAt: at };
	return {
		...state,
		device: derive({ device: state.device, at: state.lastSeenAt }, { device, at }),
		firstSeenAt: Math.min(state.firstSeenAt, at),
		lastSeenAt: Math.max(state.lastSeenAt, at),
	};
}

function columns(state: State, organisationId: string): DeviceTable {
	const { id, key, device, firstSeenAt, lastSeenAt } = state;
	return toRow(
		{
			id,
			organisation_id: organisationId,
			site_id: device.site ?? null,
			device_key: key,
			first_seen_at: firstSeenAt,
			last_seen_at: lastSeenAt,
		},
		device,
	);
}
