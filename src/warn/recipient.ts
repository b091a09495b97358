/** Who is written to in a campaign, as frozen before the first message: a line of JSON each. */

import type { Level } from "./level.ts";

/** Languages that warnings are written in. */
export const LANGUAGES = ["en", "de"] as const;

/** One of `LANGUAGES`. */
export type Language = (typeof LANGUAGES)[number];

/** A device of the recipient, in the words that stand on it. */
export interface ListedDevice {
	/** What its owner calls it: name, else address or id. */
	readonly name: string;
	/** Brand and model as they state them. */
	readonly label: string;
	readonly site: string | undefined;
	readonly firmware: string | undefined;
	/** The firmware to go to; `undefined`: none is stated. */
	readonly target: string | undefined;
	readonly verdict: "known_affected" | "under_investigation";
	/** It can be reached from the internet. */
	readonly isExposed: boolean;
}

/** What MATCH found for the recipient's organisation when the audience was frozen. */
export interface DeviceBlock {
	readonly organisation: string;
	readonly total: number;
	readonly affected: number;
	/** Those of which it is not known yet. */
	readonly open: number;
	/** Those that nobody could identify, whatever the warning is about; `undefined`: they were not counted. */
	readonly unidentified?: number | undefined;
	/** The first to be dealt with. */
	readonly first: readonly ListedDevice[];
	/** Path of the list at the console. */
	readonly path: string;
}

/** A recipient. */
export interface Recipient {
	/** An address that mail can go to, as `readAddress` gives it. */
	readonly to: string;
	readonly name: string;
	readonly language: Language;
	/** `owner`: their devices are affected; `subscriber`: they asked to be told. */
	readonly why: "owner" | "subscriber";
	/** Of the subscription. */
	readonly subscriber: string | undefined;
	readonly devices: DeviceBlock | undefined;
	/** What a digest tells them. */
	readonly items?: readonly DigestItem[] | undefined;
}

/** A warning in a digest. */
export interface DigestItem {
	readonly id: string;
	readonly level: Level;
	readonly title: string;
	/** What to do, in one sentence of their language; empty where it was not noted. */
	readonly lead: string;
	readonly page: string | undefined;
}

/** Reads a frozen line; `undefined`: it is none. */
export function readRecipient(line: string): Recipient | undefined {
	try {
		const value = JSON.parse(line) as Partial<Recipient> | null;
		return typeof value?.to === "string" && (LANGUAGES as readonly unknown[]).includes(value.language) ? (value as Recipient) : undefined;
	} catch {
		return undefined;
	}
}
