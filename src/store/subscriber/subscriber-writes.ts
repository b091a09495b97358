/** Takes subscribers in, lets them go, and keeps which addresses get nothing. */
import type { Added, NewSubscriber, SubscriberStore } from "../../warn/subscriber.ts";
import { appendAudit } from "../audit/append-audit.ts";
import { newId } from "../new-id.ts";
import { keyable, storable } from "../storable.ts";
import type { SubscriberTable } from "../tables.ts";
import { insertRows, type Work } from "../work.ts";
import {
	deleteSubscriber,
	deleteSuppressions,
	insertAcknowledgement,
	insertSubscribers,
	insertSuppressions,
	selectByEmails,
	selectById,
	updateDigested,
	updateSubscriber,
} from "./queries.ts";
import { toSubscriber } from "./subscriber-row.ts";

type Change<Name extends keyof SubscriberStore> = Parameters<SubscriberStore[Name]>[0];

/** Addresses looked up by one statement. */
const AT_ONCE = 500;

/** Adds some; one audit entry stands for all, by number. */
export async function addSubscribers(work: Work, { subscribers, who, at }: NonNullable<Change<"add">>): Promise<Added> {
	const held = await heldAmong(work, subscribers);
	const rows: SubscriberTable[] = [];
	const seen = new Map<string, string>();
	const ids: (string | undefined)[] = [];
	const left: number[] = [];
	for (const [place, subscriber] of subscribers.entries()) {
		const email = keyable(subscriber.email);
		const known = held.get(email);
		if (known?.state === "ended" && subscriber.consent.how !== "form") left.push(place);
		const isBack = known !== undefined && (known.state === "pending" || (known.state === "ended" && subscriber.consent.how === "form"));
		if (isBack && !seen.has(email)) {
			const { id: _, email: __, created_at: ___, digested_to: ____, ...columns } = rowOf(subscriber, known.id, at);
			await updateSubscriber(work.db, known.id, columns).execute();
			ids.push(known.id);
			seen.set(email, known.id);
		} else if (known !== undefined || seen.has(email)) ids.push(undefined);
		else {
			const row = rowOf(subscriber, newId(), at);
			rows.push(row);
			ids.push(row.id);
			seen.set(email, row.id);
		}
	}
	await insertRows(work, "subscribers", rows, insertSubscribers);
	const [first] = ids.filter((id) => id !== undefined);
	if (first !== undefined) {
		const after = { added: seen.size, consent: storable(subscribers[0]?.consent.words ?? "").slice(0, 300) };
		await appendAudit(work, { who, what: "subscriber/added", subject: first, before: undefined, after, at });
	}
	return { ids, left };
}

