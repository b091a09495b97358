/** What is kept of an event and of what was published about it. Nothing of it is ever changed: what was wrong is put right by a later record. */
import type { Channel } from "./event.ts";

/** What an event is. */
export const EVENT_KINDS = ["disclosure", "wave", "advisory"] as const;

/** One of them. */
export type EventKind = (typeof EVENT_KINDS)[number];

/** What a branch is to the maker. */
export const SUBJECT_KINDS = ["maker", "branch", "relabel"] as const;

/** One of them. */
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Where a fact was read, and when: `2017-09-28`. */
export interface FactSource {
	readonly url: string;
	readonly date: string;
}

/** Somebody whose customers had to hear of the event; each branch and each relabel is a subject of its own. */
export interface Subject {
	/** As captures name it. */
	readonly id: string;
	readonly kind: SubjectKind;
	/** Id in the catalogue; `undefined` where it is not in it. */
	readonly vendor: string | undefined;
	/** Sells the product, so that its customers need the notice. */
	readonly sells: boolean;
	/** Where it says that it sells the product; always there for an event that is real. */
	readonly source: FactSource | undefined;
}

/** An event without what the record adds. */
export interface EventFacts {
	/** Stands in its address: `2030-autumn-wave`. */
	readonly id: string;
	readonly kind: EventKind;
	readonly title: string;
	/** The CVE, wave or advisory that it is about; empty where none is named. */
	readonly reference: string;
	/** UTC milliseconds; null where that is not known. */
	readonly disclosedAt: number | null;
	/** UTC milliseconds; null where no attack was seen. */
	readonly firstAttackAt: number | null;
	readonly sources: readonly FactSource[];
	readonly subjects: readonly Subject[];
	/** Made up, which is said wherever it is shown. */
	readonly synthetic: boolean;
}

/** An event as kept. */
export interface KeptEvent extends EventFacts {
	/** 1, 2, 3, …; the others stay. */
	readonly revision: number;
	/** Why this revision was made; empty for the first. */
	readonly reason: string;
	readonly who: string;
	/** UTC milliseconds. */
	readonly recordedAt: number;
}

/** The form of what was captured; a `fact` is known from a source and has no bytes; `withdrawn` takes an earlier record back. */
export const CAPTURE_KINDS = ["html", "eml", "feed", "text", "pdf", "fact", "withdrawn"] as const;

/** One of them. */
export type CaptureKind = (typeof CAPTURE_KINDS)[number];

/** What is said of a notice that was captured. */
export interface CaptureFacts {
	readonly event: string;
	/** Id of the subject. */
	readonly branch: string;
	readonly kind: CaptureKind;
	readonly channel: Channel;
	/** UTC milliseconds. */
	readonly publishedAt: number;
	/** Where it was found; empty for a mail. */
	readonly url: string;
	/** UTC milliseconds. */
	readonly capturedAt: number;
	readonly capturedBy: string;
	/** Only for those who sign in: whoever captured it had. */
	readonly loggedIn: boolean;
	/** BCP 47, as stated; empty where it was not. */
	readonly language: string;
	/** The record that this one puts right; empty for none. */
	readonly corrects: string;
	/** Why; empty where nothing is put right. */
	readonly reason: string;
}

/** A capture as kept. */
export interface Capture extends CaptureFacts {
	readonly id: string;
	/** Of the bytes, lower-case hex; empty for a fact. */
	readonly sha256: string;
	/** Bytes. */
	readonly size: number;
	readonly who: string;
	/** UTC milliseconds. */
	readonly recordedAt: number;
}

/** What was decided of a reply. */
export type ReplyState = "submitted" | "verified" | "refused";

/** The answer of a subject to what is published about it: shown as it was written, or not at all. */
export interface Reply {
	readonly id: string;
	readonly event: string;
	readonly branch: string;
	readonly name: string;
	/** What whoever wrote it does there. */
	readonly role: string;
	/** For the editor who verifies it; never shown. */
	readonly email: string;
	readonly words: string;
	readonly language: string;
	readonly submittedAt: number;
	readonly state: ReplyState;
	/** UTC milliseconds; null while it waits. */
	readonly decidedAt: number | null;
	readonly decidedBy: string;
	/** How it was verified, or why it was refused. */
	readonly reason: string;
}

/** Captures that count: none that a later record puts right, and none that was taken back. */
export function standing(captures: readonly Capture[]): readonly Capture[] {
	const replaced = new Set(captures.map(({ corrects }) => corrects));
	return captures.filter(({ id, kind }) => !replaced.has(id) && kind !== "withdrawn");
}

/** Whether it has bytes to be scored. */
export function isScored({ sha256 }: Capture): boolean {
	return sha256 !== "";
}
