/** The messages of a campaign: a composer for each language, and what a recipient's links are. */
import { linkWord } from "../../delivery/campaign/links.ts";
import { type Composed, composer } from "../../delivery/message/compose.ts";
import type { DkimKey } from "../../delivery/message/dkim.ts";
import type { Campaign } from "../../warn/campaign.ts";
import { digestCopy } from "../../warn/digest/digest.ts";
import { copyFor } from "../../warn/edition/copy.ts";
import { newsletterCopy } from "../../warn/newsletter/copy.ts";
import { LANGUAGES, type Language, type Recipient } from "../../warn/recipient.ts";

/** Composes for a recipient at a place of the audience. */
export type Compose = (recipient: Recipient, place: number, messageId: string) => Promise<Composed>;

/** Makes it: the texts are encoded once. */
export function composeFor(campaign: Campaign, keys: readonly DkimKey[], now: () => number): Compose {
	const { id, stream, level, advisory, from, site, editions } = campaign;
	const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
	const made = new Map<Language, ReturnType<typeof composer>>(
		LANGUAGES.map((language) => [
			language,
			composer({
				from,
				list: { name: `Seawall ${stream}`, id: `${stream}.${domain}` },
				help: site && `${site}/subscribe`,
				archive: site && (campaign.kind === "newsletter" ? `${site}/newsletters` : `${site}/advisories`),
				parts: [
					{ type: "text/plain", text: editions[language].text },
					{ type: "text/html", text: editions[language].html },
				],
				campaign: id,
				keys,
			}),
		]),
	);
	return (recipient, place, messageId) => {
		const compose = made.get(recipient.language) ?? made.get("en");
		if (compose === undefined) throw new Error("there is no edition");
		const unsubscribe = site && `${site}/unsubscribe/${linkWord(campaign, "leave", recipient.subscriber ?? recipient.to)}`;
		if (campaign.kind !== undefined) {
			const { subject, values } =
				campaign.kind === "digest"
					? digestCopy(recipient, stream, unsubscribe)
					: newsletterCopy(recipient, stream, editions[recipient.language].subject, unsubscribe);
			return compose({ to: { name: recipient.name, address: recipient.to }, subject, values, messageId, unsubscribe, at: now() });
		}
		const links = {
			unsubscribe,
			acknowledge: site && `${site}/acknowledge/${linkWord(campaign, "acknowledge", String(place))}`,
			list: site === undefined || recipient.devices === undefined ? undefined : site + recipient.devices.path,
		};
		const { subject, values } = copyFor(recipient, level, advisory.title, links);
		return compose({ to: { name: recipient.name, address: recipient.to }, subject, values, messageId, unsubscribe, at: now() });
	};
}
