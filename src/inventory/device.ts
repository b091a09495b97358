/** A device as an inventory states it. Every field was written by a stranger: a person's spreadsheet, an export, a device. */

/** What kind of box it is. */
export type DeviceKind = "camera" | "recorder" | "encoder" | "access" | "other" | "unknown";

/** Who can reach it. `unknown` is never read as `internal`. */
export type Exposure = "internet" | "internal" | "isolated" | "unknown";

/** Where a row came from. */
export interface RowPlace {
	/** File name as given, or `-` for standard input. */
	readonly source: string;
	/** Line on which the row begins, from 1; for JSON the index of the element, from 1. */
	readonly line: number;
}

/** One device. Text is trimmed and bounded to 500 characters; `undefined` = not stated (`?`, `n/a`, `unknown`, `-` count as that). */
export interface Device {
	/**
	 * Given id, else serial, else MAC, else `site · name · address` (those stated, where a name or an address is), else
	 * `<file name>:<line>`; unique within one read: a second one gets `#2`.
	 */
	readonly id: string;
	readonly site: string | undefined;
	readonly name: string | undefined;
	/** What the label says. */
	readonly brand: string | undefined;
	/** The maker, only where the inventory states it apart from the brand. */
	readonly maker: string | undefined;
	readonly model: string | undefined;
	/** Firmware text with build, as stated (`V5.4.0 build 160530`); separate version and build columns are joined so. */
	readonly firmware: string | undefined;
	readonly kind: DeviceKind;
	/** Lower case with colons. */
	readonly mac: string | undefined;
	readonly serial: string | undefined;
	/** Discovery or management protocols that it was seen to answer, as stated: `SADP`, `ONVIF, DHIP`. */
	readonly protocol: string | undefined;
	readonly addresses: readonly string[];
	readonly openPorts: readonly number[];
	readonly exposure: Exposure;
	/** The user's own statement of what is inside the box. */
	readonly oemMap: { readonly manufacturer: string; readonly model: string } | undefined;
	readonly place: RowPlace;
}

/** A row that could not be taken, with its place, so that the user can mend it. */
export interface Rejected {
	readonly source: string;
	readonly line: number;
	/** `<folder>/<code>`, in docs/errors.md. */
	readonly code: `${string}/${string}`;
	readonly reason: string;
}

/** Something odd about a row that was taken all the same. */
export interface RowWarning {
	readonly source: string;
	readonly line: number;
	readonly message: string;
}
