/** Takes some rows of an import: keeps what they state, and derives the devices anew. */
import { fold } from "../../core/text.ts";
import type { Device } from "../../inventory/device.ts";
import type { ImportBatch, ImportId } from "../../inventory/ports.ts";
import { deviceKey } from "../../inventory/reconcile.ts";
import { newId } from "../new-id.ts";
import { keyable, storable } from "../storable.ts";
import { storeError } from "../store-error.ts";
import type { ImportTable, ObservationTable } from "../tables.ts";
import { insertRows, type Work } from "../work.ts";
import { toStated } from "./device-row.ts";
import {
	addToImport,
	insertObservations,
	insertRejected,
	selectImport,
	selectObserved,
	selectSitesOf,
	upsertDevices,
	upsertSite,
} from "./queries.ts";
import {
	afterAnswer,
	afterSighting,
	earlierSightings,
	type State,
	statesById,
	statesByKey,
	toColumns,
	withoutWithdrawn,
} from "./states.ts";

/** Takes a batch. Rejects with `store/no-such-import` or `store/import-finished`; answers to devices that are not kept are passed over. */
export async function addRows(
	work: Work,
	{ importId, batch }: { readonly importId: ImportId; readonly batch: ImportBatch },
): Promise<void> {
	const imported = await openImport(work, importId);
	const { organisation_id: organisationId, observed_at: at } = imported;
	const answers = batch.answers ?? [];
	const list = { source: imported.source, importId };
	const rows = batch.devices.map((device) => ({ device, key: keyable(deviceKey(device, list)) }));
	const states = await statesByKey(work, organisationId, [...new Set(rows.map((row) => row.key))]);
	const asked = await statesById(work, organisationId, [...new Set(answers.map((answer) => answer.to))]);
	for (const state of asked.values()) if (!states.has(state.key)) states.set(state.key, state);
	const known = [...states.values()].map((state) => state.id);
	const told = answers.flatMap(({ to, device }) => {
		const key = asked.get(to)?.key;
		return key === undefined ? [] : [{ device, key }];
	});
	const sightings = await earlierSightings(work, imported, states, [...rows, ...told]);
	const stated = [
		...batch.devices,
		...answers.map((answer) => answer.device),
		...[...sightings.values()].flat().map((each) => each.device),
	];
	const sites = await siteIds(work, organisationId, stated);
	const placed = (device: Device) => ({ ...device, site: device.site === undefined ? undefined : sites.get(fold(device.site)) });
	const observations: ObservationTable[] = [];
	const keep = (state: State, device: Device): void => {
		states.set(state.key, state);
		observations.push({ import_id: importId, line: device.place.line, device_id: state.id, stated: toStated(device) });
	};
	for (const { device, key } of rows) {
		const state = afterSighting(states.get(key), key, placed(device), at);
		keep(state, device);
		sightings.get(state.id)?.push({ device, at, importId, source: imported.source, method: imported.method });
	}
	for (const { to, device } of answers) {
		const state = states.get(asked.get(to)?.key ?? "");
		if (state === undefined) continue;
		keep(afterAnswer(state, placed(device), at), device);
		sightings.get(state.id)?.push({ device, at, importId, source: imported.source, method: imported.method });
	}
	for (const state of states.values()) {
		const earlier = sightings.get(state.id);
		if (earlier !== undefined) states.set(state.key, withoutWithdrawn(state, earlier, sites));
	}
	const seen = await alreadySeen(work, importId, known);
	const devices = [...states.values()].map((state) => toColumns(state, organisationId));
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
