/**
 * Sends a campaign, or goes on with it. What is on record and what may be sent follow one order: intent durable, message, answer, outcome.
 * Whoever ends this process at any instant loses no recipient and leaves at most one in doubt for each connection.
 */
import type { Problem } from "../../core/problem.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Campaign } from "../../warn/campaign.ts";
import { messageIdOf, returnPathOf } from "../../warn/campaign.ts";
import { keptReply, type LedgerRecord, type OutcomeRecord } from "../../warn/ledger/record.ts";
import { createStanding, type Standing } from "../../warn/ledger/standing.ts";
import { uncertainPolicy } from "../../warn/level.ts";
import type { Recipient } from "../../warn/recipient.ts";
import { deliver } from "../engine/deliver.ts";
import type { Limits } from "../engine/throttle.ts";
import { readAddress } from "../message/address.ts";
import type { Composed } from "../message/compose.ts";
import type { Server } from "../server-address.ts";
import type { Patience } from "../wire/connection.ts";
import type { Post, Sent } from "../wire/way.ts";
import { audienceHash, type Placed, readAudience } from "./audience-file.ts";
import { type HeldLedger, holdLedger } from "./folder.ts";
import { campaignRoot } from "./root.ts";
import { bounceTag, recipientHash, recipientSalt } from "./tags.ts";

/** How a campaign is sent. */
export interface CampaignSending {
	readonly dataFolder: string;
	readonly campaign: Campaign;
	readonly servers: readonly Server[];
	readonly connections: number;
	readonly patience: Patience;
	readonly giveUpMs: number;
	readonly limits: Limits;
	/** How long deferred messages are tried again before this returns; the rest waits for the next call. */
	readonly retryForMs: number;
	readonly compose: (recipient: Recipient, place: number, messageId: string) => Promise<Composed>;
	/** Addresses that nothing is sent to any more. */
	readonly isSuppressed: (address: string) => boolean;
	/** What somebody decides of those in doubt, held ones too; `undefined`: the level's policy does. */
	readonly decided?: { readonly decision: "resend" | "drop"; readonly by: string } | undefined;
	readonly mustWait: () => boolean;
	readonly onProgress: (standing: Standing) => void;
	readonly signal?: AbortSignal | undefined;
	readonly now: () => number;
}

/** Where it stands when this returns. */
export interface CampaignEnd {
	readonly standing: Standing;
	/** Words of servers that could not be reached. */
	readonly unreachable: string | undefined;
	/** Root over what was sent; `undefined` while recipients wait. */
	readonly root: string | undefined;
	/** Places whose outcome nobody knew when this began. */
	readonly uncertain: readonly number[];
	/** Bytes of a torn end that were put aside. */
	readonly cut: number;
}

/** How often an uncertain message is sent again by itself; then somebody decides. */
const MOST_ATTEMPTS = 8;

/** Sends. Problems: those of `holdLedger`; `warn/audience-changed`. Rejects where the disk fails: then nothing more was sent. */
export async function sendCampaign(sending: CampaignSending): Promise<Result<CampaignEnd, Problem>> {
	const { dataFolder, campaign, now } = sending;
	const standing = createStanding(campaign.recipients);
	let isNew = true;
	const held = await holdLedger(dataFolder, campaign.id, (record) => {
		isNew = false;
		standing.apply(record);
	});
	if (!held.ok) return held;
	const ledger = held.value;
	try {
		if ((await audienceHash(dataFolder, campaign.id)) !== campaign.audienceSha256) return err(audienceChanged(campaign.id));
		const uncertain = [...standing.inState("intended", "uncertain")];
		if (isNew) await open(campaign, ledger, now());
		else ledger.note({ kind: "resumed", cut: ledger.cut, at: now() });
		const isReopened = decideBy(sending, ledger, standing);
		const isOver = standing.finished && !isReopened;
		const unreachable = isOver ? undefined : await rounds(sending, ledger, standing);
		const root = isOver ? await campaignRoot(dataFolder, campaign.id) : await finish(sending, ledger, standing);
		return ok({ standing, unreachable, root, uncertain, cut: ledger.cut });
	} finally {
		await ledger.close();
	}
}

