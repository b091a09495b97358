/** Between a device and its columns, and between a row and what it stated. */
import { fold } from "../../core/text.ts";
import type { Device, DeviceKind, Exposure, RowPlace } from "../../inventory/device.ts";
import type { DeviceId, KeptDevice, Observation } from "../../inventory/ports.ts";
import { storable } from "../storable.ts";
import type { DeviceTable } from "../tables.ts";

/** Columns that say which device it is and since when. */
export type DeviceHead = Pick<DeviceTable, "id" | "organisation_id" | "site_id" | "device_key" | "first_seen_at" | "last_seen_at">;

/** A device's columns, in the order of the table. */
export function toRow(head: DeviceHead, device: Device): DeviceTable {
	const { name, brand, model } = device;
	return {
		id: head.id,
		organisation_id: head.organisation_id,
		site_id: head.site_id,
		device_key: head.device_key,
		given_id: storable(device.id),
		name: text(name),
		brand: text(brand),
		maker: text(device.maker),
		model: text(model),
		firmware: text(device.firmware),
		kind: device.kind,
		mac: text(device.mac),
		serial: text(device.serial),
		protocol: text(device.protocol),
		addresses: list(device.addresses),
		open_ports: list(device.openPorts),
		exposure: device.exposure,
		oem_manufacturer: text(device.oemMap?.manufacturer),
		oem_model: text(device.oemMap?.model),
		folded: folded(`${name ?? ""} ${brand ?? ""} ${model ?? ""} ${device.id}`),
		first_seen_at: head.first_seen_at,
		last_seen_at: head.last_seen_at,
		source: storable(device.place.source),
		line: device.place.line,
	};
}

function text(value: string | undefined): string | null {
	return value === undefined ? null : storable(value);
}

function list(values: readonly (string | number)[]): string | null {
	return values.length === 0 ? null : JSON.stringify(values);
}

/** As `fold`, which takes eight passes; most devices are plain ASCII and need one. */
export function folded(value: string): string {
	return /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(value) ? value.toLowerCase() : storable(fold(value));
}

/** A device of its columns; `site` is the site's name. */
export function toDevice(row: DeviceTable, site: string | null): Device {
	const { oem_manufacturer: manufacturer, oem_model: model } = row;
	return {
		id: row.given_id,
		site: site ?? undefined,
		name: row.name ?? undefined,
		brand: row.brand ?? undefined,
		maker: row.maker ?? undefined,
		model: row.model ?? undefined,
		firmware: row.firmware ?? undefined,
		kind: row.kind as DeviceKind,
		mac: row.mac ?? undefined,
		serial: row.serial ?? undefined,
		protocol: row.protocol ?? undefined,
		addresses: row.addresses === null ? [] : (JSON.parse(row.addresses) as string[]),
		openPorts: row.open_ports === null ? [] : (JSON.parse(row.open_ports) as number[]),
		exposure: row.exposure as Exposure,
		oemMap: manufacturer === null || model === null ? undefined : { manufacturer, model },
		place: { source: row.source, line: row.line },
	};
}

/** A device with the names of its organisation and site. */
export function toKept(row: DeviceTable & { readonly organisation: string; readonly site: string | null }): KeptDevice {
	return {
		id: row.id as DeviceId,
		organisation: row.organisation,
		organisationId: row.organisation_id,
		device: toDevice(row, row.site),
		firstSeenAt: row.first_seen_at,
		lastSeenAt: row.last_seen_at,
	};
}

/** What a row stated, as JSON: only what it does state. */
export function toStated(device: Device): string {
	const { kind, exposure, addresses, openPorts, place, ...texts } = device;
	return JSON.stringify({
		...texts,
		kind: kind === "unknown" ? undefined : kind,
		exposure: exposure === "unknown" ? undefined : exposure,
		addresses: addresses.length === 0 ? undefined : addresses,
		openPorts: openPorts.length === 0 ? undefined : openPorts,
	});
}

/** The device that a row stated, out of the JSON of `toStated`. */
export function fromStated(stated: string, place: RowPlace): Device {
	const nothing = { site: undefined, name: undefined, brand: undefined, maker: undefined, model: undefined, firmware: undefined };
	const silent = { ...nothing, mac: undefined, serial: undefined, protocol: undefined, oemMap: undefined, addresses: [], openPorts: [] };
	return { ...silent, kind: "unknown", exposure: "unknown", ...(JSON.parse(stated) as { readonly id: string }), place };
}

type Stated = Readonly<Record<string, unknown>>;

/** The observations that a row's JSON holds: one for each field, and for each value of a list. */
export function toObservations(stated: string, common: Omit<Observation, "field" | "value">): readonly Observation[] {
	const fields = Object.entries(JSON.parse(stated) as Stated).flatMap(([field, value]) => flat(field, value));
	return fields.map(([field, value]) => ({ ...common, field, value }));
}

function flat(field: string, value: unknown): readonly (readonly [field: string, value: string])[] {
	if (Array.isArray(value)) return value.map((each) => [field, String(each)] as const);
	if (typeof value === "object" && value !== null)
		return Object.entries(value).map(([key, each]) => [`${field}.${key}`, String(each)] as const);
	return [[field, String(value)]];
}
