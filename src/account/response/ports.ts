/** What the record of responses needs from whoever keeps it. */
import type { Capture, CaptureFacts, EventFacts, KeptEvent, Reply } from "./record.ts";

/** Who made a record, and when. */
interface By {
	readonly who: string;
	/** UTC milliseconds. */
	readonly at: number;
}

/** An event that is to be kept. */
export interface NewEvent extends EventFacts, By {
	/** The revision that it was made on; 0 for a new one. */
	readonly base: number;
	readonly reason: string;
}

/** A capture that is to be kept. */
export interface NewCapture extends CaptureFacts, By {
	/** As they came; `undefined` for a fact, for what is taken back, and where a correction leaves the bytes as they are. */
	readonly bytes: Uint8Array | undefined;
	/** Of bytes that are kept already. */
	readonly sha256: string | undefined;
}

/** A reply as it comes in. */
export type NewReply = Pick<Reply, "event" | "branch" | "name" | "role" | "email" | "words" | "language"> & { readonly at: number };

/** What an editor decided. */
export interface ReplyDecision extends By {
	readonly id: string;
	readonly verdict: "verified" | "refused";
	readonly reason: string;
}

/** What was found in bytes by one version of the rules. */
export interface KeptScore {
	readonly sha256: string;
	/** Rules and names that it was found with. */
	readonly version: string;
	/** JSON of `ScoredCapture`. */
	readonly content: string;
	readonly at: number;
}

/** Keeps events, captures, replies and scores. */
export interface ResponseStore {
	/** The newest revision of each; those that happened last first. */
	events(): Promise<readonly KeptEvent[]>;
	event(id: string): Promise<KeptEvent | undefined>;
	/** Every revision, oldest first. */
	eventRevisions(id: string): Promise<readonly KeptEvent[]>;
	/** A new event, or a further revision. `undefined`: there is a newer one, or there is one already. */
	keepEvent(event: NewEvent): Promise<KeptEvent | undefined>;
	/** Of an event, or all; in the order in which they were recorded, what was put right too. */
	captures(event: string | undefined): Promise<readonly Capture[]>;
	capture(id: string): Promise<Capture | undefined>;
	/** `undefined`: the same is on record already. */
	addCapture(capture: NewCapture): Promise<Capture | undefined>;
	bytes(sha256: string): Promise<Uint8Array | undefined>;
	/** Of an event, or all; in the order in which they came. */
	replies(event: string | undefined): Promise<readonly Reply[]>;
	/** Its id. */
	addReply(reply: NewReply): Promise<string>;
	/** False: there is none that waits. */
	decideReply(decision: ReplyDecision): Promise<boolean>;
	score(sha256: string, version: string): Promise<KeptScore | undefined>;
	keepScore(score: KeptScore): Promise<void>;
}
