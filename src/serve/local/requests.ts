/** What a command may ask of the running server: one request for each use, and nothing besides. */
import type { ResponseStore } from "../../account/response/ports.ts";
import type { DocumentKey, DocumentMark, DocumentMarkKind, NewDocument, PublishedListEdition } from "../../advisory/ports.ts";
import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import type { WaveStore } from "../../detect/ports.ts";
import type { PeopleStore } from "../../people/ports.ts";
import type { NewsletterStore } from "../../warn/newsletter/archive.ts";
import type { SubscriberStore } from "../../warn/subscriber.ts";

/** The uses of people that commands have. */
export const PEOPLE_CALLS = [
	"organisations",
	"members",
	"membershipsOf",
	"credential",
	"defaultOrganisation",
	"invite",
	"setDisabled",
	"addToken",
	"keepSingleUse",
] as const satisfies readonly (keyof PeopleStore)[];

/** The uses of subscribers that commands have. */
export const SUBSCRIBER_CALLS = [
	"page",
	"find",
	"byId",
	"suppressions",
	"add",
	"confirm",
	"leave",
	"erase",
	"suppress",
	"acknowledge",
	"acknowledgements",
	"change",
	"digested",
] as const satisfies readonly (keyof SubscriberStore)[];

/** The uses of the record of responses that commands have; `bytes` comes back as base64. */
export const RESPONSE_CALLS = [
	"events",
	"event",
	"eventRevisions",
	"keepEvent",
	"captures",
	"capture",
	"addCapture",
	"bytes",
	"replies",
	"addReply",
	"decideReply",
	"score",
	"keepScore",
] as const satisfies readonly (keyof ResponseStore)[];

/** The uses of newsletters that commands have. */
export const NEWSLETTER_CALLS = ["list", "find", "keep"] as const satisfies readonly (keyof NewsletterStore)[];

/** The uses of waves that commands have. */
export const WAVE_CALLS = ["waves", "revisions", "recordAll"] as const satisfies readonly (keyof WaveStore)[];

/** What came of a published list. */
export interface TakenList {
	readonly edition: PublishedListEdition;
	readonly changed: boolean;
	readonly refused: readonly { readonly at: number; readonly reason: string }[];
	readonly refusedCount: number;
	readonly gone: readonly string[];
}

/** What the server does for commands. */
export interface LocalUses {
	readonly people: Pick<PeopleStore, (typeof PEOPLE_CALLS)[number]>;
	readonly subscribers: SubscriberStore;
	readonly responses: ResponseStore;
	readonly waves: Pick<WaveStore, (typeof WAVE_CALLS)[number]>;
	readonly newsletters: NewsletterStore;
	readonly lists: { takeBytes(file: string, bytes: Uint8Array): Promise<Result<TakenList, Problem>> };
	readonly documents: {
		find(trackingId: string): Promise<readonly DocumentKey[]>;
		mark(key: DocumentKey, kind: DocumentMarkKind, words: string): Promise<DocumentMark | undefined>;
		marks(): Promise<readonly DocumentMark[]>;
		receive(documents: readonly NewDocument[]): Promise<void>;
	};
	/** Another edition of the catalogue is in force; gives what could not be read of its documents. */
	readonly catalogue: { renew(edition: string): Promise<readonly Problem[]> };
}

/** A request, after a first line from either side with its version (`{ "seawall": … }`); `with` are the arguments, bytes as base64 in `{ "bytes": … }`. */
export interface Request {
	readonly id: number;
	readonly call: string;
	readonly with: readonly unknown[];
}

/** An answer. */
export type Answer =
	| { readonly id: number; readonly value?: unknown }
	| { readonly id: number; readonly problem: Problem }
	| { readonly id: number; readonly defect: string };

/** The socket's name in the data directory. */
export const SOCKET = "seawall.sock";

/** Characters of a line: a published list has at most 64 MiB, and base64 makes a third more of it. */
export const LONGEST_LINE = 96 * 1024 * 1024;
