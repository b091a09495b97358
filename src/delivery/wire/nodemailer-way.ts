/**
 * The way over nodemailer's connection, for servers that this program's own wire does not get along with: slower, one message after
 * another, and with more ways to sign in (CRAM-MD5).
 */
import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Server } from "../server-address.ts";
import type { Patience } from "./connection.ts";
import type { NoSession } from "./session.ts";
import type { Peer, Post, PostSource, Sent, Way } from "./way.ts";

/** What nodemailer says of a failure. */
interface Failure {
	readonly code?: string | undefined;
	readonly responseCode?: number | undefined;
	readonly response?: string | undefined;
	readonly message: string;
}

/** Opens one. */
export async function nodemailerWay(server: Server, patience: Patience): Promise<Way | NoSession> {
	const connection = new SMTPConnection({
		host: server.host,
		port: server.port,
		secure: server.secure,
		requireTLS: server.requireTLS,
		connectionTimeout: patience.connectMs,
		greetingTimeout: patience.replyMs,
		socketTimeout: patience.replyMs,
	});
	let ended: string | undefined;
	// What goes wrong between two messages is heard here alone.
	connection.on("error", (error: Failure) => {
		ended ??= wordsOf(error);
	});
	connection.on("end", () => {
		ended ??= "it closed the connection";
	});
	const connected = await settled((done) => {
		connection.once("error", done);
		connection.once("end", () => done({ message: "it closed the connection" }));
		connection.connect((error) => done(error));
	});
	const failed = (error: Failure, what = ""): NoSession => {
		connection.close();
		return {
			why: (what + wordsOf(error)).slice(0, 500),
			final: (error.responseCode ?? 0) >= 500 || error.code === "ETLS" || error.code === "EAUTH",
		};
	};
	if (connected !== undefined) return failed(connected);
	const { auth } = server;
	if (auth !== undefined) {
		const denied = await settled((done) =>
			connection.login({ user: auth.user, pass: auth.pass, credentials: { user: auth.user, pass: auth.pass } }, done),
		);
		if (denied !== undefined) return failed(denied, "it does not let this program in: ");
	}
	const peer: Peer = { place: `${server.host}:${server.port}`, tls: tlsOf(connection._socket) };
	return {
		async run(source) {
			for (let post = await source.take(); post !== undefined; post = ended === undefined ? await source.take() : undefined) {
				await one(connection, post, source, peer);
			}
			connection.quit();
		},
		close: () => connection.close(),
	};
}

async function one<P extends Post>(connection: SMTPConnection, post: P, source: PostSource<P>, peer: Peer): Promise<void> {
	await source.intend(post);
	source.settle(post, await sendOne(connection, post), peer);
}

/** The intent is on record: whatever ends without an answer of the server is uncertain. */
function sendOne(connection: SMTPConnection, { from, to, bytes }: Post): Promise<Sent> {
	return new Promise((resolve) => {
		const over = () => resolve({ outcome: "uncertain", reply: "it closed the connection" });
		connection.once("end", over);
		connection.send({ from, to: [to], size: bytes.length }, Buffer.from(bytes), (error, info) => {
			connection.off("end", over);
			resolve(error === null ? { outcome: "sent", reply: info?.response ?? "" } : sentAs(error));
		});
	});
}

function sentAs({ responseCode, response, message }: Failure): Sent {
	if (responseCode === undefined || responseCode < 400) return { outcome: "uncertain", reply: message };
	return { outcome: responseCode >= 500 ? "refused" : "deferred", reply: response ?? `${responseCode}` };
}

function settled(work: (done: (error?: Failure | null) => void) => void): Promise<Failure | undefined> {
	return new Promise((resolve) => work((error) => resolve(error ?? undefined)));
}

function wordsOf({ code, message }: Failure): string {
	return code === undefined || message.includes(code) ? message : `${code}: ${message}`;
}

function tlsOf(socket: Socket | false | null): string | undefined {
	if (socket === false || socket === null || !("getCipher" in socket)) return undefined;
	const tls = socket as TLSSocket;
	return `${tls.getProtocol() ?? "TLS"} ${tls.getCipher().name}`;
}
