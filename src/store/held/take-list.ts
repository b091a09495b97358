/** Takes a list of devices into the store, and sees whether it is the version that is there already. */
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import type { Device } from "../../inventory/device.ts";
import type { ReadBatch } from "../../inventory/import/item.ts";
import { isMapProblem } from "../../inventory/import/map-spec.ts";
import type { DeviceId, ImportBatch, ImportRecord } from "../../inventory/ports.ts";
import { type ByteSource, openBytes } from "../files/open-bytes.ts";
import { type ReadInventoryOptions, readInventory } from "../files/read-inventory.ts";
import { type ReadWords, toReadOptions } from "../files/read-options.ts";
import type { Store } from "../open-store.ts";
import { listen, naming, ORGANISATION, ownOrganisation, type Said, WHO } from "./said.ts";

/** A list's newest version in the store, and the one before. */
export interface ListVersions {
	readonly newest: ImportRecord;
	readonly earlier: ImportRecord | undefined;
}

/**
 * Takes a file. Where exactly these bytes, read in the same way, are its newest import, it is read again for what there is to say of it,
 * and nothing is written twice.
 *
 * @returns `undefined` when it gives no device; then nothing is kept of it, and `said` tells why.
 */
export async function takeList(store: Store, file: string, words: ReadWords, said: Said): Promise<ListVersions | undefined> {
	const how = toReadOptions(words);
	const source = await openBytes(file);
	if (!how.ok || !source.ok) {
		said.problems.push(...[how, source].flatMap((each) => (each.ok ? [] : [each.error])));
		return undefined;
	}
	if (words.map !== undefined && (await missesColumns(source.value, how.value, said))) return undefined;
	const name = file === "-" ? file : resolve(file);
	// Standard input can be read but once, so it cannot be held against an earlier import beforehand.
	const digest = file === "-" ? undefined : await digestOf(source.value);
	const method = methodOf(words);
	const [newest, earlier] = (await store.inventory.imports(await ownOrganisation(store))).filter((record) => record.source === name);
	if (newest?.end !== undefined && newest.end.sha256 === digest?.sha256 && newest.method === method) {
		for await (const batch of readInventory([source.value], how.value)) listen(said, batch);
		return { newest, earlier };
	}
	const counted = newDigest(source.value);
	const opened = await untilDevices(readInventory([counted.source], how.value), said);
	if (opened === undefined) return undefined;
	const before = newest === undefined ? undefined : await statedIn(store, newest);
	const at = Date.now();
	const start = { organisation: ORGANISATION, source: name, method, confidence: 0.8, observedAt: at, who: WHO, at };
	const record = await store.inventory.recordImport(start, opened, () => ({ ...(digest ?? counted.digest()), at: Date.now() }));
	if (before !== undefined) said.notes.push(...(await withdrawn(store, record, before)));
	return { newest: record, earlier: newest };
}

/** Reading in another way is another version: the user may have named a column that was not read before. */
function methodOf({ as, map }: ReadWords): string {
	return ["file", ...(as === undefined ? [] : ["--as", as]), ...(map === undefined ? [] : ["--map", map])].join(" ");
}

/** The user's word on columns is held against the whole file before anything of it is kept. Standard input can be read but once. */
async function missesColumns(source: ByteSource, how: ReadInventoryOptions, said: Said): Promise<boolean> {
	if (source.name === "-") return false;
	let missed = false;
	for await (const { problems } of readInventory([source], how)) {
		const wrong = problems.filter(isMapProblem);
		said.problems.push(...wrong);
		missed ||= wrong.length > 0;
	}
	return missed;
}

interface Digest {
	readonly sha256: string;
	readonly bytes: number;
}

async function digestOf(source: ByteSource): Promise<Digest> {
	const counted = newDigest(source);
	for await (const _part of counted.source.open());
	return counted.digest();
}

/** Hash and size of what is read from a source, once it is read. */
function newDigest({ name, open }: ByteSource): { readonly source: ByteSource; readonly digest: () => Digest } {
	const hash = createHash("sha256");
	let bytes = 0;
	async function* counting(): AsyncGenerator<Uint8Array> {
		for await (const part of open()) {
			hash.update(part);
			bytes += part.length;
			yield part;
		}
	}
	return { source: { name, open: counting }, digest: () => ({ sha256: hash.digest("hex"), bytes }) };
}

/** Reads up to the first device; `undefined` when there is none, so that a broken file never stands in for the list it was. */
async function untilDevices(batches: AsyncGenerator<ReadBatch>, said: Said): Promise<AsyncGenerator<ImportBatch> | undefined> {
	const first: ReadBatch[] = [];
	for (;;) {
		const next = await batches.next();
		if (next.done === true) return undefined;
		listen(said, next.value);
		if (next.value.problems.some(isMapProblem)) return undefined;
		first.push(next.value);
		if (next.value.devices.length > 0) return allBatches(first, batches, said);
	}
}

async function* allBatches(first: readonly ReadBatch[], rest: AsyncIterable<ReadBatch>, said: Said): AsyncGenerator<ImportBatch> {
	yield* first;
	for await (const batch of rest) {
		listen(said, batch);
		yield batch;
	}
}

const TOLD = ["brand", "model", "firmware"] as const;

type Stated = Readonly<Partial<Record<(typeof TOLD)[number], string>>>;

async function statedIn(store: Store, { id, organisationId }: ImportRecord): Promise<ReadonlyMap<DeviceId, Stated>> {
	const stated = new Map<DeviceId, Stated>();
	for await (const page of store.inventory.everyDevice({ of: [organisationId], seenIn: [id] }))
		for (const kept of page) stated.set(kept.id, toldOf(kept.device));
	return stated;
}

function toldOf(device: Device): Stated {
	return Object.fromEntries(TOLD.flatMap((field) => (device[field] === undefined ? [] : [[field, device[field]]])));
}

/** What the version before stated of a device, this one does not, and nobody else ever did. */
async function withdrawn(
	store: Store,
	{ id, organisationId }: ImportRecord,
	before: ReadonlyMap<DeviceId, Stated>,
): Promise<readonly string[]> {
	const lost = new Map<string, string[]>();
	for await (const page of store.inventory.everyDevice({ of: [organisationId], seenIn: [id] })) {
		for (const kept of page) {
			for (const field of TOLD) {
				const was = before.get(kept.id)?.[field];
				if (was === undefined || kept.device[field] !== undefined) continue;
				const names = lost.get(field) ?? [];
				names.push(`${kept.device.id} (was ${was})`);
				lost.set(field, names);
			}
		}
	}
	return [...lost].map(
		([field, names]) => `the ${field} stood in the list before and is not in it any more, so it counts as unknown: ${naming(names)}`,
	);
}