/** The first lines: what it is, and who stands for it. */
async function open(campaign: Campaign, ledger: HeldLedger, at: number): Promise<void> {
	ledger.note(opening(campaign, at));
	const { by = "", approvals = [], breakGlass } = campaign.sanction ?? {};
	for (const approval of approvals) ledger.note({ kind: "sanction", how: "approved", by: approval.by, words: "", at: approval.at });
	if (breakGlass !== undefined) ledger.note({ kind: "sanction", how: "break-glass", by, words: breakGlass.slice(0, 500), at });
	await ledger.commit({ kind: "sanction", how: "sent", by, words: "", at });
}

function opening({ id, advisory, audienceSha256, recipients, level }: Campaign, at: number): LedgerRecord {
	return {
		kind: "campaign",
		id,
		advisory: advisory.id,
		version: advisory.version,
		advisorySha256: advisory.sha256,
		audienceSha256,
		recipients,
		level,
		at,
	};
}

/** Sends whoever waits, then those put off whose time has come, until there are none or the time is over. */
async function rounds(sending: CampaignSending, ledger: HeldLedger, standing: Standing): Promise<string | undefined> {
	const { campaign, signal, now } = sending;
	const until = now() + sending.retryForMs;
	for (;;) {
		decide(campaign, ledger, standing, now());
		const time = now();
		if (time >= campaign.expiresAt || signal?.aborted === true) return undefined;
		const due = dueOf(standing, time);
		if (due.now > 0) {
			const { unreachable } = await round(sending, ledger, standing, time);
			if (unreachable !== undefined) return unreachable;
			continue;
		}
		if (due.next === undefined || due.next > Math.min(until, campaign.expiresAt)) return undefined;
		await pause(Math.min(due.next - time, 1000), signal);
	}
}

/** What nobody knows is decided by the level, and the decision is on record. */
function decide({ level }: Campaign, ledger: HeldLedger, standing: Standing, at: number): void {
	for (const recipient of standing.inState("intended", "uncertain")) {
		const isResent = uncertainPolicy(level) === "resend" && standing.attempts(recipient) < MOST_ATTEMPTS;
		const record = { kind: "decision", recipient, decision: isResent ? "resend" : "hold", by: "policy", at } as const;
		ledger.note(record);
		standing.apply(record);
	}
}

/** Somebody's decision of all who are in doubt, on record; whether there were any. */
function decideBy({ decided, now }: CampaignSending, ledger: HeldLedger, standing: Standing): boolean {
	if (decided === undefined) return false;
	const places = [...standing.inState("intended", "uncertain", "held")];
	for (const recipient of places) {
		const record = { kind: "decision", recipient, decision: decided.decision, by: `person: ${decided.by}`, at: now() } as const;
		ledger.note(record);
		standing.apply(record);
	}
	return places.length > 0;
}

/** When a deferred one is tried again: half a minute after the first attempt, doubled, an hour at most; UTC milliseconds. */
function dueAt(standing: Standing, place: number): number {
	return standing.lastAt(place) * 1000 + Math.min(30_000 * 2 ** Math.min(standing.attempts(place) - 1, 10), 3_600_000);
}

function dueOf(standing: Standing, at: number): { readonly now: number; readonly next: number | undefined } {
	let [count, next] = [0, Number.POSITIVE_INFINITY];
	for (const place of standing.inState("waiting", "resend", "deferred")) {
		if (standing.state(place) !== "deferred" || dueAt(standing, place) <= at) count += 1;
		else next = Math.min(next, dueAt(standing, place));
	}
	return { now: count, next: Number.isFinite(next) ? next : undefined };
}

/** A message with what its outcome is recorded by. */
interface Written extends Post {
	readonly sha256: string;
}

