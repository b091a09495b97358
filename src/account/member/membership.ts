/** What a reader with an account is: a tier, where it came from, and until when it holds. */

/** Tiers, each with what those before it have; they are the reader roles of `people`. */
export const TIERS = ["subscriber", "member", "contributor"] as const;

/** One of them. */
export type Tier = (typeof TIERS)[number];

/** Whether a text (of a form, a provider, a stranger) names a tier. */
export function isTier(text: unknown): text is Tier {
	return TIERS.some((tier) => tier === text);
}

/** A tier that somebody was given, by the address that they use. */
export interface Grant {
	/** As `emailKey` gives it. */
	readonly email: string;
	readonly tier: Tier;
	/** `invitation`: by somebody of the console; `payment`: by a provider's event. */
	readonly source: "invitation" | "payment";
	/** UTC milliseconds; `undefined`: it holds until it is taken back. */
	readonly until: number | undefined;
	readonly givenAt: number;
	/** Whoever gave it. */
	readonly who: string;
}

/** The tier that holds now: one that has run out is that of anybody who signs up. */
export function tierNow(role: Tier, grant: Grant | undefined, now: number): Tier {
	return grant?.until !== undefined && grant.until <= now ? "subscriber" : role;
}

/** How many readers there are. Accounts that are shut out do not count, nor do people of the console, nor subscribers of mail without an account. */
export interface MemberCount {
	/** `YYYY-MM-DD` */
	readonly asOf: string;
	readonly counts: Readonly<Record<Tier, number>>;
	readonly all: number;
}

/** Counts them. */
export function countMembers(tiers: readonly Tier[], now: number): MemberCount {
	const counts = { subscriber: 0, member: 0, contributor: 0 };
	for (const tier of tiers) counts[tier] += 1;
	return { asOf: new Date(now).toISOString().slice(0, 10), counts, all: tiers.length };
}
