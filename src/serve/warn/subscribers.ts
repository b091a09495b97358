/** The subscribers of a data directory, also while a server has it. */
import { createHash, randomBytes } from "node:crypto";
import type { Problem } from "../../core/problem.ts";
import { ok, type Result } from "../../core/result.ts";
import { readAddress } from "../../delivery/message/address.ts";
import type { PeopleStore } from "../../people/ports.ts";
import { openStore, storePlace } from "../../store/open-store.ts";
import type { SubscriberStore } from "../../warn/subscriber.ts";
import { askLocal } from "../local/ask-local.ts";

/** Subscribers as commands use them. */
export interface OpenSubscribers {
	readonly store: SubscriberStore;
	readonly check: typeof readAddress;
	confirmPath(id: string): Promise<string>;
	close(): Promise<void>;
}

/** Opens them. */
export async function openSubscribers(folder: string, version: string): Promise<Result<OpenSubscribers, Problem>> {
	const over = (store: SubscriberStore, people: Pick<PeopleStore, "keepSingleUse">, close: () => Promise<void>): OpenSubscribers => ({
		store,
		check: readAddress,
		confirmPath: (id) => confirmPath(people, id, Date.now()),
		close,
	});
	const opened = await openStore(storePlace(folder));
	if (opened.ok) return ok(over(opened.value.subscribers, opened.value.people, opened.value.close));
	if (opened.error.code !== "store/locked") return opened;
	const connection = await askLocal(folder, version);
	if (connection === undefined) return opened;
	if (!connection.ok) return connection;
	return ok(over(connection.value.subscribers, connection.value.people, connection.value.close));
}

/** How long somebody has to confirm. */
const CONFIRM_MS = 7 * 86_400_000;

/** Where a pending subscriber confirms, from the root of the site: a word that counts once. */
export async function confirmPath(people: Pick<PeopleStore, "keepSingleUse">, id: string, at: number): Promise<string> {
	const word = randomBytes(32).toString("base64url");
	await people.keepSingleUse({ secretHash: wordHash(word), purpose: "subscribe", facts: id, expiresAt: at + CONFIRM_MS, at });
	return `/subscribe/${word}`;
}

/** The hash under which a word is kept. */
export function wordHash(word: string): string {
	return createHash("sha256").update(word).digest("hex");
}
