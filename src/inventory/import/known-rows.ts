/**
 * Rows that say nothing new: what decides about them was met before, only who they are differs. @see docs/adr/0014-rows-that-say-nothing-new.md
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
import { blockOf, ipv4At, isSerial, macCell, mayBeAddress, mayHoldModel, ownCell, textOf } from "./own-cell.ts";
import { parsePorts } from "./ports.ts";
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
	"protocol",
	"ports",
	"kind",
	"type",
];
const EXPOSURE: readonly Field[] = ["isolated", "exposure"];
/** Fields of which a row has its own text. Several columns for one of them are read in full. */
const OWN: readonly Field[] = ["id", "name", "serial", "mac"];

interface KnownIdentity {
	/** By what the MAC address shows (0: there is none) the sink's number; before it is asked, a device to ask with. */
	readonly numbers: (number | Device | undefined)[];
	readonly kind: DeviceKind;
}

/** Blocks of MAC addresses whose mark is kept. */
const MOST_BLOCKS = 65_536;

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
	let mark = 0;
	const marks = new Map<number, number>();
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

	/** What a MAC address of six pairs shows: its first nine digits tell. */
	function markAt(bytes: Uint8Array, from: number, to: number): number {
		const block = blockOf(bytes, from);
		const held = marks.get(block);
		if (held !== undefined) return held;
		const made = sink.markOf(parseMac(textOf(bytes, from, to)) ?? "");
		if (marks.size >= MOST_BLOCKS) marks.clear();
		marks.set(block, made);
		return made;
	}

	/** Finds name and id, and what the MAC address shows; false where one must be changed, told about, or made. */
	function findTexts({ bytes, bounds }: CutLine): boolean {
		row.bytes = bytes;
		row.nameFrom = -1;
		row.idFrom = -1;
		mark = 0;
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
			if (state === "canonical" || state === "spelled") mark = markAt(bytes, from, to);
			else if (state === "other") mark = sink.markOf(parseMac(cleanCell(textOf(bytes, from, to)) ?? "") ?? "");
		}
		if (serial >= 0) {
			const [from, to] = [bounds[2 * serial] ?? 0, bounds[2 * serial + 1] ?? 0];
			const state = ownCell(bytes, from, to);
			if (state === "changed") return false;
			if (state === "kept") {
				if (!isSerial(bytes, from, to)) return false;
				if (mayHoldModel(bytes, from, to) && modelInSerial(textOf(bytes, from, to)) !== undefined) return false;
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
			if (site === undefined || held === undefined || !findTexts(line)) return false;
			const open = isReachable(line);
			if (open === undefined) return false;
			const exposure = held[open ? 1 : 0];
			if (exposure === undefined || known.numbers[mark] === undefined) return false;
			row.site = site;
			row.exposure = exposure;
			row.kind = known.kind;
			return true;
		},
		take(): boolean {
			const held = known?.numbers[mark];
			if (known === undefined || held === undefined || !isFirstId(seen, row)) return false;
			if (row.site < 0) row.identity = -1;
			else {
				row.identity = typeof held === "number" ? held : sink.identityOf(held);
				known.numbers[mark] = row.identity;
			}
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
			if (!isSharedIdentity(device, cells)) return;
			const identity = identityTexts.add(cells);
			if (identity < 0 || identity === forbidden) return;
			identities[identity] ??= { numbers: [], kind: device.kind };
			const { numbers } = identities[identity];
			const own = device.mac === undefined ? 0 : sink.markOf(device.mac);
			if (typeof numbers[own] !== "number") numbers[own] = sink.siteOf(device.site) >= 0 ? sink.identityOf(device) : device;
		},
	};

	/** True where what decides comes from the cells of the identity and the MAC address alone. */
	function isSharedIdentity(device: Device, cells: readonly string[]): boolean {
		const stated = device.brand ?? device.model ?? device.firmware ?? (plan.maker === undefined ? device.maker : undefined);
		if (stated === undefined || (device.serial !== undefined && modelInSerial(device.serial) !== undefined)) return false;
		// Ports may stand behind an address too.
		const ports = parsePorts(cleanCell(columns.ports.map((at) => cells[at] ?? "").join(" ")));
		return ports.length === device.openPorts.length;
	}
}

const NONE = new Uint8Array(0);

/** What a cell of addresses comes to; `undefined` where there is something to say about it. */
function addressesPublic(text: string): boolean | undefined {
	const clean = cleanCell(text);
	if (clean === undefined || parseMac(clean) !== undefined) return undefined;
	const { addresses, ports, unread } = parseAddresses(clean);
	return unread || ports.length > 0 ? undefined : addresses.some(isPublicAddress);
}

function isFirstId(seen: SeenIds, { bytes, idFrom, idTo }: KnownRow): boolean {
	for (let at = idFrom; at < idTo; at++) if ((bytes[at] ?? 0) > 127) return seen.isFirst(textOf(bytes, idFrom, idTo));
	return seen.isFirstAscii(bytes, idFrom, idTo);
}
