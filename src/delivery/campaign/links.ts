/** Words at the end of links in a warning: they name campaign and recipient, and nobody can make one up. */
import { createHmac, timingSafeEqual } from "node:crypto";
import type { Campaign } from "../../warn/campaign.ts";

/** What a link is for. */
export type LinkUse = "leave" | "acknowledge";

/** What a link names. */
export interface LinkWord {
	readonly campaign: string;
	readonly use: LinkUse;
	/** `leave`: the id of a subscriber, or an address; `acknowledge`: a place in the audience. */
	readonly subject: string;
	readonly tag: string;
}

function tagOf(secret: string, campaign: string, use: LinkUse, subject: string): string {
	return createHmac("sha256", secret).update(`link\n${campaign}\n${use}\n${subject}`).digest("base64url").slice(0, 22);
}

/** Makes the word of a link. */
export function linkWord({ id, secret }: Pick<Campaign, "id" | "secret">, use: LinkUse, subject: string): string {
	return `${id}.${use === "leave" ? "l" : "a"}.${Buffer.from(subject, "utf8").toString("base64url")}.${tagOf(secret, id, use, subject)}`;
}

/** Reads one; `undefined`: it is none. Whether it was made by us is seen with the campaign's secret (`isOurs`). */
export function readLinkWord(text: string): LinkWord | undefined {
	const found = /^([0-9a-z]{8,40})\.([la])\.([\w-]{1,400})\.([\w-]{22})$/.exec(text.slice(0, 600));
	if (found === null) return undefined;
	const [, campaign = "", use, subject = "", tag = ""] = found;
	return { campaign, use: use === "l" ? "leave" : "acknowledge", subject: Buffer.from(subject, "base64url").toString("utf8"), tag };
}

/** Whether the word was made by us for this campaign. */
export function isOurs({ id, secret }: Pick<Campaign, "id" | "secret">, { campaign, use, subject, tag }: LinkWord): boolean {
	return campaign === id && timingSafeEqual(Buffer.from(tag.padEnd(22).slice(0, 22)), Buffer.from(tagOf(secret, id, use, subject)));
}
