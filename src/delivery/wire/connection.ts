/** A connection to a mail server as bytes and answers: what is written, and the answers in their order. */
import { connect, isIP, type Socket } from "node:net";
import { connect as connectTls, type TLSSocket } from "node:tls";
import type { Server } from "../server-address.ts";
import { createReplyReader, type Reply } from "./reply.ts";

/** A connection; answers come in the order of what was asked. */
export interface Wire {
	/** Protocol and cipher; `undefined` for a connection without. */
	readonly tls: string | undefined;
	write(...parts: readonly (string | Uint8Array)[]): void;
	/** The next answer; `undefined`: the connection is over, or nothing came in time. */
	read(): Promise<Reply | undefined>;
	/** Goes on encrypted; `undefined`: the server does not prove who it is. */
	secure(): Promise<Wire | undefined>;
	/** Why it is over; `undefined` while it is not. */
	readonly ended: string | undefined;
	close(): void;
}

/** How long a server may take. */
export interface Patience {
	readonly connectMs: number;
	readonly replyMs: number;
}

/** What `ended` says of a server that was silent for too long. */
export const NO_ANSWER = "it did not answer in time";

/** Opens one; the text says why it could not. */
export function openWire(server: Server, patience: Patience): Promise<Wire | string> {
	return new Promise((resolve) => {
		const socket = server.secure
			? connectTls({ host: server.host, port: server.port, servername: nameOf(server) })
			: connect({ host: server.host, port: server.port });
		const timer = setTimeout(() => over("it does not answer"), patience.connectMs);
		const over = (why: string) => {
			clearTimeout(timer);
			socket.destroy();
			resolve(why);
		};
		socket.once("error", (error: NodeJS.ErrnoException) => over(error.code ?? error.message));
		socket.once(server.secure ? "secureConnect" : "connect", () => {
			clearTimeout(timer);
			socket.removeAllListeners("error");
			resolve(wireOver(socket, server, patience));
		});
	});
}

function wireOver(socket: Socket | TLSSocket, server: Server, patience: Patience): Wire {
	const reader = createReplyReader();
	const replies: Reply[] = [];
	let waiting: ((reply: Reply | undefined) => void) | undefined;
	let timer: NodeJS.Timeout | undefined;
	let ended: string | undefined;
	const give = (reply: Reply | undefined) => {
		clearTimeout(timer);
		const to = waiting;
		waiting = undefined;
		to?.(reply);
	};
	const end = (why: string) => {
		ended ??= why;
		socket.destroy();
		give(replies.shift());
	};
	const take = (part: Buffer) => {
		const found = reader.feed(part.toString("latin1"));
		if (found === undefined) return end("it does not speak SMTP");
		replies.push(...found);
		if (waiting !== undefined && replies.length > 0) give(replies.shift());
	};
	socket.setNoDelay(true);
	socket.on("data", take);
	socket.on("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
	socket.on("close", () => end("it closed the connection"));
	return {
		tls: "getCipher" in socket ? `${socket.getProtocol() ?? "TLS"} ${socket.getCipher().name}` : undefined,
		get ended() {
			return ended;
		},
		write(...parts) {
			if (ended !== undefined) return;
			socket.cork();
			for (const part of parts) socket.write(part);
			socket.uncork();
		},
		read: () =>
			new Promise((resolve) => {
				const reply = replies.shift();
				if (reply !== undefined || ended !== undefined) return resolve(reply);
				waiting = resolve;
				timer = setTimeout(() => end(NO_ANSWER), patience.replyMs);
			}),
		secure: () => secured(socket, server, patience, () => void socket.removeAllListeners("data").removeAllListeners("close")),
		close() {
			ended ??= "closed";
			socket.end();
			setTimeout(() => socket.destroy(), 1000).unref();
		},
	};
}

function secured(socket: Socket, server: Server, patience: Patience, letGo: () => void): Promise<Wire | undefined> {
	letGo();
	return new Promise((resolve) => {
		const tls = connectTls({ socket, servername: nameOf(server), host: server.host });
		const timer = setTimeout(() => tls.destroy(), patience.connectMs);
		const over = () => {
			clearTimeout(timer);
			resolve(undefined);
		};
		tls.once("error", over);
		tls.once("close", over);
		tls.once("secureConnect", () => {
			clearTimeout(timer);
			tls.removeAllListeners("error").removeAllListeners("close");
			resolve(wireOver(tls, server, patience));
		});
	});
}

/** The name that a certificate is asked for: none where the server is named by its number, for which there is no such name (RFC 6066). */
function nameOf({ host }: Server): string {
	return isIP(host) === 0 ? host : "";
}
