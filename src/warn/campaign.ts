/** A campaign as it was frozen: what is warned of, who sends it, and how it reads; the audience stands beside it. */
import { isLevel, type Level } from "./level.ts";
import { type DeviceBlock, LANGUAGES, type Language } from "./recipient.ts";
import type { Stream } from "./subscriber.ts";

/** What a message of one language is made from; places in the texts are filled for each recipient. */
export interface FrozenEdition {
	readonly subject: string;
	readonly text: string;
	readonly html: string;
}

/** Somebody's word that a warning may leave. */
export interface Approval {
	readonly by: string;
	/** UTC milliseconds. */
	readonly at: number;
}

/** Who stands for a warning that leaves. */
export interface Sanction {
	/** Who sent it. */
	readonly by: string;
	/** Of this version, at this level. */
	readonly approvals: readonly Approval[];
	/** Why it left without a second person's word, where that is asked for. */
	readonly breakGlass: string | undefined;
}

/** What was frozen. Hashes are SHA-256 in lower-case hex, times UTC milliseconds. */
export interface Campaign {
	readonly schema: "seawall/campaign/1";
	readonly id: string;
	/** `undefined`: a warning. A newsletter and a digest stand for themselves in the place of the advisory. */
	readonly kind?: "newsletter" | "digest" | undefined;
	readonly stream: Stream;
	/** For digests: whose products a warning is about (ids of the catalogue), and what to do in a sentence; `undefined`: it was not noted. */
	readonly brief?: { readonly makers: readonly string[]; readonly lead: Readonly<Record<Language, string>> } | undefined;
	readonly level: Level;
	readonly advisory: { readonly id: string; readonly title: string; readonly version: string; readonly sha256: string };
	/** What the audience was made from: the newest counted imports at that time. */
	readonly inventory: { readonly devices: number; readonly imports: readonly string[] };
	readonly from: { readonly name: string; readonly address: string };
	/** Address of the public site; `undefined`: mails link nowhere of ours. */
	readonly site: string | undefined;
	readonly createdAt: number;
	/** Nothing is sent after this. */
	readonly expiresAt: number;
	readonly recipients: number;
	readonly audienceSha256: string;
	/** Keys the tags of bounce addresses and links. */
	readonly secret: string;
	readonly editions: Readonly<Record<Language, FrozenEdition>>;
	/** Organisations with affected devices and nobody to write to; `undefined` in campaigns from before it was kept. */
	readonly nobody?: readonly DeviceBlock[];
	/** `undefined` in campaigns from before it was kept. */
	readonly sanction?: Sanction;
}

/** Checks what was read from the campaign's file; `undefined`: it is none. */
export function readCampaign(value: unknown): Campaign | undefined {
	const given = value as Partial<Campaign> | null;
	if (typeof given !== "object" || given === null || given.schema !== "seawall/campaign/1") return undefined;
	const isWhole =
		typeof given.id === "string" &&
		typeof given.level === "string" &&
		isLevel(given.level) &&
		typeof given.recipients === "number" &&
		typeof given.secret === "string" &&
		typeof given.from?.address === "string" &&
		typeof given.advisory?.sha256 === "string" &&
		typeof given.expiresAt === "number" &&
		LANGUAGES.every((language) => typeof given.editions?.[language]?.html === "string");
	return isWhole ? (given as Campaign) : undefined;
}

/** The Message-ID of a recipient's message, without brackets: the same whenever it is sent again. */
export function messageIdOf({ id, from }: Pick<Campaign, "id" | "from">, recipient: number): string {
	return `${id}.${recipient}@${from.address.slice(from.address.lastIndexOf("@") + 1)}`;
}

/**
 * The address that a message's bounces come back to (VERP): it names campaign and recipient, and a tag that nobody can make up.
 *
 * @param tag - Of campaign and recipient, by the campaign's secret.
 */
export function returnPathOf({ id, from }: Pick<Campaign, "id" | "from">, recipient: number, tag: string): string {
	const at = from.address.lastIndexOf("@");
	return `${from.address.slice(0, at)}+${id}-${recipient}-${tag}${from.address.slice(at)}`;
}

/** What a bounce address names; `undefined`: it is none of ours. Its tag has yet to be compared. */
export function readReturnPath(
	address: string,
): { readonly campaign: string; readonly recipient: number; readonly tag: string } | undefined {
	const found = /\+([0-9a-z]{8,40})-(\d{1,9})-([0-9a-z]{8,32})@/i.exec(address.slice(0, 400));
	if (found === null) return undefined;
	const [, campaign = "", recipient = "", tag = ""] = found;
	return { campaign: campaign.toLowerCase(), recipient: Number(recipient), tag: tag.toLowerCase() };
}