async function round(
	sending: CampaignSending,
	ledger: HeldLedger,
	standing: Standing,
	at: number,
): Promise<{ readonly unreachable: string | undefined }> {
	const { dataFolder, campaign, compose, isSuppressed, onProgress, now } = sending;
	const outcome = ({ place, recipient }: Placed, sha256: string, sent: Sent, server: string, tls: string | undefined): void => {
		const record: OutcomeRecord = {
			kind: "outcome",
			recipient: place,
			attempt: standing.attempts(place) + (standing.state(place) === "intended" ? 0 : 1),
			outcome: sent.outcome === "lost" ? "deferred" : sent.outcome,
			messageSha256: sha256,
			recipientSha256: recipientHash(recipientSalt(campaign.secret, place), recipient.to),
			reply: keptReply(sent.reply),
			server,
			tls: tls ?? null,
			at: now(),
		};
		ledger.note(record);
		standing.apply(record);
		onProgress(standing);
	};
	async function* wanted(): AsyncGenerator<Placed> {
		const isDue = (place: number) => {
			const state = standing.state(place);
			return state === "waiting" || state === "resend" || (state === "deferred" && dueAt(standing, place) <= at);
		};
		for await (const placed of readAudience(dataFolder, campaign.id, isDue)) {
			if (isSuppressed(placed.recipient.to))
				outcome(placed, NO_MESSAGE, { outcome: "refused", reply: "the address is suppressed" }, "", undefined);
			else yield placed;
		}
	}
	const written = new WeakMap<Placed, Written>();
	return deliver<Placed>({
		...sending,
		recipients: wanted(),
		domainOf: ({ recipient }) => recipient.to.slice(recipient.to.lastIndexOf("@") + 1),
		async compose(placed) {
			const { place, recipient } = placed;
			const made = await compose(recipient, place, messageIdOf(campaign, place));
			const post = {
				from: returnPathOf(campaign, place, bounceTag(campaign.secret, campaign.id, place)),
				to: recipient.to,
				needsUtf8: readAddress(recipient.to)?.needsUtf8 === true,
				bytes: made.bytes,
				sha256: made.sha256,
			};
			written.set(placed, post);
			return post;
		},
		async intend(placed) {
			const { place } = placed;
			const attempt = standing.attempts(place) + 1;
			const record = {
				kind: "intent",
				recipient: place,
				attempt,
				messageSha256: written.get(placed)?.sha256 ?? NO_MESSAGE,
				at: now(),
			} as const;
			standing.apply(record);
			await ledger.commit(record);
		},
		settle: (placed, sent, { place, tls }) => outcome(placed, written.get(placed)?.sha256 ?? NO_MESSAGE, sent, place, tls),
	});
}

/** In the place of a message's hash where there was none. */
const NO_MESSAGE = "0".repeat(64);

/** Ends the ledger where every recipient has what stays; gives the root. */
async function finish({ dataFolder, campaign, now }: CampaignSending, ledger: HeldLedger, standing: Standing): Promise<string | undefined> {
	const counts = standing.counts();
	const open = counts.waiting + counts.intended + counts.resend + counts.uncertain + (now() < campaign.expiresAt ? counts.deferred : 0);
	if (open > 0) return undefined;
	await ledger.flushed();
	const root = await campaignRoot(dataFolder, campaign.id);
	const record = { kind: "finished", sent: counts.sent, root, at: now() } as const;
	await ledger.commit(record);
	standing.apply(record);
	return root;
}

function audienceChanged(id: string): Problem {
	return {
		code: "warn/audience-changed",
		message: "the frozen audience is not the one that the campaign was made for",
		at: id,
		todo: "Put the file back from a backup; nothing was sent.",
	};
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, Math.max(10, ms));
		const end = () => {
			clearTimeout(timer);
			resolve();
		};
		signal?.addEventListener("abort", end, { once: true });
	});
}
