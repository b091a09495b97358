/** What waits to be sent: effects leave only after the commit that caused them, and each attempt is on record. */

/** How alerts leave. `console` needs no sending: they are listed there. */
export type AlertChannel = "mail" | "webhook";

/** To whom an organisation's alerts go. */
export interface AlertTarget {
	readonly id: string;
	readonly organisationId: string;
	readonly channel: AlertChannel;
	/** A role, whose members get mail; or the address of a webhook. */
	readonly to: string;
	/** Signs webhooks (`whsec_…`); `undefined` for mail. */
	readonly secret: string | undefined;
	/** Kinds of alerts. */
	readonly kinds: readonly string[];
	/** Gathered for the day instead of at once. */
	readonly daily: boolean;
}

/** An alert as it was raised. */
export interface RaisedAlert {
	readonly id: string;
	readonly kind: string;
	readonly text: string;
	/** UTC milliseconds. */
	readonly raisedAt: number;
}

/** One thing that leaves, to one place. */
export interface Outgoing {
	readonly id: string;
	readonly organisationId: string;
	readonly channel: AlertChannel;
	/** An e-mail address, or that of a webhook. */
	readonly to: string;
	readonly secret: string | undefined;
	/** A line for each alert: kind, tab, sentence. */
	readonly lines: readonly string[];
	readonly state: "waiting" | "sent" | "given-up";
	readonly attempts: number;
	readonly problem: string | undefined;
	readonly createdAt: number;
	readonly dueAt: number;
}

/** What came of an attempt; `final`: another would be in vain. */
export type Attempt = { readonly sent: true } | { readonly sent: false; readonly final: boolean; readonly problem: string };

/** Keeps alerts, to whom they go, and what waits. Times are UTC milliseconds. */
export interface AlertStore {
	targets(organisationId: string | undefined): Promise<readonly AlertTarget[]>;
	/** As kept by `raise`. */
	standing(organisationId: string): Promise<string | undefined>;
	/** Newest first. */
	raised(organisationId: string, limit: number): Promise<readonly RaisedAlert[]>;
	/** Newest first. */
	outgoing(organisationId: string, limit: number): Promise<readonly Outgoing[]>;

	addTarget(change: Omit<AlertTarget, "id"> & { readonly who: string; readonly at: number }): Promise<string | undefined>;
	removeTarget(change: {
		readonly id: string;
		readonly organisationId: string;
		readonly who: string;
		readonly at: number;
	}): Promise<boolean>;
	/**
	 * Keeps a standing, the alerts it gave, and what is to be sent of them, together or not at all. False: another standing was kept
	 * meanwhile, and nothing is done.
	 */
	raise(change: {
		readonly organisationId: string;
		readonly before: string | undefined;
		readonly after: string;
		readonly alerts: readonly { readonly kind: string; readonly text: string }[];
		readonly at: number;
	}): Promise<boolean>;
	/** Takes what is due, for a while: whoever takes it and ends without a word leaves it to be taken again. */
	take(change: { readonly at: number; readonly limit: number }): Promise<readonly Outgoing[]>;
	/** Notes what came of it. */
	settle(change: { readonly id: string; readonly attempt: Attempt; readonly at: number }): Promise<void>;
}

/** What is taken belongs to whoever took it for this long. */
export const LEASE_MS = 5 * 60_000;

/** Attempts before it is given up. */
export const MOST_ATTEMPTS = 10;

/** Milliseconds until the next attempt after so many: one minute, doubled, six hours at most. */
export function pauseAfter(attempts: number): number {
	return Math.min(60_000 * 2 ** Math.min(Math.max(attempts - 1, 0), 20), 6 * 60 * 60_000);
}

/** The instant at which a day's alerts go: the next six o'clock UTC. */
export function dailyAt(at: number): number {
	const day = 24 * 60 * 60_000;
	const six = Math.floor(at / day) * day + 6 * 60 * 60_000;
	return six > at ? six : six + day;
}
