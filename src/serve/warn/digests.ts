/** Whose digest is due, and the record that they were told: one campaign for each stream. */
import type { NewCampaign } from "../../cli/warn-ports.ts";
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import { readAudience } from "../../delivery/campaign/audience-file.ts";
import { readAddress } from "../../delivery/message/address.ts";
import type { Campaign } from "../../warn/campaign.ts";
import { digestEdition, digestFor, isDigestDue } from "../../warn/digest/digest.ts";
import type { Recipient } from "../../warn/recipient.ts";
import { STREAMS, type Stream } from "../../warn/subscriber.ts";
import { campaigns, freeze } from "./campaigns.ts";
import { openSubscribers } from "./subscribers.ts";

/** Subscribers that are read at a time. */
const PAGE = 5000;

/** For how long a digest that could not be delivered is tried. */
const DAYS = 3;

/** A campaign that was frozen so long ago has been noted by every run since. */
const NOTED_MS = 30 * 86_400_000;

/** Who would be told, by stream. */
export type DueDigests = ReadonlyMap<Stream, readonly Recipient[]>;

/** Whose digest is due; nothing is changed. What was frozen before a crash, and not noted, counts as told. */
export async function dueDigests(dataFolder: string, version: string, at: number): Promise<Result<DueDigests, Problem>> {
	const opened = await openSubscribers(dataFolder, version);
	if (!opened.ok) return opened;
	const { store, close } = opened.value;
	try {
		const all = await campaigns(dataFolder);
		const toldTo = await toldBy(dataFolder, all, at);
		const suppressed = new Map<string, Set<Stream | undefined>>();
		for (const { email, stream } of await store.suppressions(at)) suppressed.set(email, (suppressed.get(email) ?? new Set()).add(stream));
		const due = new Map<Stream, Recipient[]>();
		for (let after: string | undefined; ; ) {
			const page = await store.page(after, PAGE);
			for (const subscriber of page) {
				if (subscriber.state !== "active" || !isDigestDue(subscriber, at)) continue;
				const { id, email, name, language } = subscriber;
				const to = readAddress(email)?.text ?? email;
				for (const stream of STREAMS) {
					if (suppressed.get(email)?.has(undefined) === true || suppressed.get(email)?.has(stream) === true) continue;
					const digestedTo = Math.max(subscriber.digestedTo ?? subscriber.createdAt, toldTo.get(`${stream} ${id}`) ?? 0);
					const items = digestFor({ ...subscriber, digestedTo }, all, stream, at);
					if (items.length === 0) continue;
					const recipients = due.get(stream) ?? [];
					due.set(stream, recipients);
					recipients.push({ to, name, language, why: "subscriber", subscriber: id, devices: undefined, items });
				}
			}
			after = page.at(-1)?.id;
			if (page.length < PAGE) break;
		}
		return ok(due);
	} finally {
		await close();
	}
}

/** Freezes the digests, and notes up to when their readers are told. */
export async function freezeDigests(
	dataFolder: string,
	version: string,
	due: DueDigests,
	facts: Pick<NewCampaign, "from" | "site"> & { readonly at: number },
): Promise<Result<readonly Campaign[], Problem>> {
	const frozen: Campaign[] = [];
	const { at } = facts;
	for (const [stream, recipients] of due) {
		const made = await freeze(dataFolder, {
			kind: "digest",
			stream,
			level: "advice",
			advisory: {
				id: `digest-${stream}-${new Date(at).toISOString().slice(0, 10)}`,
				title: "Digest",
				version: "1",
				sha256: "0".repeat(64),
			},
			inventory: { devices: 0, imports: [] },
			from: facts.from,
			site: facts.site,
			createdAt: at,
			expiresAt: at + DAYS * 86_400_000,
			editions: { en: digestEdition("en"), de: digestEdition("de") },
			audience: each(recipients),
		});
		if (!made.ok) return made;
		frozen.push(made.value);
	}
	const opened = await openSubscribers(dataFolder, version);
	if (!opened.ok) return opened;
	try {
		const ids = new Set([...due.values()].flat().flatMap(({ subscriber }) => subscriber ?? []));
		await opened.value.store.digested({ ids: [...ids], to: at, who: "local", at });
	} finally {
		await opened.value.close();
	}
	return ok(frozen);
}

async function* each(recipients: readonly Recipient[]): AsyncGenerator<Recipient> {
	yield* recipients;
}

/** Up to when digests that are frozen tell their readers of each stream: a run may have ended before it was noted with them. */
async function toldBy(dataFolder: string, all: readonly Campaign[], at: number): Promise<ReadonlyMap<string, number>> {
	const told = new Map<string, number>();
	for (const { id, kind, stream, createdAt } of all) {
		if (kind !== "digest" || at - createdAt > NOTED_MS) continue;
		for await (const { recipient } of readAudience(dataFolder, id, () => true)) {
			const key = `${stream} ${recipient.subscriber ?? ""}`;
			told.set(key, Math.max(createdAt, told.get(key) ?? 0));
		}
	}
	return told;
}
