/** What the name servers say, as the checks of a sender ask; answers are strangers'. */

/** `undefined`: nobody answered; empty: there is none. */
export type Answer = readonly string[] | undefined;

/** Asks. */
export interface NameServer {
	/** Texts of TXT records, each joined. */
	text(name: string): Promise<Answer>;
	/** Names of mail exchangers, the preferred first; `.` where the domain takes no mail (RFC 7505). */
	exchangers(name: string): Promise<Answer>;
	/** IPv4 and IPv6 addresses. */
	addresses(name: string): Promise<Answer>;
	/** Names of an address. */
	names(address: string): Promise<Answer>;
}

/** What was found. `unknown` is never taken for good. */
export interface SenderFinding {
	readonly check: "spf" | "dkim" | "dmarc" | "ptr" | "mx" | "tls" | "one-click" | "complaints";
	readonly level: "good" | "bad" | "weak" | "unknown";
	/** The name, address or key that it is about. */
	readonly about: string;
	readonly message: string;
	/** What to do; empty where it is good. */
	readonly todo: string;
}

/** Tags of a record like `v=DMARC1; p=none`, names in lower case. */
export function tagsOf(record: string): ReadonlyMap<string, string> {
	const tags = new Map<string, string>();
	for (const part of record.slice(0, 8192).split(";").slice(0, 60)) {
		const at = part.indexOf("=");
		if (at > 0) tags.set(part.slice(0, at).trim().toLowerCase(), part.slice(at + 1).trim());
	}
	return tags;
}

/** Whether two domains are aligned as DMARC means it: equal, or where it is relaxed, one below the other. */
export function isAligned(a: string, b: string, isStrict: boolean): boolean {
	const [one, two] = [a.toLowerCase(), b.toLowerCase()];
	if (one === two) return true;
	const isBelow = (low: string, high: string) => high.includes(".") && low.endsWith(`.${high}`);
	return !isStrict && (isBelow(one, two) || isBelow(two, one));
}
