/** Campaigns of a data directory: frozen, sent, told of and proved. */
import { createPrivateKey, randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { NewCampaign, SendAnswer, SendOptions, StatusAnswer } from "../../cli/warn-ports.ts";
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import { audienceHash, readAudience } from "../../delivery/campaign/audience-file.ts";
import { campaignIds, freezeCampaign, readCampaignLedger, readFacts } from "../../delivery/campaign/folder.ts";
import { campaignRoot, proveSent } from "../../delivery/campaign/root.ts";
import { runningAbove } from "../../delivery/campaign/running.ts";
import { sendCampaign } from "../../delivery/campaign/send-campaign.ts";
import { recipientSalt } from "../../delivery/campaign/tags.ts";
import type { DkimKey } from "../../delivery/message/dkim.ts";
import { type Server, serverOf } from "../../delivery/server-address.ts";
import { newId } from "../../store/new-id.ts";
import { openStoreToRead } from "../../store/open-store.ts";
import { StoreError } from "../../store/store-error.ts";
import { type Campaign, messageIdOf, readCampaign } from "../../warn/campaign.ts";
import { createStanding, type Standing } from "../../warn/ledger/standing.ts";
import type { Recipient } from "../../warn/recipient.ts";
import { STEPS } from "../../warn/subscriber.ts";
import { composeFor } from "./copies.ts";

/** Names of a state that a status gives. */
const MOST_NAMED = 1000;

/** Freezes a campaign: audience first, then its facts, so that it is whole or not there. */
export async function freeze(dataFolder: string, { audience, ...facts }: NewCampaign): Promise<Result<Campaign, Problem>> {
	const id = newId();
	let recipients = 0;
	const lines = async function* (): AsyncGenerator<string> {
		let held = "";
		for await (const recipient of audience) {
			recipients += 1;
			// No line break of any kind may stand in a line.
			held += `${JSON.stringify(recipient)}\n`;
			if (held.length > 64 * 1024) {
				yield held;
				held = "";
			}
		}
		yield held;
	};
	const secret = randomBytes(32).toString("hex");
	let campaign: Campaign | undefined;
	await freezeCampaign(dataFolder, id, lines(), async () => {
		campaign = { schema: "seawall/campaign/1", id, ...facts, recipients, secret, audienceSha256: await audienceHash(dataFolder, id) };
		return campaign;
	});
	return campaign === undefined ? err(noCampaign(id)) : ok(campaign);
}

/** All campaigns, oldest first. */
export async function campaigns(dataFolder: string): Promise<readonly Campaign[]> {
	const found: Campaign[] = [];
	for (const id of await campaignIds(dataFolder)) {
		const campaign = await openCampaign(dataFolder, id);
		if (campaign.ok) found.push(campaign.value);
	}
	return found;
}

/** One campaign. */
export async function openCampaign(dataFolder: string, id: string): Promise<Result<Campaign, Problem>> {
	const facts = await readFacts(dataFolder, id);
	if (!facts.ok) return facts;
	const campaign = readCampaign(facts.value);
	return campaign === undefined || campaign.id !== id ? err(noCampaign(id)) : ok(campaign);
}

/** Sends a campaign, or goes on with it. */
export async function send(dataFolder: string, id: string, options: SendOptions): Promise<Result<SendAnswer, Problem>> {
	const opened = await openCampaign(dataFolder, id);
	if (!opened.ok) return opened;
	const campaign = opened.value;
	const servers: Server[] = [];
	for (const address of options.transports) {
		const server = serverOf(address);
		if (server === undefined)
			return err({
				code: "delivery/bad-address",
				message: "the address of the mail server is none",
				at: "--transport",
				todo: "Write it as smtp://account:password@mail.example.org:587.",
			});
		servers.push(server);
	}
	const keys = await readKeys(options.dkim);
	if (!keys.ok) return keys;
	const store = await openStoreToRead(dataFolder);
	if (!store.ok) return store;
	const suppressed = new Set<string>();
	try {
		for (const { email, stream } of await store.value.subscribers.suppressions(Date.now()))
			if (stream === undefined || stream === campaign.stream) suppressed.add(email);
	} finally {
		await store.value.close();
	}
	const running = runningAbove(dataFolder, campaign);
	try {
		const sent = await sendCampaign({
			dataFolder,
			campaign,
			servers,
			connections: options.connections,
			patience: { connectMs: 20_000, replyMs: 120_000 },
			giveUpMs: 60_000,
			limits: { perSecond: options.perSecond, perDomain: options.perDomain },
			retryForMs: options.retryForMs,
			compose: composeFor(campaign, keys.value, Date.now),
			isSuppressed: (address) => suppressed.has(address.toLowerCase()),
			decided: options.decided,
			mustWait: running.mustWait,
			onProgress: options.onProgress,
			signal: options.signal,
			now: Date.now,
		});
		if (!sent.ok) return sent;
		const { standing, unreachable, root, uncertain, cut } = sent.value;
		const doubted = new Set(uncertain);
		const names: string[] = [];
		if (doubted.size > 0)
			for await (const { recipient } of readAudience(dataFolder, id, (place) => doubted.has(place))) names.push(recipient.to);
		return ok({ counts: standing.counts(), unreachable, root, uncertain: names, cut });
	} finally {
		running.close();
	}
}

/** The keys that sign, from their files; `warn/bad-key`. */
export async function readKeys(stated: SendOptions["dkim"]): Promise<Result<readonly DkimKey[], Problem>> {
	const keys: DkimKey[] = [];
	for (const { domain, selector, keyFile } of stated) {
		try {
			const key = createPrivateKey(await readFile(keyFile));
			const isFit =
				key.asymmetricKeyType === "ed25519" || (key.asymmetricKeyType === "rsa" && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2048);
			if (!isFit) return err(badKey(keyFile, "it is neither RSA with at least 2048 bits nor Ed25519"));
			keys.push({ domain, selector, key });
		} catch (error) {
			return err(badKey(keyFile, error instanceof Error ? error.message : String(error)));
		}
	}
	return ok(keys);
}

function badKey(at: string, why: string): Problem {
	return {
		code: "warn/bad-key",
		message: `the key that signs mail cannot be used: ${why}`,
		at,
		todo: "Make one with openssl genrsa 2048, and name it under warnings.dkim of the configuration.",
	};
}

/** How a campaign stands, also while it is sent. */
export async function status(dataFolder: string, id: string): Promise<Result<StatusAnswer, Problem>> {
	const opened = await openCampaign(dataFolder, id);
	if (!opened.ok) return opened;
	const campaign = opened.value;
	const standing = createStanding(campaign.recipients);
	const replies = new Map<number, string>();
	let finished = false;
	const read = await readCampaignLedger(dataFolder, id, (record) => {
		standing.apply(record);
		if (record.kind === "finished") finished = true;
		if (record.kind === "outcome" && record.outcome !== "sent" && (replies.size < MOST_NAMED * 4 || replies.has(record.recipient)))
			replies.set(record.recipient, record.reply);
	});
	if (!read.ok) return read;
	const places = namedPlaces(standing);
	const named: StatusAnswer["named"][number][] = [];
	for await (const { place, recipient } of readAudience(dataFolder, id, (each) => places.has(each)))
		named.push({ to: recipient.to, state: standing.state(place), reply: replies.get(place) ?? "" });
	const { acknowledged, silent } = await heardOf(dataFolder, campaign, standing);
	return ok({
		campaign,
		counts: standing.counts(),
		finished,
		root: finished ? await campaignRoot(dataFolder, id) : undefined,
		named,
		acknowledged,
		silent,
	});
}

function namedPlaces(standing: Standing): ReadonlySet<number> {
	const places = new Set<number>();
	for (const state of ["intended", "uncertain", "held", "resend", "refused", "undelivered", "dropped"] as const) {
		let count = 0;
		for (const place of standing.inState(state)) {
			if (count++ >= MOST_NAMED) break;
			places.add(place);
		}
	}
	return places;
}

async function heardOf(dataFolder: string, { id }: Campaign, standing: Standing): Promise<Pick<StatusAnswer, "acknowledged" | "silent">> {
	const acknowledged: Record<string, number> = Object.fromEntries(STEPS.map((step) => [step, 0]));
	const highest = new Map<number, number>();
	const store = await openStoreToRead(dataFolder);
	if (store.ok) {
		for (const { recipient, step } of await store.value.subscribers.acknowledgements(id))
			highest.set(recipient, Math.max(highest.get(recipient) ?? 0, STEPS.indexOf(step)));
		await store.value.close();
	}
	for (const step of highest.values()) acknowledged[STEPS[step] ?? "read"] = (acknowledged[STEPS[step] ?? "read"] ?? 0) + 1;
	return { acknowledged, silent: standing.counts().sent - highest.size };
}

/**
 * Everybody to whom a message about an advisory was sent, in whatever campaign, each address once; read from the ledgers. What was stated of
 * their devices then is left out: it is what is taken back, or told anew.
 */
export async function* toldOf(dataFolder: string, advisory: string): AsyncGenerator<Recipient> {
	const told = new Set<string>();
	for (const campaign of await campaigns(dataFolder)) {
		if (campaign.advisory.id !== advisory) continue;
		const standing = createStanding(campaign.recipients);
		const read = await readCampaignLedger(dataFolder, campaign.id, (record) => standing.apply(record));
		if (!read.ok) throw new StoreError(read.error);
		// Those in doubt may have got it: they are told that it is taken back.
		const places = new Set(standing.inState("sent", "intended", "uncertain", "held"));
		for await (const { recipient } of readAudience(dataFolder, campaign.id, (place) => places.has(place))) {
			const address = recipient.to.toLowerCase();
			if (told.has(address)) continue;
			told.add(address);
			yield { ...recipient, devices: undefined };
		}
	}
}

/** A message as it would be composed for somebody; nothing is sent. */
export async function sample(campaign: Campaign, recipient: Recipient, dkim: SendOptions["dkim"] = []): Promise<Uint8Array> {
	const keys = await readKeys(dkim);
	const compose = composeFor(campaign, keys.ok ? keys.value : [], () => campaign.createdAt);
	return (await compose(recipient, 0, messageIdOf(campaign, 0))).bytes;
}

/** What proves that a message was sent to an address; `undefined`: nothing was. */
export async function prove(dataFolder: string, id: string, address: string): Promise<Result<object | undefined, Problem>> {
	const opened = await openCampaign(dataFolder, id);
	if (!opened.ok) return opened;
	const campaign = opened.value;
	const wanted = address.toLowerCase();
	for await (const { place, recipient } of readAudience(dataFolder, id, () => true)) {
		if (recipient.to.toLowerCase() !== wanted) continue;
		const proof = await proveSent(dataFolder, id, place);
		if (proof === undefined) return ok(undefined);
		const { campaign: first, outcome, size, root } = proof;
		return ok({
			schema: "seawall/delivery-proof/1",
			campaign: id,
			recipient: { address: recipient.to, salt: recipientSalt(campaign.secret, place) },
			messageId: messageIdOf(campaign, place),
			records: [
				{ line: first.line, index: 0, path: first.path },
				{ line: outcome.line, index: outcome.index, path: outcome.path },
			],
			size,
			root,
		});
	}
	return ok(undefined);
}

function noCampaign(id: string): Problem {
	return {
		code: "warn/no-campaign",
		message: `there is no campaign ${id.slice(0, 60)}`,
		at: "ID",
		todo: "seawall warn status lists them.",
	};
}