async function heldAmong(
	work: Work,
	subscribers: readonly NewSubscriber[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly state: string }>> {
	const held = new Map<string, { readonly id: string; readonly state: string }>();
	const emails = [...new Set(subscribers.map(({ email }) => keyable(email)))];
	for (let from = 0; from < emails.length; from += AT_ONCE)
		for (const { id, email, state } of await selectByEmails(work.db, emails.slice(from, from + AT_ONCE)).execute())
			held.set(email, { id, state });
	return held;
}

function rowOf(subscriber: NewSubscriber, id: string, at: number): SubscriberTable {
	const { email, name, state, language, streams, scope, floor, makers, digest, consent } = subscriber;
	return {
		id,
		email: keyable(email),
		name: storable(name.slice(0, 300)),
		state,
		language,
		streams: streams.join(" "),
		scope,
		floor,
		makers: storable(makers.join(" ").slice(0, 2000)),
		consent: storable(JSON.stringify({ ...consent, words: consent.words.slice(0, 1000) })),
		created_at: at,
		changed_at: at,
		digest,
		digested_to: null,
	};
}

/** Makes a pending one active. */
export async function confirmSubscriber(work: Work, { id, who, at }: NonNullable<Change<"confirm">>): Promise<boolean> {
	const row = await selectById(work.db, keyable(id)).executeTakeFirst();
	if (row?.state !== "pending") return row?.state === "active";
	await updateSubscriber(work.db, row.id, { state: "active", changed_at: at }).execute();
	// Whoever asks again is told again; a mailbox that bounced stays as it is.
	await deleteSuppressions(work.db, row.email, "unsubscribed").execute();
	await appendAudit(work, {
		who,
		what: "subscriber/confirmed",
		subject: row.id,
		before: { state: "pending" },
		after: { state: "active" },
		at,
	});
	return true;
}

/** Ends a stream, or all. */
export async function leaveStream(work: Work, { id, stream, who, at }: NonNullable<Change<"leave">>): Promise<boolean> {
	const row = await selectById(work.db, keyable(id)).executeTakeFirst();
	if (row === undefined) return false;
	const { streams } = toSubscriber(row);
	const rest = stream === undefined ? [] : streams.filter((each) => each !== stream);
	if (rest.length === streams.length && row.state !== "pending") return true;
	const state = rest.length === 0 ? "ended" : row.state;
	await updateSubscriber(work.db, row.id, { streams: rest.join(" "), state, changed_at: at }).execute();
	const before = { streams: row.streams, state: row.state };
	await appendAudit(work, { who, what: "subscriber/left", subject: row.id, before, after: { streams: rest.join(" "), state }, at });
	return true;
}

/** Takes other wishes of somebody who is active. */
export async function changeWishes(work: Work, { id, wishes, who, at }: NonNullable<Change<"change">>): Promise<boolean> {
	const row = await selectById(work.db, keyable(id)).executeTakeFirst();
	if (row?.state !== "active") return false;
	const columns = {
		language: wishes.language,
		streams: wishes.streams.join(" "),
		scope: wishes.scope,
		floor: wishes.floor,
		makers: storable(wishes.makers.join(" ").slice(0, 2000)),
		digest: wishes.digest,
		state: wishes.streams.length === 0 ? "ended" : "active",
	};
	await updateSubscriber(work.db, row.id, { ...columns, changed_at: at }).execute();
	const before = { streams: row.streams, floor: row.floor, digest: row.digest, makers: row.makers, state: row.state };
	const after = { streams: columns.streams, floor: columns.floor, digest: columns.digest, makers: columns.makers, state: columns.state };
	await appendAudit(work, { who, what: "subscriber/changed", subject: row.id, before, after, at });
	return true;
}

/** Notes up to when some have been told by digest. */
export async function markDigested(work: Work, { ids, to, who, at }: NonNullable<Change<"digested">>): Promise<void> {
	const [first] = ids;
	if (first === undefined) return;
	for (let from = 0; from < ids.length; from += AT_ONCE)
		await updateDigested(work.db, ids.slice(from, from + AT_ONCE).map(keyable), to).execute();
	await appendAudit(work, {
		who,
		what: "subscriber/digested",
		subject: keyable(first),
		before: undefined,
		after: { digested: ids.length, to },
		at,
	});
}

/** Erases somebody. */
export async function eraseSubscriber(work: Work, { email, who, at }: NonNullable<Change<"erase">>): Promise<boolean> {
	const gone = await deleteSubscriber(work.db, keyable(email)).executeTakeFirst();
	if (gone === undefined) return false;
	await deleteSuppressions(work.db, keyable(email), undefined).execute();
	await appendAudit(work, { who, what: "subscriber/erased", subject: gone.id, before: undefined, after: undefined, at });
	return true;
}

/** Keeps addresses that get nothing. */
export async function suppress(work: Work, { suppressions, who, at }: NonNullable<Change<"suppress">>): Promise<void> {
	if (suppressions.length === 0) return;
	const rows = suppressions.map(({ email, stream, reason, words, addedAt, expiresAt }) => ({
		id: newId(),
		email: keyable(email),
		stream: stream ?? null,
		reason,
		words: storable(words.slice(0, 500)),
		added_at: addedAt,
		expires_at: expiresAt ?? null,
	}));
	await insertRows(work, "suppressions", rows, insertSuppressions);
	const [first] = rows;
	const after = { suppressed: rows.length, reason: first?.reason ?? "" };
	await appendAudit(work, { who, what: "suppression/added", subject: first?.id ?? "", before: undefined, after, at });
}

/** Keeps somebody's word. */
export async function acknowledge(work: Work, { campaign, recipient, step, who, at }: NonNullable<Change<"acknowledge">>): Promise<void> {
	await insertAcknowledgement(work.db, { id: newId(), campaign: keyable(campaign), recipient, step, at }).execute();
	await appendAudit(work, { who, what: `warning/${step}`, subject: keyable(campaign), before: undefined, after: { recipient }, at });
}
