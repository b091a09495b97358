/**
 * Which rows speak of the same device, and what is believed of it: serial before MAC before the stated id, newest value first.
 *
 * Never by address alone: addresses change hands. All of it was written by strangers.
 */
import { fold } from "../core/text.ts";
import type { Device } from "./device.ts";

/** The key that tells devices of one organisation apart: `serial:…`, `mac:…` or `id:…`. */
export function deviceKey(device: Device): string {
	const serial = device.serial === undefined ? "" : fold(device.serial).replace(/[^\p{L}\p{N}]/gu, "");
	if (isTelling(serial, 6)) return `serial:${serial}`;
	const mac = device.mac?.replace(/[^0-9a-f]/gi, "").toLowerCase() ?? "";
	if (mac.length === 12 && isTelling(mac, 12)) return `mac:${mac}`;
	return `id:${device.id}`;
}

/** False for what is too short to be unique, and for placeholders: `00000000`, `ffffffffffff`, `123456`. */
function isTelling(text: string, least: number): boolean {
	if (text.length < least || /^(.)\1*$/.test(text)) return false;
	return !"0123456789012345".includes(text) && !"9876543210987654".includes(text);
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
		addresses: newer.addresses.length > 0 ? newer.addresses : older.addresses,
		openPorts: newer.openPorts.length > 0 ? newer.openPorts : older.openPorts,
		exposure: newer.exposure === "unknown" ? older.exposure : newer.exposure,
		oemMap: newer.oemMap ?? older.oemMap,
	};
}
