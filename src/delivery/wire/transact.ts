/**
 * Messages over a session, one after another. The envelope of the next goes out in one write behind the end of the one before, so that the
 * server's answers to both come back together (RFC 2920).
 *
 * A message's first byte is written only when `intend` has settled: whoever keeps a record of what may have been sent loses no message.
 */
import { NO_ANSWER } from "./connection.ts";
import type { Reply } from "./reply.ts";
import type { Session } from "./session.ts";
import type { Post, PostSource, Sent } from "./way.ts";

/** Sends until there is nothing more or the connection is over; then every message taken is settled. */
export async function transact<P extends Post>(session: Session, source: PostSource<P>): Promise<void> {
	const { wire } = session;
	let post = await source.take();
	let isAsked = false;
	let mustReset = false;
	// What came of the message before, until the answers to the envelope behind it show that they are in step.
	let before: { readonly post: P; readonly sent: Sent } | undefined;
	const settleBefore = (isInStep: boolean) => {
		if (before !== undefined) source.settle(before.post, isInStep ? before.sent : OUT_OF_STEP, session);
		before = undefined;
	};
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
		settleBefore(ready.isInStep !== false);
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
			before = { post: current, sent: sentAs(await wire.read(), wire.ended) };
			if (next === undefined) settleBefore(true);
		}
		isAsked = next !== undefined;
		post = next ?? (wire.ended === undefined ? await source.take() : undefined);
	}
	settleBefore(true);
	if (wire.ended === undefined) wire.write("QUIT\r\n");
	wire.close();
}

/**
 * A server that owes an answer: what was read for a message was meant for the envelope behind it. Nobody knows what became of the message.
 */
const OUT_OF_STEP: Sent = { outcome: "uncertain", reply: "the server's answers are out of step" };

function commands({ utf8 }: Session, post: Post): readonly [string, string, string] {
	return [`MAIL FROM:<${post.from}>${utf8 && post.needsUtf8 ? " SMTPUTF8" : ""}\r\n`, `RCPT TO:<${post.to}>\r\n`, "DATA\r\n"];
}

interface Envelope {
	/** `undefined`: the server waits for the message. */
	readonly sent: Sent | undefined;
	readonly mustReset: boolean;
	/** The server ends the session. */
	readonly isOver?: boolean;
	/** False: the answers cannot be those to what was asked. */
	readonly isInStep?: boolean;
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
	// "Go on with the message" in the place of an earlier answer, or one answer too few: the server left one out.
	const owes = mail?.code === 354 || recipient?.code === 354 || (isAsked && data === undefined && wire.ended === NO_ANSWER);
	if (owes) {
		wire.close();
		return { sent: { outcome: "lost", reply: OUT_OF_STEP.reply }, mustReset: false, isOver: true, isInStep: false };
	}
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
