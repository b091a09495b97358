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
	/** The current revision now. */
	readonly revision: DocumentRevision;
	/** False: the bytes are those of the current revision, and nothing was written. */
	readonly changed: boolean;
}

/** Keeps documents. A kept promise of `receive` means that they are on the disk. */
export interface DocumentStore {
	/** Takes documents, all or none, for the account `who`; other bytes under a known key make a new revision. Answers in order. */
	receive(documents: readonly NewDocument[], who: string): Promise<readonly Received[]>;
	/** The current revision of every document after `after`, by id; at most `limit` (1 to 5 000; 1 000 when not given). */
	current(page: { readonly after?: RevisionId; readonly limit?: number }): Promise<readonly DocumentRevision[]>;
	/** Every current document with its bytes, a few at a time. */
	everyCurrent(): AsyncIterable<readonly KeptDocument[]>;
	/** One document: the given revision, else the current one. */
	document(key: DocumentKey, revision?: number): Promise<KeptDocument | undefined>;
	/** All revisions, oldest first. */
	revisions(key: DocumentKey): Promise<readonly DocumentRevision[]>;
}
