/**
 * Messages over a session, one after another. The envelope of the next goes out in one write behind the end of the one before, so that the
 * server's answers to both come back together (RFC 2920).
 *
 * A message's first byte is written only when `intend` has settled: whoever keeps a record of what may have been sent loses no message.
 */
import type { Reply } from "./reply.ts";
import type { Session } from "./session.ts";

/** One message to one recipient. */
export interface Post {
	readonly from: string;
	readonly to: string;
	readonly needsUtf8: boolean;
	/** As composed: no line begins with a dot. */
	readonly bytes: Uint8Array;
}

/**
 * What came of one. `lost`: the connection ended before the message was written, and it can go over another. `uncertain`: it was written,
 * and no answer came.
 */
export interface Sent {
	readonly outcome: "sent" | "deferred" | "refused" | "uncertain" | "lost";
	readonly reply: string;
}

/** Where messages come from, and what is told of them. */
export interface PostSource<P extends Post> {
	/** The next one that may go now, waiting for it; `undefined`: there is none any more. */
	take(): Promise<P | undefined>;
	/** The next one, if one may go at this instant. */
	takeNow(): P | undefined;
	/** Settles when it is on record that this message is about to be written. */
	intend(post: P): Promise<void>;
	settle(post: P, sent: Sent, session: Session): void;
}

/** Sends until there is nothing more or the connection is over; then every message taken is settled. */
export async function transact<P extends Post>(session: Session, source: PostSource<P>): Promise<void> {
	const { wire } = session;
	let post = await source.take();
	let isAsked = false;
	let mustReset = false;
	while (post !== undefined) {
		const current = post;
		post = undefined;
		if (session.mostBytes !== undefined && current.bytes.length > session.mostBytes && !isAsked) {
			source.settle(
				current,
				{ outcome: "refused", reply: `the message has ${current.bytes.length} bytes, the server takes ${session.mostBytes}` },
				session,
			);
			post = await source.take();
			continue;
		}
		const ready = await envelope(session, current, isAsked, mustReset);
		isAsked = false;
		mustReset = ready.mustReset;
		if (ready.sent !== undefined) {
			source.settle(current, ready.sent, session);
			if (wire.ended !== undefined || ready.isOver) break;
			post = await source.take();
			continue;
		}
		await source.intend(current);
		const next = session.pipelining && wire.ended === undefined ? source.takeNow() : undefined;
		if (wire.ended !== undefined) source.settle(current, { outcome: "lost", reply: wire.ended }, session);
		else {
			wire.write(current.bytes, next === undefined ? ".\r\n" : `.\r\n${commands(session, next).join("")}`);
			source.settle(current, sentAs(await wire.read(), wire.ended), session);
		}
		isAsked = next !== undefined;
		post = next ?? (wire.ended === undefined ? await source.take() : undefined);
	}
	if (wire.ended === undefined) wire.write("QUIT\r\n");
	wire.close();
}

function commands({ utf8 }: Session, post: Post): readonly [string, string, string] {
	return [`MAIL FROM:<${post.from}>${utf8 && post.needsUtf8 ? " SMTPUTF8" : ""}\r\n`, `RCPT TO:<${post.to}>\r\n`, "DATA\r\n"];
}

interface Envelope {
	/** `undefined`: the server waits for the message. */
	readonly sent: Sent | undefined;
	readonly mustReset: boolean;
	/** The server ends the session. */
	readonly isOver?: boolean;
}

/** Says from and to, unless that was said already, and reads what the server answers. */
async function envelope(session: Session, post: Post, isAsked: boolean, mustReset: boolean): Promise<Envelope> {
	const { wire } = session;
	if (post.needsUtf8 && !session.utf8)
		return isAsked ? aborted(session, "the server takes no address beyond ASCII") : no("the server takes no address beyond ASCII");
	if (mustReset) {
		wire.write("RSET\r\n");
		await wire.read();
	}
	const lines = commands(session, post);
	if (session.pipelining && !isAsked) wire.write(lines.join(""));
	const replies: (Reply | undefined)[] = [];
	for (const [index, line] of lines.entries()) {
		if (!session.pipelining) {
			if (index > 0 && !isGood(replies.at(-1))) break;
			wire.write(line);
		}
		replies.push(await wire.read());
	}
	const [mail, recipient, data] = replies;
	const bad = [mail, recipient, data].find((reply, index) => reply !== undefined && !(index === 2 ? reply.code === 354 : isGood(reply)));
	if (bad !== undefined) {
		// The server takes a message for nobody: it gets an empty one, and what it says of that does not matter.
		if (data?.code === 354) {
			wire.write(".\r\n");
			await wire.read();
			return { sent: refusal(bad), mustReset: false, isOver: bad.code === 421 };
		}
		return { sent: refusal(bad), mustReset: isGood(mail), isOver: bad.code === 421 };
	}
	if (data === undefined) return { sent: { outcome: "lost", reply: wire.ended ?? "no answer" }, mustReset: false, isOver: true };
	return { sent: undefined, mustReset: false };
}

function no(reply: string): Envelope {
	return { sent: { outcome: "refused", reply }, mustReset: false };
}

/** An envelope that was sent ahead and is not wanted: the connection ends, for its answers would be taken for others. */
function aborted({ wire }: Session, reply: string): Envelope {
	wire.close();
	return { ...no(reply), isOver: true };
}

function isGood(reply: Reply | undefined): boolean {
	return reply !== undefined && reply.code >= 200 && reply.code < 300;
}

function refusal({ code, text }: Reply): Sent {
	return { outcome: code >= 500 ? "refused" : "deferred", reply: `${code} ${text}` };
}

function sentAs(reply: Reply | undefined, ended: string | undefined): Sent {
	if (reply === undefined) return { outcome: "uncertain", reply: ended ?? "no answer" };
	return isGood(reply) ? { outcome: "sent", reply: `${reply.code} ${reply.text}` } : refusal(reply);
}
