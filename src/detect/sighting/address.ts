/**
 * Addresses as numbers that sketches count: IPv4 as its 32 bits; IPv6, and names, as 20 bits of a hash of the network and 32 of the whole.
 *
 * Two IPv6 addresses that a day brings share a number once in millions of days; two of a thousand /48 networks once in two days.
 */
import { hashText, mix } from "./hash.ts";

/** No address. */
export const NO_ADDRESS = -1;

const WIDE = 0x1_0000_0000;

/** The number of an address in text (no brackets, no port); `NO_ADDRESS` for anything else. */
export function addressAt(bytes: Uint8Array, from: number, to: number): number {
	if (to - from > 45) return NO_ADDRESS;
	const plain = ipv4At(bytes, from, to);
	return plain >= 0 ? plain : ipv6At(bytes, from, to);
}

/** The same of a text. */
export function addressOf(text: string): number {
	if (text.length > 45) return NO_ADDRESS;
	const bytes = new Uint8Array(text.length);
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code > 0x7f) return NO_ADDRESS;
		bytes[at] = code;
	}
	return addressAt(bytes, 0, bytes.length);
}

/** A number for what is known by name: a host, a device, a reporter. */
export function nameNumber(name: string): number {
	return WIDE * (1 + (hashText(name, 7) & 0xf_ffff)) + hashText(name, 11);
}

/** The /24 of an IPv4 address, the /48 of an IPv6 address. */
export function networkOf(address: number): number {
	return address < WIDE ? Math.floor(address / 256) : 0x100_0000 + Math.floor(address / WIDE);
}

function ipv4At(bytes: Uint8Array, from: number, to: number): number {
	if (to - from < 7 || to - from > 15) return NO_ADDRESS;
	let value = 0;
	let part = 0;
	let digits = 0;
	let dots = 0;
	for (let at = from; at < to; at += 1) {
		const byte = bytes[at] as number;
		if (byte >= 48 && byte <= 57) {
			part = part * 10 + byte - 48;
			digits += 1;
			if (digits > 3 || part > 255) return NO_ADDRESS;
		} else if (byte === 46 && digits > 0 && dots < 3) {
			value = value * 256 + part;
			part = 0;
			digits = 0;
			dots += 1;
		} else return NO_ADDRESS;
	}
	return dots === 3 && digits > 0 ? value * 256 + part : NO_ADDRESS;
}

function ipv6At(bytes: Uint8Array, from: number, to: number): number {
	const groups: number[] = [];
	let gap = -1;
	let value = 0;
	let digits = 0;
	let start = from;
	for (let at = from; at <= to; at += 1) {
		const byte = at < to ? (bytes[at] as number) : 58;
		const digit = hexOf(byte);
		if (digit >= 0) {
			value = value * 16 + digit;
			digits += 1;
			if (digits > 4) return NO_ADDRESS;
		} else if (byte === 46 && digits > 0) {
			const tail = ipv4At(bytes, start, to);
			if (tail < 0 || groups.length > 6) return NO_ADDRESS;
			groups.push(Math.floor(tail / 65_536), tail % 65_536);
			break;
		} else if (byte !== 58) return NO_ADDRESS;
		else {
			if (digits > 0) groups.push(value);
			else if (at < to) {
				// Two colons stand once for the groups that are zero; the first of them may begin the address.
				if (at === from && bytes[at + 1] === 58) {
					start = at + 1;
					continue;
				}
				if (bytes[at - 1] !== 58 || gap >= 0) return NO_ADDRESS;
				gap = groups.length;
			} else if (gap !== groups.length) return NO_ADDRESS;
			value = 0;
			digits = 0;
			start = at + 1;
		}
	}
	if (groups.length > 8 || (gap < 0 ? groups.length !== 8 : groups.length > 7)) return NO_ADDRESS;
	if (gap >= 0) groups.splice(gap, 0, ...new Array<number>(8 - groups.length).fill(0));
	return ipv6Number(groups);
}

function ipv6Number(groups: readonly number[]): number {
	const [high, low] = [groups[6] ?? 0, groups[7] ?? 0];
	// ::ffff:a.b.c.d is an IPv4 address.
	if (groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)) return high * 65_536 + low;
	let network = 17;
	for (const group of groups.slice(0, 3)) network = mix(Math.imul(network, 31) + group);
	let whole = network;
	for (const group of groups.slice(3)) whole = mix(Math.imul(whole, 31) + group);
	return WIDE * (1 + (network & 0xf_ffff)) + whole;
}

function hexOf(byte: number): number {
	if (byte >= 48 && byte <= 57) return byte - 48;
	const lower = byte | 32;
	return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
