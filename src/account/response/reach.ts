/** REACH: on how many ways a branch told its customers, and how many of the branches that sell did. */
import { type Metric, round } from "../../notice/score/metric.ts";
import { CHANNELS, type Channel, type StatedEvent } from "./event.ts";

/** What each way is worth; 100 together. Behind a login it is worth half. */
const WORTH: Readonly<Record<Channel, number>> = { page: 20, csaf: 15, feed: 10, newsletter: 20, direct: 15, product: 10, oem: 10 };
const GATED = 0.5;

/** Of one branch in one event; `branch` is the one that published. */
export function reach(event: StatedEvent, branch: string): Metric {
	const own = event.notices.filter((notice) => notice.branch === branch);
	const ways = CHANNELS.map((channel) => {
		const used = own.filter((notice) => notice.channel === channel);
		if (used.length === 0) return 0;
		return WORTH[channel] * (used.every(({ gated }) => gated) ? GATED : 1);
	});
	const sum = ways.reduce((total, worth) => total + worth, 0);
	const selling = event.branches.filter(({ sells }) => sells);
	const carrying = selling.filter(({ id }) => event.notices.some((notice) => notice.branch === id));
	const share = selling.length === 0 ? undefined : carrying.length / selling.length;
	const used = CHANNELS.filter((channel) => own.some((notice) => notice.channel === channel));
	const value = `${used.join(", ") || "no way"}; ${carrying.length} of ${selling.length} branches`;
	return { id: "R", value, score: round(share === undefined ? sum : 0.6 * sum + 0.4 * 100 * share), spans: [] };
}
