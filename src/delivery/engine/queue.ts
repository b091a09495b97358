/** What stands between a stream of recipients and the connections: messages composed a little ahead, paced, and none taken twice. */
import type { Post } from "../wire/way.ts";
import type { Throttle } from "./throttle.ts";

/** A message with its recipient. */
export interface Prepared<R> extends Post {
	readonly recipient: R;
	/** How often a connection ended before it was written. */
	losses: number;
}

/** What the queue works with. */
export interface QueuePlan<R> {
	readonly recipients: AsyncIterator<R>;
	readonly domainOf: (recipient: R) => string;
	readonly compose: (recipient: R) => Promise<Post>;
	readonly throttle: Throttle;
	readonly now: () => number;
	/** Messages that are composed ahead. */
	readonly ahead: number;
	/** Whether something more urgent goes before this. */
	readonly mustWait: () => boolean;
}

/** A queue. */
export interface Queue<R> {
	take(): Promise<Prepared<R> | undefined>;
	takeNow(): Prepared<R> | undefined;
	/** A message that was taken has come to something. */
	done(): void;
	/** A message that was taken and not written goes to the front. */
	giveBack(post: Prepared<R>): void;
	/** Gives nothing more. */
	stop(): void;
	/** Settles when the stream is through, and rejects where reading or composing failed. */
	readonly pumped: Promise<void>;
	readonly isStopped: boolean;
}

/** Recipients of domains that are left alone for a while, kept aside. */
const MOST_PARKED = 20_000;

/** How often it looks whether something more urgent has gone. */
const LOOK_MS = 200;

/** Makes one; it starts to compose at once. */
export function createQueue<R>(plan: QueuePlan<R>): Queue<R> {
	const { recipients, domainOf, compose, throttle, now, ahead, mustWait } = plan;
	const ready: Prepared<R>[] = [];
	const takers: ((post: Prepared<R> | undefined) => void)[] = [];
	const parked = new Map<string, R[]>();
	let [composing, outstanding, parkedCount] = [0, 0, 0];
	let [isThrough, isStopped] = [false, false];
	let wake: () => void = () => undefined;
	const isOver = () => isStopped || (isThrough && parkedCount === 0 && ready.length === 0 && composing === 0 && outstanding === 0);
	const serve = () => {
		while (takers.length > 0 && ready.length > 0 && !isStopped) {
			outstanding += 1;
			takers.shift()?.(ready.shift());
		}
		if (isOver()) for (const taker of takers.splice(0)) taker(undefined);
		wake();
	};
	const pause = (ms: number | undefined) =>
		new Promise<void>((resolve) => {
			const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
			wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
	/** A parked recipient whose domain is free, or the milliseconds until one may be. */
	const fromParked = (): { readonly recipient: R } | { readonly wait: number } => {
		let wait = Number.POSITIVE_INFINITY;
		for (const [domain, held] of parked) {
			const left = throttle.take(domain, now());
			if (left > 0) {
				wait = Math.min(wait, left);
				continue;
			}
			const recipient = held.shift();
			if (held.length === 0) parked.delete(domain);
			if (recipient === undefined) continue;
			parkedCount -= 1;
			return { recipient };
		}
		return { wait };
	};
	const next = async (): Promise<{ readonly recipient: R } | { readonly wait: number } | undefined> => {
		const held = parkedCount > 0 ? fromParked() : { wait: Number.POSITIVE_INFINITY };
		if ("recipient" in held || parkedCount >= MOST_PARKED) return held;
		while (!isThrough && !isStopped) {
			const { value, done } = await recipients.next();
			if (done === true) {
				isThrough = true;
				break;
			}
			const domain = domainOf(value);
			if (!parked.has(domain) && throttle.take(domain, now()) === 0) return { recipient: value };
			const list = parked.get(domain) ?? [];
			list.push(value);
			parked.set(domain, list);
			parkedCount += 1;
			if (parkedCount >= MOST_PARKED) break;
		}
		return parkedCount > 0 ? fromParked() : undefined;
	};
	const prepare = async (recipient: R) => {
		composing += 1;
		try {
			ready.push({ ...(await compose(recipient)), recipient, losses: 0 });
		} finally {
			composing -= 1;
			serve();
		}
	};
	const pump = async () => {
		let failed: unknown;
		const fail = (error: unknown) => {
			failed ??= error;
			isStopped = true;
			serve();
		};
		while (!isStopped) {
			if (mustWait()) {
				await pause(LOOK_MS);
				continue;
			}
			if (ready.length + composing >= ahead) {
				await pause(undefined);
				continue;
			}
			const found = await next();
			if (found === undefined) break;
			if ("recipient" in found) prepare(found.recipient).catch(fail);
			else await pause(Math.min(found.wait, 1000));
		}
		while (composing > 0) await pause(undefined);
		serve();
		if (failed !== undefined) throw failed;
	};
	const pumped = pump().catch((error: unknown) => {
		isStopped = true;
		serve();
		throw error;
	});
	// Whoever waits for it hears of the failure; nobody has to.
	pumped.catch(() => undefined);
	return {
		takeNow() {
			if (isStopped || ready.length === 0) return undefined;
			outstanding += 1;
			const post = ready.shift();
			wake();
			return post;
		},
		take: () =>
			new Promise((resolve) => {
				takers.push(resolve);
				serve();
			}),
		done() {
			outstanding -= 1;
			serve();
		},
		giveBack(post) {
			outstanding -= 1;
			ready.unshift(post);
			serve();
		},
		stop() {
			isStopped = true;
			serve();
		},
		pumped,
		get isStopped() {
			return isStopped;
		},
	};
}
