/** From the raw texts of a row to a device, with what was odd about it. Shared by all forms of inventory. */
import { fold } from "../../core/text.ts";
import type { Device, DeviceKind, Exposure, RowPlace, RowWarning } from "../device.ts";
import { madeId } from "../row-id.ts";
import { type AddressCell, looksLikeAddress, parseAddresses } from "./address.ts";
import { cleanCell } from "./clean-cell.ts";
import { readDriver } from "./driver-name.ts";
import { type ExposureReading, readExposure } from "./exposure-word.ts";
import type { FieldValues } from "./field.ts";
import { joinFirmware } from "./firmware-text.ts";
import type { InventoryItem } from "./item.ts";
import { readKind } from "./kind-word.ts";
import { parseMac } from "./mac.ts";
import { readOemMap } from "./oem-map.ts";
import { parsePorts } from "./ports.ts";
import { isPublicAddress } from "./public-address.ts";
import { isPlaceholderSerial, modelInSerial } from "./serial-text.ts";
import { remembered } from "./text-cache.ts";

/** What the whole file says about its rows. */
export interface FileFacts {
	/** Who built every device of the file, where its form tells. */
	readonly maker: string | undefined;
}

const shared = remembered((text) => ({ text: cleanCell(text) }));
const kinds = remembered((text) => ({ kind: readKind(text) }));
const exposures = remembered((text): { readonly reading: ExposureReading } => ({ reading: readExposure(cleanCell(text)) }));

/**
 * Makes a device.
 *
 * @returns The device with its warnings; `inventory/no-device` for a row that states nothing to know a device by. No text of the
 *   row stands in a warning or a reason: a password may have slipped into any cell.
 */
export function toDevice(values: FieldValues, place: RowPlace, facts: FileFacts): InventoryItem {
	const warnings: RowWarning[] = [];
	const warn = (message: string): void => {
		warnings.push({ source: place.source, line: place.line, message });
	};
	const addressText = own(values.address);
	// `Hardware Address` is a MAC in one program and a URL in another.
	const macInAddress = addressText === undefined ? undefined : parseMac(addressText);
	const name = own(values.name);
	// In many exports `Host` is the only column of addresses.
	const nameAsAddress = addressText === undefined && name !== undefined && looksLikeAddress(name) ? name : undefined;
	const address = parseAddresses(macInAddress === undefined ? (addressText ?? nameAsAddress) : undefined);
	const mac = macOf(values, warn) ?? macInAddress;
	const serial = serialOf(values, warn);
	const what = identityOf(values, serial, facts, warn);
	const firmware = joinFirmware(common(values.firmware), common(values.build));
	if (firmware.conflict) warn("the firmware column and the build column state different builds; the firmware column counts");
	if (address.unread) warn("a part of the address is no address; it was left out");
	const id = own(values.id);
	const stated = what.brand ?? what.maker ?? what.model ?? firmware.text ?? mac ?? serial ?? address.addresses[0] ?? name ?? id;
	if (stated === undefined || (what.onlyFromFile && (firmware.text ?? mac ?? serial ?? address.addresses[0] ?? name ?? id) === undefined)) {
		return { rejected: { ...place, code: "inventory/no-device", reason: "the row states nothing to know a device by" } };
	}
	const site = common(values.site);
	const device: Device = {
		id: id ?? serial ?? mac ?? madeId({ site, name, addresses: address.addresses, place }),
		site,
		name,
		brand: what.brand,
		maker: what.maker,
		model: what.model,
		firmware: firmware.text,
		kind: what.kind,
		mac,
		serial,
		protocol: common(values.protocol),
		addresses: address.addresses,
		openPorts: portsOf(values, address),
		exposure: exposureOf(values, address, warn),
		oemMap: what.oemMap,
		place,
	};
	return { device, warnings };
}

type Warn = (message: string) => void;

