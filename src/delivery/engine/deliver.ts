/** Sends a stream of messages over several connections, until all have an outcome, it is told to stop, or no server can be reached. */
import type { Server } from "../server-address.ts";
import type { Patience } from "../wire/connection.ts";
import { openWay } from "../wire/open-way.ts";
import type { Peer, Post, Sent } from "../wire/way.ts";
import { createQueue, type Prepared } from "./queue.ts";
import { createThrottle, isPace, type Limits } from "./throttle.ts";

/** What is delivered, where, and who is told. */
export interface Delivery<R> {
	/** Asked in turn; the next one where one cannot be reached. */
	readonly servers: readonly Server[];
	readonly connections: number;
	readonly patience: Patience;
	/** With no connection for this long it ends. */
	readonly giveUpMs: number;
	readonly limits: Limits;
	readonly recipients: AsyncIterator<R>;
	readonly domainOf: (recipient: R) => string;
	readonly compose: (recipient: R) => Promise<Post>;
	/** Settles when the intent is durable; where it rejects nothing more is sent. */
	readonly intend: (recipient: R, post: Post) => Promise<void>;
	/** `lost` never comes here: a message that was not written is `deferred`. */
	readonly settle: (recipient: R, sent: Sent, peer: Peer) => void;
	readonly mustWait: () => boolean;
	readonly signal?: AbortSignal | undefined;
}

/** How it ended: `undefined`, or the words of the servers that could not be reached. */
export type DeliveryEnd = { readonly unreachable: string | undefined };

/** How often a message may meet a connection that ends before it is written. */
const MOST_LOSSES = 5;

/** Pause before another connection is tried, doubled up to ten times this. */
const RETRY_MS = 500;

/** Delivers. Rejects where recipients cannot be read, a message cannot be composed or an intent cannot be kept. */
export async function deliver<R>(delivery: Delivery<R>): Promise<DeliveryEnd> {
	const throttle = createThrottle(delivery.limits);
	const now = () => performance.now();
	const { recipients, domainOf, compose, mustWait, connections } = delivery;
	const queue = createQueue<R>({ recipients, domainOf, compose, throttle, now, mustWait, ahead: connections * 2 });
	delivery.signal?.addEventListener("abort", () => queue.stop(), { once: true });
	if (delivery.signal?.aborted === true) queue.stop();
	let defect: unknown;
	let reachedAt = now();
	let unreachable: string | undefined;
	const source = {
		take: () => queue.take(),
		takeNow: () => queue.takeNow(),
		async intend(post: Prepared<R>) {
			try {
				await delivery.intend(post.recipient, post);
			} catch (error) {
				defect ??= error;
				queue.stop();
				throw error;
			}
		},
		settle(post: Prepared<R>, sent: Sent, peer: Peer) {
			const domain = domainOf(post.recipient);
			if (sent.outcome === "sent") throttle.accepted(domain);
			if (sent.outcome === "deferred") throttle.deferred(domain, isPace(sent.reply), now());
			if (sent.outcome !== "lost") delivery.settle(post.recipient, sent, peer);
			else if (post.losses < MOST_LOSSES && !queue.isStopped) {
				post.losses += 1;
				return queue.giveBack(post);
			} else delivery.settle(post.recipient, { outcome: "deferred", reply: `not written: ${sent.reply}` }, peer);
			queue.done();
		},
	};
	const work = async (place: number) => {
		for (let [tries, turn] = [0, place]; !queue.isStopped; turn += 1) {
			const first = await queue.take();
			if (first === undefined) return;
			queue.giveBack(first);
			const server = delivery.servers[turn % delivery.servers.length];
			if (server === undefined) return;
			const way = await openWay(server, delivery.patience);
			if ("why" in way) {
				tries += 1;
				if ((way.final && delivery.servers.length === 1) || now() - reachedAt > delivery.giveUpMs) {
					unreachable ??= way.why;
					queue.stop();
					return;
				}
				await pause(Math.min(RETRY_MS * 2 ** Math.min(tries, 10), RETRY_MS * 10), delivery.signal);
				continue;
			}
			turn -= 1;
			tries = 0;
			reachedAt = now();
			try {
				await way.run(source);
			} finally {
				way.close();
			}
			reachedAt = now();
		}
	};
	await Promise.allSettled(Array.from({ length: connections }, (_, place) => work(place)));
	queue.stop();
	if (defect !== undefined) throw defect;
	await queue.pumped;
	return { unreachable };
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(resolve, ms);
		signal?.addEventListener("abort", () => {
			clearTimeout(timer);
			resolve();
		});
	});
}
