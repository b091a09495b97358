/** The devices that an answer is about: those of the newest version of its lists; and what of earlier versions is not among them. */
import type { Device } from "../../inventory/device.ts";
import { newSeenIds } from "../../inventory/import/seen-ids.ts";
import type { DeviceId, ImportRecord, KeptDevice } from "../../inventory/ports.ts";
import { methodKind } from "../../inventory/reconcile.ts";
import { reachOf } from "../../inventory/row-id.ts";
import type { Store } from "../open-store.ts";
import { naming, ownOrganisation } from "./said.ts";
import type { ListVersions } from "./take-list.ts";

/** A device under the id that it has in the answer: unique, also where two lists use one id for two devices. */
export interface ShownDevice {
	readonly kept: DeviceId;
	readonly device: Device;
}

/** Every device of the lists, page by page. */
export async function* shownDevices(store: Store, lists: readonly ListVersions[]): AsyncGenerator<readonly ShownDevice[]> {
	const ids = newSeenIds();
	for await (const page of everyDevice(
		store,
		lists.map(({ newest }) => newest),
	)) {
		yield page.map(({ id: kept, device }) => {
			const id = ids.unique(device.id);
			return { kept, device: id === device.id ? device : { ...device, id } };
		});
	}
}

function everyDevice(store: Store, imports: readonly ImportRecord[]): AsyncIterable<readonly KeptDevice[]> {
	return store.inventory.everyDevice({ of: imports.map(({ organisationId }) => organisationId), seenIn: imports.map(({ id }) => id) });
}

/** The newest version of each list that the store holds. */
export async function heldLists(store: Store): Promise<readonly ListVersions[]> {
	const lists = Map.groupBy((await store.inventory.imports(await ownOrganisation(store))).filter(isList), ({ source }) => source);
	return [...lists.values()].flatMap(([newest, earlier]) => (newest === undefined ? [] : [{ newest, earlier }])).toReversed();
}

function isList({ method }: ImportRecord): boolean {
	return methodKind(method) === "list";
}

/** What the user should know of earlier versions and other lists: devices that are not counted, answers that are not applied. */
export async function notesOnEarlier(store: Store, lists: readonly ListVersions[]): Promise<readonly string[]> {
	const own = await ownOrganisation(store);
	const imports = await store.inventory.imports(own);
	const shown = new Set(lists.map(({ newest }) => newest.id));
	if (imports.every((record) => !isList(record) || shown.has(record.id))) return [];
	const answers = imports.filter(({ method }) => methodKind(method) === "answers");
	const counted = new Set<DeviceId>();
	for await (const page of everyDevice(
		store,
		lists.map(({ newest }) => newest),
	))
		for (const { id } of page) counted.add(id);
	const missing: string[] = [];
	for await (const page of store.inventory.everyDevice({ of: own })) {
		for (const { id, device } of page) if (!counted.has(id) && reachOf(device) !== "in-version") missing.push(device.id);
	}
	const lines = await Promise.all(lists.map((versions) => comparedByLine(store, versions, answers)));
	const fewer = lines.reduce((sum, { fewer }) => sum + fewer, 0);
	return [...missingNote(missing, fewer), ...lines.flatMap(({ notes }) => notes)];
}

function missingNote(names: readonly string[], fewer: number): readonly string[] {
	const number = names.length + fewer;
	if (number === 0) return [];
	const named = names.length === 0 ? "" : `: ${naming(names)}`;
	if (number === 1) return [`1 device that an earlier list had is not in this one and is not counted${named}`];
	return [`${number} devices that an earlier list had are not in this one and are not counted${named}`];
}

/** Rows that only their line tells apart cannot be followed from version to version: they are counted, and their answers do not move. */
async function comparedByLine(
	store: Store,
	{ newest, earlier }: ListVersions,
	answers: readonly ImportRecord[],
): Promise<{ readonly fewer: number; readonly notes: readonly string[] }> {
	if (earlier === undefined) return { fewer: 0, notes: [] };
	const before = await byLine(store, earlier);
	if (before.size === 0) return { fewer: 0, notes: [] };
	const now = await byLine(store, newest);
	const answered = new Set<DeviceId>();
	if (answers.length > 0) for await (const page of everyDevice(store, answers)) for (const { id } of page) answered.add(id);
	const again = new Set([...now].flatMap(([id, { id: name }]) => (answered.has(id) ? [name] : [])));
	const lost = [...before].flatMap(([id, device]) => (answered.has(id) && !again.has(device.id) ? [device] : []));
	const fewer = Math.max(0, before.size - now.size);
	if (lost.length === 0) return { fewer, notes: [] };
	const names = naming(lost.map(({ id, model, brand }) => `${id} (${model ?? brand ?? "model not stated"})`));
	const why = "the list has changed since, and nothing in such a row tells which device it is";
	return { fewer, notes: [`not applied: the answer given for ${names}: ${why}; give it a name, an address or an id, and answer again`] };
}

async function byLine(store: Store, record: ImportRecord): Promise<ReadonlyMap<DeviceId, Device>> {
	const found = new Map<DeviceId, Device>();
	for await (const page of everyDevice(store, [record]))
		for (const { id, device } of page) if (reachOf(device) === "in-version") found.set(id, device);
	return found;
}
