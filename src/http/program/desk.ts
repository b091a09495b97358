/** Where every request is received: who it is from, under which cookie, and whether a form is ours. Requests are written by strangers. */
import { BlockList, isIP } from "node:net";
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import type { Reporting } from "../../account/report/reporting.ts";
import type { CallStore } from "../../core/calls.ts";
import type { WaveRecord } from "../../detect/record/wave-record.ts";
import type { SitePlaceStore } from "../../inventory/site-place.ts";
import type { Known } from "../../people/ports.ts";
import type { PreferenceStore } from "../../people/preferences.ts";
import type { Entry, Gate, Origin } from "../../people/sign-in.ts";
import type { Authoring } from "../authoring-port.ts";
import { relyingParty } from "../console/webauthn.ts";
import { sayOf } from "../design/language.ts";
import { ENGLISH, isLanguage, type Say } from "../design/say.ts";
import { type Env, isSameOrigin } from "../guard.ts";
import type { FleetEdits, ImportDesk } from "../import-port.ts";
import type { Alerts, Audit, Documents, Fleets, Intake } from "../ports.ts";
import type { ProviderTree } from "../provider-port.ts";
import type { Publication } from "../publication-port.ts";
import { derive, sameSecret } from "../secrets.ts";
import type { ResponseDesk } from "../site/response/response-desk.ts";
import type { PublicSite } from "../site/site.ts";
import type { Telemetry } from "../telemetry-port.ts";
import type { Metrics } from "./metrics.ts";
import { refusal } from "./refusal.tsx";

/** A request with what is known about it. */
export interface Visit {
	readonly c: Context<Env>;
	readonly known: Known | undefined;
	readonly origin: Origin;
	/** What a form of this browser has to carry. */
	readonly formWord: string;
	/** The words of the reader's language. */
	readonly say: Say;
}

/** What handlers work with. */
export interface Desk {
	readonly gate: Gate;
	readonly fleets: Fleets;
	readonly documents: Documents;
	readonly intake: Intake;
	readonly calls: CallStore;
	readonly metrics: Metrics;
	/** Without it there is no public site. */
	readonly site: PublicSite | undefined;
	readonly imports: ImportDesk;
	readonly edits: FleetEdits;
	/** Where sites are. */
	readonly places: SitePlaceStore;
	readonly preferences: PreferenceStore;
	readonly audit: Audit;
	readonly alerts: Alerts;
	readonly authoring: Authoring;
	readonly waves: WaveRecord;
	/** The record of responses, where there is one. */
	readonly responses?: ResponseDesk | undefined;
	/** Reports of ours; without them there are none. */
	readonly reports: Reporting | undefined;
	/** Lines of sensors that programs send. */
	readonly telemetry: Telemetry;
	/** Our own CSAF tree. */
	readonly provider: ProviderTree;
	/** Statistics, and what readers take part in. */
	readonly publication: Publication;
	/** Reached over TLS: cookies are for TLS alone. */
	readonly secure: boolean;
	readonly trustedProxies: readonly string[];
	/** The address under which people reach it, without a slash at the end. */
	readonly address: () => string;
	/** Told of what failed in us after the answer. */
	readonly onDefect: (error: unknown) => void;
	receive(c: Context<Env>): Promise<Visit>;
	isOwnForm(visit: Visit): Promise<boolean>;
	/** Hands out the session's cookie. */
	admit(visit: Visit, entry: Entry): void;
	/** Keeps a secret in the browser while it is at its company, and gives it back once. */
	keepTrip(visit: Visit, secret: string): void;
	takeTrip(visit: Visit): string | undefined;
	/** Takes it back. */
	dismiss(visit: Visit): void;
	refuse(visit: Visit, why: 401 | 403 | 404 | "form" | "busy"): Response;
}

/** How the server is reached. */
export interface Reach {
	readonly secure: boolean;
	readonly address: () => string;
	/** Whose `X-Forwarded-For` is believed: addresses or networks (`10.0.0.0/8`). */
	readonly trustedProxies: readonly string[];
	/** Told of what failed in us. */
	readonly onDefect: (error: unknown) => void;
}

/** Where a script of a page of ours sends the word that its forms carry. */
export const WORD_HEADER = "x-seawall-word";

/** A session's use is noted this often. */
const TOUCH_MS = 60_000;

