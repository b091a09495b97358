/** What the inventory needs from outside: somewhere to keep imports, observations and the devices derived from them. */
import type { Device, Rejected } from "./device.ts";

/** Sortable by time of making, unguessable. */
export type ImportId = string & { readonly kind: "ImportId" };

/** Sortable by time of making, unguessable; not the `id` that an inventory states. */
export type DeviceId = string & { readonly kind: "DeviceId" };

/** Whose inventories are asked about: ids of organisations. `every`: of whoever has the whole store, as the tests do. */
export type Owners = readonly string[] | "every";

/** What is known when an import begins. */
export interface ImportStart {
	/** Whose devices these are, by name; made on first use. Case and accents do not count. */
	readonly organisation: string;
	/** Whose devices these are, where that is known: then the name is not looked at. */
	readonly organisationId?: string | undefined;
	/** What was read, by a name that stays the same from import to import: the whole path of a file, or `-`. */
	readonly source: string;
	/** How the values were learnt: `csv`, `json`, `answers`, `nmap`, `isapi`, …; see `methodKind` (reconcile.ts). */
	readonly method: string;
	/** How far the method can be trusted, 0 to 1. */
	readonly confidence: number;
	/** When the values held, UTC milliseconds: the export's own time where it states one, else the time of the import. */
	readonly observedAt: number;
	/** Account that imports, for the audit. */
	readonly who: string;
	/** UTC milliseconds. */
	readonly at: number;
}

/** What is known when an import ends. */
export interface ImportEnd {
	/** Of the whole source, lower-case hex. */
	readonly sha256: string;
	/** Size of the whole source. */
	readonly bytes: number;
	/** UTC milliseconds. */
	readonly at: number;
}

/** Some rows of an import, in the order of the source; the last batch may be of any size. */
export interface ImportBatch {
	readonly devices: readonly Device[];
	readonly rejected: readonly Rejected[];
	/** Rows of which the caller knows which device they speak of; the device keeps its id and place. */
	readonly answers?: readonly Answer[];
}

/** What somebody found out about a device that is kept already. */
export interface Answer {
	readonly to: DeviceId;
	readonly device: Device;
}

/** An import as kept. */
export interface ImportRecord extends ImportStart {
	readonly id: ImportId;
	readonly organisationId: string;
	/** `undefined`: it did not reach its end. What it had delivered until then is kept and counts. */
	readonly end: ImportTotals | undefined;
}

/** What an import came to. */
export interface ImportTotals extends ImportEnd {
	/** Rows taken. */
	readonly rows: number;
	/** Rows refused. */
	readonly rejected: number;
	/** Devices that the rows speak of; fewer than rows where several rows name one device. */
	readonly devices: number;
}

/** One value as one source stated it. Never changed, never deleted by a later one. */
export interface Observation {
	readonly importId: ImportId;
	readonly source: string;
	/** Line, or index of the element, from 1. */
	readonly line: number;
	readonly method: string;
	/** A field of `Device`; `oemMap.manufacturer` and `oemMap.model` for those two. */
	readonly field: string;
	readonly value: string;
	/** UTC milliseconds. */
	readonly time: number;
	readonly confidence: number;
}

/** A device as derived from all observations of it. */
export interface KeptDevice {
	readonly id: DeviceId;
	readonly organisation: string;
	readonly organisationId: string;
	/** Newest stated value of each field that its source has not withdrawn; `id` and `place` are those of the newest row of a list. */
	readonly device: Device;
	/** UTC milliseconds of the oldest and the newest observation. */
	readonly firstSeenAt: number;
	readonly lastSeenAt: number;
}

/** Which devices, and where to go on. Without `after`: from the start. */
export interface DeviceQuery {
	readonly of: Owners;
	/** Name of a site. */
	readonly site?: string;
	/** Words that must all occur in name, brand, model or id; case and accents do not count. */
	readonly search?: string;
	/** Only devices that one of these imports speaks of. */
	readonly seenIn?: readonly ImportId[];
	readonly after?: DeviceId;
	/** 1 to 5 000; 1 000 when not given. */
	readonly limit?: number;
}

/** A page; `next` is the `after` of the following one, `undefined` at the end. */
export interface Page<T, Cursor> {
	readonly items: readonly T[];
	readonly next: Cursor | undefined;
}

/** A refused row, for the user to mend. */
export interface KeptRejected extends Rejected {
	readonly importId: ImportId;
}

/** A site, and how many devices belong to it. */
export interface SiteCount {
	readonly organisation: string;
	/** `undefined`: devices whose site nobody states. */
	readonly site: string | undefined;
	readonly devices: number;
}

/**
 * Keeps inventories. A kept promise of a writing method means that its rows are on the disk, and that they survive the process.
 *
 * Devices are told apart by `deviceKey` and derived by `derive` and `believed` (reconcile.ts).
 */
export interface InventoryStore {
	beginImport(start: ImportStart): Promise<ImportId>;
	/** Takes rows, all or none; the same row twice is taken once. Up to 5 000 rows a call, a few hundred are best. */
	addRows(importId: ImportId, batch: ImportBatch): Promise<void>;
	finishImport(importId: ImportId, end: ImportEnd): Promise<ImportRecord>;
	/** The three in one, for a stream of batches; `end` is asked when the stream is through. */
	recordImport(
		start: ImportStart,
		batches: AsyncIterable<ImportBatch> | Iterable<ImportBatch>,
		end: () => ImportEnd | Promise<ImportEnd>,
	): Promise<ImportRecord>;
	/** Newest first. */
	imports(of: Owners): Promise<readonly ImportRecord[]>;
	/** Refused rows of an import in order of line, after a line, at most 5 000. */
	rejected(of: Owners, importId: ImportId, page: { readonly after?: number; readonly limit?: number }): Promise<readonly KeptRejected[]>;
	devices(query: DeviceQuery): Promise<Page<KeptDevice, DeviceId>>;
	/** Every device of a query, page by page, so that a million fit; what is added meanwhile may or may not be among them. */
	everyDevice(query: Omit<DeviceQuery, "after" | "limit">): AsyncIterable<readonly KeptDevice[]>;
	device(of: Owners, id: DeviceId): Promise<KeptDevice | undefined>;
	/** All that was ever stated about a device, newest first. */
	observations(of: Owners, id: DeviceId): Promise<readonly Observation[]>;
	/** Sites with their counts, by organisation and name. */
	sites(of: Owners): Promise<readonly SiteCount[]>;
}
