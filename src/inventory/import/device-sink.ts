/** Where a fleet takes devices row by row: in full, or as one more of a kind that it has taken before. */
import type { Device, DeviceKind, Exposure } from "../device.ts";

/** A row of which all is known but who it is: its texts lie in `bytes`, as UTF-8. The record and the bytes are used again for the next row. */
export interface KnownRow {
	/** What `identityOf` and `siteOf` gave; -1 for both where the sink does not want the site. */
	identity: number;
	site: number;
	kind: DeviceKind;
	exposure: Exposure;
	bytes: Uint8Array;
	idFrom: number;
	idTo: number;
	/** -1: no name is stated. */
	nameFrom: number;
	nameTo: number;
}

/** Takes the devices of a read in their order. */
export interface DeviceSink {
	/** A device in full. */
	add(device: Device): void;
	/** One more device; the sink copies what it keeps. */
	addKnown(row: KnownRow): void;
	/** The sink's number for all that decides about a device: the fields of its identity, and what its other fields show of its maker. */
	identityOf(device: Device): number;
	/** The sink's number, from 1, for what a MAC address shows: equal for those that show the same, whatever the rest of the device. */
	markOf(mac: string): number;
	/** The sink's number for a site; -1 for one whose devices it does not want. */
	siteOf(site: string | undefined): number;
}
