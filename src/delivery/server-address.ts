/** Mail servers by their address: `smtp://account:password@host:587` or `smtps://…:465`. */

/** A server as its address says. */
export interface Server {
	readonly host: string;
	readonly port: number;
	/** TLS from the first byte. */
	readonly secure: boolean;
	/** Nothing is said without TLS. */
	readonly requireTLS: boolean;
	readonly auth: { readonly user: string; readonly pass: string } | undefined;
	/** What speaks to it in campaigns: this program's own wire, or nodemailer (`?engine=nodemailer`). */
	readonly engine: "own" | "nodemailer";
}

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Reads an address; `undefined`: it is none. */
export function serverOf(text: string): Server | undefined {
	if (!URL.canParse(text)) return undefined;
	const { protocol, hostname, port, username, password, searchParams } = new URL(text);
	if ((protocol !== "smtp:" && protocol !== "smtps:") || hostname === "") return undefined;
	const secure = protocol === "smtps:";
	try {
		const auth = username === "" ? undefined : { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
		const mayBePlain = LOOPBACK.has(hostname) || searchParams.get("tls") === "optional";
		return {
			host: hostname.replace(/^\[|\]$/g, ""),
			port: port === "" ? (secure ? 465 : 587) : Number(port),
			secure,
			requireTLS: !secure && !mayBePlain,
			auth,
			engine: searchParams.get("engine") === "nodemailer" ? "nodemailer" : "own",
		};
	} catch {
		return undefined;
	}
}
