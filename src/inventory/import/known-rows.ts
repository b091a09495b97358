/**
 * Rows that say nothing new: what decides about them was met before, only who they are differs. @see docs/adr/0013-rows-that-say-nothing-new.md
 *
 * A row is first read in full (to-device.ts). What came of it is kept by the cells it came from, in three parts that do not look at
 * one another: identity and kind, exposure, site. A later row whose cells are known in all three, and whose own cells are in order, is
 * given to the sink with those results and its id and name. In any doubt the row is left to be read in full.
 */
import type { Device, DeviceKind, Exposure } from "../device.ts";
import { looksLikeAddress, parseAddresses } from "./address.ts";
import { cleanCell } from "./clean-cell.ts";
import type { Columns } from "./columns.ts";
import type { DeviceSink, KnownRow } from "./device-sink.ts";
import type { Field } from "./field.ts";
import type { InventoryItem } from "./item.ts";
import { type CutLine, createKnownTexts } from "./known-texts.ts";
import { parseMac } from "./mac.ts";
import { ipv4At, isSerial, macCell, mayBeAddress, ownCell, textOf } from "./own-cell.ts";
import { isPublicAddress, isPublicIpv4 } from "./public-address.ts";
import type { SeenIds } from "./seen-ids.ts";
import { modelInSerial } from "./serial-text.ts";

/** Recognises the rows of one file. */
export interface KnownRows {
	/** Cells that a line must have. */
	readonly width: number;
	/** True where a line says nothing new; nothing has been taken yet. */
	recognise(line: CutLine): boolean;
	/** Gives the line that was recognised last to the sink; false, and nothing taken, where its id was met before. */
	take(): boolean;
	/** Keeps what came of a row that was read in full. */
	learn(cells: readonly string[], item: InventoryItem): void;
}

const IDENTITY: readonly Field[] = [
	"oemManufacturer",
	"oemModel",
	"oem",
	"build",
	"firmware",
	"model",
	"maker",
	"brand",
	"manufacturer",
	"driver",
	"kind",
	"type",
];
const EXPOSURE: readonly Field[] = ["isolated", "exposure"];
/** Fields of which a row has its own text. Several columns for one of them are read in full. */
const OWN: readonly Field[] = ["id", "name", "serial", "mac"];

interface KnownIdentity {
	/** The sink's number; before it is asked, a device to ask with: a device in full is too large to be kept for each. */
	number: number | Device;
	readonly kind: DeviceKind;
	/** The model is in no cell: it may stand in the serial number. */
	readonly noModel: boolean;
}

/** What a file's plan says that matters here. */
export interface KnownRowsPlan {
	readonly columns: Columns;
	readonly width: number;
	readonly header: readonly string[] | undefined;
	/** The maker that the file's form tells of every device: such a row must state more than that. */
	readonly maker: string | undefined;
}

