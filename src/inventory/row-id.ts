/**
 * Ids for rows that state none: made of what tells a row apart, so that an answer finds its device again after the list was sorted anew.
 *
 * The texts were written by strangers. Where the list lies is no part of an id: the same list read from another folder gives the same ids.
 */
import type { Device, RowPlace } from "./device.ts";
import { cleanCell } from "./import/clean-cell.ts";

/** Longest id that is made; two that are cut to the same text are told apart by `#2`. */
const LONGEST = 500;

type Telling = Pick<Device, "site" | "name" | "addresses" | "place">;

/** `site · name · address`, those stated, where a name or an address is; else `<file name>:<line>`. */
export function madeId({ site, name, addresses, place }: Telling): string {
	const address = addresses[0] === name ? undefined : addresses[0];
	if (name === undefined && address === undefined) return lineId(place);
	return [site, name, address]
		.filter((part) => part !== undefined)
		.join(" · ")
		.slice(0, LONGEST)
		.trimEnd()
		.toWellFormed();
}

/** `<file name>:<line>`. */
function lineId({ source, line }: RowPlace): string {
	const file = source.split(/[/\\]/).at(-1) || source;
	return `${cleanCell(file) ?? file}:${line}`;
}

/**
 * How far a device's id reaches: `stated`, or made of a site and what stands there, it means the same device in every list; `in-list`,
 * made of a name or an address alone, only in its own (`Camera 1` stands in many); `in-version`, a line, only until the list changes.
 */
export function reachOf(device: Device): "everywhere" | "in-list" | "in-version" {
	if (isMade(device.id, lineId(device.place))) return "in-version";
	return device.site === undefined && isMade(device.id, madeId(device)) ? "in-list" : "everywhere";
}

/** True for the id itself and for its `#2`, `#3`, … */
function isMade(id: string, made: string): boolean {
	return id === made || (id.startsWith(made) && /^#\d+$/.test(id.slice(made.length)));
}
