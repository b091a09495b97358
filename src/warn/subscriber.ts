/** Somebody who asked to be told, what they asked for, and how that is known. */
import type { Level } from "./level.ts";
import type { Language } from "./recipient.ts";

/** What one may be told of, apart from each other: who leaves one stays in the others. */
export const STREAMS = ["warnings", "advisories", "news", "reports"] as const;

/** One of `STREAMS`. */
export type Stream = (typeof STREAMS)[number];

/** Whether a text names a stream. */
export function isStream(text: string): text is Stream {
	return (STREAMS as readonly string[]).includes(text);
}

/** How it is known that somebody asked: kept as proof. */
export interface Consent {
	/** `form`: on the page, and confirmed by the link in a mail; `stated`: whoever imported them says so. */
	readonly how: "form" | "stated";
	/** What was said: the version of the form, or the words of the import. */
	readonly words: string;
	/** Hash of the file it came in, or of the address it came from under a salt; SHA-256 in lower-case hex. */
	readonly sha256: string | undefined;
	/** UTC milliseconds. */
	readonly at: number;
}

/** How often somebody is told of what is not of the highest level; that is told at once, whatever is set. */
export const DIGESTS = ["none", "daily", "weekly"] as const;

/** One of `DIGESTS`. */
export type Digest = (typeof DIGESTS)[number];

/** Whether a text names one. */
export function isDigest(text: string): text is Digest {
	return (DIGESTS as readonly string[]).includes(text);
}

/** What somebody asks for. */
export interface Wishes {
	readonly language: Language;
	readonly streams: readonly Stream[];
	/** `mine`: only what touches devices of theirs that are held here. */
	readonly scope: "all" | "mine";
	/** The lowest level of warnings that they want. */
	readonly floor: Level;
	/** Catalogue ids of makers (`hikvision`); empty: all. */
	readonly makers: readonly string[];
	/** `none`: each warning by itself. */
	readonly digest: Digest;
}

/** A subscriber. */
export interface Subscriber extends Wishes {
	readonly id: string;
	/** As `emailKey` gives it. */
	readonly email: string;
	readonly name: string;
	/** `pending`: the link in the mail was not followed yet. */
	readonly state: "pending" | "active" | "ended";
	readonly consent: Consent;
	readonly createdAt: number;
	readonly changedAt: number;
	/** Up to when they have been told by digest; UTC milliseconds. */
	readonly digestedTo: number | undefined;
}

/** An address that gets nothing. */
export interface Suppression {
	readonly email: string;
	/** `undefined`: nothing at all. */
	readonly stream: Stream | undefined;
	readonly reason: "bounced" | "complained" | "unsubscribed" | "stated";
	/** What was said of it, one line. */
	readonly words: string;
	readonly addedAt: number;
	/** `undefined`: it holds until it is taken away. */
	readonly expiresAt: number | undefined;
}

/** A new subscriber as somebody states them. */
export interface NewSubscriber extends Wishes {
	readonly email: string;
	readonly name: string;
	readonly state: "pending" | "active";
	readonly consent: Consent;
}

/** What came of adding some. */
export interface Added {
	/** Ids in the order given; `undefined` where the address is there already, or has left. */
	readonly ids: readonly (string | undefined)[];
	/** Places of those who left before: only they themselves come back. */
	readonly left: readonly number[];
}

/** Keeps them. Times are UTC milliseconds; `who` stands in the audit. */
export interface SubscriberStore {
	/** In order of id, at most 5 000. */
	page(after: string | undefined, limit: number): Promise<readonly Subscriber[]>;
	find(email: string): Promise<Subscriber | undefined>;
	byId(id: string): Promise<Subscriber | undefined>;
	/** Those that hold at an instant. */
	suppressions(at: number): Promise<readonly Suppression[]>;
	/** At most 5 000. Whoever is pending and asks again stays pending, with the newer wishes. */
	add(change: { readonly subscribers: readonly NewSubscriber[]; readonly who: string; readonly at: number }): Promise<Added>;
	/** Makes a pending one active; false where there is none. */
	confirm(change: { readonly id: string; readonly who: string; readonly at: number }): Promise<boolean>;
	/** Ends one stream, or all; false where there is none. */
	leave(change: { readonly id: string; readonly stream: Stream | undefined; readonly who: string; readonly at: number }): Promise<boolean>;
	/** Other wishes of somebody who is active; who leaves the last stream is ended. False where there is none. */
	change(change: { readonly id: string; readonly wishes: Wishes; readonly who: string; readonly at: number }): Promise<boolean>;
	/** Up to when some have been told by digest; never back. */
	digested(change: { readonly ids: readonly string[]; readonly to: number; readonly who: string; readonly at: number }): Promise<void>;
	/** Erases somebody: the audit keeps that it was done, and not who. */
	erase(change: { readonly email: string; readonly who: string; readonly at: number }): Promise<boolean>;
	suppress(change: { readonly suppressions: readonly Suppression[]; readonly who: string; readonly at: number }): Promise<void>;
	/** Records that somebody says a warning was read, or that devices are upgraded. */
	acknowledge(change: Acknowledgement & { readonly who: string }): Promise<void>;
	acknowledgements(campaign: string): Promise<readonly Acknowledgement[]>;
}

/** Steps of the ladder that somebody states, from the lowest. */
export const STEPS = ["read", "confirmed", "upgraded"] as const;

/** One of `STEPS`. */
export type Step = (typeof STEPS)[number];

/** Somebody's word on a warning. */
export interface Acknowledgement {
	readonly campaign: string;
	/** Place in the audience. */
	readonly recipient: number;
	readonly step: Step;
	readonly at: number;
}
