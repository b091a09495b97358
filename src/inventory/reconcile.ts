/**
 * Which rows speak of the same device, and what is believed of it: serial before MAC before the id, newest value first.
 *
 * Never by address alone: addresses change hands. All of it was written by strangers.
 */
import { fold } from "../core/text.ts";
import type { Device } from "./device.ts";
import { reachOf } from "./row-id.ts";

/** The list that a row stands in: its source, and which version of it. */
export interface ListVersion {
	readonly source: string;
	readonly importId: string;
}

/**
 * The key that tells devices of one organisation apart: `serial:…`, `mac:…` or `id:…`; `in:…` for a row that only a name or an address
 * tells apart, which means nothing outside its list; `row:…` for a row that nothing tells apart, which is another one in each version of
 * the list: the camera on line 2 of today need not be the one of yesterday.
 */
export function deviceKey(device: Device, list: ListVersion): string {
	const serial = device.serial === undefined ? "" : fold(device.serial).replace(/[^\p{L}\p{N}]/gu, "");
	if (isTelling(serial, 6)) return `serial:${serial}`;
	const mac = device.mac?.replace(/[^0-9a-f]/gi, "").toLowerCase() ?? "";
	if (mac.length === 12 && isTelling(mac, 12)) return `mac:${mac}`;
	const reach = reachOf(device);
	if (reach === "in-version") return `row:${list.importId}:${device.place.line}`;
	return reach === "in-list" ? `in:${list.source}:${device.id}` : `id:${device.id}`;
}

/** False for what is too short to be unique, and for placeholders: `00000000`, `ffffffffffff`, `123456`. */
function isTelling(text: string, least: number): boolean {
	if (text.length < least || /^(.)\1*$/.test(text)) return false;
	return !"0123456789012345".includes(text) && !"9876543210987654".includes(text);
}

/**
 * What the word for a method means: a `list` says all that its source knows, so that what its newest version leaves out is not stated any
 * more; `answers` (what a `person` states by hand among them) and everything else (scans) add to what is known.
 */
export function methodKind(method: string): "list" | "answers" | "other" {
	if (/^(?:file|csv|tsv|jsonl?)\b/.test(method)) return "list";
	return method === "answers" || method === "person" ? "answers" : "other";
}

/**
 * Whether a newer version of a source takes back what it leaves out: a list does, for it says all that it knows, and so does what a person
 * stated by hand, for that is how it is undone.
 */
export function takesBack(method: string): boolean {
	return methodKind(method) === "list" || method === "person";
}

/** A device with the time at which it was seen so, UTC milliseconds. */
export interface Seen {
	readonly device: Device;
	readonly at: number;
}

/** What is believed of a device after two sightings: the newest stated value of each field; of equal age, that of `b`. */
export function derive(a: Seen, b: Seen): Device {
	const [newer, older] = b.at >= a.at ? [b.device, a.device] : [a.device, b.device];
	return {
		...newer,
		site: newer.site ?? older.site,
		name: newer.name ?? older.name,
		brand: newer.brand ?? older.brand,
		maker: newer.maker ?? older.maker,
		model: newer.model ?? older.model,
		firmware: newer.firmware ?? older.firmware,
		kind: newer.kind === "unknown" ? older.kind : newer.kind,
		mac: newer.mac ?? older.mac,
		serial: newer.serial ?? older.serial,
		protocol: newer.protocol ?? older.protocol,
		addresses: newer.addresses.length > 0 ? newer.addresses : older.addresses,
		openPorts: newer.openPorts.length > 0 ? newer.openPorts : older.openPorts,
		exposure: newer.exposure === "unknown" ? older.exposure : newer.exposure,
		oemMap: newer.oemMap ?? older.oemMap,
	};
}

/** What one row of one import stated, UTC milliseconds. */
export interface Sighting extends Seen {
	readonly importId: string;
	readonly source: string;
	readonly method: string;
}

/** True when the row is silent about something that is believed: only then can a list withdraw anything. */
export function saysLess(row: Device, device: Device): boolean {
	const { addresses, openPorts } = device;
	return (
		STATED.some((field) => row[field] === undefined && device[field] !== undefined) ||
		(row.kind === "unknown" && device.kind !== "unknown") ||
		(row.exposure === "unknown" && device.exposure !== "unknown") ||
		(row.addresses.length === 0 && addresses.length > 0) ||
		(row.openPorts.length === 0 && openPorts.length > 0)
	);
}

const STATED = ["site", "name", "brand", "maker", "model", "firmware", "mac", "serial", "protocol", "oemMap"] as const;

/**
 * What is believed of a device after all that was stated of it, the oldest first: of each list only the newest version counts, so a cell
 * that was filled and is empty now takes its value away, and what other sources said before stands. `undefined` without sightings.
 */
export function believed(sightings: readonly Sighting[]): Device | undefined {
	const newest = new Map<string, string>();
	for (const { source, method, importId } of sightings) if (takesBack(method)) newest.set(source, importId);
	const counted = sightings.filter(({ source, method, importId }) => !takesBack(method) || newest.get(source) === importId);
	const [first, ...rest] = counted;
	return rest.reduce<Seen | undefined>((seen, next) => seen && { device: derive(seen, next), at: next.at }, first)?.device;
}
