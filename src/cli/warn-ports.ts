/** What the commands about warnings need from the other adapters. */
import type { Advisory } from "../advisory/document.ts";
import type { Problem } from "../core/problem.ts";
import type { Result } from "../core/result.ts";
import type { Approval, Campaign } from "../warn/campaign.ts";
import type { Step } from "../warn/escalation/channel.ts";
import type { Standing } from "../warn/ledger/standing.ts";
import type { Level } from "../warn/level.ts";
import type { NewsletterStore } from "../warn/newsletter/archive.ts";
import type { DeviceBlock, Language, Recipient } from "../warn/recipient.ts";
import type { PublicKey } from "../warn/sender/check-sender.ts";
import type { NameServer } from "../warn/sender/name-server.ts";
import type { Stream, SubscriberStore } from "../warn/subscriber.ts";

/** Who would be told, and what that was made from. */
export interface AudienceAnswer {
	/** Devices that were looked at, and the imports that they come from. */
	readonly devices: number;
	readonly imports: readonly string[];
	/** Organisations with affected or open devices that have nobody to tell. */
	readonly silent: readonly string[];
	/** What those have that have nobody to tell at all. */
	readonly nobody: readonly DeviceBlock[];
	/** Addresses that get nothing, as they are suppressed. */
	readonly suppressed: number;
	/** Whose products it is about; ids of the catalogue. */
	readonly makers: readonly string[];
	/** In the order in which they are written to; owners first. Read once. */
	recipients(): AsyncIterable<Recipient>;
	close(): Promise<void>;
}

/** A campaign that is frozen from its audience. */
export interface NewCampaign extends Omit<Campaign, "schema" | "id" | "audienceSha256" | "recipients" | "secret"> {
	readonly audience: AsyncIterable<Recipient>;
}

/** An approval of one version of a document, to be sent at one level. */
export interface NewApproval extends Approval {
	readonly advisory: string;
	readonly sha256: string;
	readonly level: Level;
}

/** How a campaign is sent. */
export interface SendOptions {
	/** Addresses of mail servers. */
	readonly transports: readonly string[];
	readonly connections: number;
	readonly perSecond: number | undefined;
	readonly perDomain: number | undefined;
	readonly retryForMs: number;
	/** Where the keys are that sign, from a configuration. */
	readonly dkim: readonly { readonly domain: string; readonly selector: string; readonly keyFile: string }[];
	/** What somebody decides of those in doubt; `undefined`: the level's policy does. */
	readonly decided: { readonly decision: "resend" | "drop"; readonly by: string } | undefined;
	readonly onProgress: (standing: Standing) => void;
	readonly signal: AbortSignal | undefined;
}

/** What came of it. */
export interface SendAnswer {
	readonly counts: ReturnType<Standing["counts"]>;
	readonly unreachable: string | undefined;
	readonly root: string | undefined;
	/** Addresses whose outcome nobody knew when it was taken up. */
	readonly uncertain: readonly string[];
	readonly cut: number;
}

/** How a campaign stands. */
export interface StatusAnswer {
	readonly campaign: Campaign;
	readonly counts: ReturnType<Standing["counts"]>;
	readonly finished: boolean;
	readonly root: string | undefined;
	/** By state, those that a person should see: refused, uncertain, held, undelivered; at most 1 000 of each. */
	readonly named: readonly { readonly to: string; readonly state: string; readonly reply: string }[];
	/** What people said, by step; of each recipient the highest. */
	readonly acknowledged: Readonly<Record<string, number>>;
	/** Places that nothing was heard of. */
	readonly silent: number;
}

/** How notices over other channels leave. */
export interface EscalationWish {
	readonly steps: readonly Step[];
	readonly postal: ReadonlyMap<string, readonly string[]>;
	/** Mail servers, for steps by mail. */
	readonly transports: readonly string[];
	readonly privateNetworks: boolean;
	/** Says what would be done, and does nothing. */
	readonly isDry: boolean;
	/** Tries again what was given up, and does not wait. */
	readonly isForced: boolean;
	readonly now: number;
}

/** What came of a notice, or would. */
export interface EscalationAnswer {
	readonly campaign: string;
	readonly step: string;
	readonly by: string;
	/** The organisation of which nobody answered; `null`: the campaign. */
	readonly organisation: string | null;
	/** `dead`: given up after ten attempts. */
	readonly state: "due" | "done" | "failed" | "dead";
	readonly words: string;
}

