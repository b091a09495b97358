/** What membership needs from outside: somewhere to keep tiers that were given, and readers with an account. */
import type { Grant, Tier } from "./membership.ts";

/** Who changes something, and when (UTC milliseconds). */
interface Changed {
	readonly who: string;
	readonly at: number;
}

/** Keeps them. Every change is in the audit; `organisationId` is whoever runs the public site. */
export interface MemberStore {
	grant(email: string): Promise<Grant | undefined>;
	/** Newest first, at most 1 000. */
	grants(): Promise<readonly Grant[]>;
	/** Gives a tier by address. Who has an account as a reader has it at once; who makes one later has it then. */
	give(change: Changed & Omit<Grant, "givenAt" | "who"> & { readonly organisationId: string }): Promise<void>;
	/**
	 * Does what a provider's event says, once. `known`: this event was done before; `older`: a later one about the same address was; both
	 * change nothing. `sentAt` is the provider's time, UTC milliseconds.
	 */
	pay(change: {
		readonly eventId: string;
		readonly sentAt: number;
		readonly email: string;
		readonly tier: Tier | undefined;
		readonly until: number | undefined;
		readonly organisationId: string;
		readonly at: number;
	}): Promise<"done" | "known" | "older">;
	/** Makes an account without a password, with the tier that was given to the address; `taken`: somebody has it. */
	signUp(change: {
		readonly email: string;
		readonly name: string;
		readonly organisationId: string;
		readonly at: number;
	}): Promise<{ readonly personId: string } | "taken">;
	/** Erases a reader: account, tier, sessions, and the words of their comments. False: this is no reader, and nothing changed. */
	leave(change: { readonly personId: string; readonly organisationId: string; readonly at: number }): Promise<boolean>;
}
