/**
 * Fetches what providers of CSAF documents serve. Who answers is a stranger, and so is whoever wrote the addresses that lead on.
 *
 * Only hosts that the user named may lie in private networks or on this machine; redirects, sizes and times are bounded.
 */
import { type LookupAddress, lookup } from "node:dns";
import { request as overHttp, Agent as PlainAgent } from "node:http";
import { Agent, request as overHttps } from "node:https";
import { BlockList, isIP } from "node:net";
import { getCACertificates } from "node:tls";
import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate } from "node:zlib";
import type { Fetched, FetchFailure, FetchOptions, ProviderWeb } from "../advisory/provider/ports.ts";
import { err, ok, type Result } from "../core/result.ts";
import { mayAsk } from "./guarded-fetch.ts";

/** How a web is set up. */
export interface WebSetup {
	/** Host names (without port) that the user named: they alone may be private addresses or this machine. */
	readonly trusted: readonly string[];
	/** Hosts of private networks may be asked, whoever names them. */
	readonly allowPrivate?: boolean | undefined;
	/** Further certificate authorities, PEM. */
	readonly authorities?: readonly string[] | undefined;
	/** Addresses by host name, instead of asking DNS; with a port that is used in place of the stated one. */
	readonly resolve?: ReadonlyMap<string, { readonly address: string; readonly port: number | undefined }> | undefined;
	/** Sent as a bearer token where it is asked for. */
	readonly token?: string | undefined;
	readonly patienceMs?: number | undefined;
	readonly agent: string;
}

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_HOPS = 20;
const PATIENCE_MS = 30_000;

/** Networks that no stranger's address may lead into (RFC 6890). */
const privateNets = new BlockList();
for (const [net, bits] of [
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
] as const)
	privateNets.addSubnet(net, bits, "ipv4");
privateNets.addSubnet("fc00::", 7, "ipv6");

/** Whether an address lies in a public network. */
export function isPublicAddress(address: string): boolean {
	return mayAsk(address) && !privateNets.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

interface Answer {
	readonly status: number;
	readonly headers: ReadonlyMap<string, string>;
	readonly bytes: Uint8Array;
}

/** Makes a web; `close` gives its connections back. */
export function openProviderWeb(setup: WebSetup): ProviderWeb & { close(): void } {
	const trusted = new Set(setup.trusted.map((host) => host.toLowerCase()));
	const authorities = setup.authorities ?? [];
	const ca = authorities.length === 0 ? undefined : [...getCACertificates("default"), ...authorities];
	const secure = new Agent({ keepAlive: true, maxSockets: 8, ...(ca === undefined ? {} : { ca }) });
	const plain = new PlainAgent({ keepAlive: true, maxSockets: 2 });
	return {
		kind: "web",
		hasToken: setup.token !== undefined,
		get: (url, options = {}) => follow(url, options),
		close() {
			secure.destroy();
			plain.destroy();
		},
	};

	async function follow(first: string, options: FetchOptions): Promise<Result<Fetched, FetchFailure>> {
		const hops: string[] = [];
		let url = first;
		for (;;) {
			const answer = await once(url, options, new URL(first).origin);
			if (!answer.ok) return err({ ...answer.error, hops });
			const { status, headers, bytes } = answer.value;
			const location = headers.get("location");
			if (status < 300 || status > 399 || status === 304 || location === undefined) return ok({ url, status, headers, bytes, hops });
			if (hops.length >= MOST_HOPS) return err({ kind: "redirects", message: `more than ${MOST_HOPS} redirects`, hops });
			if (!URL.canParse(location, url)) return err({ kind: "network", message: "the server redirects to no address", hops });
			url = new URL(location, url).href;
			hops.push(url);
		}
	}

	function once(address: string, options: FetchOptions, origin: string): Promise<Result<Answer, Omit<FetchFailure, "hops">>> {
		if (!URL.canParse(address)) return Promise.resolve(err({ kind: "network", message: "the address is none" }));
		const url = new URL(address);
		if (url.protocol !== "https:" && url.protocol !== "http:")
			return Promise.resolve(err({ kind: "refused", message: "the address is neither https nor http" }));
		const bare = url.hostname.replace(/^\[|\]$/g, "");
		const named = setup.resolve?.get(url.hostname);
		const isTrusted = trusted.has(url.hostname) || setup.allowPrivate === true || named !== undefined;
		if (!isTrusted && isIP(bare) !== 0 && !isPublicAddress(bare))
			return Promise.resolve(err({ kind: "refused", message: "the address lies in a private network or on this machine" }));
		const isPlain = url.protocol === "http:";
		return new Promise((resolve) => {
			const failed = (error: NodeJS.ErrnoException): void => resolve(err(failureOf(error)));
			const request = (isPlain ? overHttp : overHttps)(
				url,
				{
					agent: isPlain ? plain : secure,
					...(named?.port === undefined ? {} : { port: named.port }),
					method: "GET",
					signal: AbortSignal.timeout(setup.patienceMs ?? PATIENCE_MS),
					lookup: (name, how, found) => guardedLookup(name, how.all === true, isTrusted, named?.address, found),
					headers: {
						accept: "application/json, */*;q=0.8",
						"accept-encoding": "identity",
						...((options.agent ?? setup.agent) === "" ? {} : { "user-agent": options.agent ?? setup.agent }),
						// A token is for the server that it was given for.
						...(options.withToken === true && setup.token !== undefined && url.origin === origin
							? { authorization: `Bearer ${setup.token}` }
							: {}),
					},
				},
				(answer) => {
					const most = options.mostBytes ?? MOST_BYTES;
					const parts: Buffer[] = [];
					let size = 0;
					answer.on("data", (part: Buffer) => {
						size += part.length;
						if (size <= most) parts.push(part);
						else answer.destroy(Object.assign(new Error(`the answer has more than ${most} bytes`), { code: "TOO_LARGE" }));
					});
					answer.on("error", failed);
					answer.on("end", () => {
						const headers = new Map<string, string>();
						for (const [name, value] of Object.entries(answer.headers))
							if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : value);
						unpacked(Buffer.concat(parts), headers.get("content-encoding"), most).then(
							(bytes) => resolve(ok({ status: answer.statusCode ?? 0, headers, bytes })),
							() =>
								resolve(err({ kind: "too-large", message: `the answer is packed, and unpacks to more than ${most} bytes or not at all` })),
						);
					});
				},
			);
			request.on("error", failed);
			request.end();
		});
	}
}

