/** Hash files (section 7.1.18): the hexadecimal value first, anything else after a blank. A stranger wrote them. */
import type { DigestName } from "./ports.ts";

/** An algorithm and how many hexadecimal digits it gives. */
export const DIGESTS: ReadonlyMap<string, { readonly name: DigestName; readonly digits: number; readonly secure: boolean }> = new Map([
	["sha512", { name: "sha512", digits: 128, secure: true }],
	["sha384", { name: "sha384", digits: 96, secure: true }],
	["sha256", { name: "sha256", digits: 64, secure: true }],
	["sha3-512", { name: "sha3-512", digits: 128, secure: true }],
	["sha3-256", { name: "sha3-256", digits: 64, secure: true }],
	["sha1", { name: "sha1", digits: 40, secure: false }],
	["md5", { name: "md5", digits: 32, secure: false }],
]);

/** The algorithm that the end of an address names. */
export function digestOf(url: string): { readonly name: DigestName; readonly digits: number; readonly secure: boolean } | undefined {
	const path = URL.canParse(url) ? new URL(url).pathname : url;
	return DIGESTS.get(path.slice(path.lastIndexOf(".") + 1).toLowerCase());
}

/** A hash file as read. */
export interface HashFile {
	readonly value: string;
	/** The file name it states, where it does. */
	readonly name: string | undefined;
	/** Whether its digits are lower case. */
	readonly isLower: boolean;
}

/** Reads one; an error is a clause. */
export function readHashFile(text: string, digits: number): HashFile | string {
	const value = /^[0-9a-fA-F]*/.exec(text)?.[0] ?? "";
	if (value === "") return "it does not begin with a hexadecimal value";
	const rest = text.slice(value.length);
	if (rest !== "" && !/^\s/.test(rest)) return "what follows the value is not set off by a blank";
	if (value.length !== digits) return `its value has ${value.length} digits instead of ${digits}`;
	const [first = ""] = rest.trim().split("\n", 1);
	const name = first.replace(/^\*/, "").trim();
	return { value: value.toLowerCase(), name: name === "" ? undefined : name, isLower: value === value.toLowerCase() };
}
