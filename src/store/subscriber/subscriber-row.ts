/** Rows of subscribers as the domain's values. */
import { isLevel } from "../../warn/level.ts";
import { type Acknowledgement, type Consent, isDigest, isStream, STEPS, type Subscriber, type Suppression } from "../../warn/subscriber.ts";
import type { AcknowledgementTable, SubscriberTable, SuppressionTable } from "../tables.ts";

/** A subscriber. */
export function toSubscriber(row: SubscriberTable): Subscriber {
	return {
		id: row.id,
		email: row.email,
		name: row.name,
		state: row.state === "active" ? "active" : row.state === "pending" ? "pending" : "ended",
		language: row.language === "de" ? "de" : "en",
		streams: row.streams.split(" ").filter(isStream),
		scope: row.scope === "mine" ? "mine" : "all",
		floor: isLevel(row.floor) ? row.floor : "advice",
		makers: row.makers.split(" ").filter((maker) => maker !== ""),
		digest: isDigest(row.digest) ? row.digest : "none",
		digestedTo: row.digested_to ?? undefined,
		consent: JSON.parse(row.consent) as Consent,
		createdAt: row.created_at,
		changedAt: row.changed_at,
	};
}

/** A suppression. */
export function toSuppression(row: SuppressionTable): Suppression {
	return {
		email: row.email,
		stream: row.stream !== null && isStream(row.stream) ? row.stream : undefined,
		reason: row.reason as Suppression["reason"],
		words: row.words,
		addedAt: row.added_at,
		expiresAt: row.expires_at ?? undefined,
	};
}

/** An acknowledgement. */
export function toAcknowledgement({ campaign, recipient, step, at }: AcknowledgementTable): Acknowledgement {
	return { campaign, recipient, step: STEPS.find((each) => each === step) ?? "read", at };
}
