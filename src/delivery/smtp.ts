/** Letters over SMTP, by nodemailer. The library is loaded with the first letter. */
import type { Letter, Mailer } from "../core/letter.ts";
import type { Problem } from "../core/problem.ts";
import { err, ok, type Result } from "../core/result.ts";
import { type Server, serverOf } from "./server-address.ts";

/** A server that does not answer within this long is given up for now. */
const PATIENCE_MS = 20_000;

/** One recipient and nothing else: no name, no list, no route (RFC 5321 dot-string). */
const RECIPIENT = /^[\w!#$%&'*+/=?^`{|}~.-]{1,64}@[\p{L}\p{N}.-]{1,189}$/u;

/**
 * Makes a mailer.
 *
 * @param address - `smtp://account:password@host:587` or `smtps://…:465`; the password never leaves this function.
 * @param from - The sender, an e-mail address.
 * @returns `delivery/bad-address` when one of them is none.
 */
export function smtpMailer(address: string, from: string): Result<Mailer, Problem> {
	const server = serverOf(address);
	if (server === undefined)
		return err(bad("the address of the mail server is none", "--mail", "Write it as smtp://account:password@mail.example.org:587."));
	if (!RECIPIENT.test(from)) return err(bad("the sender's address is none", "--mail-from", "Write it as seawall@example.org."));
	const place = `${server.host}:${server.port}`;
	return ok({
		place,
		send: (letter) => send(server, place, from, letter),
		check: () => guarded(place, async () => void (await (await transport(server)).verify())),
	});
}

function bad(message: string, at: string, todo: string): Problem {
	return { code: "delivery/bad-address", message, at, todo };
}

async function transport({ auth, host, port, secure, requireTLS }: Server) {
	const { createTransport } = await import("nodemailer");
	return createTransport({
		host,
		port,
		secure,
		requireTLS,
		...(auth === undefined ? {} : { auth }),
		connectionTimeout: PATIENCE_MS,
		greetingTimeout: PATIENCE_MS,
		socketTimeout: PATIENCE_MS,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
}

async function send(server: Server, place: string, from: string, { to, subject, text, id }: Letter): Promise<Result<void, Problem>> {
	if (!RECIPIENT.test(to)) return err({ ...refused("it is no address that mail can be sent to"), at: to });
	return guarded(place, async () => {
		const headers = { "auto-submitted": "auto-generated" };
		const domain = from.slice(from.lastIndexOf("@") + 1);
		await (await transport(server)).sendMail({
			envelope: { from, to: [to] },
			from: { name: "Seawall", address: from },
			to: { name: "", address: to },
			subject: subject.replace(/[\r\n]+/g, " "),
			text,
			headers,
			// The same letter sent again after a crash carries the same id, by which a mailbox may know it.
			messageId: `<${id}@${domain}>`,
		});
	});
}

async function guarded(place: string, work: () => Promise<void>): Promise<Result<void, Problem>> {
	try {
		return ok(await work());
	} catch (error) {
		const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
		if (typeof responseCode === "number") {
			const final = responseCode >= 500 && responseCode < 600;
			return err({ ...(final ? refused(`the server answered ${responseCode}`) : later(`the server answered ${responseCode}`)), at: place });
		}
		return err({ ...later(typeof code === "string" ? code : "no connection"), at: place });
	}
}

function refused(why: string): Problem {
	const todo = "Check the address, and what the mail server lets this program send.";
	return { code: "delivery/refused", message: `the mail was refused: ${why}`, at: "", todo };
}

function later(why: string): Problem {
	return {
		code: "delivery/unreachable",
		message: `the mail server could not take it now: ${why}`,
		at: "",
		todo: "It is tried again; check the server.",
	};
}