function own(cell: string | undefined): string | undefined {
	return cell === undefined ? undefined : cleanCell(cell);
}

function common(cell: string | undefined): string | undefined {
	return cell === undefined || cell === "" ? undefined : shared(cell).text;
}

function macOf(values: FieldValues, warn: Warn): string | undefined {
	const text = own(values.mac);
	if (text === undefined) return undefined;
	const mac = parseMac(text);
	if (mac === undefined) warn("the MAC address has no known form; it was left out");
	return mac;
}

function serialOf(values: FieldValues, warn: Warn): string | undefined {
	const serial = own(values.serial);
	if (serial === undefined || !isPlaceholderSerial(serial)) return serial;
	warn("the serial number is a placeholder; it was left out");
	return undefined;
}

function portsOf(values: FieldValues, address: AddressCell): readonly number[] {
	const stated = parsePorts(own(values.ports));
	if (address.ports.length === 0) return stated;
	return [...new Set([...address.ports, ...stated])];
}

function exposureOf(values: FieldValues, address: AddressCell, warn: Warn): Exposure {
	if (values.isolated !== undefined && exposures(values.isolated).reading === "internet") return "isolated";
	const reading = values.exposure === undefined ? "silent" : exposures(values.exposure).reading;
	const isPublic = address.addresses.some(isPublicAddress);
	if (reading === "unread") warn("the word in the exposure column is not known; exposure is taken as unknown");
	if (isPublic && (reading === "internal" || reading === "isolated"))
		warn("the address is public although the exposure column says otherwise");
	if (reading !== "silent" && reading !== "unread") return reading;
	return isPublic ? "internet" : "unknown";
}

interface Identity {
	readonly brand: string | undefined;
	readonly maker: string | undefined;
	readonly model: string | undefined;
	readonly kind: DeviceKind;
	readonly oemMap: Device["oemMap"];
	readonly onlyFromFile: boolean;
}

function identityOf(values: FieldValues, serial: string | undefined, facts: FileFacts, warn: Warn): Identity {
	const manufacturer = common(values.manufacturer);
	const driver = values.driver === undefined ? undefined : readDriver(common(values.driver) ?? "");
	const brand = common(values.brand) ?? manufacturer ?? driver?.brand;
	const apart = manufacturer !== undefined && brand !== undefined && fold(brand) !== fold(manufacturer) ? manufacturer : undefined;
	const { model, kind } = modelOf(values, driver?.model, serial, warn);
	const oem = readOemMap(common(values.oemManufacturer), common(values.oemModel), common(values.oem));
	const stated = common(values.maker) ?? apart ?? oem.maker;
	const maker = stated ?? facts.maker;
	if (oem.incomplete) warn("the OEM columns name a model without its manufacturer; they were left out");
	return {
		brand,
		maker,
		model,
		kind,
		oemMap: oem.oemMap,
		onlyFromFile: stated === undefined && brand === undefined && model === undefined,
	};
}

function modelOf(
	values: FieldValues,
	fromDriver: string | undefined,
	serial: string | undefined,
	warn: Warn,
): { model: string | undefined; kind: DeviceKind } {
	const stated = common(values.model);
	const type = common(values.type);
	const typeKind = type === undefined ? undefined : kinds(type).kind;
	const category = stated === undefined ? undefined : kinds(stated).kind;
	const kindColumn = common(values.kind);
	const kind = (kindColumn === undefined ? undefined : kinds(kindColumn).kind) ?? typeKind ?? category ?? "unknown";
	if (category !== undefined) warn("the model column names a category of devices, not a model; it counts as the kind");
	const model = (category === undefined ? stated : undefined) ?? (typeKind === undefined ? type : undefined) ?? fromDriver;
	if (model !== undefined || serial === undefined) return { model, kind };
	const inSerial = modelInSerial(serial);
	if (inSerial !== undefined) warn("the model was read from the front of the serial number");
	return { model: inSerial, kind };
}
