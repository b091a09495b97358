/** How often one visitor may ask for what costs work. Held in memory alone, by address, for a minute. */
import { isIPv6 } from "node:net";

/** Counts questions. */
export interface Rate {
	/** Whether one more is let through. @param now - UTC milliseconds. */
	allow(address: string, now: number): boolean;
}

const MINUTE_MS = 60_000;
const MOST_KEPT = 20_000;

/** At most so many a minute for each address, and for all together. */
export function createRate(perAddress: number, forAll: number): Rate {
	let minute = Number.NaN;
	let all = 0;
	const counts = new Map<string, number>();
	return {
		allow(address, now) {
			const at = Math.floor(now / MINUTE_MS);
			if (at !== minute) {
				minute = at;
				all = 0;
				counts.clear();
			}
			const key = household(address);
			const count = (counts.get(key) ?? 0) + 1;
			if (count > perAddress || all >= forAll) return false;
			all += 1;
			// Whoever comes from more addresses than are kept meets the limit for all.
			if (counts.size < MOST_KEPT || counts.has(key)) counts.set(key, count);
			return true;
		},
	};
}

/** Of IPv6 a household has a whole /64. */
function household(address: string): string {
	if (!isIPv6(address)) return address;
	const [head = "", tail = ""] = address.toLowerCase().split("::");
	const front = head.split(":").filter((part) => part !== "");
	const back = tail.split(":").filter((part) => part !== "");
	const all = address.includes("::") ? [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill("0"), ...back] : front;
	return all
		.slice(0, 4)
		.map((part) => part.replace(/^0+(?=.)/, ""))
		.join(":");
}
