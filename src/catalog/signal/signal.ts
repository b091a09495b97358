/**
 * Signals: what a device shows of who built it, whatever its label says.
 *
 * Each is a fact of data/catalog/signals.json with source, date and grade. A signal adds a possibility or shows a contradiction; it never
 * makes a device safe (docs/adr/0013-signals-only-add.md).
 */
import type { VendorId } from "../vendor.ts";

/** What was looked at. ONVIF, RTSP and the like are answered by everybody's devices and are no signal. */
export type SignalKind = "mac_prefix" | "serial_form" | "firmware_grammar" | "oem_infix" | "board_id" | "protocol" | "port";

/** Kinds in the order in which they are shown: those that say most first. */
export const SIGNAL_KINDS: readonly SignalKind[] = [
	"serial_form",
	"protocol",
	"board_id",
	"firmware_grammar",
	"oem_infix",
	"mac_prefix",
	"port",
];

/** One fact: whoever shows this points to that vendor. */
export interface Signal {
	/** Unique, kebab-case: part of the key under which devices are told apart. */
	readonly id: string;
	readonly kind: SignalKind;
	/** The maker it points to; a brand where the brand owns the address block. */
	readonly vendor: VendorId;
	/** Whose label it is for, where the sign is the label's own: the letters of an infix. */
	readonly brand: VendorId | undefined;
	/**
	 * What is compared: digits of a MAC (6, 7 or 9, capitals), names of protocols, numbers of ports, letters of an infix, or ids of the forms in
	 * firmware-form.ts and serial-form.ts.
	 */
	readonly values: readonly string[];
	/** `medium` outweighs a label, `low` gives a question only. No signal is surer. */
	readonly confidence: "medium" | "low";
	/** Which devices, in words; `undefined` = not stated. */
	readonly line: string | undefined;
	/** What it says, for a proof. */
	readonly says: string;
	/** Texts that show it, and texts that must not: run by the self-test. */
	readonly matches: readonly string[];
	readonly mustNotMatch: readonly string[];
	readonly source: string;
	readonly date: string;
}

/** What a device states that may hold signals; every field was written by a stranger. */
export interface Clues {
	/** Lower case with colons. */
	readonly mac?: string | undefined;
	readonly serial?: string | undefined;
	readonly firmware?: string | undefined;
	/** Discovery or management protocols that it was seen to answer: `SADP`, `ONVIF, DHIP`. */
	readonly protocol?: string | undefined;
	readonly openPorts?: readonly number[] | undefined;
}
