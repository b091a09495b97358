/** Answers the pages for subscribers and recipients, over the store and the campaigns of the data directory. */
import { createHash, randomBytes } from "node:crypto";
import type { Mailer } from "../../core/letter.ts";
import { readAudience } from "../../delivery/campaign/audience-file.ts";
import { isOurs, type LinkUse, readLinkWord } from "../../delivery/campaign/links.ts";
import { readAddress } from "../../delivery/message/address.ts";
import type { NamedLink, SubscriptionWish, WarningDesk } from "../../http/site/warning-desk.ts";
import type { PeopleStore } from "../../people/ports.ts";
import type { Campaign } from "../../warn/campaign.ts";
import { subscriberOf } from "../../warn/read-subscribers.ts";
import { STEPS, type SubscriberStore } from "../../warn/subscriber.ts";
import { openCampaign } from "./campaigns.ts";
import { confirmPath, wordHash } from "./subscribers.ts";

/** What it works with. */
export interface WarningParts {
	/** Where campaigns are; `undefined`: there are none, as the data is on a database server. */
	readonly dataFolder: string | undefined;
	readonly subscribers: SubscriberStore;
	readonly people: Pick<PeopleStore, "keepSingleUse" | "takeSingleUse">;
	readonly mail: Mailer | undefined;
	readonly address: () => string;
	readonly now: () => number;
	readonly onDefect: (error: unknown) => void;
}

/** What somebody agrees to; a change of the form is a new version. */
const FORM = "subscribe form, version 1";

/** A second link goes out no sooner than this. */
const AGAIN_MS = 10 * 60_000;

/** Makes it. */
export function warningDesk(parts: WarningParts): WarningDesk {
	const { dataFolder, subscribers, people, mail, address, now, onDefect } = parts;
	// An address of the network is kept as a hash under a salt that is gone with the process: it tells two requests apart and no more.
	const salt = randomBytes(16).toString("hex");
	const open = async (text: string, use: LinkUse): Promise<{ readonly campaign: Campaign; readonly subject: string } | undefined> => {
		const word = readLinkWord(text);
		if (word?.use !== use || dataFolder === undefined) return undefined;
		const campaign = await openCampaign(dataFolder, word.campaign);
		return campaign.ok && isOurs(campaign.value, word) ? { campaign: campaign.value, subject: word.subject } : undefined;
	};
	return {
		async subscribe(wish) {
			const row = subscriberOf(
				{
					email: wish.email,
					name: wish.name,
					language: wish.language,
					streams: wish.streams.join(" "),
					scope: "all",
					floor: wish.floor,
					makers: "",
					digest: "",
				},
				readAddress,
			);
			if ("refused" in row) return "no-address";
			if (mail === undefined) return "unavailable";
			// Not waited for: how long it takes would tell who is a subscriber.
			invite(wish, row.subscriber).catch(onDefect);
			return "sent";
		},
		async confirm(word) {
			const id = await people.takeSingleUse({ secretHash: wordHash(word.slice(0, 200)), purpose: "subscribe", at: now() });
			return id !== undefined && subscribers.confirm({ id, who: "subscriber", at: now() });
		},
		async named(text): Promise<NamedLink | undefined> {
			for (const use of ["leave", "acknowledge"] as const) {
				const found = await open(text, use);
				if (found === undefined) continue;
				return { use, title: found.campaign.advisory.title, stream: found.campaign.stream, devices: 0 };
			}
			return undefined;
		},
		async leave(text) {
			const found = await open(text, "leave");
			if (found === undefined) return false;
			const { campaign, subject } = found;
			const at = now();
			if (subject.includes("@")) {
				const suppression = {
					email: subject.toLowerCase(),
					stream: campaign.stream,
					reason: "unsubscribed",
					words: `by the link of campaign ${campaign.id}`,
					addedAt: at,
					expiresAt: undefined,
				} as const;
				const isKnown = (await subscribers.suppressions(at)).some(
					({ email, stream }) => email === suppression.email && stream === suppression.stream,
				);
				if (!isKnown) await subscribers.suppress({ suppressions: [suppression], who: "recipient", at });
				return true;
			}
			// Whoever was erased meanwhile has left.
			await subscribers.leave({ id: subject, stream: campaign.stream, who: "recipient", at });
			return true;
		},
		async acknowledge(text, given) {
			const found = await open(text, "acknowledge");
			const step = STEPS.find((each) => each === given);
			if (found === undefined || step === undefined || dataFolder === undefined) return false;
			const recipient = Number(found.subject);
			for await (const _ of readAudience(dataFolder, found.campaign.id, (place) => place === recipient)) {
				const said = await subscribers.acknowledgements(found.campaign.id);
				if (!said.some((each) => each.recipient === recipient && each.step === step))
					await subscribers.acknowledge({ campaign: found.campaign.id, recipient, step, who: "recipient", at: now() });
				return true;
			}
			return false;
		},
	};

	async function invite(
		wish: SubscriptionWish,
		wished: Omit<Parameters<SubscriberStore["add"]>[0]["subscribers"][number], "state" | "consent">,
	): Promise<void> {
		const at = now();
		const consent = { how: "form" as const, words: FORM, sha256: createHash("sha256").update(`${salt}\n${wish.remote}`).digest("hex"), at };
		const held = await subscribers.find(wished.email);
		// Whoever is a subscriber already gets no second link; their wishes are changed by the links of their mails.
		if (held?.state === "active") return;
		// Nobody fills another's mailbox by asking again and again.
		if (held?.state === "pending" && at - held.changedAt < AGAIN_MS) return;
		const { ids } = await subscribers.add({ subscribers: [{ ...wished, state: "pending", consent }], who: "subscriber", at });
		const [id] = ids;
		if (id === undefined || mail === undefined) return;
		const link = address() + (await confirmPath(people, id, at));
		const isGerman = wished.language === "de";
		const sent = await mail.send({
			to: wished.email,
			id: `subscribe.${id}.${at}`,
			subject: isGerman ? "Warnungen: bitte bestätigen" : "Warnings: please confirm",
			text: isGerman
				? `Jemand hat für diese Adresse Warnungen bestellt: ${wished.streams.join(", ")}.\n\nBestätigen Sie es hier, sonst geschieht nichts:\n${link}\n\nDer Verweis gilt sieben Tage.\n`
				: `Somebody asked for warnings at this address: ${wished.streams.join(", ")}.\n\nConfirm it here, else nothing happens:\n${link}\n\nThe link holds for seven days.\n`,
		});
		if (!sent.ok) onDefect(new Error(`${sent.error.code}: ${sent.error.message}`));
	}
}
