/** A session with a mail server up to where messages can be sent: greeting, EHLO, STARTTLS, AUTH. */
import { hostname } from "node:os";
import type { Server } from "../server-address.ts";
import { openWire, type Patience, type Wire } from "./connection.ts";
import type { Reply } from "./reply.ts";

/** A session that is open for messages. */
export interface Session {
	readonly wire: Wire;
	/** `host:port`. */
	readonly place: string;
	/** Protocol and cipher; `undefined` for a connection without. */
	readonly tls: string | undefined;
	/** Commands may be sent before the answers to those before them (RFC 2920). */
	readonly pipelining: boolean;
	/** Addresses beyond ASCII (RFC 6531). */
	readonly utf8: boolean;
	/** Octets of a message; `undefined`: it does not say. */
	readonly mostBytes: number | undefined;
}

/** Why there is none; `final`: another try gives the same. */
export interface NoSession {
	readonly why: string;
	readonly final: boolean;
}

/** Opens one. */
export async function openSession(server: Server, patience: Patience): Promise<Session | NoSession> {
	const opened = await openWire(server, patience);
	if (typeof opened === "string") return { why: opened, final: false };
	let wire = opened;
	const failed = (what: string, reply: Reply | undefined, final = false): NoSession => {
		const why = reply === undefined ? `${what}: ${wire.ended ?? "no answer"}` : `${what}: ${reply.code} ${reply.text}`;
		wire.close();
		return { why: why.slice(0, 500), final: final || (reply !== undefined && reply.code >= 500) };
	};
	const greeting = await wire.read();
	if (greeting?.code !== 220) return failed("no greeting", greeting);
	let hello = await ask(wire, `EHLO ${ownName()}`);
	if (hello?.code !== 250) return failed("EHLO", hello);
	if (!server.secure && offers(hello, "STARTTLS") !== undefined) {
		const ready = await ask(wire, "STARTTLS");
		if (ready?.code !== 220) {
			if (server.requireTLS) return failed("STARTTLS", ready, true);
		} else {
			const safe = await wire.secure();
			if (safe === undefined) return failed("TLS: the server does not prove that it is the one named", undefined);
			wire = safe;
			hello = await ask(wire, `EHLO ${ownName()}`);
			if (hello?.code !== 250) return failed("EHLO", hello);
		}
	}
	if (server.requireTLS && wire.tls === undefined)
		return failed("it offers no TLS; add ?tls=optional to the address to do without", undefined, true);
	if (server.auth !== undefined) {
		const denied = await signIn(wire, hello, server.auth);
		if (denied !== undefined) return failed("it does not let this program in", denied.reply, denied.final);
	}
	const size = Number(offers(hello, "SIZE"));
	return {
		wire,
		place: `${server.host}:${server.port}`,
		tls: wire.tls,
		pipelining: offers(hello, "PIPELINING") !== undefined,
		utf8: offers(hello, "SMTPUTF8") !== undefined,
		mostBytes: Number.isSafeInteger(size) && size > 0 ? size : undefined,
	};
}

async function signIn(
	wire: Wire,
	hello: Reply,
	{ user, pass }: { readonly user: string; readonly pass: string },
): Promise<{ readonly reply: Reply | undefined; readonly final: boolean } | undefined> {
	const ways = (offers(hello, "AUTH") ?? "").toUpperCase().split(" ");
	const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");
	if (ways.includes("PLAIN")) {
		const reply = await ask(wire, `AUTH PLAIN ${base64(`\0${user}\0${pass}`)}`);
		return reply?.code === 235 ? undefined : { reply, final: false };
	}
	if (!ways.includes("LOGIN")) return { reply: undefined, final: true };
	let reply = await ask(wire, "AUTH LOGIN");
	if (reply?.code === 334) reply = await ask(wire, base64(user));
	if (reply?.code === 334) reply = await ask(wire, base64(pass));
	return reply?.code === 235 ? undefined : { reply, final: false };
}

async function ask(wire: Wire, line: string): Promise<Reply | undefined> {
	wire.write(`${line}\r\n`);
	return wire.read();
}

/** What an extension of EHLO says; `undefined`: the server has it not. */
function offers({ lines }: Reply, name: string): string | undefined {
	const line = lines.slice(1).find((each) => each.toUpperCase().split(" ")[0] === name);
	return line?.slice(name.length + 1);
}

function ownName(): string {
	const name = hostname();
	return /^[A-Za-z0-9.-]+$/.test(name) ? name : "[127.0.0.1]";
}
