/** What advisories need from outside: somewhere to keep documents as received, revision by revision. */

/** Sortable by time of receipt, unguessable; one revision of one document. */
export type RevisionId = string & { readonly kind: "RevisionId" };

/** Which document: a tracking id counts only together with where it came from, so that no source can replace another's. */
export interface DocumentKey {
	/** Who handed it over: `catalogue`, a provider's address, `folder`. Ours, not the document's. */
	readonly origin: string;
	/** document.tracking.id, as a stranger wrote it. */
	readonly trackingId: string;
}

/** A document as received. */
export interface NewDocument extends DocumentKey {
	/** document.tracking.version as published. */
	readonly version: string;
	/** document.tracking.current_release_date in UTC milliseconds; `undefined` where it cannot be read. */
	readonly releasedAt: number | undefined;
	/** File or address it was read from. */
	readonly place: string;
	readonly bytes: Uint8Array;
	/** UTC milliseconds. */
	readonly receivedAt: number;
}

/** One revision as kept, without its bytes. Never changed. */
export interface DocumentRevision extends DocumentKey {
	readonly id: RevisionId;
	/** Ours: 1, 2, 3, … in order of receipt. */
	readonly revision: number;
	readonly version: string;
	/** As in `NewDocument`; `undefined` also for what was received before release dates were kept. */
	readonly releasedAt: number | undefined;
	readonly place: string;
	/** Of the bytes, lower-case hex. */
	readonly sha256: string;
	/** Number of bytes. */
	readonly size: number;
	/** UTC milliseconds. */
	readonly receivedAt: number;
}

/** One revision with its bytes, exactly as received. */
export interface KeptDocument extends DocumentRevision {
	readonly bytes: Uint8Array;
}

/** What came of handing over a document. */
export interface Received {
	/** The revision with these bytes. */
	readonly revision: DocumentRevision;
	/** False: these bytes are kept already, and nothing was written. */
	readonly changed: boolean;
	/** False for an older revision that arrived late: it is history, and another one is current (`revision-order.ts`). */
	readonly current: boolean;
}

/**
 * What somebody says of a document. `delete` takes it out of every answer from then on, until it is restored or a newer revision arrives;
 * its bytes stay under their hash, so that earlier answers can still be replayed.
 */
export type DocumentMarkKind = "read" | "comment" | "delete" | "restore";

/** A mark to be kept. */
export interface NewDocumentMark extends DocumentKey {
	readonly kind: DocumentMarkKind;
	/** The comment, or why; empty for `read`. */
	readonly words: string;
	/** Account. */
	readonly who: string;
	/** UTC milliseconds. */
	readonly at: number;
}

/** A mark as kept. Never changed. */
export interface DocumentMark extends NewDocumentMark {
	readonly id: string;
}

/** Keeps documents, every revision of them. A kept promise of `receive` means that they are on the disk. */
export interface DocumentStore {
	/** Takes documents, all or none, for the account `who`; other bytes under a known key make a new revision. Answers in order. */
	receive(documents: readonly NewDocument[], who: string): Promise<readonly Received[]>;
	/**
	 * Every document in the revision that was current, by key, a few at a time: now, or by what was received and released before `before`
	 * (UTC milliseconds). A revision without a release date counts from its receipt. What was deleted by then is left out.
	 */
	known(before?: number): AsyncIterable<readonly DocumentRevision[]>;
	/** Bytes by their hash, exactly as received. */
	bytes(sha256: string): Promise<Uint8Array | undefined>;
	/** One document: the given revision, else the current one. */
	document(key: DocumentKey, revision?: number): Promise<KeptDocument | undefined>;
	/** Keeps what somebody says of a document; `undefined` where none has this key. */
	mark(mark: NewDocumentMark): Promise<DocumentMark | undefined>;
	/** All that was said of documents, the oldest first. */
	marks(): Promise<readonly DocumentMark[]>;
	/** All revisions in order of receipt. */
	revisions(key: DocumentKey): Promise<readonly DocumentRevision[]>;
}

/** Lists that somebody publishes whole, again and again: CISA's catalogue of known exploited vulnerabilities, FIRST's EPSS scores. */
export type PublishedListKind = "kev" | "epss";

/** One edition of such a list, as received. */
export interface NewPublishedList {
	readonly kind: PublishedListKind;
	/** The publisher's: `2025.08.25`, `v2025.03.14`. */
	readonly version: string;
	/** `YYYY-MM-DD` that the list states of itself. */
	readonly releasedOn: string;
	readonly entries: number;
	/** File it was read from. */
	readonly place: string;
	readonly bytes: Uint8Array;
	/** UTC milliseconds. */
	readonly receivedAt: number;
}

/** One edition as kept, without its bytes. */
export interface PublishedListEdition extends Omit<NewPublishedList, "bytes"> {
	readonly id: string;
	/** Of the bytes, lower-case hex. */
	readonly sha256: string;
	readonly size: number;
}

/** Keeps published lists, every edition of them. */
export interface PublishedListStore {
	/** Takes an edition for the account `who`; bytes that are kept already change nothing. */
	receive(list: NewPublishedList, who: string): Promise<{ readonly edition: PublishedListEdition; readonly changed: boolean }>;
	/** All editions, the newest release first. */
	editions(): Promise<readonly PublishedListEdition[]>;
	bytes(sha256: string): Promise<Uint8Array | undefined>;
}