/** A mail that came back, as it was read. */
export interface BounceAnswer {
	readonly file: string;
	/** `refused`: it is no report, or about no message of ours. */
	readonly kind: "bounced" | "delayed" | "complained" | "refused";
	readonly to: string | undefined;
	readonly campaign: string | undefined;
	readonly words: string;
}

/** The ports. */
export interface WarnPorts {
	audience(
		dataFolder: string,
		advisory: Advisory,
		wanted: { readonly stream: Stream; readonly level: Level; readonly language: Language; readonly asOf: string },
	): Promise<Result<AudienceAnswer, Problem>>;
	freeze(dataFolder: string, campaign: NewCampaign): Promise<Result<Campaign, Problem>>;
	/** Keeps an approval; gives all of this version at this level. */
	approve(dataFolder: string, approval: NewApproval): Promise<Result<readonly Approval[], Problem>>;
	approvals(dataFolder: string, of: Pick<NewApproval, "sha256" | "level">): Promise<readonly Approval[]>;
	campaigns(dataFolder: string): Promise<readonly Campaign[]>;
	/** Does what is due over other channels for a campaign; `warn/campaign-running` where it is being sent. */
	escalate(dataFolder: string, id: string, wish: EscalationWish): Promise<Result<readonly EscalationAnswer[], Problem>>;
	/** Everybody to whom a message about an advisory was sent, each address once. */
	told(dataFolder: string, advisory: string): AsyncIterable<Recipient>;
	send(dataFolder: string, id: string, options: SendOptions): Promise<Result<SendAnswer, Problem>>;
	status(dataFolder: string, id: string): Promise<Result<StatusAnswer, Problem>>;
	/** A message as it would be composed for somebody, whole. */
	sample(campaign: Campaign, recipient: Recipient, dkim?: SendOptions["dkim"]): Promise<Uint8Array>;
	/** Name servers: those of this machine, or the answers of a file. */
	nameServer(file: string | undefined): Promise<Result<NameServer, Problem>>;
	/** The public halves of keys that sign. */
	publicKeys(dkim: SendOptions["dkim"]): Promise<Result<readonly PublicKey[], Problem>>;
	/** Mails that were taken and complaints that came, since an instant. */
	complaints(dataFolder: string, since: number): Promise<{ readonly sent: number; readonly complained: number }>;
	/** `undefined`: nothing was sent to them. */
	prove(dataFolder: string, id: string, address: string): Promise<Result<object | undefined, Problem>>;
	verify(proof: unknown): Promise<Result<{ readonly root: string; readonly campaign: string; readonly lines: readonly string[] }, Problem>>;
	/** Takes files, folders and maildirs of mails that came back. */
	bounces(dataFolder: string, paths: readonly string[]): Promise<Result<readonly BounceAnswer[], Problem>>;
	/** The subscribers of a data directory; the check of addresses goes with them. */
	subscribers(dataFolder: string): Promise<Result<HeldSubscribers, Problem>>;
	/** Who gets what goes to a stream as a whole. */
	streamAudience(dataFolder: string, stream: Stream): Promise<Result<Pick<AudienceAnswer, "recipients" | "close">, Problem>>;
	/** Newsletters that went out. */
	newsletters(dataFolder: string): Promise<Result<{ readonly store: NewsletterStore; close(): Promise<void> }, Problem>>;
	/** Whose digest is due, by stream; nothing is changed. */
	dueDigests(dataFolder: string, at: number): Promise<Result<ReadonlyMap<Stream, readonly Recipient[]>, Problem>>;
	/** Freezes digests, one campaign a stream, and notes up to when their readers are told. */
	freezeDigests(
		dataFolder: string,
		due: ReadonlyMap<Stream, readonly Recipient[]>,
		facts: Pick<NewCampaign, "from" | "site"> & { readonly at: number },
	): Promise<Result<readonly Campaign[], Problem>>;
	newId(): string;
	sha256(bytes: Uint8Array): string;
	makeFolder(path: string): Promise<Result<void, Problem>>;
}

/** Subscribers as commands use them. */
export interface HeldSubscribers {
	readonly store: SubscriberStore;
	readonly check: (text: string) => { readonly text: string; readonly domain: string } | undefined;
	/** Text with which a pending one is confirmed, at the end of the site's address. */
	confirmPath(id: string): Promise<string>;
	close(): Promise<void>;
}
