/** What the commands ask of whoever keeps and writes what is published. */
import type { Problem } from "../../../core/problem.ts";
import type { Result } from "../../../core/result.ts";
import type { Label } from "../tlp.ts";
import type { Health } from "./health.ts";
import type { ProviderSettings } from "./publication.ts";

/** A place that the trees are written to: what everybody may read, and apart from it what is protected. */
export interface PublishTarget {
	readonly open: string;
	readonly closed: string;
}

/** What a publication is told. */
export interface PublishOptions {
	readonly target: PublishTarget;
	/** `https://example.com`; else as before, else that of the publisher's namespace. */
	readonly origin: string | undefined;
	readonly contact: string | undefined;
	readonly role: ProviderSettings["role"] | undefined;
}

/** What came of it. */
export interface Published {
	readonly trackingId: string;
	readonly version: string;
	/** The document as published. */
	readonly bytes: Uint8Array;
	readonly label: Label;
	/** Address of the metadata. */
	readonly url: string;
	readonly fingerprint: string;
	readonly targets: readonly PublishTarget[];
	/** The check of what was written. */
	readonly health: Health;
	/** Sentences for the terminal: a key was made, a key runs out. */
	readonly notes: readonly string[];
}

/** Somebody who may read protected documents. */
export interface Recipient {
	readonly name: string;
	/** The highest label that they may read. */
	readonly label: "AMBER" | "AMBER+STRICT" | "RED";
	/** SHA-256 of their token, lower-case hex. */
	readonly tokenHash: string;
	/** RFC 3339. */
	readonly addedAt: string;
}

/** A document on the shelf, for lists. */
export interface ShelvedEntry {
	readonly trackingId: string;
	readonly sha256: string;
	readonly withdrawn: boolean;
	/** RFC 3339. */
	readonly publishedAt: string;
}

/** Signed anew. */
export interface Signed {
	readonly signed: number;
	readonly notes: readonly string[];
}

/** Publishes; nobody else does from the same data directory until it is closed. */
export interface Publisher {
	publish(bytes: Uint8Array, place: string, options: PublishOptions): Promise<Result<Published, Problem>>;
	withdraw(trackingId: string, reason: string): Promise<Result<Published, Problem>>;
	/** Signs all documents, or those named, anew with the key in use. */
	sign(trackingIds: readonly string[]): Promise<Result<Signed, Problem>>;
	/** Makes a new key and signs all with it, in one change; the old key stays stated until it is retired. */
	rollOver(): Promise<Result<Signed, Problem>>;
	retire(fingerprint: string): Promise<Result<void, Problem>>;
	/** Writes all places anew with how they stand today; the check is kept. */
	recheck(): Promise<Result<Health, Problem>>;
	documents(): readonly ShelvedEntry[];
	recipients(): readonly Recipient[];
	/** Gives the token, which is kept nowhere. */
	addRecipient(name: string, label: Recipient["label"]): Promise<string>;
	removeRecipient(name: string): Promise<boolean>;
	/** Where `serve` serves from. */
	readonly served: PublishTarget;
	close(): Promise<void>;
}