/** Starts with nothing known; `undefined` for a plan whose rows must all be read in full. */
export function createKnownRows(plan: KnownRowsPlan, sink: DeviceSink, seen: SeenIds): KnownRows | undefined {
	const { columns, header } = plan;
	if (OWN.some((field) => columns[field].length > 1)) return undefined;
	const columnsOf = (fields: readonly Field[]) => [...new Set(fields.flatMap((field) => columns[field]))].sort((a, b) => a - b);
	const identityTexts = createKnownTexts(columnsOf(IDENTITY));
	const exposureTexts = createKnownTexts(columnsOf(EXPOSURE));
	const siteTexts = createKnownTexts(columnsOf(["site"]));
	const identities: (KnownIdentity | undefined)[] = [];
	/** By the number of the cells, for addresses that are not public and those that are. */
	const exposures: [inner: Exposure | undefined, open: Exposure | undefined][] = [];
	const sites: number[] = [];
	const [id, name, serial, mac] = OWN.map((field) => columns[field][0] ?? -1) as [number, number, number, number];
	const row: KnownRow = {
		identity: 0,
		site: 0,
		kind: "unknown",
		exposure: "unknown",
		bytes: NONE,
		idFrom: 0,
		idTo: 0,
		nameFrom: 0,
		nameTo: 0,
	};
	let known: KnownIdentity | undefined;
	// The header may stand in a file again; it must never be taken for a device.
	const forbidden = header === undefined ? -1 : identityTexts.add(header);

	/** Whether the addresses of a line are public; `undefined` where they need a closer look. */
	function isReachable({ bytes, bounds }: CutLine): boolean | undefined {
		const [column = -1] = columns.address;
		if (columns.address.length === 1) {
			const [from, to] = [bounds[2 * column] ?? 0, bounds[2 * column + 1] ?? 0];
			const plain = ipv4At(bytes, from, to);
			if (plain > 0) return isPublicIpv4(plain);
			if (from < to) return addressesPublic(textOf(bytes, from, to));
		} else if (columns.address.length > 1) {
			const texts = columns.address.map((at) => textOf(bytes, bounds[2 * at] ?? 0, bounds[2 * at + 1] ?? 0));
			if (texts.some((text) => text !== "")) return addressesPublic(texts.join(" "));
		}
		return row.nameFrom >= 0 && mayBeAddress(bytes, row.nameFrom, row.nameTo) && looksLikeAddress(textOf(bytes, row.nameFrom, row.nameTo))
			? undefined
			: false;
	}

	/** Finds name and id; false where one must be changed, told about, or made. */
	function findTexts({ bytes, bounds }: CutLine, noModel: boolean): boolean {
		row.bytes = bytes;
		row.nameFrom = -1;
		row.idFrom = -1;
		if (name >= 0) {
			const [from, to] = [bounds[2 * name] ?? 0, bounds[2 * name + 1] ?? 0];
			const state = ownCell(bytes, from, to);
			if (state === "changed") return false;
			if (state === "kept") {
				row.nameFrom = from;
				row.nameTo = to;
			}
		}
		if (mac >= 0) {
			const [from, to] = [bounds[2 * mac] ?? 0, bounds[2 * mac + 1] ?? 0];
			const state = macCell(bytes, from, to);
			if (state === "unread") return false;
			if (state === "canonical") callIt(from, to);
			// Should it be needed as the id, it must be written anew.
			else if (state === "other") row.idFrom = -2;
		}
		if (serial >= 0) {
			const [from, to] = [bounds[2 * serial] ?? 0, bounds[2 * serial + 1] ?? 0];
			const state = ownCell(bytes, from, to);
			if (state === "changed") return false;
			if (state === "kept") {
				if (!isSerial(bytes, from, to) || (noModel && modelInSerial(textOf(bytes, from, to)) !== undefined)) return false;
				callIt(from, to);
			}
		}
		if (id >= 0) {
			const [from, to] = [bounds[2 * id] ?? 0, bounds[2 * id + 1] ?? 0];
			const state = ownCell(bytes, from, to);
			if (state === "changed") return false;
			if (state === "kept") callIt(from, to);
		}
		return row.idFrom >= 0;
	}

	function callIt(from: number, to: number): void {
		row.idFrom = from;
		row.idTo = to;
	}

	return {
		width: plan.width,
		recognise(line): boolean {
			const identityAt = identityTexts.find(line);
			if (identityAt < 0) return false;
			known = identities[identityAt];
			if (known === undefined) return false;
			const siteAt = siteTexts.find(line);
			const exposureAt = exposureTexts.find(line);
			if (siteAt < 0 || exposureAt < 0) return false;
			const site = sites[siteAt];
			const held = exposures[exposureAt];
			if (site === undefined || held === undefined || !findTexts(line, known.noModel)) return false;
			const open = isReachable(line);
			if (open === undefined) return false;
			const exposure = held[open ? 1 : 0];
			if (exposure === undefined) return false;
			row.site = site;
			row.exposure = exposure;
			row.kind = known.kind;
			return true;
		},
		take(): boolean {
			if (known === undefined || !isFirstId(seen, row)) return false;
			if (typeof known.number !== "number" && row.site >= 0) known.number = sink.identityOf(known.number);
			row.identity = typeof known.number !== "number" || row.site < 0 ? -1 : known.number;
			sink.addKnown(row);
			return true;
		},
		learn(cells, item): void {
			if (!("device" in item) || item.warnings.length > 0 || cells.length !== plan.width) return;
			const { device } = item;
			const site = siteTexts.add(cells);
			if (site >= 0) sites[site] ??= sink.siteOf(device.site);
			const exposure = exposureTexts.add(cells);
			if (exposure >= 0) {
				exposures[exposure] ??= [undefined, undefined];
				const held = exposures[exposure];
				held[device.addresses.some(isPublicAddress) ? 1 : 0] = device.exposure;
			}
			const stated = device.brand ?? device.model ?? device.firmware ?? (plan.maker === undefined ? device.maker : undefined);
			if (stated === undefined) return;
			const identity = identityTexts.add(cells);
			if (identity < 0 || identity === forbidden || identities[identity] !== undefined) return;
			const isWanted = sink.siteOf(device.site) >= 0;
			identities[identity] = {
				number: isWanted ? sink.identityOf(device) : device,
				kind: device.kind,
				noModel: device.model === undefined,
			};
		},
	};
}

const NONE = new Uint8Array(0);

/** What a cell of addresses comes to; `undefined` where there is something to say about it. */
function addressesPublic(text: string): boolean | undefined {
	const clean = cleanCell(text);
	if (clean === undefined || parseMac(clean) !== undefined) return undefined;
	const { addresses, unread } = parseAddresses(clean);
	return unread ? undefined : addresses.some(isPublicAddress);
}

function isFirstId(seen: SeenIds, { bytes, idFrom, idTo }: KnownRow): boolean {
	for (let at = idFrom; at < idTo; at++) if ((bytes[at] ?? 0) > 127) return seen.isFirst(textOf(bytes, idFrom, idTo));
	return seen.isFirstAscii(bytes, idFrom, idTo);
}
