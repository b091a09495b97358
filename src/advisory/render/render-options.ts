/** What a rendering needs beside the document: who asks, on which day, and what others know of attacks. */
import type { Credits } from "../csaf/credits.ts";
import type { RenderLanguage } from "./words.ts";

/** Until when, for a device in one place. */
export interface Deadline {
	/** From when a device is found; `undefined`: at the next planned upgrade. */
	readonly days: number | undefined;
	/** `YYYY-MM-DD`, where the days count from a known day. */
	readonly date: string | undefined;
	/** Look for traces of a break-in as well. */
	readonly forensics: boolean;
}

/** Beside the document. */
export interface RenderOptions {
	readonly language: RenderLanguage;
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	/** `undefined`: the document names no hole. */
	readonly deadlines: { readonly internet: Deadline; readonly internal: Deadline } | undefined;
	/** Known attacks; `since` is `YYYY-MM-DD` where a day is on record. */
	readonly attacks: readonly { readonly cve: string; readonly since: string | undefined }[];
	readonly credits: Credits;
}