async function unpacked(bytes: Buffer, encoding: string | undefined, maxOutputLength: number): Promise<Uint8Array> {
	switch (encoding) {
		case undefined:
		case "identity":
			return bytes;
		case "gzip":
			return promisify(gunzip)(bytes, { maxOutputLength });
		case "br":
			return promisify(brotliDecompress)(bytes, { maxOutputLength });
		case "deflate":
			return promisify(inflate)(bytes, { maxOutputLength });
		default:
			throw new Error("unknown encoding");
	}
}

const CERTIFICATE = /^(?:CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_CERT|CRL_|INVALID_CA|HOSTNAME_MISMATCH)/;

function failureOf(error: NodeJS.ErrnoException): Omit<FetchFailure, "hops"> {
	const code = error.code ?? error.name;
	if (code === "TOO_LARGE") return { kind: "too-large", message: error.message };
	if (code === "PRIVATE") return { kind: "refused", message: error.message };
	if (CERTIFICATE.test(code)) return { kind: "certificate", message: `its certificate is not accepted (${code})` };
	if (code === "ENOTFOUND" || code === "EAI_AGAIN") return { kind: "name", message: "the name of the host is not known" };
	if (code === "TimeoutError" || code === "ABORT_ERR") return { kind: "network", message: "the server did not answer in time" };
	return { kind: "network", message: `there was no connection (${code})` };
}

type Found = (error: NodeJS.ErrnoException | null, address: string | LookupAddress[], family?: number) => void;

/** Looks a name up and leaves out what may not be asked; what is left is what is connected to. */
function guardedLookup(name: string, all: boolean, isTrusted: boolean, fixed: string | undefined, found: Found): void {
	if (fixed !== undefined) {
		const family = isIP(fixed);
		if (all) found(null, [{ address: fixed, family }]);
		else found(null, fixed, family);
		return;
	}
	lookup(name, { all: true }, (error, addresses) => {
		if (error !== null) return found(error, []);
		const may = isTrusted ? addresses : addresses.filter(({ address }) => isPublicAddress(address));
		const [first] = may;
		if (first === undefined) {
			const message = "the name leads into a private network or to this machine";
			return found(Object.assign(new Error(message), { code: "PRIVATE" }), []);
		}
		return all ? found(null, may) : found(null, first.address, first.family);
	});
}
