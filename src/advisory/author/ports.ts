/** What authoring needs from outside: somewhere to keep drafts, revision by revision. */
import type { NewDocument } from "../ports.ts";
import type { Approval, DraftState, Standing } from "./lifecycle.ts";

/** Origin of documents that were written here, in the store of documents. */
export const OWN_ORIGIN = "own";

/** A draft as kept. */
export interface KeptDraft extends Standing {
	readonly id: string;
	readonly organisationId: string;
	readonly trackingId: string;
	/** Ours, from 1: each save that changed something. */
	readonly revision: number;
	/** JSON of the draft. */
	readonly content: string;
	/** The revision that was released last. */
	readonly released: number | undefined;
	/** UTC milliseconds. */
	readonly createdAt: number;
	readonly updatedAt: number;
	/** Who saved this revision. */
	readonly who: string;
}

/** One earlier state of a draft. */
export interface DraftRevision {
	readonly revision: number;
	readonly content: string;
	readonly who: string;
	/** UTC milliseconds. */
	readonly at: number;
}

/** Who does something, and when (UTC milliseconds). */
export interface By {
	readonly who: string;
	readonly at: number;
}

/** A new draft. */
export interface NewDraft extends By {
	readonly organisationId: string;
	readonly trackingId: string;
	readonly content: string;
}

/** A save on top of a revision. */
export interface DraftSave extends By {
	readonly id: string;
	readonly base: number;
	readonly trackingId: string;
	readonly content: string;
}

/** A step on its way; what follows from the act is decided by `actOn`. */
export interface DraftMove extends By {
	readonly id: string;
	/** The revision that the act is about. */
	readonly base: number;
	readonly act: string;
	readonly reason: string;
	readonly before: DraftState;
	readonly state: DraftState;
	readonly editors: readonly string[];
	readonly approvals: readonly Approval[];
	/** On publication: the document, and the draft that goes on from it. */
	readonly published: { readonly document: NewDocument; readonly content: string } | undefined;
}

/** Keeps drafts. Every change is recorded in the audit. */
export interface DraftStore {
	/** Of an organisation, or of all, the newest change first. */
	drafts(organisationId?: string): Promise<readonly KeptDraft[]>;
	draft(id: string): Promise<KeptDraft | undefined>;
	/** The newest last. */
	revisions(id: string): Promise<readonly DraftRevision[]>;
	/** `undefined` where the organisation has a draft with this tracking id. */
	create(draft: NewDraft): Promise<KeptDraft | undefined>;
	/**
	 * Keeps a changed content; the draft is a draft again and approved by nobody. `undefined` where it is gone, or somebody saved another
	 * revision meanwhile: nothing is overwritten.
	 */
	save(save: DraftSave): Promise<KeptDraft | undefined>;
	/** Makes a step, together with the document that it releases; `undefined` where the draft is no longer as it was. */
	move(move: DraftMove): Promise<KeptDraft | undefined>;
}
