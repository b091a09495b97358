/** Fetches for a check: every address once, and what a server does that no requirement allows is told where it happens. */
import { err, ok, type Result } from "../../../core/result.ts";
import { parseJson } from "../../csaf/parse-json.ts";
import { startRepairLog } from "../../csaf/repair-log.ts";
import { isWebAddress } from "../metadata.ts";
import type { Fetched, FetchFailure, FetchOptions, ProviderWeb } from "../ports.ts";
import type { Findings } from "./findings.ts";

/** Most redirects that may follow one another (section 7.1.6 of CSAF 2.1), and most that should. */
const MOST_HOPS = 20;
const FEW_HOPS = 10;

/** A failure that has been told already where it belongs. */
export interface Missing {
	readonly status: number | undefined;
	readonly message: string;
	/** True where its cause stands under another requirement (TLS, redirects): it is not to be told again. */
	readonly told: boolean;
}

/** One check's view of the web. */
export class WebSession {
	readonly #web: ProviderWeb;
	readonly #findings: Findings;
	readonly #held = new Map<string, Promise<Result<Fetched, FetchFailure>>>();
	/** Headers of what was had, for the requirements on the server. */
	readonly answers = new Map<string, ReadonlyMap<string, string>>();

	constructor(web: ProviderWeb, findings: Findings) {
		this.#web = web;
		this.#findings = findings;
	}

	get kind(): ProviderWeb["kind"] {
		return this.#web.kind;
	}

	get hasToken(): boolean {
		return this.#web.hasToken;
	}

	files(url: string): Promise<readonly string[]> {
		return this.#web.files?.(url) ?? Promise.resolve([]);
	}

	/** Asks without judging. */
	ask(url: string, options: FetchOptions = {}): Promise<Result<Fetched, FetchFailure>> {
		return this.#fetch(url, options);
	}

	/** Whatever a stranger wrote where an address belongs is asked for only if the web can have it. */
	#fetch(url: string, options: FetchOptions): Promise<Result<Fetched, FetchFailure>> {
		if (isWebAddress(url)) return this.#web.get(url, options);
		return Promise.resolve(err({ kind: "name", message: "it is no address on the web", hops: [] }));
	}

	/** Gets an address that is to answer 200. Large documents are not held: `once` says that nobody will ask again. */
	async get(url: string, options: FetchOptions & { readonly once?: boolean } = {}): Promise<Result<Fetched, Missing>> {
		const key = `${options.withToken === true ? "+" : "-"}${url}`;
		const held = this.#held.get(key);
		const asked = held ?? this.#fetch(url, options);
		if (held === undefined && options.once !== true) this.#held.set(key, asked);
		const answer = await asked;
		if (held === undefined) this.#judge(url, answer);
		if (!answer.ok) {
			const { kind, message } = answer.error;
			return err({ status: undefined, message, told: kind === "certificate" || kind === "redirects" });
		}
		if (answer.value.status !== 200)
			return err({ status: answer.value.status, message: `the server answered ${answer.value.status}`, told: false });
		this.answers.set(url, answer.value.headers);
		return ok(answer.value);
	}

	/** Requirements 3 and 6 as far as one answer shows them. */
	#judge(url: string, answer: Result<Fetched, FetchFailure>): void {
		if (!url.startsWith("https://")) this.#findings.error(3, "the address does not use TLS", url);
		if (!answer.ok) {
			const { kind, message, hops } = answer.error;
			if (kind === "certificate") this.#findings.error(3, `the server cannot prove who it is: ${message}`, originOf(url));
			if (kind === "redirects") this.#findings.error(6, `more than ${MOST_HOPS} redirects follow one another`, url);
			this.#judgeHops(url, hops);
			return;
		}
		this.#judgeHops(url, answer.value.hops);
		const { hops, headers, bytes } = answer.value;
		if (hops.length > FEW_HOPS) this.#findings.warn(6, `${hops.length} redirects follow one another`, url);
		else if (hops.length > 0) this.#findings.warn(6, "the server redirects, which it should not", url);
		if (isRefresh(headers, bytes)) this.#findings.error(6, "the page redirects in its content; only HTTP headers may", url);
	}

	#judgeHops(url: string, hops: readonly string[]): void {
		for (const hop of hops) if (!hop.startsWith("https://")) this.#findings.error(3, "a redirect leads to an address without TLS", url);
	}
}

/** Whether an answer sends on by `<meta http-equiv=refresh>` or by the header Refresh. */
function isRefresh(headers: ReadonlyMap<string, string>, bytes: Uint8Array): boolean {
	if (headers.has("refresh")) return true;
	const type = headers.get("content-type") ?? "";
	const head = new TextDecoder().decode(bytes.subarray(0, 16_384)).toLowerCase();
	if (!type.includes("html") && !/^\s*<(?:!doctype|html|head|meta)/.test(head)) return false;
	return /<meta[^<>]{0,200}http-equiv\s{0,10}=\s{0,10}["']?refresh/.test(head);
}

/** Scheme, host and port. */
export function originOf(url: string): string {
	return URL.canParse(url) ? new URL(url).origin : url;
}

/** Reads JSON that a stranger wrote: bounded in depth. */
export function readJson(bytes: Uint8Array, url: string): Result<unknown, string> {
	let json: string;
	try {
		json = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return err("it is not UTF-8");
	}
	if (json.startsWith("\uFEFF")) return err("it begins with a byte order mark");
	const parsed = parseJson(json, url, startRepairLog());
	return parsed.ok ? ok(parsed.value) : err(parsed.error.message);
}
