/** How quickly mail may go, in all and to one domain, and how long a domain is left alone that says it is too much. Time comes in. */

/** Messages a second; `undefined`: as quickly as it goes. */
export interface Limits {
	readonly perSecond: number | undefined;
	readonly perDomain: number | undefined;
}

/** Paces what leaves. Times are milliseconds of one clock. */
export interface Throttle {
	/** 0: it goes, and is counted; else the milliseconds until it is worth asking again. */
	take(domain: string, now: number): number;
	/** The domain put something off. `isPace`: because it was too much or too quick. */
	deferred(domain: string, isPace: boolean, now: number): void;
	/** The domain took something. */
	accepted(domain: string): void;
}

/** The first pause of a domain, doubled with each further one, and the longest. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/** Deferrals in a row after which a domain is left alone whatever the reason. */
const MOST_DEFERRALS = 5;

/** Messages that may go at once after a quiet time, as seconds of the pace. */
const BURST_SECONDS = 1;

/** Domains that are kept in mind; the ones met first go first. */
const MOST_DOMAINS = 50_000;

interface Bucket {
	allowance: number;
	at: number;
}

interface Domain extends Bucket {
	pauses: number;
	pausedUntil: number;
	deferrals: number;
}

/** A throttle in which nothing went yet. */
export function createThrottle({ perSecond, perDomain }: Limits): Throttle {
	const all: Bucket = { allowance: burst(perSecond), at: 0 };
	const domains = new Map<string, Domain>();
	const domainOf = (name: string): Domain => {
		const held = domains.get(name);
		if (held !== undefined) return held;
		const made = { allowance: burst(perDomain), at: 0, pauses: 0, pausedUntil: 0, deferrals: 0 };
		domains.set(name, made);
		const [oldest] = domains.keys();
		if (domains.size > MOST_DOMAINS && oldest !== undefined) domains.delete(oldest);
		return made;
	};
	return {
		take(name, now) {
			const domain = domainOf(name);
			if (domain.pausedUntil > now) return domain.pausedUntil - now;
			const wait = Math.max(untilOne(domain, perDomain, now), untilOne(all, perSecond, now));
			if (wait > 0) return wait;
			domain.allowance -= 1;
			all.allowance -= 1;
			return 0;
		},
		deferred(name, isPace, now) {
			const domain = domainOf(name);
			domain.deferrals += 1;
			if ((!isPace && domain.deferrals < MOST_DEFERRALS) || domain.pausedUntil > now) return;
			domain.pausedUntil = now + Math.min(FIRST_PAUSE_MS * 2 ** Math.min(domain.pauses, 20), LONGEST_PAUSE_MS);
			domain.pauses += 1;
			domain.deferrals = 0;
		},
		accepted(name) {
			const domain = domains.get(name);
			if (domain === undefined) return;
			domain.deferrals = 0;
			domain.pauses = Math.max(0, domain.pauses - 1);
		},
	};
}

function burst(pace: number | undefined): number {
	return pace === undefined ? 0 : Math.max(1, pace * BURST_SECONDS);
}

/** Fills a bucket up to now; gives the milliseconds until it holds one. */
function untilOne(bucket: Bucket, pace: number | undefined, now: number): number {
	if (pace === undefined) return 0;
	bucket.allowance = Math.min(burst(pace), bucket.allowance + (Math.max(0, now - bucket.at) * pace) / 1000);
	bucket.at = now;
	return bucket.allowance >= 1 ? 0 : Math.ceil(((1 - bucket.allowance) * 1000) / pace);
}

/** Whether an answer means that mail comes too quickly or too much, by its enhanced code (RFC 3463): network, system or policy, not a mailbox. */
export function isPace(reply: string): boolean {
	return /^421|^4\d\d 4\.[347]\./.test(reply);
}
