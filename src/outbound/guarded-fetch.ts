/** Requests to addresses that somebody typed. Who answers is a stranger. */
import { type LookupAddress, lookup } from "node:dns";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { BlockList, isIP } from "node:net";

/** How a request is bounded. */
export interface Bounds {
	/** Whether this machine itself may be asked, without TLS: for tests. */
	readonly loopback?: boolean | undefined;
	/** Whether machines of private networks may be asked, over https as all others. */
	readonly privateNetworks?: boolean | undefined;
	readonly patienceMs?: number | undefined;
}

/** Most of an answer that is read. */
const MOST_BYTES = 1024 * 1024;

const PATIENCE_MS = 10_000;

/** What is never asked: this machine, what is bound to the link, what is no single host (RFC 6890). */
const never = new BlockList();
never.addSubnet("0.0.0.0", 8, "ipv4");
never.addSubnet("127.0.0.0", 8, "ipv4");
never.addSubnet("169.254.0.0", 16, "ipv4");
never.addSubnet("224.0.0.0", 3, "ipv4");
never.addAddress("::", "ipv6");
never.addAddress("::1", "ipv6");
never.addSubnet("fe80::", 10, "ipv6");
never.addSubnet("ff00::", 8, "ipv6");
never.addSubnet("64:ff9b::", 96, "ipv6");

/** What is asked only where somebody says so: networks of one's own (RFC 1918, 4193, 6598), and those for tests of networks. */
const own = new BlockList();
own.addSubnet("10.0.0.0", 8, "ipv4");
own.addSubnet("172.16.0.0", 12, "ipv4");
own.addSubnet("192.168.0.0", 16, "ipv4");
own.addSubnet("100.64.0.0", 10, "ipv4");
own.addSubnet("192.0.0.0", 24, "ipv4");
own.addSubnet("198.18.0.0", 15, "ipv4");
own.addSubnet("fc00::", 7, "ipv6");
own.addSubnet("fec0::", 10, "ipv6");

/** Whether an address may be asked at all. */
export function mayAsk(address: string, privateNetworks = false): boolean {
	const family = isIP(address);
	// An IPv4 address in the dress of IPv6 is no address that a name has.
	if (family === 0 || /^::ffff:/i.test(address)) return false;
	const kind = family === 6 ? "ipv6" : "ipv4";
	return !never.check(address, kind) && (privateNetworks || !own.check(address, kind));
}

const NOT_ASKED = "the address is of this machine, its link, or a private network (see --allow-private-networks)";

/** Why nothing was asked, or no answer read. */
export class Refused extends Error {}

/** What is sent. */
export interface Sent {
	readonly method: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string | Uint8Array | undefined;
}

/** Asks; rejects with `Refused` where the address may not be asked, and with the error of the network. No redirect is followed. */
export function guardedFetch(
	address: string,
	{ method, headers, body }: Sent,
	{ loopback = false, privateNetworks = false, patienceMs = PATIENCE_MS }: Bounds = {},
): Promise<Response> {
	if (!URL.canParse(address)) return Promise.reject(new Refused("the address is none"));
	const url = new URL(address);
	const isPlain = loopback && url.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
	if (url.protocol !== "https:" && !isPlain) return Promise.reject(new Refused("the address is not https"));
	const bare = url.hostname.replace(/^\[|\]$/g, "");
	if (isIP(bare) !== 0 && !mayAsk(bare, privateNetworks) && !isPlain) return Promise.reject(new Refused(NOT_ASKED));
	return new Promise((resolve, reject) => {
		const options = {
			method,
			headers,
			signal: AbortSignal.timeout(patienceMs),
			...(isPlain ? {} : { lookup: guardedLookup(privateNetworks) }),
		};
		const request = (isPlain ? overHttp : overHttps)(url, options, (answer) => {
			const parts: Buffer[] = [];
			let size = 0;
			answer.on("data", (part: Buffer) => {
				size += part.length;
				if (size > MOST_BYTES) answer.destroy(new Refused("the answer is too large"));
				else parts.push(part);
			});
			answer.on("error", reject);
			answer.on("end", () => {
				const status = answer.statusCode ?? 502;
				const told = new Headers();
				for (const [name, value] of Object.entries(answer.headers)) if (typeof value === "string") told.set(name, value);
				const empty = status === 204 || status === 205 || status === 304;
				if (status < 200 || status > 599) return reject(new Refused(`the server answered ${status}`));
				return resolve(new Response(empty ? null : Buffer.concat(parts), { status, headers: told }));
			});
		});
		request.on("error", reject);
		request.end(body);
	});
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** Looks a name up and leaves out what may not be asked; what is left is what is connected to. */
function guardedLookup(privateNetworks: boolean) {
	return (name: string, options: { readonly all?: boolean | undefined }, found: Found): void => {
		lookup(name, { all: true }, (error, addresses) => {
			const may = (addresses ?? []).filter(({ address }) => mayAsk(address, privateNetworks));
			const [first] = may;
			if (error !== null) return found(error, []);
			if (first === undefined) return found(new Refused(NOT_ASKED), []);
			return options.all === true ? found(null, may) : found(null, first.address, first.family);
		});
	};
}
