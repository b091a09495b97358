/** What is believed of devices while a batch of rows is taken. */
import { fold } from "../../core/text.ts";
import type { Device } from "../../inventory/device.ts";
import { believed, derive, type Sighting, saysLess, takesBack } from "../../inventory/reconcile.ts";
import { newId } from "../new-id.ts";
import type { DeviceTable, ImportTable } from "../tables.ts";
import type { Work } from "../work.ts";
import { fromStated, toDevice, toRow } from "./device-row.ts";
import { selectByIds, selectByKeys, selectSightings } from "./queries.ts";

/** A device while a batch is taken; its `site` is the site's id, which is what the rules carry over. */
export interface State {
	readonly id: string;
	readonly key: string;
	readonly device: Device;
	readonly firstSeenAt: number;
	readonly lastSeenAt: number;
}

/** Keys or ids a query asks for at a time; both databases bound the parameters of one. */
const AT_ONCE = 5000;

/** The devices of an organisation that are kept under these keys, by key. */
export async function statesByKey(work: Work, organisationId: string, keys: readonly string[]): Promise<Map<string, State>> {
	const rows = await inParts(keys, (some) => selectByKeys(work, organisationId, some).execute());
	return new Map(rows.map((row) => [row.device_key, toState(row)]));
}

/** The devices of an organisation that have these ids, by id. */
export async function statesById(work: Work, organisationId: string, ids: readonly string[]): Promise<ReadonlyMap<string, State>> {
	const rows = await inParts(ids, (some) => selectByIds(work, organisationId, some).execute());
	return new Map(rows.map((row) => [row.id, toState(row)]));
}

async function inParts<T>(all: readonly string[], ask: (some: readonly string[]) => Promise<readonly T[]>): Promise<readonly T[]> {
	const found: T[] = [];
	for (let from = 0; from < all.length; from += AT_ONCE) found.push(...(await ask(all.slice(from, from + AT_ONCE))));
	return found;
}

function toState(row: DeviceTable): State {
	const { id, device_key: key, first_seen_at: firstSeenAt, last_seen_at: lastSeenAt } = row;
	return { id, key, device: toDevice(row, row.site_id), firstSeenAt, lastSeenAt };
}

/** A device as it stands in its table. */
export function toColumns({ id, key, device, firstSeenAt, lastSeenAt }: State, organisationId: string): DeviceTable {
	const head = { id, organisation_id: organisationId, site_id: device.site ?? null, device_key: key };
	return toRow({ ...head, first_seen_at: firstSeenAt, last_seen_at: lastSeenAt }, device);
}

/** After a row of a list or scan; the first makes the device. */
export function afterSighting(state: State | undefined, key: string, device: Device, at: number): State {
	if (state === undefined) return { id: newId(), key, device, firstSeenAt: at, lastSeenAt: at };
	return { ...seenAt(state, at), device: derive({ device: state.device, at: state.lastSeenAt }, { device, at }) };
}

/** After an answer: it names the device as the one who asked did, so id and place stay those of the list. */
export function afterAnswer(state: State, answer: Device, at: number): State {
	const { id, place } = state.device;
	return { ...seenAt(state, at), device: { ...derive({ device: state.device, at: state.lastSeenAt }, { device: answer, at }), id, place } };
}

function seenAt(state: State, at: number): State {
	return { ...state, firstSeenAt: Math.min(state.firstSeenAt, at), lastSeenAt: Math.max(state.lastSeenAt, at) };
}

/**
 * All that was stated before of the devices about which a list, or a person, says less than is believed, by id. From these it is found what still
 * stands; the others need no look back, which keeps the import of a large list that changed little as quick as its first.
 *
 * @param rows - What the list says, with the key of the device.
 */
export async function earlierSightings(
	work: Work,
	imported: ImportTable,
	states: ReadonlyMap<string, State>,
	rows: readonly { readonly device: Device; readonly key: string }[],
): Promise<Map<string, Sighting[]>> {
	const ids = new Set<string>();
	if (takesBack(imported.method)) {
		for (const { device, key } of rows) {
			const state = states.get(key);
			if (state !== undefined && saysLess(device, state.device)) ids.add(state.id);
		}
	}
	const sightings = new Map<string, Sighting[]>([...ids].map((id) => [id, []]));
	for (const row of await inParts([...ids], (some) => selectSightings(work.db, some).execute())) {
		const { import_id: importId, source, method, observed_at: at } = row;
		const device = fromStated(row.stated, { source, line: row.line });
		sightings.get(row.device_id)?.push({ device, at, importId, source, method });
	}
	return sightings;
}

/** A state in which only what still stands is believed; id and place stay. @param siteIds - By folded name. */
export function withoutWithdrawn(state: State, sightings: readonly Sighting[], siteIds: ReadonlyMap<string, string>): State {
	const inOrder = sightings.toSorted((a, b) => a.at - b.at);
	const standing = believed(inOrder);
	if (standing === undefined) return state;
	const { id, place } = state.device;
	return { ...state, device: { ...standing, id, place, site: standing.site && siteIds.get(fold(standing.site)) } };
}