/** Makes the desk. */
export function createDesk(
	parts: Pick<
		Desk,
		| "gate"
		| "fleets"
		| "documents"
		| "intake"
		| "calls"
		| "metrics"
		| "site"
		| "audit"
		| "alerts"
		| "imports"
		| "edits"
		| "places"
		| "preferences"
		| "authoring"
		| "responses"
		| "reports"
		| "waves"
		| "telemetry"
		| "provider"
		| "publication"
	>,
	reach: Reach,
): Desk {
	const { gate } = parts;
	const proxies = proxyList(reach.trustedProxies);
	const cookie = (c: Context<Env>, use: "session" | "form" | "trip"): string => {
		const port = /:(\d{1,5})$/.exec(c.req.header("host") ?? "")?.[1] ?? "80";
		return reach.secure ? `__Host-seawall-${use}` : `seawall-console-${use}-${port}`;
	};
	const keep = (c: Context<Env>, use: "session" | "form", value: string) =>
		setCookie(c, cookie(c, use), value, { httpOnly: true, sameSite: "Strict", path: "/", secure: reach.secure });
	return {
		...parts,
		secure: reach.secure,
		trustedProxies: reach.trustedProxies,
		address: reach.address,
		onDefect: reach.onDefect,
		async receive(c) {
			const origin = { address: addressOf(c, proxies), agent: (c.req.header("user-agent") ?? "").slice(0, 200) };
			const bearer = c.req.path.startsWith("/api/") ? /^Bearer +(\S{1,200})$/i.exec(c.req.header("authorization") ?? "")?.[1] : undefined;
			if (bearer !== undefined) {
				const known = await gate.people.knownByToken(gate.codes.digest(bearer), gate.now());
				return { c, known, origin, formWord: "", say: ENGLISH };
			}
			// An account's language costs a look into the store, and only pages speak.
			const isPage = !c.req.path.startsWith("/api/");
			const secret = getCookie(c, cookie(c, "session"));
			const known = secret === undefined ? undefined : await gate.people.knownBySession(gate.codes.digest(secret), gate.now());
			if (known?.session !== undefined && gate.now() - known.session.seenAt > TOUCH_MS)
				await gate.people.touchSession({ id: known.session.id, at: gate.now() });
			const language = known === undefined || !isPage ? undefined : (await parts.preferences.of(known.person.id)).language;
			const say = sayOf(c, isLanguage(language) ? language : undefined);
			if (known !== undefined && secret !== undefined) return { c, known, origin, formWord: derive(secret, "form"), say };
			// Programs fill in no forms.
			if (c.req.path.startsWith("/api/")) return { c, known: undefined, origin, formWord: "", say };
			let word = getCookie(c, cookie(c, "form"));
			if (word === undefined || !/^[\w-]{43}$/.test(word)) {
				word = gate.codes.secret();
				// Only where there may be a form: a style sheet that is kept must not carry anybody's cookie.
				const hasForm = c.req.path.startsWith("/console") || c.req.path.startsWith("/acknowledge/") || c.req.path === "/members/open";
				if (hasForm && !c.req.path.endsWith(".css")) keep(c, "form", word);
			}
			return { c, known: undefined, origin, formWord: derive(word, "form"), say };
		},
		async isOwnForm({ c, known, formWord }) {
			if (c.req.path.startsWith("/api/")) {
				// No browser sends a token by itself; a script of ours sends the word of its page.
				if (known !== undefined && known.session === undefined) return true;
				return isSameOrigin(c) && formWord !== "" && sameSecret(c.req.header(WORD_HEADER), formWord);
			}
			return isSameOrigin(c) && formWord !== "" && sameSecret((await formOf(c)).get("word") ?? undefined, formWord);
		},
		admit: ({ c }, entry) => keep(c, "session", entry.secret),
		// Lax, for the browser comes back from elsewhere; it opens nothing by itself.
		keepTrip: ({ c }, secret) =>
			setCookie(c, cookie(c, "trip"), secret, { httpOnly: true, sameSite: "Lax", path: "/", secure: reach.secure, maxAge: 600 }),
		takeTrip({ c }) {
			const secret = getCookie(c, cookie(c, "trip"));
			deleteCookie(c, cookie(c, "trip"), { path: "/", secure: reach.secure });
			return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : undefined;
		},
		dismiss: ({ c }) => void deleteCookie(c, cookie(c, "session"), { path: "/", secure: reach.secure }),
		refuse: ({ c, formWord, say }, why) => refusal(c, formWord, why, why === 401 && relyingParty(reach.address(), c) !== undefined, say),
	};
}

/** The fields of a form; empty where what came is none. The size is bounded before. */
export async function formOf(c: Context<Env>): Promise<URLSearchParams> {
	const type = c.req.header("content-type") ?? "";
	if (/^multipart\/form-data\s*;/i.test(type)) {
		const form = await c.req.formData().catch(() => undefined);
		const fields = new URLSearchParams();
		for (const [name, value] of form ?? []) if (typeof value === "string") fields.append(name, withoutNul(value));
		return fields;
	}
	if (!/^application\/x-www-form-urlencoded(?:\s*;|$)/i.test(type)) return new URLSearchParams();
	const fields = new URLSearchParams(await c.req.text());
	for (const [name, value] of fields) if (value.includes("\0")) fields.set(name, withoutNul(value));
	return fields;
}

/** As the store keeps it: PostgreSQL takes no NUL, not even in a question. */
function withoutNul(text: string): string {
	return text.replaceAll("\0", "\ufffd");
}

function proxyList(proxies: readonly string[]): BlockList {
	const list = new BlockList();
	for (const proxy of proxies) {
		const [address = "", prefix] = proxy.split("/");
		const family = isIP(address) === 6 ? "ipv6" : "ipv4";
		if (prefix === undefined) list.addAddress(address, family);
		else list.addSubnet(address, Number(prefix), family);
	}
	return list;
}

/** Whether a text is an address or a network. */
export function isNetwork(text: string): boolean {
	const [address = "", prefix, ...rest] = text.split("/");
	const family = isIP(address);
	if (family === 0 || rest.length > 0) return false;
	return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 6 ? 128 : 32));
}

/** The nearest address that is no proxy of ours: what stands further left in the header anybody may have written. */
function addressOf(c: Context<Env>, proxies: BlockList): string {
	const trusted = (address: string): boolean => isIP(address) !== 0 && proxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
	let address = plain(c.env?.incoming?.socket?.remoteAddress ?? "local");
	const named = (c.req.header("x-forwarded-for") ?? "").split(",").slice(-16);
	while (trusted(address)) {
		const next = plain((named.pop() ?? "").trim());
		if (isIP(next) === 0) break;
		address = next;
	}
	return address;
}

/** An IPv4 address as it reaches an IPv6 socket is the same address. */
function plain(address: string): string {
	return address.replace(/^::ffff:(?=\d+\.)/i, "");
}
