/** Which addresses may send for a domain (SPF, RFC 7208): evaluated as receivers do, within their bounds. */

import type { NameServer } from "./name-server.ts";
import { inNetwork } from "./network.ts";

/** What SPF says of an address. `unknown`: nobody answered, or the record uses macros, which are not evaluated. */
export interface SpfResult {
	readonly result: "pass" | "fail" | "softfail" | "neutral" | "none" | "permerror" | "unknown";
	readonly why: string;
	/** The record of the domain, where there is one. */
	readonly record: string | undefined;
}

/** Look-ups that a receiver makes for one record (section 4.6.4). */
const MOST_LOOKUPS = 10;

const RESULTS = { "+": "pass", "-": "fail", "~": "softfail", "?": "neutral" } as const;

/** Evaluates. @param domain - Of the envelope's sender. */
export function evaluateSpf(domain: string, address: string, ask: NameServer): Promise<SpfResult> {
	return evaluate(domain, address, ask, { lookups: 0 });
}

interface Count {
	lookups: number;
}

async function evaluate(domain: string, address: string, ask: NameServer, count: Count): Promise<SpfResult> {
	const texts = await ask.text(domain);
	if (texts === undefined) return { result: "unknown", why: `nobody answers for ${domain}`, record: undefined };
	const records = texts.filter((text) => /^v=spf1(?: |$)/i.test(text));
	const [record] = records;
	if (record === undefined) return { result: "none", why: `${domain} has no record v=spf1`, record };
	const wrong = (why: string): SpfResult => ({ result: "permerror", why, record });
	if (records.length > 1) return wrong(`${domain} has ${records.length} records v=spf1, and only one may be`);
	let redirect: string | undefined;
	for (const term of record.slice(0, 4096).split(/ +/).slice(1, 100)) {
		if (term === "") continue;
		if (term.includes("%")) return { result: "unknown", why: `macros are not evaluated: ${term.slice(0, 80)}`, record };
		const modifier = /^([a-z][\w.-]*)=(.*)$/i.exec(term);
		if (modifier !== null) {
			if (modifier[1]?.toLowerCase() === "redirect") redirect = modifier[2];
			continue;
		}
		const matched = await matches(term, domain, address, ask, count);
		if (typeof matched === "string") return wrong(matched);
		if (matched === undefined) return { result: "unknown", why: `nobody answers for ${term.slice(0, 80)}`, record };
		const sign = term[0] ?? "+";
		if (matched) return { result: sign in RESULTS ? RESULTS[sign as keyof typeof RESULTS] : "pass", why: term.slice(0, 80), record };
	}
	if (redirect === undefined) return { result: "neutral", why: "nothing in it matches", record };
	count.lookups += 1;
	if (count.lookups > MOST_LOOKUPS) return wrong(TOO_MANY);
	const led = await evaluate(redirect, address, ask, count);
	return led.result === "none" ? wrong(`redirect leads to ${redirect}, which has no record`) : { ...led, record };
}

const TOO_MANY = `it takes more than ${MOST_LOOKUPS} look-ups, so receivers give up`;

/** Whether a mechanism matches; a text where the record is wrong, `undefined` where nobody answers. */
async function matches(
	term: string,
	domain: string,
	address: string,
	ask: NameServer,
	count: Count,
): Promise<boolean | string | undefined> {
	const found = /^[+?~-]?([a-z0-9]+)(?::([^/]*))?((?:\/\d{1,3})?(?:\/\/\d{1,3})?)$/i.exec(term);
	const network = /^[+?~-]?(ip4|ip6):(.+)$/i.exec(term);
	if (network !== null) return inNetwork(address, network[2] ?? "") ?? `${term.slice(0, 80)} is no network`;
	if (found === null) return `${term.slice(0, 80)} is no mechanism`;
	const [, name = "", target = domain, lengths = ""] = found;
	const kind = name.toLowerCase();
	if (kind === "all") return true;
	if (!["a", "mx", "include", "exists", "ptr"].includes(kind)) return `${term.slice(0, 80)} is no mechanism`;
	count.lookups += 1;
	if (count.lookups > MOST_LOOKUPS) return TOO_MANY;
	if (kind === "ptr") return false;
	if (kind === "include") {
		const included = await evaluate(target, address, ask, count);
		if (included.result === "unknown") return undefined;
		if (included.result === "none" || included.result === "permerror") return `include:${target}: ${included.why}`;
		return included.result === "pass";
	}
	if (kind === "exists") return (await ask.addresses(target))?.some((each) => !each.includes(":"));
	const hosts = kind === "mx" ? await ask.exchangers(target) : [target];
	if (hosts === undefined) return undefined;
	const length = (of: string) => (of.includes(":") ? /\/\/(\d+)$/.exec(lengths)?.[1] : /^\/(\d+)/.exec(lengths)?.[1]);
	for (const host of hosts.slice(0, 10))
		for (const each of (await ask.addresses(host)) ?? []) {
			const bits = length(each);
			if (inNetwork(address, bits === undefined ? each : `${each}/${bits}`) === true) return true;
		}
	return false;
}
